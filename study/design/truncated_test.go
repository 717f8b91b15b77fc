package design

import (
	"math"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

// A standard normal cut at 0 is a half-normal: its median is the 75 % quantile
// of the whole, its mean the root of 2/pi, its variance 1 - 2/pi.
func TestANormalCutInTheMiddleIsHalfANormal(t *testing.T) {
	half := proof.Must(Truncate(Normal{0, 1}, 0, math.Inf(1)))(t)
	near(t, "cut", half.Cut(), 0.5, 1e-12)
	near(t, "median", half.Quantile(.5), 0.674489750196082, 1e-9)
	near(t, "lowest", half.Quantile(0), 0, 0)
	near(t, "mean", half.Mean(), math.Sqrt(2/math.Pi), 1e-3)
	near(t, "sd", half.SD(), math.Sqrt(1-2/math.Pi), 1e-3)
	if !math.IsInf(half.Quantile(1), 1) {
		t.Errorf("the highest value is %v", half.Quantile(1))
	}
	if nothing, err := Truncate(Normal{0, 1}, 8, 9); err == nil {
		t.Errorf("a normal has %v within 8 to 9", nothing)
	}
}

// A part of a truncated distribution has its part of the whole, over what is left.
func TestWhatIsLeftKeepsItsProportions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mu := rapid.Float64Range(-3, 3).Draw(t, "mu")
		low := mu + rapid.Float64Range(-3, 1).Draw(t, "low")
		high := low + rapid.Float64Range(.5, 4).Draw(t, "width")
		whole := Normal{mu, 1}
		cut := proof.Must(Truncate(whole, low, high))(t)
		x := low + (high-low)*rapid.Float64Range(.01, .99).Draw(t, "x")
		want := (Below(whole, x) - Below(whole, low)) / (Below(whole, high) - Below(whole, low))
		if got := Below(cut, x); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v of it lie below %v, want %v", got, x, want)
		}
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		if v := cut.Quantile(p); v < low || v > high {
			t.Fatalf("quantile %v is %v, outside %v to %v", p, v, low, high)
		}
	})
}

// Each whole number between the ends of a range is as likely as any other.
func TestARangeOfWholeNumbersIsEven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.IntRange(-20, 20).Draw(t, "low")
		n := rapid.IntRange(1, 30).Draw(t, "numbers")
		w := proof.Must(NewWhole(Uniform{float64(low), float64(low+n-1) + 0.25}, math.Inf(-1), math.Inf(1)))(t)
		k := rapid.IntRange(0, n-1).Draw(t, "which")
		for _, within := range []float64{1e-6, 0.5, 1 - 1e-6} {
			if got := w.Quantile((float64(k) + within) / float64(n)); got != float64(low+k) {
				t.Fatalf("number %d of %d is %v, want %d", k, n, got, low+k)
			}
		}
	})
}

func TestWholeNumbersStayWithinTheirBounds(t *testing.T) {
	w := proof.Must(NewWhole(Normal{0.4, 2}, 0, 5.5))(t)
	for i := range 1001 {
		if v := w.Quantile(float64(i) / 1000); v != math.Trunc(v) || v < 0 || v > 5 {
			t.Errorf("quantile %d of 1000 is %v", i, v)
		}
	}
	for _, none := range []Uniform{{0.2, 0.8}, {3.1, 3.9}} {
		if w, err := NewWhole(none, math.Inf(-1), math.Inf(1)); err == nil {
			t.Errorf("%s has the whole number %v", none, w.Quantile(0.5))
		}
	}
	if tri, err := NewWhole(Triangle{0.6, 2, 3.2}, math.Inf(-1), math.Inf(1)); err != nil || tri.Quantile(0) != 1 || tri.Quantile(1) != 3 {
		t.Errorf("a triangle: %v to %v, %v", tri.Quantile(0), tri.Quantile(1), err)
	}
}
