package estimate

import (
	"math"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
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
