package estimate

import (
	"math"
	"strings"
	"testing"

	"tumen/rng"
	"tumen/study/design"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.9g, want %.9g +- %g", what, got, want, tolerance)
	}
}

func must[T any](t *testing.T) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// says wants an error with these words.
func says(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
}

// holds wants the truth inside the interval.
func holds(t *testing.T, what string, e Estimate, truth float64) {
	t.Helper()
	if !(e.Low <= truth && truth <= e.High) {
		t.Errorf("%s: %.4f (%.4f to %.4f) does not hold %.4f", what, e.Value, e.Low, e.High, truth)
	}
}

// run evaluates a known function at points of the unit cube.
func run(t *testing.T, k Known, points [][]float64) []float64 {
	t.Helper()
	space := must[*design.Space](t)(design.NewSpace(k.Inputs))
	outcomes := make([]float64, len(points))
	for i, point := range points {
		outcomes[i] = k.Run(must[[]float64](t)(space.At(point)))
	}
	return outcomes
}

func names(k Known) []string {
	var all []string
	for _, input := range k.Inputs {
		all = append(all, input.Name)
	}
	return all
}

// normals is n standard normal numbers that belong to a seed.
func normals(seed uint64, n int) []float64 {
	source, z := rng.New(seed), make([]float64, n)
	for i := range z {
		z[i] = source.Draw(9, uint32(i), 0, 0).Normal()
	}
	return z
}
