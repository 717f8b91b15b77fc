package estimate

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Proportion is the share of n runs in which something happened, with the
// interval of Wilson (1927), which stays within 0 and 1 and says something
// even for no hits at all. It fails unless 0 <= hits <= n and n is positive.
func Proportion(hits, n int, level float64) (Estimate, error) {
	level, err := checkLevel(level)
	if err != nil {
		return Estimate{}, err
	}
	if n < 1 || hits < 0 || hits > n {
		return Estimate{}, fmt.Errorf("%d of %d is no share: give a count of runs, and at most as many hits", hits, n)
	}
	return wilson(float64(hits), float64(n), level), nil
}

// wilson takes hits that need not be whole: a tie is half a hit.
func wilson(hits, n, level float64) Estimate {
	z := distuv.UnitNormal.Quantile((1 + level) / 2)
	p, z2 := hits/n, z*z
	centre := (p + z2/(2*n)) / (1 + z2/n)
	half := z / (1 + z2/n) * math.Sqrt(p*(1-p)/n+z2/(4*n*n))
	return Estimate{p, math.Max(0, centre-half), math.Min(1, centre+half)}
}
