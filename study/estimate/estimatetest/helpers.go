// Package estimatetest is what the tests of the estimators share: what they expect of
// a number, of an interval and of an error.
package estimatetest

import (
	"math"
	"strings"
	"testing"

	"tumen/rng"
	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/known"
)

// Near wants a number within a tolerance.
func Near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.9g, want %.9g +- %g", what, got, want, tolerance)
	}
}

// Must is the value of a call that may not fail.
func Must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// Says wants an error with these words.
func Says(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
}

// Holds wants the truth inside the interval.
func Holds(t *testing.T, what string, e estimate.Estimate, truth float64) {
	t.Helper()
	if !(e.Low <= truth && truth <= e.High) {
		t.Errorf("%s: %.4f (%.4f to %.4f) does not hold %.4f", what, e.Value, e.Low, e.High, truth)
	}
}

// Run evaluates a known function at points of the unit cube.
func Run(t *testing.T, k known.Known, points [][]float64) []float64 {
	t.Helper()
	space := Must[*design.Space](t)(design.NewSpace(k.Inputs))
	outcomes := make([]float64, len(points))
	for i, point := range points {
		outcomes[i] = k.Run(Must[[]float64](t)(space.At(point)))
	}
	return outcomes
}

// RunWith evaluates a known function whose runs have chances: seeds[i] is the
// place of point i's seed among those that begin with first.
func RunWith(t *testing.T, k known.Known, points [][]float64, seeds []int, first uint64) []float64 {
	t.Helper()
	space := Must[*design.Space](t)(design.NewSpace(k.Inputs))
	outcomes := make([]float64, len(points))
	for i, point := range points {
		u := rng.New(first+uint64(seeds[i])).Draw(9, 0, 0, 0).Unit(0)
		outcomes[i] = k.Noisy(Must[[]float64](t)(space.At(point)), u)
	}
	return outcomes
}

// Names are those of a function's inputs.
func Names(k known.Known) []string {
	var all []string
	for _, input := range k.Inputs {
		all = append(all, input.Name)
	}
	return all
}

// Normals is n standard normal numbers that belong to a seed.
func Normals(seed uint64, n int) []float64 {
	source, z := rng.New(seed), make([]float64, n)
	for i := range z {
		z[i] = source.Draw(9, uint32(i), 0, 0).Normal()
	}
	return z
}

// Each makes every input of a function a factor of its own.
func Each(k known.Known) []design.Factor {
	factors := make([]design.Factor, len(k.Inputs))
	for i, input := range k.Inputs {
		factors[i] = design.Factor{Name: input.Name, Columns: []int{i}}
	}
	return factors
}

// Covers wants 95 % intervals to hold the truth in 93 to 97 % of the repeats, or in
// 95 % within three binomial standard errors where there are fewer than 1,000.
func Covers(t *testing.T, what string, intervals []estimate.Estimate, truth float64) {
	t.Helper()
	hits, width := 0, 0.0
	for _, e := range intervals {
		if e.Low <= truth && truth <= e.High {
			hits++
		}
		width += (e.High - e.Low) / float64(len(intervals))
	}
	n := float64(len(intervals))
	share, off := float64(hits)/n, math.Max(.02, 3*math.Sqrt(.95*.05/n))
	t.Logf("%s: %.1f %% of %.0f hold %.6g, mean width %.3g", what, 100*share, n, truth, width)
	if math.Abs(share-.95) > off {
		t.Errorf("the 95 %% interval of %s holds it in %.1f %% of %.0f repeats", what, 100*share, n)
	}
}
