package study

import "slices"

// testKinds are two kinds for the tests of what all kinds share; what each of the
// real ones asks and says is tested beside it.
var testKinds = Kinds{
	{Name: "ensemble", Takes: worldTakes, Plan: func(d *Draft) error {
		if err := d.AllRuns(); err != nil {
			return err
		}
		return d.Worlds(1, UsualReplicates)
	}},
	{Name: "compare", Takes: worldTakes, Plan: func(d *Draft) error {
		lists, err := Alternatives(d.Policies)
		d.Spec.Arms = []Arm{ArmOf()}
		for _, policies := range lists {
			d.Spec.Arms = append(d.Spec.Arms, ArmOf(policies...))
		}
		if err != nil {
			return err
		}
		return d.Worlds(2, 1)
	}},
}

var worldTakes = slices.Concat(Takes("points", "seeds", "runs", "sampling", "together", "no_days", "policies"), Uncertain)

// planned is what a request makes; the error is that of planning.
func planned(r Request) (*Spec, error) {
	kind, err := testKinds.Find(r.Kind)
	if err != nil {
		return nil, err
	}
	return kind.Spec(r, Source{Program: tester})
}
