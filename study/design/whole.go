package design

import (
	"math"

	"tumen/internal/say"
)

// Whole is a distribution of whole numbers: values of another one, rounded to
// the nearest whole number from Low to High. Of a uniform distribution each
// whole number between the ends is as likely as any other.
type Whole struct {
	Of        Distribution
	Low, High float64 // the least and the greatest value
}

// NewWhole rounds a distribution to whole numbers from low to high, which may be
// infinite. It fails if there is none between its ends.
func NewWhole(of Distribution, low, high float64) (Whole, error) {
	if u, uniform := of.(Uniform); uniform {
		low, high = math.Ceil(max(low, u.Low)), math.Floor(min(high, u.High))
		of = Uniform{low - 0.5, high + 0.5}
	}
	w := Whole{of, math.Ceil(low), math.Floor(high)}
	if t, cut := of.(Triangle); cut {
		w.Low, w.High = max(w.Low, math.Ceil(t.Low)), min(w.High, math.Floor(t.High))
	}
	if w.Low > w.High {
		return w, say.Errorf("no whole number lies in %s", of)
	}
	return w, nil
}

func (w Whole) Quantile(p float64) float64 {
	return min(max(math.Round(w.Of.Quantile(p)), w.Low), w.High)
}

// Only says whether there is but one value that matters: the others have less
// than a millionth of the probability. Such a number is not uncertain.
func (w Whole) Only() bool { return w.Quantile(0.5e-6) == w.Quantile(1-0.5e-6) }

func (w Whole) Mean() float64 { mean, _ := moments(w); return mean }
func (w Whole) SD() float64   { _, sd := moments(w); return sd }

// Check fails as that of the distribution does that is rounded.
func (w Whole) Check() error { return w.Of.Check() }

func (w Whole) String() string {
	if _, uniform := w.Of.(Uniform); uniform {
		return say.Textf("%g to %g, whole", w.Low, w.High)
	}
	return w.Of.String() + ", whole"
}
