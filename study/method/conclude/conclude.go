// Package conclude is the study of what holds in every world that a case's testimony
// allows: what each policy changes, in how many of those worlds, and whether under every
// rival explanation.
//
//	kind.go       the study, which reads the rows of a reference table (package table)
//	conclude.go   what it says, whole
//	direction.go  when it is said that an outcome rises or falls
//	depends.go    what that depends on where it cannot be told
//	decide.go     choosing a policy without knowing the world
//	words.go      the sentences
//	view.go       the page
package conclude

import (
	"context"
	"math"
	"slices"

	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/show"
	"tumen/study/table"
	"tumen/vocabulary"
)

// Conclusions are what can be concluded from a case. They are what the command prints as
// JSON.
type Conclusions struct {
	study.About
	Worlds      Worlds        `json:"worlds" doc:"that agree with the testimony"`
	Hypotheses  []table.Rival `json:"hypotheses" doc:"the alternatives of each rival explanation, and how likely each is"`
	Patterns    []Pattern     `json:"patterns"`
	Conclusions []Conclusion  `json:"conclusions"`
	Decisions   []Decision    `json:"decisions" doc:"each policy as a choice of somebody who does not know the world, judged by what porters gain; empty if that is not known of any world"`
	Rule        Rule          `json:"rule" doc:"when a direction is said"`
}

// Worlds is how many there are.
type Worlds struct {
	N         int     `json:"n" doc:"rows of the table that agree with the testimony"`
	Effective float64 `json:"effective" doc:"independent worlds that say as much"`
	Runs      int     `json:"runs" doc:"of the model, in all"`

	// Only the last rounds of a table are run under the policies.
	Tried          int     `json:"tried" doc:"of the n, run under every policy as well: conclusions rest on these"`
	TriedEffective float64 `json:"tried_effective" doc:"independent worlds that say as much as those"`
	Trade          float64 `json:"trade" doc:"share of the worlds in which something was sold"`
}

// Pattern is a pattern of the case, and in how many worlds it is met.
type Pattern struct {
	Name     string   `json:"name"`
	Measure  string   `json:"measure"`
	Role     string   `json:"role" enum:"put in,fitted,held out,free"`
	PutIn    []string `json:"put_in_under" doc:"alternatives, as GROUP=NAME, under which its claim is an input as well, so that it is no evidence of worlds in which they hold"`
	MetShare float64  `json:"met_share" doc:"of the worlds; one that lacks the number does not meet it"`
}

// Conclusion is what one policy changes of one outcome. Numbers are in Unit; what is
// null is in no world.
type Conclusion struct {
	Policy    string        `json:"policy"`
	Outcome   string        `json:"outcome" doc:"its path"`
	Title     string        `json:"title" doc:"in running text"`
	Unit      string        `json:"unit"`
	Direction table.Verdict `json:"direction" enum:"rises,falls,cannot be told"`
	Share     float64       `json:"share" doc:"of the worlds in which the outcome moves that way; where it cannot be told, the more frequent way"`
	ShareLow  float64       `json:"share_low" doc:"of its 95 % interval: Wilson's, of as many independent worlds"`
	ShareHigh float64       `json:"share_high"`
	Rises     float64       `json:"rises" doc:"share of the worlds; rises, falls and unchanged add up to 1"`
	Falls     float64       `json:"falls"`
	Unchanged float64       `json:"unchanged" doc:"not moved at all"`
	Absent    float64       `json:"absent" doc:"share of the worlds without such a number, with the policy or without; they are in no other figure"`
	Median    *float64      `json:"median" doc:"of the change"`
	Low       *float64      `json:"low" doc:"in 5 % of the worlds the change is less"`
	High      *float64      `json:"high" doc:"in 5 % of the worlds the change is more"`
	By        *By           `json:"by" doc:"how far the outcome moves, where it moves the way that share is of; null if it does nowhere"`
	Under     []Under       `json:"under" doc:"the same under each rival explanation that stays possible"`
	Depends   []string      `json:"depends" doc:"unknowns that decide which way, beyond chance; empty where the direction is told, or none does"`
	Says      string        `json:"says" doc:"a sentence that can be quoted"`

	Lower *float64 `json:"lower_quartile"`
	Upper *float64 `json:"upper_quartile"`
}

// By is how far an outcome moves, without its sign.
type By struct {
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Relative bool    `json:"relative" doc:"as a share of what it is without the policy; else in the unit"`
}

// Under is the direction where a rival explanation holds.
type Under struct {
	Hypothesis string        `json:"hypothesis" doc:"GROUP=NAME"`
	Direction  table.Verdict `json:"direction" enum:"rises,falls,cannot be told"`
	Share      float64       `json:"share" doc:"of the worlds in which it holds that move that way, or the more frequent way"`
	Effective  float64       `json:"effective" doc:"independent worlds in which it holds"`
}

// Told says whether a direction is said.
func (c *Conclusion) Told() bool { return c.Direction != table.CannotBeTold }

// word is the more frequent way.
func (c *Conclusion) word() table.Verdict {
	if c.Rises < c.Falls {
		return Falls
	}
	return Rises
}

// Analyse reads what the rounds of a table that are complete say. It fails if none of
// the worlds that agree with the testimony was run under the policies.
func Analyse(s *study.Study) (*Conclusions, error) { return analyse(context.Background(), s, 0) }

func analyse(ctx context.Context, s *study.Study, workers int) (*Conclusions, error) {
	t, err := table.Read(s)
	if err != nil {
		return nil, err
	}
	l, err := t.Learn(ctx, table.Options{Workers: workers})
	if err != nil {
		return nil, err
	}
	answer, err := l.Witness()
	if err != nil {
		return nil, err
	}
	weights := answer.Weights
	checked, err := l.Check(ctx, effects(t), workers, nil)
	if err != nil {
		return nil, err
	}
	out, err := Of(t, weights, checked)
	if err != nil {
		return nil, err
	}
	if out.About, err = s.About(); err != nil {
		return nil, err
	}
	out.Worlds.Runs = out.Rows
	out.Partial = out.Partial || len(t.Rounds) < len(table.Rounds(s.Spec))
	if out.Patterns, err = patterns(t, weights); err != nil {
		return nil, err
	}
	return out, nil
}

// effects are the columns of what is concluded, policy by policy.
func effects(t *table.Table) (all []table.Column) {
	for arm := 1; arm < len(t.Spec.Arms); arm++ {
		for _, k := range Outcomes(t.Spec) {
			all = append(all, table.Column{What: t.Spec.Arms[arm].Name + ": " + t.Spec.Outcomes[k].Name, Sort: table.SortEffect, Values: t.Effect(arm, k)})
		}
	}
	return all
}

// Of are the conclusions from a table, with some weights of its rows; what is known of
// the study and of its case's patterns is left out. Intervals and probabilities are
// corrected by what playing the truth shows of the effects.
func Of(t *table.Table, weights []float64, checked *table.Checked) (*Conclusions, error) {
	arms := t.Arms(weights)
	out := &Conclusions{
		Rule: TheRule, Patterns: []Pattern{}, Conclusions: []Conclusion{}, Decisions: []Decision{},
		Worlds: Worlds{
			N: len(table.Counting(weights)), Effective: table.Effective(weights),
			Tried: len(table.Counting(arms)), TriedEffective: table.Effective(arms), Trade: 1,
		},
	}
	if k := t.Spec.Place("mass.sold"); k >= 0 {
		sold := t.Outcome(0, k)
		out.Worlds.Trade = table.Share(weights, func(int) bool { return true }, func(row int) bool { return sold[row] > 0 })
	}
	var err error
	if out.Hypotheses, err = t.Rivals(weights, checked); err != nil {
		return nil, err
	}
	if out.Worlds.Tried == 0 {
		return out, nil
	}
	rivals := rivalsOf(t, out.Hypotheses)
	outcomes := Outcomes(t.Spec)
	for arm := 1; arm < len(t.Spec.Arms); arm++ {
		for n, k := range outcomes {
			if c, ok := conclude(t, arms, arm, k, rivals, checked.Columns[(arm-1)*len(outcomes)+n]); ok {
				out.Conclusions = append(out.Conclusions, c)
			}
		}
	}
	out.Decisions, err = decide(t, arms)
	return out, err
}

// Outcomes are the places of those of which something is concluded: what a comparison of
// policies tests, and what the case has patterns for.
func Outcomes(s *study.Spec) (places []int) {
	for k, o := range s.Outcomes {
		if vocabulary.Within(o.Name, vocabulary.Tested) || slices.ContainsFunc(s.Patterns, func(b study.Band) bool { return b.Measure == o.Name }) {
			places = append(places, k)
		}
	}
	return places
}

// patterns are all of the case, those that are held out too.
func patterns(t *table.Table, weights []float64) ([]Pattern, error) {
	all := []Pattern{}
	laid, err := table.Laid(t.Spec)
	if err != nil || laid == nil {
		return all, err
	}
	for i, p := range laid.Patterns {
		one := Pattern{Name: p.Name, Measure: p.Measure, Role: scenario.Free, PutIn: []string{}}
		if roles := laid.Evidence().Patterns; i < len(roles) {
			one.Role = roles[i].Role
		}
		under, err := t.PutInUnder(p.Name)
		if err != nil {
			return nil, err
		}
		one.PutIn = append(one.PutIn, under...)
		if k := t.Spec.Place(p.Measure); k >= 0 {
			f := table.NewFeature(study.Band{Name: p.Name, Measure: p.Measure, Low: study.Finite(p.Low), High: study.Finite(p.High)}, k)
			column := t.Outcome(0, k)
			one.MetShare = table.Share(weights, func(int) bool { return true }, func(row int) bool { return f.Met(column[row]) })
		}
		all = append(all, one)
	}
	return all, nil
}

// conclude is what an arm changes of an outcome; false if no world has the number.
func conclude(t *table.Table, weights []float64, arm, k int, rivals []rival, by table.Correction) (c Conclusion, ok bool) {
	o := t.Spec.Outcomes[k]
	effect := t.Effect(arm, k)
	d := directionOf(effect, weights, nil)
	if d.effective == 0 {
		return c, false
	}
	c = Conclusion{
		Policy: t.Spec.Arms[arm].Name, Outcome: o.Name, Title: show.Phrase(o), Unit: o.Unit, Direction: d.told(),
		Rises: d.rises, Falls: d.falls, Unchanged: d.same, Absent: d.absent, Under: []Under{}, Depends: []string{},
	}
	c.Share = d.share()
	w := estimate.Wilson(float64(c.Share*d.effective), d.effective, study.Level)
	c.ShareLow, c.ShareHigh = w.Low, w.High
	of := estimate.Weigh(effect, weights)
	at := func(p float64) *float64 { return study.Finite(by.Quantile(of, p)) }
	c.Median, c.Low, c.High, c.Lower, c.Upper = at(0.5), at(0.05), at(0.95), at(0.25), at(0.75)
	c.By = byHowMuch(o, t.Outcome(0, k), effect, weights, d.way())
	for _, r := range rivals {
		u := directionOf(effect, weights, r.holds)
		one := Under{Hypothesis: r.name, Direction: u.toldUnder(), Share: u.share(), Effective: u.effective}
		if c.Told() && one.Direction != c.Direction {
			c.Direction = table.CannotBeTold
		}
		c.Under = append(c.Under, one)
	}
	if !c.Told() {
		c.Depends = depends(t, effect, weights)
	}
	c.Says = sentence(&c)
	return c, true
}

// byHowMuch is how far an outcome moves in the worlds in which it moves one way: from
// where 5 % of them move it less, to where 5 % move it more. It is a share of what the
// outcome is without the policy where that is above 0 in all of them, and the outcome is
// no share itself.
func byHowMuch(o study.Outcome, base, effect, weights []float64, way float64) *By {
	_, gain := vocabulary.IsGain(o.Name)
	by := &By{Relative: o.Unit != "share" && !gain}
	moved := make([]float64, len(effect))
	for i, e := range effect {
		if moved[i] = math.NaN(); weights[i] > 0 && e*way > 0 {
			moved[i] = math.Abs(e)
			by.Relative = by.Relative && base[i] > 0
		}
	}
	if by.Relative {
		for i := range moved {
			moved[i] /= base[i]
		}
	}
	of := estimate.Weigh(moved, weights)
	if of.Empty() {
		return nil
	}
	by.Low, by.High = of.Quantile(0.05), of.Quantile(0.95)
	return by
}
