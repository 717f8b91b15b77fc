// Package stat is the few statistics that several packages take of a list of
// numbers. Sums run from the first number to the last, so that the same list gives
// the same bits everywhere.
package stat

import (
	"math"
	"slices"
	"strconv"
)

// Finite says whether a number means anything.
func Finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// OrNil is a number that JSON can hold, or nil.
func OrNil(x float64) *float64 {
	if !Finite(x) {
		return nil
	}
	return &x
}

// Rounded keeps a number of digits.
func Rounded(x float64, digits int) float64 {
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil {
		return x // too large to be written shorter
	}
	return short
}

// Mean is the sum over the count; of no numbers it is not a number.
func Mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// Quantile is the number below which the share q, from 0 to 1, of sorted numbers
// lies. It is interpolated between the two next to it: definition 7 of Hyndman and
// Fan (1996), "Sample quantiles in statistical packages", which is what R and NumPy
// do unasked. Of no numbers it is not a number.
func Quantile[F float32 | float64](sorted []F, q float64) F {
	if len(sorted) == 0 {
		return F(math.NaN())
	}
	at := q * float64(len(sorted)-1)
	below := int(at)
	if below >= len(sorted)-1 {
		return sorted[len(sorted)-1]
	}
	low, high := sorted[below], sorted[below+1]
	return low + F(F(at-float64(below))*(high-low))
}

// Range is the smallest of at least one number, the middle one, or the mean of
// the two in the middle, and the largest. It sorts them.
func Range(values []float64) (low, middle, high float64) {
	slices.Sort(values)
	n := len(values)
	return values[0], (values[(n-1)/2] + values[n/2]) / 2, values[n-1]
}
