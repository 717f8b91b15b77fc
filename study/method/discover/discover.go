package discover

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/estimate/prim"
	"tumen/unit"
)

// When is what is looked for: an outcome above or below a number.
type When struct {
	Text    string  `json:"text" doc:"as it was asked"`
	Outcome string  `json:"outcome"`
	Unit    string  `json:"unit"`
	Sign    string  `json:"sign" doc:"< <= > >="`
	Number  float64 `json:"number"`

	place int
}

// signs are what can stand between an outcome and a number, the longer first.
var signs = []string{">=", "<=", ">", "<"}

// ReadWhen reads OUTCOME SIGN NUMBER, as in "shares.guards > 45 %". A number without
// a unit is in the outcome's own; a share is then from 0 to 1. The error is a
// *fault.Error.
func ReadWhen(s *study.Spec, text string) (When, error) {
	w := When{Text: strings.TrimSpace(text)}
	wrong := func(what, write string) (When, error) {
		return w, &fault.Error{Field: "when", Given: "'" + text + "'", What: what, Write: write}
	}
	at := strings.IndexAny(text, "<>")
	if at < 0 {
		return wrong(say.Text("there is neither < nor > in it"), say.Text("write, for example, {when} 'shares.guards > 45 %'"))
	}
	i := slices.IndexFunc(signs, func(sign string) bool { return strings.HasPrefix(text[at:], sign) })
	w.Sign, w.Outcome = signs[i], strings.TrimSpace(text[:at])
	if w.place = s.Place(w.Outcome); w.place < 0 || w.Outcome == "" {
		return wrong(say.Textf("the study has no outcome `%s`", w.Outcome), say.Textf("name one of %s", strings.Join(s.Names(), ", ")))
	}
	w.Unit = s.Outcomes[w.place].Unit
	own, known := unit.Unit{}, error(nil)
	number := text[at+len(w.Sign):]
	if w.Unit != "" {
		if own, known = unit.ParseUnit(w.Unit); known != nil { // a unit of the case: it is read as it is written here
			number = strings.TrimSuffix(strings.TrimSpace(number), w.Unit)
		}
	}
	q, err := unit.Parse(number)
	if err != nil {
		return wrong(err.Error(), say.Textf("write a number after the %s", w.Sign))
	}
	if q.Unit != (unit.Unit{}) {
		if q, err = q.In(own); err != nil {
			return wrong(err.Error(), say.Textf("write it in %s", w.Unit))
		}
	}
	w.Number = q.Value
	if w.Unit == "share" && s.Effect() == "" && !(w.Number >= 0 && w.Number <= 1) {
		write := say.Text("write a value from 0 % to 100 %")
		if bare := strings.TrimSpace(text[at+len(w.Sign):]); w.Number > 1 && w.Number <= 100 && !strings.Contains(bare, "%") {
			write = say.Textf("did you mean %s %%?", bare)
		}
		return wrong(say.Text("a share lies between 0 and 1, which are 0 % and 100 %"), write)
	}
	return w, nil
}

// holds says whether a number is what is looked for.
func (w When) holds(x float64) bool {
	switch w.Sign {
	case ">":
		return x > w.Number
	case ">=":
		return x >= w.Number
	case "<":
		return x < w.Number
	}
	return x <= w.Number
}

// Discovery is in which worlds something happens: a box of ranges of the
// uncertain numbers. It is what the command of that name prints as JSON.
type Discovery struct {
	study.About
	When     []When            `json:"when" doc:"all of it at once"`
	Effect   string            `json:"effect_of" doc:"the policies of which the conditions are on the effect; empty if they are on outcomes"`
	N        int               `json:"n" doc:"runs that are counted"`
	Dropped  int               `json:"dropped" doc:"failed, or without one of the outcomes"`
	Without  int               `json:"without" doc:"of these, those that did not fail"`
	Happens  int               `json:"happens" doc:"runs in which it happens"`
	Share    estimate.Estimate `json:"share" doc:"of the runs"`
	Found    bool              `json:"found" doc:"whether there is a region in which it happens more often than elsewhere; if not, the box is all runs"`
	P        float64           `json:"p" doc:"probability of boxes so dense, on runs that were held out, by chance"`
	Limits   []BoxLimit        `json:"limits" doc:"of the box, the surest first"`
	Support  float64           `json:"support" doc:"share of the runs that are in the box"`
	Density  estimate.Estimate `json:"density" doc:"share of the runs in it in which it happens, on runs that were held out"`
	Coverage estimate.Estimate `json:"coverage" doc:"share of the runs in which it happens that are in it, likewise"`
	Path     []PathStep        `json:"path" doc:"from all runs to the smallest box: each can be taken in the place of the one that was chosen"`

	Sample []DiscoveredPoint `json:"-"`
}

// BoxLimit is how the box restricts one number. An open side is null.
type BoxLimit struct {
	Name   string   `json:"name"`
	Unit   string   `json:"unit"`
	Stated string   `json:"stated"`
	Low    *float64 `json:"low"`
	High   *float64 `json:"high"`
	P      float64  `json:"p" doc:"probability of such a limit by chance on any of the numbers; at most 0.05"`
	Stable float64  `json:"stable" doc:"share of the searches without a tenth of the runs that restrict the number too"`
}

// PathStep is one box on the way to the smallest.
type PathStep struct {
	Support  float64 `json:"support"`
	Density  float64 `json:"density"`
	Coverage float64 `json:"coverage"`

	Limits []PathLimit `json:"limits" doc:"of the numbers that the box restricts"`
}

// PathLimit is how such a box restricts one number.
type PathLimit struct {
	Name string   `json:"name"`
	Low  *float64 `json:"low"`
	High *float64 `json:"high"`
}

// DiscoveredPoint is one run: its inputs, and whether it happened.
type DiscoveredPoint struct {
	Values  []float64
	Happens bool
}

// Analyse looks for the box in which all of what is asked for happens. The
// outcomes are asked for when the study is read, so one study answers many
// questions. It fails, among others, if it happens in all runs or in none.
func Analyse(s *study.Study, texts ...string) (*Discovery, error) {
	out := &Discovery{Limits: []BoxLimit{}, Path: []PathStep{}}
	var places []int
	for _, text := range texts {
		w, err := ReadWhen(s.Spec, text)
		if err != nil {
			return nil, err
		}
		out.When = append(out.When, w)
		places = append(places, w.place)
	}
	if len(places) == 0 {
		return nil, say.Errorf("nothing was asked for")
	}
	var err error
	if out.About, err = s.Results(); err != nil {
		return nil, err
	}
	columns, err := s.Columns(places)
	if err != nil {
		return nil, err
	}
	if err := gather(s, out, columns); err != nil {
		return nil, err
	}
	return out, out.find(s.Spec)
}

// gather keeps the runs that have all the numbers. Of the others it can be said
// neither that it happens nor that it does not.
func gather(s *study.Study, out *Discovery, columns [][]float64) error {
	plan, err := s.Spec.Plan()
	if err != nil {
		return err
	}
	for i, column := range columns {
		columns[i] = s.Spec.OfEach(column)
	}
	out.Effect = s.Spec.Effect()
	for row := range columns[0] {
		p := DiscoveredPoint{Values: plan.Task(row * s.Spec.PointRows()).Values, Happens: true}
		known := true
		for k, w := range out.When {
			x := columns[k][row]
			known = known && !math.IsNaN(x)
			p.Happens = p.Happens && w.holds(x)
		}
		if !known {
			continue
		}
		if p.Happens {
			out.Happens++
		}
		out.Sample = append(out.Sample, p)
	}
	out.N = len(out.Sample)
	out.Dropped = out.Points - out.N
	out.Without = max(0, out.Dropped-out.Failed)
	if out.N == 0 {
		return say.Errorf("no run has a number for %s", out.When[0].Outcome)
	}
	out.Share, err = estimate.Proportion(out.Happens, out.N, study.Level)
	return err
}

// find looks for the box.
func (out *Discovery) find(spec *study.Spec) error {
	points, happens := make([][]float64, out.N), make([]bool, out.N)
	for i, p := range out.Sample {
		points[i], happens[i] = p.Values, p.Happens
	}
	names := study.NamesOf(spec.Inputs)
	d, err := prim.PRIM{Seed: spec.Design.Seed, Level: study.Level}.Find(points, names, happens)
	if err != nil {
		return err
	}
	out.Found, out.P, out.Support, out.Density, out.Coverage = d.Found, d.P, d.Box.Support, d.Density, d.Coverage
	for _, l := range d.Limits {
		in := spec.Inputs[slices.Index(names, l.Name)]
		out.Limits = append(out.Limits, BoxLimit{l.Name, in.Unit, in.Stated, l.Low, l.High, l.P, l.Stable})
	}
	slices.SortStableFunc(out.Limits, func(a, b BoxLimit) int {
		return cmp.Or(cmp.Compare(b.Stable, a.Stable), cmp.Compare(a.P, b.P))
	})
	for _, b := range d.Peeled {
		step := PathStep{b.Support, b.Density, b.Coverage, []PathLimit{}}
		for j, name := range names {
			if l := (PathLimit{name, study.Finite(b.Low[j]), study.Finite(b.High[j])}); l.Low != nil || l.High != nil {
				step.Limits = append(step.Limits, l)
			}
		}
		out.Path = append(out.Path, step)
	}
	return nil
}
