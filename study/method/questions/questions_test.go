package questions

import (
	"fmt"
	"math"
	"testing"

	"tumen/internal/proof"
	"tumen/rng"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/table"
)

// linear is a table of a made-up case: standard normal unknowns of which a policy's
// effect is a sum, each with its own part in it, and no testimony yet. The answer to a
// question is one of the unknowns, give or take a quarter of what is usual of it.
func linear(t testing.TB, seed uint64, parts []float64, n int) *table.Table {
	t.Helper()
	spec := &study.Spec{
		Arms: []study.Arm{study.ArmOf(), study.ArmOf("policy")}, Design: study.Design{Method: study.ByProposal, Seed: seed, Lead: 0},
		Fit: &study.Fit{Method: "table", Rounds: []int{n}}, Asked: n, Seeds: study.Seeds{First: 1, Replicates: 1},
		Outcomes: []study.Outcome{{Name: "piece_rate", Unit: "1"}},
	}
	for j := range parts {
		spec.Inputs = append(spec.Inputs, study.Input{Name: fmt.Sprintf("x%d", j), Unit: "1", Belief: study.Belief{Shape: "normal", Mu: 8, Sigma: 1}})
	}
	space, err := spec.Space()
	if err != nil {
		t.Fatal(err)
	}
	points, err := table.Points(spec, 0, design.Narrow{})
	if err != nil {
		t.Fatal(err)
	}
	source := rng.New(seed)
	var rows []table.Row
	for i, u := range points {
		x, err := space.At(u)
		if err != nil {
			t.Fatal(err)
		}
		effect := float64(0.3 * source.Draw(1, uint32(i), 0, 0).Normal())
		for j, b := range parts {
			effect += b * (x[j] - 8)
		}
		rows = append(rows, table.Row{Point: i, Unit: u, Values: x, Outcomes: [][]float64{{1}, {1 + effect}}})
	}
	made, err := table.Of(spec, []int{n}, []design.Narrow{{}}, rows, nil)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// The effect is 1.5 x0 + x1 + 0.5 x2 + noise of 0.3, and each answer is off by at most 2,
// evenly, which leaves of a standard normal unknown the variance 4/7 on average or more.
// So the question that removes most is that for x0, then x1; x3 removes nothing.
func TestTheBestQuestionIsRankedFirst(t *testing.T) {
	seeds := proof.Count(3, 12, 100)
	first, idle := 0, 0
	for seed := range seeds {
		q, err := Of(t.Context(), linear(t, uint64(seed+1), []float64{1.5, 1, 0.5, 0}, 600), 2)
		if err != nil {
			t.Fatal(err)
		}
		if len(q.Questions) != 4 {
			t.Fatalf("%d questions", len(q.Questions))
		}
		if q.Questions[0].Claim == "x0" {
			first++
		}
		for _, one := range q.Questions {
			if one.Claim == "x3" && len(one.Narrows) > 0 {
				idle++
			}
			if len(one.Narrows) > 0 && (one.Narrows[0].To >= one.Narrows[0].From || math.IsNaN(one.Value)) {
				t.Errorf("%+v", one)
			}
		}
	}
	if first < seeds*95/100 {
		t.Errorf("the best question is first in %d of %d", first, seeds)
	}
	if idle > 1+seeds/10 {
		t.Errorf("what decides nothing narrows something in %d of %d", idle, seeds)
	}
	t.Logf("first in %d of %d; what decides nothing narrows something in %d", first, seeds, idle)
}

// A choice that decides the effect is asked for, and decided by the answer.
func TestAnExplanationThatDecidesIsAskedFor(t *testing.T) {
	tab := linear(t, 1, []float64{0.2, 0.2}, 600)
	choice := study.Input{Name: "hypotheses.toll", Names: []string{"share", "head"}, Unit: "1", Belief: study.Belief{Shape: "choice", Values: []float64{0, 1}, Weights: []float64{0.5, 0.5}}}
	tab.Spec.Inputs = append(tab.Spec.Inputs, choice)
	for i := range tab.Rows {
		row := &tab.Rows[i]
		at := float64(i % 2)
		row.Values, row.Unit = append(row.Values, at), append(row.Unit, (at+0.5)/2)
		row.Outcomes[1][0] += 2 * at
	}
	q, err := Of(t.Context(), tab, 2)
	if err != nil {
		t.Fatal(err)
	}
	best := q.Questions[0]
	if best.Claim != "hypotheses.toll" || best.Question != "Which holds of toll: share or head?" || len(best.Decides) != 1 || best.Decides[0].Group != "toll" {
		t.Fatalf("%+v", best)
	}
	if d := best.Decides[0]; d.From > 0.6 || d.To < 0.95 {
		t.Errorf("the probability of what holds goes from %.2f to %.2f", d.From, d.To)
	}
	if len(best.Narrows) == 0 || best.Narrows[0].Gain < 0.2 {
		t.Errorf("%+v", best.Narrows)
	}
}
