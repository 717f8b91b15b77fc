package study

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/scenario"
	"tumen/study/estimate"
)

// A statistic of a column in which some runs have no number is that of the column
// without these runs, and says how many they are.

// gappy draws a column, and where it has gaps; the second column is the first
// without them.
func gappy(t *rapid.T) (with, without []float64) {
	with = rapid.SliceOfN(rapid.Float64Range(-5, 5), 12, 60).Draw(t, "column")
	for i := range with {
		if rapid.IntRange(0, 3).Draw(t, "gap") == 0 {
			with[i] = math.NaN()
		}
	}
	return with, Numbers(with)
}

func TestAPatternIsHeldAgainstTheRunsThatHaveTheNumber(t *testing.T) {
	p := scenario.Pattern{Name: "guards", Measure: "shares.guards", Unit: "share", Low: -1, High: 1}
	rapid.Check(t, func(t *rapid.T) {
		with, without := gappy(t)
		got, want := judged(p, with), judged(p, without)
		if got.Runs != len(without) || got.Without != len(with)-len(without) {
			t.Fatalf("%d runs with a number and %d without", got.Runs, got.Without)
		}
		if enough := 2*len(without) >= len(with); got.Met != (want.Met && enough) {
			t.Fatalf("met is %t with %d of %d runs, and %t of these alone", got.Met, len(without), len(with), want.Met)
		}
		want.Without, want.Met = got.Without, got.Met
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
	open := scenario.Pattern{Low: math.Inf(-1), High: 50}
	if none := judged(open, []float64{math.NaN(), math.NaN()}); none.Met || none.Median != nil || none.Residual != nil || none.Without != 2 {
		t.Errorf("at most 50 of nothing: %+v", none)
	}
}

// What a number moves is found from the seeds that have the outcome at both ends.
func TestInfluenceIsOfTheSeedsThatHaveTheNumber(t *testing.T) {
	nan := math.NaN()
	outcomes := []Outcome{{Name: "some"}, {Name: "none"}, {Name: "all"}}
	rows := [][]float64{
		{nan, nan, 1}, {nan, nan, 1}, {nan, nan, 1}, // as stated
		{1, nan, 1}, {2, 4, 1}, {nan, nan, 1}, // at the lower end
		{3, 4, 2}, {5, nan, 2}, {9, nan, 2}, // at the upper end
	}
	moved, missing := reactions(outcomes, rows, 3)
	if !slices.Equal(missing, []string{"none"}) || len(moved) != 2 {
		t.Fatalf("%v have no difference; %+v move", missing, moved)
	}
	i := slices.IndexFunc(moved, func(r Reaction) bool { return r.Measure == "some" })
	if r := moved[i]; r.Base != nil || r.AtLow != 1.5 || r.AtHigh != 4 || r.Difference.Value != 2.5 || r.Pairs != 2 || r.Missing != 1 {
		t.Errorf("got %+v", r)
	}
}

// The words of package estimate for too few runs do not say that runs failed
// which only lack a number.
func TestTooFewRunsAreNotCalledFailed(t *testing.T) {
	_, err := estimate.Mean([]float64{1, math.NaN(), math.NaN()}, Level)
	if err == nil || !strings.Contains(err.Error(), "without the 2 in which a run failed or has no such number") {
		t.Error(err)
	}
}
