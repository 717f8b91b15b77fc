package design

import (
	"math"

	"tumen/internal/say"
)

// Truncated is a distribution given that the value lies from Low to High: what
// is outside is cut off, and what is left keeps its proportions. It is drawn by
// its inverse, so that Sobol', Latin and random points all work.
type Truncated struct {
	Of        Distribution
	Low, High float64 // infinite where nothing is cut

	below, above float64 // probabilities of Of up to Low and up to High
}

// Truncate cuts a distribution to what lies from low to high. It fails if
// nothing, or next to nothing, is left of it.
func Truncate(of Distribution, low, high float64) (Truncated, error) {
	t := Truncated{Of: of, Low: low, High: high, below: Below(of, low), above: Below(of, high)}
	if left := t.above - t.below; !(left > leastLeft) {
		return t, say.Errorf("nothing of %s lies from %g to %g", of, low, high)
	}
	return t, nil
}

// leastLeft is the least part of a distribution that is still a belief about
// what is legal.
const leastLeft = 1e-6

// Cut is the probability that was cut off.
func (t Truncated) Cut() float64 { return max(0, 1-(t.above-t.below)) }

func (t Truncated) Quantile(p float64) float64 {
	return min(max(t.Of.Quantile(t.below+float64(p*(t.above-t.below))), t.Low), t.High)
}

func (t Truncated) Mean() float64 { mean, _ := moments(t); return mean }
func (t Truncated) SD() float64   { _, sd := moments(t); return sd }
func (t Truncated) Check() error  { return t.Of.Check() }

func (t Truncated) String() string {
	switch {
	case math.IsInf(t.High, 1):
		return say.Textf("%s, cut at %g", t.Of, t.Low)
	case math.IsInf(t.Low, -1):
		return say.Textf("%s, cut at %g", t.Of, t.High)
	}
	return say.Textf("%s, cut to %g to %g", t.Of, t.Low, t.High)
}

// Below is the probability of a value below x: the place at which the quantile
// function reaches it, by halving.
func Below(d Distribution, x float64) float64 {
	switch {
	case math.IsInf(x, -1):
		return 0
	case math.IsInf(x, 1):
		return 1
	}
	from, to := 0.0, 1.0
	for range 60 {
		if middle := (from + to) / 2; d.Quantile(middle) < x {
			from = middle
		} else {
			to = middle
		}
	}
	if from == 0 {
		return 0
	}
	if to == 1 {
		return 1
	}
	return (from + to) / 2
}

// moments are the mean and the standard deviation, by midpoints of the quantile
// function.
func moments(d Distribution) (mean, sd float64) {
	const n = 4096
	var square float64
	for i := range n {
		mean += d.Quantile((float64(i)+.5)/n) / n
	}
	for i := range n {
		off := d.Quantile((float64(i)+.5)/n) - mean
		square += float64(off*off) / n
	}
	return mean, math.Sqrt(square)
}

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
