package estimate

import (
	"math"

	"tumen/internal/say"
)

// RunsNeeded is how many runs bring the half width of a mean's 95 % interval
// down to a share g of the mean, when the runs' coefficient of variation
// (standard deviation over mean) is cv:
//
//	n = (1.96 cv / g)^2, and never fewer than 2
//
// It fails unless cv is zero or more and g positive.
func RunsNeeded(cv, g float64) (int, error) {
	switch {
	case !(cv >= 0) || math.IsInf(cv, 1):
		return 0, say.Errorf("a coefficient of variation cannot be %v: write zero or a positive number, as 0.3", cv)
	case !(g > 0):
		return 0, say.Errorf("a precision cannot be %v: write a positive share of the mean, as 0.05", g)
	}
	n := math.Pow(1.96*cv/g, 2)
	if n > 1e15 { // what a whole number holds without rounding
		return 0, say.Errorf("a precision of %v would take %.3g runs: write a larger share of the mean", g, n)
	}
	// less a rounding error, so that an exact square is not raised by one
	return max(2, int(math.Ceil(n*(1-1e-12)))), nil
}
