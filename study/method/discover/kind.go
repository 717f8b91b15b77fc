// Package discover is the study of the worlds in which something happens: ranges
// of the uncertain numbers in which a condition holds.
package discover

import (
	"fmt"
	"slices"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/study"
	"tumen/view"
)

// Kind is the study.
var Kind = &study.Kind{
	Name:  "discover",
	Title: say.Text("in which ranges of the uncertain numbers a condition holds"),
	Help: say.Text(`Run a case at many combinations of its uncertain numbers and find the ranges of
them in which a condition holds (the patient rule induction method, PRIM). The
ranges together are a box. Each limit of it has passed a test against chance. The
box is judged on runs that were not used to find it: in which share of the runs in
the box the condition holds (density), and which share of all runs in which it
holds are in the box (coverage). If the first is not above that of all runs, no
region was found. The report has every box on the way from all runs to the smallest.

With {effect_of} the condition is on by how much a policy changes the outcome.

The runs do not depend on the condition: another one on the same study costs no
new runs.`),
	Takes: slices.Concat(study.Takes("when"), []study.Take{{Key: "points", Usual: fmt.Sprint(study.UsualSample)}},
		study.Takes("runs", "together", "policies", "effect_of"), study.Uncertain),
	Examples: []study.Request{
		{Case: "samjiyon", Vary: []string{"labour.rest=3 to 8 days"}, When: []string{"shares.guards > 48 %"}},
		{Case: "samjiyon", Vary: []string{"labour.rest=3 to 8 days"}, When: []string{"piece_rate < 0.8"}},
		{Case: "samjiyon", When: []string{"kinds.porters.gain < 0"}, EffectOf: "levy-10"},
		{Case: "known/ishigami", When: []string{"y > 10"}},
		{Case: "known/noise", Sets: []string{"c=0,0,0,0"}, When: []string{"y > 0.8"}},
	},
	Known:   study.KnownIndices,
	Plan:    plan,
	Analyse: func(s *study.Study) (study.Result, error) { return Analyse(s, s.Spec.Request.When...) },
	Empty:   func() study.Result { return &Discovery{} },
	View:    func(r study.Result) *view.Document { return View(r.(*Discovery)) },
}

func plan(d *study.Draft) error {
	if err := d.AllRunsOrEffect(); err != nil {
		return err
	}
	if err := d.NeedsUncertain(say.Text("nothing can decide whether a condition holds")); err != nil {
		return err
	}
	if len(d.When) == 0 {
		return fault.New("when", "", say.Text("there is no condition"), say.Text("say what is looked for, such as {when} 'shares.guards > 45 %'"))
	}
	for i, text := range d.When {
		if _, err := ReadWhen(d.Spec, text); err != nil {
			for _, wrong := range fault.In(err) {
				wrong.Field = fmt.Sprintf("when.%d", i)
			}
			return err
		}
	}
	return d.EvenPoints()
}
