package table

import (
	"math"
	"testing"

	"tumen/rng"
	"tumen/study/estimate"
)

// Truths that always lie nearer to the middle than they should, as where intervals are
// too wide: the interval of a level is taken narrower until it holds as many as it says.
func TestIntervalsAreAsWideAsTruthsShow(t *testing.T) {
	const n = 2000
	source := rng.New(3)
	radius, weights := make([]float64, n), make([]float64, n)
	for i := range radius {
		u := source.Draw(1, uint32(i), 0, 0).Unit(0)
		radius[i], weights[i] = u*u, 1 // P(radius <= r) = sqrt(r)
	}
	c := correctionOf(radius, weights)
	for _, level := range []float64{0.5, 0.8, 0.95} {
		if got := c.Level(level); math.Abs(got-level*level) > 0.03 {
			t.Errorf("the interval of %.2f is the middle %.3f, and should be %.3f", level, got, level*level)
		}
	}
	values := make([]float64, 999)
	for i := range values {
		values[i] = float64(i+1) / 1000
	}
	even := estimate.Weigh(values, weights[:len(values)])
	if low, middle, high := c.Quantile(even, 0.1), c.Quantile(even, 0.5), c.Quantile(even, 0.9); math.Abs(low-0.18) > 0.02 || math.Abs(middle-0.5) > 0.002 || math.Abs(high-0.82) > 0.02 {
		t.Errorf("quantiles %.3f, %.3f, %.3f of an even distribution, and should be 0.18, 0.5, 0.82", low, middle, high)
	}
	if few := correctionOf(radius[:10], weights[:10]); few.Level(0.8) != 0.8 {
		t.Error("ten truths correct something")
	}
}

// Probabilities that were drawn half way to what is believed are moved back.
func TestProbabilitiesAreAsSureAsTruthsShow(t *testing.T) {
	const n = 4000
	source, prior := rng.New(4), []float64{0.5, 0.3, 0.2}
	said, came, weights := make([][]float64, n), make([]int, n), make([]float64, n)
	for i := range said {
		d := source.Draw(1, uint32(i), 0, 0)
		right, sum := make([]float64, 3), 0.0
		for a := range right {
			right[a] = prior[a] * math.Exp(source.Draw(2, uint32(i), 0, uint32(a)).Normal())
			sum += right[a]
		}
		for a := range right {
			right[a] /= sum
		}
		for u := d.Unit(0); came[i] < 2 && u > right[came[i]]; came[i]++ {
			u -= right[came[i]]
		}
		said[i], weights[i] = right, 1
		sharpened(said[i], prior, 0.5)
	}
	if g := powerOf(said, came, prior, weights); math.Abs(g-2) > 0.25 {
		t.Errorf("the power is %.2f, and should be 2", g)
	}
	if p := []float64{0, 0.5, 0.5}; true {
		if sharpened(p, prior, 2); p[0] != 0 || math.Abs(p[1]+p[2]-1) > 1e-12 || p[2] < p[1] {
			t.Errorf("%v", p)
		}
	}
}
