package estimate

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
)

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
