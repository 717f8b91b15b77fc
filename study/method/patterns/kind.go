// Package patterns is the study of whether the runs of a case reproduce what
// witnesses reported: the case under many seeds, held against its patterns.
package patterns

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
	Name:  "patterns",
	Title: say.Text("compare what was reported with the results of many seeds"),
	Help: say.Text(`Run a case under many seeds and compare the results with the patterns that the
case file describes: shares, pay, loads, crews. Nothing forces a run to reproduce
them. Patterns that are met are evidence for the model; those that are missed show
where to look.`),
	Takes: slices.Concat([]study.Take{
		{Key: "seeds", Usual: fmt.Sprint(study.UsualSeeds)},
		{Key: "runs", Doc: say.Text("runs of the model in all, which is the number of seeds")},
		{Key: "world_seed", Usual: say.Text("each run in the world of its own seed")},
	}, study.Takes("policies"), study.Shared),
	Examples: []study.Request{
		{Case: "samjiyon"},
		{Case: "samjiyon", Policies: []string{"levy-10"}, Seeds: 50},
		{Case: "theory/chain", Seeds: 1},
	},
	Plan:    plan,
	Analyse: func(s *study.Study) (study.Result, error) { return Analyse(s) },
	Empty:   func() study.Result { return &PatternTable{} },
	View:    func(r study.Result) *view.Document { return View(r.(*PatternTable)) },
}

func plan(d *study.Draft) (err error) {
	s := d.Spec
	if err := d.AllRuns(); err != nil {
		return err
	}
	if d.Seeds > 0 && d.Runs > 0 {
		return fault.New("runs", "", say.Text("{seeds} and {runs} both say how large the study is"), say.Text("give one of them"))
	}
	if len(s.Patterns) == 0 {
		return fault.New("case", s.Case.Name, say.Text("it has no patterns"), say.Text("describe under `patterns:` in the case file what its runs should reproduce"))
	}
	s.Design = study.Design{Method: study.ByStated, Seed: d.FirstSeed}
	s.Asked, err = d.SeedSize(study.UsualSeeds, 1, 1)
	return err
}
