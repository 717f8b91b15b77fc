package design

import (
	"math"
	"testing"
)

// Odds of one half to two are shares of a third to two thirds, and all that holds of
// a share holds of its complement.
func TestALogitnormalIsALognormalOfOdds(t *testing.T) {
	l, err := LogitnormalInterval(1.0/3, 2.0/3, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	odds, err := LognormalInterval(0.5, 2, 0.9)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []float64{0.001, 0.05, 0.3, 0.5, 0.9, 0.95, 0.999} {
		x, want := l.Quantile(p), odds.Quantile(p)
		if got := x / (1 - x); math.Abs(got/want-1) > 1e-12 {
			t.Errorf("odds at %g are %g, want %g", p, got, want)
		}
		if other := 1 - l.Quantile(1-p); math.Abs(other-x) > 1e-12 {
			t.Errorf("at %g the share is %g and its complement's %g", p, x, other)
		}
	}
	if l.Quantile(0) != 0 || l.Quantile(1) != 1 {
		t.Errorf("the ends are %g and %g, want 0 and 1", l.Quantile(0), l.Quantile(1))
	}
	if math.Abs(l.Mean()-0.5) > 1e-9 {
		t.Errorf("its mean is %g, want 0.5", l.Mean())
	}
}

// A small share varies as a positive number of the same factor does.
func TestASmallShareVariesAsAPositiveNumber(t *testing.T) {
	share, _ := LogitnormalInterval(0.0005/0.9995, 0.002/0.998, 0.9)
	number, _ := LognormalInterval(0.0005, 0.002, 0.9)
	if a, b := share.SD()/share.Mean(), number.SD()/number.Mean(); math.Abs(a/b-1) > 0.01 {
		t.Errorf("relative spreads are %g and %g", a, b)
	}
}

func TestLogitnormalRefusesWhatNoShareHas(t *testing.T) {
	for _, ends := range [][2]float64{{0, 0.5}, {0.5, 0.5}, {0.6, 0.5}, {0.5, 1}, {-1, 0.5}} {
		if _, err := LogitnormalInterval(ends[0], ends[1], 0.9); err == nil {
			t.Errorf("%v was accepted", ends)
		}
	}
}
