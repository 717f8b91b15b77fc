package estimate

import (
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
)

// Mean is the mean of independent runs with Student's t interval. It fails
// for fewer than two runs that have the outcome.
func Mean(values []float64, level float64) (Summary, error) {
	level, err := CheckLevel(level)
	if err != nil {
		return Summary{}, err
	}
	kept := Used(values)
	n := len(kept)
	if n < 2 {
		return Summary{}, TooFew("runs", n, 2, len(values)-n)
	}
	mean, sd := stat.MeanStdDev(kept, nil)
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(n - 1)}.Quantile((1 + level) / 2)
	if Same(kept) {
		mean, sd = kept[0], 0 // without the rounding of a sum
	}
	half := t * sd / math.Sqrt(float64(n))
	return Summary{Estimate{mean, mean - half, mean + half}, n, len(values) - n}, nil
}

// Proportion is the share of n runs in which something happened, with the
// interval of Wilson (1927), which stays within 0 and 1 and says something
// even for no hits at all. It fails unless 0 <= hits <= n and n is positive.
func Proportion(hits, n int, level float64) (Estimate, error) {
	level, err := CheckLevel(level)
	if err != nil {
		return Estimate{}, err
	}
	if n < 1 || hits < 0 || hits > n {
		return Estimate{}, say.Errorf("%d of %d is no share: give a count of runs, and at most as many hits", hits, n)
	}
	return Wilson(float64(hits), float64(n), level), nil
}

// MeanShare is the mean of independent shares, each the part of a group of runs
// in which something happened, for groups whose runs are not independent of one
// another. The interval is Wilson's over the groups, as if the runs of a group
// always agreed, and so is too wide rather than too narrow: a share varies no
// more than a yes or no of the same mean. It fails unless there are shares, all
// from 0 to 1.
func MeanShare(shares []float64, level float64) (Estimate, error) {
	level, err := CheckLevel(level)
	if err != nil {
		return Estimate{}, err
	}
	if len(shares) == 0 {
		return Estimate{}, say.Errorf("there are no shares to take the mean of: give one of each group of runs")
	}
	sum := 0.0
	for _, x := range shares {
		if !(x >= 0 && x <= 1) {
			return Estimate{}, say.Errorf("%g is no share: give numbers from 0 to 1", x)
		}
		sum += x
	}
	return Wilson(sum, float64(len(shares)), level), nil
}

// Wilson takes hits that need not be whole: a tie is half a hit.
func Wilson(hits, n, level float64) Estimate {
	z := distuv.UnitNormal.Quantile((1 + level) / 2)
	p, z2 := hits/n, z*z
	centre := (p + z2/(2*n)) / (1 + z2/n)
	half := z / (1 + z2/n) * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	return Estimate{p, math.Max(0, centre-half), math.Min(1, centre+half)}
}

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
