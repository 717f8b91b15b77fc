// Package influence is the study of what a number moves when it alone is changed.
// It is a first look and no sensitivity analysis: what two numbers do together it
// cannot see.
package influence

import (
	"fmt"
	"slices"
	"strconv"

	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study"
	"tumen/view"
)

// usualSeeds is enough for a first look.
const usualSeeds = 4

// Kind is the study.
var Kind = &study.Kind{
	Name:  "influence",
	Title: say.Text("what a number moves when it alone is changed"),
	Help: say.Text(`Run a case with a parameter at both ends of its stated range, and as it stands,
under the same seeds. The result lists the outcomes that move, the one that moves
most for its size first. A claim moves all parameters that are taken from it
together. A choice between alternatives moves from the case as it stands to one of
them. Where the case states no range, the number is moved by 10 % to each
side, within what is legal. What two numbers do together this cannot see.`),
	Takes: slices.Concat([]study.Take{{Key: "of"}, {Key: "seeds", Usual: fmt.Sprint(usualSeeds)}}, study.Takes("policies"), study.Shared),
	Examples: []study.Request{
		{Case: "samjiyon", Of: "customs.levy"},
		{Case: "samjiyon", Of: "labour.rest", Seeds: 20},
		{Case: "samjiyon", Of: "hypotheses.sees=weight"},
	},
	Plan:    plan,
	Analyse: func(s *study.Study) (study.Result, error) { return Analyse(s) },
	Part:    func(s *study.Spec) string { return s.Request.Of },
	Empty:   func() study.Result { return &Influence{} },
	View:    func(r study.Result) *view.Document { return View(r.(*Influence)) },
}

// plan runs the case as it stands, and with the number at both ends.
func plan(d *study.Draft) (err error) {
	s := d.Spec
	if err := d.AllRuns(); err != nil {
		return err
	}
	base := s.Arms[0]
	laid, err := d.Case.With(scenario.Options{Policies: base.Policies, Sets: s.Sets})
	if err != nil {
		return err
	}
	low, high := study.Arm{Name: "low", Policies: base.Policies}, study.Arm{Name: "high", Policies: base.Policies}
	switched, err := switchable(laid, d.Of)
	if err != nil {
		return err
	}
	if switched != nil {
		low.Sets, high.Sets = switched.set(switched.Low), switched.set(switched.High)
	} else {
		numbers, err := movable(laid, d.Of)
		if err != nil {
			return err
		}
		for _, m := range numbers {
			low.Sets = append(low.Sets, m.Path+"="+strconv.FormatFloat(m.Low, 'g', -1, 64))
			high.Sets = append(high.Sets, m.Path+"="+strconv.FormatFloat(m.High, 'g', -1, 64))
		}
	}
	s.Arms = append(s.Arms, low, high)
	s.Design = study.Design{Method: study.ByStated, Seed: d.FirstSeed}
	s.Asked, err = d.SeedSize(usualSeeds, len(s.Arms), 2)
	return err
}
