// Package compare is the study of what policies change, for whom, and how sure
// that is: each alternative beside the case as it stands, in the same worlds and
// under the same seeds.
package compare

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
	Name:  "compare",
	Title: say.Text("what policies change, for whom, and how far that spreads"),
	Help: say.Text(`Run a case as it stands and under each alternative, in the same worlds and under
the same seeds, so that any difference is the effect of the policies. The result
says what each alternative changes and how far that spreads, who gains and who loses
in money and in the staple food, and what it costs to choose without knowing which
of the worlds is the true one.`),
	Takes: slices.Concat([]study.Take{
		{Key: "points", Usual: fmt.Sprint(study.UsualPoints)},
		{Key: "seeds", Usual: say.Textf("1; %d where nothing is uncertain", study.UsualSeeds)},
	}, study.Takes("runs", "sampling", "together", "no_days"), []study.Take{
		{Key: "policies", Doc: say.Text("an alternative: a policy of the case, or several joined by +; several alternatives are separated by commas")},
		{Key: "by", Usual: UsualRegret},
	}, study.Uncertain),
	Examples: []study.Request{
		{Case: "samjiyon", Policies: []string{"levy-10"}},
		{Case: "samjiyon", Policies: []string{"levy-10,mss-campaign,levy-10+mss-campaign"}},
		{Case: "samjiyon", Policies: []string{"levy-10"}, By: "harm.detained", Points: 256},
	},
	Plan:    plan,
	Analyse: func(s *study.Study) (study.Result, error) { return Analyse(s) },
	Empty:   func() study.Result { return &Comparison{} },
	View:    func(r study.Result) *view.Document { return View(r.(*Comparison)) },
}

func plan(d *study.Draft) error {
	lists, err := study.Alternatives(d.Policies)
	if err != nil {
		return err
	}
	if len(lists) == 0 {
		return fault.New("policies", "", say.Text("a comparison needs an alternative"), say.Text("name a policy of the case, or several joined by +"))
	}
	arms := []study.Arm{study.ArmOf()}
	for _, policies := range lists {
		arm := study.ArmOf(policies...)
		if slices.ContainsFunc(arms, func(a study.Arm) bool { return a.Name == arm.Name }) {
			return fault.New("policies", "", say.Textf("the alternative %s is named twice", arm.Name), say.Text("write it once"))
		}
		arms = append(arms, arm)
	}
	d.Spec.Arms = arms
	if d.By != "" && d.Spec.Place(d.By) < 0 {
		return d.Spec.NoOutcome("by", d.By)
	}
	// A difference is over worlds, so there are two. A pair of runs tells what the
	// policies do: chance need not be told apart.
	return d.Worlds(2, 1)
}
