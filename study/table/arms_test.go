package table

import (
	"math"
	"testing"

	"tumen/rng"
	"tumen/study/design"
)

// What a policy changes is known of the last round alone, which is drawn from a narrow
// density. With weights of their own, its rows stand for what is believed; with those
// that they have among all rounds they do not, since there the other rounds make up for
// what this one has too little of.
func TestRowsWithPoliciesStandForAll(t *testing.T) {
	narrow := design.Narrow{Even: 0.2, Inputs: []design.Narrowed{{Input: 0, Name: "a", Density: []float64{0, 0, 1, 3}}}}
	table := made(t, []int{400, 200, 1200}, []design.Narrow{{}, narrow, narrow}, nil, func(x []float64, _ rng.Block, arm int) []float64 {
		return []float64{x[0] * float64(1+arm)}
	}, "y")
	all := table.Beforehand(-1)
	arms := table.Arms(all)
	sum := 0.0
	for i, w := range arms {
		if sum += w; w > 0 && table.Rows[i].Round < 2 {
			t.Fatalf("row %d of round %d was not run under the policy", i, table.Rows[i].Round)
		}
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("the weights add up to %v", sum)
	}
	effect := table.Effect(1, 0) // x itself, standard normal
	for i, q := range Quantiles(effect, arms, 0.1, 0.5, 0.9) {
		if exact := []float64{-1.282, 0, 1.282}[i]; math.Abs(q-exact) > 0.25 {
			t.Errorf("a quantile of the effect is %.3f, and truly %.3f", q, exact)
		}
	}
	if raw := Quantiles(effect, all, 0.5); raw[0] < 0.25 {
		t.Errorf("without weights of their own the median is %.3f, which shows nothing", raw[0])
	}
}
