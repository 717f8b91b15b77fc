// Package questions is the study of what to ask the next witness: which figure, if he
// gave it, would narrow the conclusions of a case most, or decide between rival
// explanations.
//
//	kind.go       the study, which reads the rows of a reference table (package table)
//	claims.go     what could be asked, in words, and how precise an answer would be
//	questions.go  what each answer would change
//	view.go       the page
//
// What an answer would change is tried. Among the worlds that agree with the testimony
// each plays the truth: a witness of that world says what the witness of the case said,
// and, after the question, what he would answer. A forest that was grown with the answer
// as one more thing that can be said gives the weights of the other worlds, as one
// without it does; the intervals of the conclusions under the one and the other are
// compared over those truths. To try each of a hundred questions by a forest would take
// too long, so they are first put in order by how much of the conclusions follows from
// the answer in a straight line.
package questions

import (
	"cmp"
	"context"
	"math"
	"slices"

	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/show"
	"tumen/study/table"
)

// Questions are what to ask next. They are what the command prints as JSON.
type Questions struct {
	study.About
	Worlds    int        `json:"worlds" doc:"rows of the table that agree with the testimony"`
	Effective float64    `json:"effective" doc:"independent worlds that say as much"`
	Tried     int        `json:"tried" doc:"questions of which it was estimated what they follow from; the best are listed"`
	Truths    int        `json:"truths" doc:"worlds that played the truth"`
	Narrowing float64    `json:"level" doc:"of the intervals that narrow"`
	Questions []Question `json:"questions" doc:"the best first"`
}

// Question is one figure that could be asked for.
type Question struct {
	Claim     string   `json:"claim" doc:"the outcome, the unknown, or hypotheses.GROUP that it is about"`
	Question  string   `json:"question"`
	Precision string   `json:"precision" doc:"of the answer"`
	Half      float64  `json:"half" doc:"the same: half of the width of what would be said"`
	Unit      string   `json:"unit"`
	Narrows   []Narrow `json:"narrows" doc:"intervals of conclusions that become narrower beyond chance, the most first"`
	Decides   []Decide `json:"decides" doc:"groups of rival explanations"`
	Value     float64  `json:"value" doc:"mean over all conclusions of by how much the interval narrows, as a share of what the outcome spreads over in all worlds; where there are rivals, the mean of that and of how far they are decided: 0 nothing, 1 all"`
	ValueLow  float64  `json:"value_low" doc:"of its 95 % interval, over resamples of the truths"`
	ValueHigh float64  `json:"value_high"`
}

// Narrow is by how much the interval of one conclusion narrows.
type Narrow struct {
	Policy  string  `json:"policy"`
	Outcome string  `json:"outcome"`
	Title   string  `json:"title" doc:"the outcome in words"`
	Unit    string  `json:"unit"`
	From    float64 `json:"from" doc:"mean width of the interval of the policy's effect, in the unit"`
	To      float64 `json:"to" doc:"the same with the answer"`
	Gain    float64 `json:"gain" doc:"by how much that is less, as a share"`
	Low     float64 `json:"low" doc:"of the gain's 95 % interval, over resamples of the truths"`
	High    float64 `json:"high"`

	part float64 // by how much it is less, of what the effect spreads over in all worlds
}

// Decide is how far a group of rival explanations is decided.
type Decide struct {
	Group string  `json:"group"`
	From  float64 `json:"from" doc:"mean probability that is given to the explanation that holds"`
	To    float64 `json:"to" doc:"the same with the answer"`
	Low   float64 `json:"low" doc:"of the 95 % interval of the difference, over resamples of the truths"`
	High  float64 `json:"high"`
}

const (
	// Listed is how many questions are tried by a forest.
	listed = 12
	// mostTruths is how many worlds play the truth.
	mostTruths = 200
	// askedLevel is that of the intervals that narrow.
	askedLevel = 0.8
	// mostNarrows is how many conclusions a question lists.
	mostNarrows = 8
	// trees of each forest
	trees = 100
)

// target is a column of which the interval may narrow: what a policy changes, or what
// an outcome is where the case has no policy.
type target struct {
	policy  string
	outcome study.Outcome
	column  []float64
	spread  float64 // of the same interval over all worlds
	order   table.Order
}

// asker tries questions on a table.
type asker struct {
	t       *table.Table
	base    *table.Learned // from the testimony
	factors []float64      // of rows with policies; nil if there are none
	weights []float64      // given the testimony
	targets []target
	choices []int
	truths  []int     // rows
	count   []float64 // by truth
	workers int
}

// Of are the questions of a table.
func Of(ctx context.Context, t *table.Table, workers int) (*Questions, error) {
	a, asked, err := newAsker(ctx, t, workers)
	if err != nil {
		return nil, err
	}
	out := &Questions{Worlds: len(table.Counting(a.weights)), Effective: table.Effective(a.weights), Tried: len(asked), Truths: len(a.truths), Narrowing: askedLevel, Questions: []Question{}}
	if len(asked) == 0 || len(a.truths) == 0 || len(a.targets)+len(a.choices) == 0 {
		return out, nil
	}
	err = a.try(ctx, asked, func(c *claim, before, after heard) error {
		q, err := a.value(c, before, after)
		out.Questions = append(out.Questions, q)
		return err
	})
	slices.SortStableFunc(out.Questions, func(x, y Question) int { return cmp.Compare(y.Value, x.Value) })
	return out, err
}

// newAsker learns from a table, and says what could be asked.
func newAsker(ctx context.Context, t *table.Table, workers int) (a *asker, asked []claim, err error) {
	a = &asker{t: t, choices: t.Choices(), workers: workers}
	if a.base, err = t.Learn(ctx, table.Options{Workers: workers, Trees: trees}); err != nil {
		return nil, nil, err
	}
	answer, err := a.base.Witness()
	if err != nil {
		return nil, nil, err
	}
	a.weights = answer.Weights
	a.aim()
	return a, claims(t, a.weights), nil
}

// try lets each of the best questions be answered by a witness of each truth, and gives
// what was heard without the answer and with it.
func (a *asker) try(ctx context.Context, asked []claim, give func(c *claim, before, after heard) error) error {
	before, err := a.hear(a.base)
	if err != nil {
		return err
	}
	for _, c := range a.screen(asked) {
		l, err := a.t.Learn(ctx, table.Options{Workers: a.workers, Trees: trees, Extra: []table.Feature{c.feature}})
		if err != nil {
			return err
		}
		after, err := a.hear(l)
		if err != nil {
			return err
		}
		if err := give(&c, before, after); err != nil {
			return err
		}
	}
	return nil
}

// aim chooses targets and truths.
func (a *asker) aim() {
	t := a.t
	counted := a.weights
	if len(t.Spec.Arms) > 1 {
		a.factors = t.ArmFactors()
		counted = table.Tried(a.factors, a.weights)
		for arm := 1; arm < len(t.Spec.Arms); arm++ {
			for _, k := range t.Headlines() {
				a.add(t.Spec.Arms[arm].Name, t.Spec.Outcomes[k], t.Effect(arm, k), counted)
			}
		}
	} else {
		for _, k := range t.Headlines() {
			a.add("", t.Spec.Outcomes[k], t.Outcome(0, k), counted)
		}
	}
	for _, w := range t.Draw(counted, mostTruths) {
		if w.Weight > 0 {
			a.truths, a.count = append(a.truths, w.Row), append(a.count, w.Weight)
		}
	}
}

// add takes a column in that varies in the worlds.
func (a *asker) add(policy string, o study.Outcome, column, weights []float64) {
	w := estimate.Weigh(column, weights)
	tail := (1 - askedLevel) / 2
	if spread := w.Quantile(1-tail) - w.Quantile(tail); spread > 0 {
		a.targets = append(a.targets, target{policy, o, column, spread, table.OrderOf(column)})
	}
}

// heard is what a forest says of each truth: by truth, the width of each target's
// interval, its score (the width and what it misses by, Gneiting and Raftery 2007), and
// the probability given to the explanation that holds of each group. An interval that is
// narrower for no reason misses more, and so has no better score.
type heard struct{ width, score, given [][]float64 }

// hear lets each truth be told to a forest that was grown without it.
func (a *asker) hear(l *table.Learned) (heard, error) {
	h := heard{make([][]float64, len(a.truths)), make([][]float64, len(a.truths)), make([][]float64, len(a.truths))}
	tail := (1 - askedLevel) / 2
	for n, row := range a.truths {
		answer, err := l.Without(row, l.Says(row, 0))
		if err != nil {
			return h, err
		}
		weights := answer.Weights
		for _, j := range a.choices {
			p := 0.0
			for i, w := range weights {
				if a.t.Rows[i].Values[j] == a.t.Rows[row].Values[j] {
					p += w
				}
			}
			h.given[n] = append(h.given[n], p)
		}
		if a.factors != nil {
			weights = table.Tried(a.factors, weights)
		}
		for k := range a.targets {
			width, score := math.NaN(), math.NaN()
			if of, x := a.targets[k].order.With(weights), a.targets[k].column[row]; !of.Empty() && !math.IsNaN(x) {
				low, high := of.Quantile(tail), of.Quantile(1-tail)
				width = high - low
				score = width + float64(1/tail*(max(0, low-x)+max(0, x-high)))
			}
			h.width[n], h.score[n] = append(h.width[n], width), append(h.score[n], score)
		}
	}
	return h, nil
}

// value is what a question changes.
func (a *asker) value(c *claim, before, after heard) (Question, error) {
	q := Question{Claim: c.name, Question: c.question, Precision: c.precision(), Half: c.feature.Half, Unit: c.unit, Narrows: []Narrow{}, Decides: []Decide{}}
	r, err := estimate.Resampling{Seed: a.t.Spec.Design.Seed, Level: study.Level}.Check()
	if err != nil {
		return q, err
	}
	nt, nc := len(a.targets), len(a.choices)
	// of each target its width before and after, the gain, and that of the score; of each
	// group what it was given before and after, and the gain; and the value of all
	b := r.Bootstrap(len(a.truths), 4*nt+3*nc+1, func(times, out []float64) {
		all, decided := 0.0, 0.0
		for k := range nt {
			from, to := a.mean(times, before.width, after.width, k)
			out[4*k], out[4*k+1], out[4*k+2] = from, to, 1-to/from
			was, is := a.mean(times, before.score, after.score, k)
			out[4*k+3] = 1 - is/was
			if from > 0 {
				all += (from - to) / a.targets[k].spread / float64(nt)
			}
		}
		for g := range nc {
			from, to := a.mean(times, before.given, after.given, g)
			at := 4*nt + 3*g
			out[at], out[at+1], out[at+2] = from, to, to-from
			if from < 1 {
				decided += (to - from) / (1 - from) / float64(nc)
			}
		}
		value := all
		if nc > 0 {
			value = (value + decided) / 2
		}
		out[4*nt+3*nc] = value
	})
	for k := range nt {
		gain := b.Percentile(4*k + 2)
		if gain.Low > 0 && b.Percentile(4*k+3).Low > 0 {
			t := &a.targets[k]
			q.Narrows = append(q.Narrows, Narrow{t.policy, t.outcome.Name, show.Phrase(t.outcome), t.outcome.Unit, b.Seen[4*k], b.Seen[4*k+1], gain.Value, gain.Low, gain.High, (b.Seen[4*k] - b.Seen[4*k+1]) / t.spread})
		}
	}
	slices.SortStableFunc(q.Narrows, func(x, y Narrow) int { return cmp.Compare(y.part, x.part) })
	q.Narrows = q.Narrows[:min(len(q.Narrows), mostNarrows)]
	for g, j := range a.choices {
		at := 4*nt + 3*g
		e := b.Percentile(at + 2)
		q.Decides = append(q.Decides, Decide{scenario.ShortKey(a.t.Spec.Inputs[j].Name), b.Seen[at], b.Seen[at+1], e.Low, e.High})
	}
	v := b.Percentile(4*nt + 3*nc)
	q.Value, q.ValueLow, q.ValueHigh = v.Value, v.Low, v.High
	return q, nil
}

// mean are the means over the truths of a number before and after, of those truths that
// have both.
func (a *asker) mean(times []float64, before, after [][]float64, k int) (from, to float64) {
	sum := 0.0
	for n := range a.truths {
		x, y := before[n][k], after[n][k]
		if w := float64(times[n] * a.count[n]); w > 0 && !math.IsNaN(x) && !math.IsNaN(y) {
			from, to, sum = from+float64(w*x), to+float64(w*y), sum+w
		}
	}
	return from / sum, to / sum
}
