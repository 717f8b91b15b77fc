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
them. A pattern tests the model if it is free or held out. One that is put in
repeats a number that went in, and to a fitted one a number was tuned. Patterns that
are missed show where to look. With {mechanisms}, each mechanism of the model is
also switched off, which shows what each pattern needs.`),
	Takes: slices.Concat([]study.Take{
		{Key: "seeds", Usual: fmt.Sprint(study.UsualSeeds)},
		{Key: "runs", Doc: say.Text("runs of the model in all: as many for each seed as there are mechanisms to switch off, and one")},
		{Key: "world_seed", Usual: say.Text("each run in the world of its own seed")},
	}, study.Takes("mechanisms", "policies", "as_stated"), study.Shared),
	Examples: []study.Request{
		{Case: "samjiyon"},
		{Case: "samjiyon", Policies: []string{"levy-10"}, Seeds: 50},
		{Case: "samjiyon", Seeds: 50, Mechanisms: true},
		{Case: "theory/chain", Seeds: 1},
	},
	Plan:    plan,
	Analyse: func(s *study.Study) (study.Result, error) { return Analyse(s) },
	Part:    part,
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
	if _, err := d.FromWorlds(); err != nil {
		return err
	}
	if d.Mechanisms {
		if err := switchOff(d); err != nil {
			return err
		}
	}
	s.Asked, err = d.SeedSize(study.UsualSeeds, len(s.Arms), 1)
	return err
}

// part keeps studies with and without mechanisms apart.
func part(s *study.Spec) string {
	if s.Request.Mechanisms {
		return "mechanisms"
	}
	return ""
}
