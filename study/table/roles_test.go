package table

import (
	"math"
	"slices"
	"testing"

	"tumen/rng"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/design"
)

// Where a world was told a claim, the pattern of it says nothing of that world: neither
// of its numbers, nor for or against it. Of the other worlds it is evidence.
func TestAPatternIsNoEvidenceOfAWorldThatWasToldIt(t *testing.T) {
	model := func(x []float64, _ rng.Block, _ int) []float64 { return []float64{x[0]} }
	table := made(t, []int{1600, 200, 200}, make([]design.Narrow, 3), []study.Band{band("y", 0.8, 1.2)}, model, "y")
	// Half of the worlds, by an unknown that decides nothing, were told.
	told := func(row int) bool { return table.Rows[row].Values[2] > 0 }
	f := &table.Features[0]
	f.told = make([]bool, len(table.Rows))
	for i := range f.told {
		f.told[i] = told(i)
	}
	table.prepare(f)
	_, w := learned(t, table)
	share, inside := 0.0, 0.0
	kept := slices.Clone(w)
	for i, weight := range w {
		if !told(i) {
			inside += weight
			kept[i] = 0
			continue
		}
		share += weight
	}
	if math.Abs(share-0.5) > 0.15 {
		t.Errorf("worlds that were told have %.2f of the weight, where half were believed in", share)
	}
	for i, z := range []float64{-1.282, 0, 1.282} {
		if q := Quantiles(table.Unknown(0), kept, 0.1, 0.5, 0.9); math.Abs(q[i]-z) > 0.4 {
			t.Errorf("of the worlds that were told, a is %.2f, and nothing was learned of it", q)
		}
	}
	for i, weight := range w {
		if x := table.Rows[i].Values[0]; !told(i) && weight > 0.002 && (x < 0.6 || x > 1.4) {
			t.Errorf("a world that was not told has %.2f and the weight %.4f", x, weight)
		}
	}
}

// In samjiyon, what the guards can ask is an input where they take it by custom, or see
// the goods, and a pattern where they bargain.
func TestTheRoleOfAPatternFollowsTheAlternative(t *testing.T) {
	c, err := scenario.Load("samjiyon")
	if err != nil {
		t.Fatal(err)
	}
	spec := &study.Spec{Case: study.CaseText{Name: c.Name, SHA256: c.SHA256, Text: c.Text}, Arms: []study.Arm{study.ArmOf()}, Patterns: []study.Band{{Name: "guards"}, {Name: "rice"}, {Name: "load"}}}
	for _, choice := range c.Choices {
		in := study.Input{Name: choice.Key, Names: choice.Names(), Belief: study.Belief{Shape: "choice"}}
		for a := range choice.Alternatives {
			in.Belief.Values = append(in.Belief.Values, float64(a))
		}
		spec.Inputs = append(spec.Inputs, in)
	}
	r, err := rolesOf(spec)
	if err != nil {
		t.Fatal(err)
	}
	table := &Table{Spec: spec, roles: r}
	under, err := table.PutInUnder("guards")
	if err != nil || !slices.Equal(under, []string{"pricing=custom", "sees=value"}) {
		t.Errorf("it is put in under %v, %v", under, err)
	}
	for _, world := range []struct {
		pricing, sees string
		want          []bool
	}{{"bargain", "heads", []bool{false, true, false}}, {"custom", "heads", []bool{true, true, false}}, {"bargain", "value", []bool{true, true, false}}} {
		values := make([]float64, len(c.Choices))
		for j, choice := range c.Choices {
			values[j] = float64(max(0, slices.Index(choice.Names(), world.pricing), slices.Index(choice.Names(), world.sees)))
		}
		if got, err := r.of(values); err != nil || !slices.Equal(got, world.want) {
			t.Errorf("%s, %s: of guards, rice and load are put in %v, %v", world.pricing, world.sees, got, err)
		}
	}
}
