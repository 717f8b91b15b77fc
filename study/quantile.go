package study

import "math"

// quantile is the number below which the share q of sorted numbers lies. It is
// interpolated between the two next to it: definition 7 of Hyndman and Fan
// (1996), "Sample quantiles in statistical packages", which is what R and NumPy
// do unasked. Of no numbers it is not a number.
func quantile[F float32 | float64](sorted []F, q float64) F {
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
