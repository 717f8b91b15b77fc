package estimate

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/internal/stat"

	"gonum.org/v1/gonum/stat/distuv"
)

// Quantile is the p-quantile of independent runs (0.5 for the median). The
// ends of its interval are two of the outcomes: how many of n outcomes lie
// below the true quantile is binomial, whatever their distribution (David and
// Nagaraja 2003, section 7.1), so that the interval has at least the stated
// probability. It fails if there are too few runs for that, and says how many
// it takes.
func Quantile(values []float64, p, level float64) (Summary, error) {
	level, err := CheckLevel(level)
	if err != nil {
		return Summary{}, err
	}
	if !(p > 0 && p < 1) {
		return Summary{}, say.Errorf("there is no quantile %v: write a number between 0 and 1, as 0.5 for the median", p)
	}
	kept := Used(values)
	n, tail := len(kept), (1-level)/2
	if need := runsForQuantile(p, tail); n < need {
		return Summary{}, say.Errorf("%w to bound the %g %% quantile", TooFew("runs", n, need, len(values)-n), 100*p)
	}
	slices.Sort(kept)
	below := distuv.Binomial{N: float64(n), P: p}
	// The r-th smallest is above the quantile with probability P(below <= r-1).
	low, high := 1, n
	for low < n && below.CDF(float64(low)) <= tail {
		low++
	}
	for high > 1 && 1-below.CDF(float64(high-2)) <= tail {
		high--
	}
	return Summary{Estimate{stat.Quantile(kept, p), kept[low-1], kept[high-1]}, n, len(values) - n}, nil
}

// runsForQuantile is the number of runs of which the smallest lies below the
// p-quantile, and the largest above it, except with the tail's probability.
func runsForQuantile(p, tail float64) int {
	// less a rounding error, so that an exact whole number is not raised
	return int(math.Ceil(math.Log(tail)/math.Log(math.Max(p, 1-p)) - 1e-9))
}
