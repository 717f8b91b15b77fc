package estimate

import (
	"math"

	"tumen/internal/stat"
)

// Studentised is the mean of independent values with the interval of the
// studentised bootstrap (Efron and Tibshirani 1993, section 12.5): the quantiles of
// (mean* - mean) / se* over resamples take the place of Student's t, so that the
// interval leans the way a skewed sample does. Values that are all the same have an
// interval without width; of a resample of such values there is no se*, and it is
// left out.
func (r Resampling) Studentised(values []float64) Estimate {
	n := float64(len(values))
	mean := func(weights []float64) (mean, se float64) {
		for i, w := range weights {
			mean += float64(w * values[i] / n)
		}
		square := 0.0
		for i, w := range weights {
			square += float64(w * (values[i] - mean) * (values[i] - mean))
		}
		return mean, math.Sqrt(square / (n * (n - 1)))
	}
	ones := make([]float64, len(values))
	for i := range ones {
		ones[i] = 1
	}
	seen, se := mean(ones)
	if Same(values) {
		return Estimate{values[0], values[0], values[0]}
	}
	b := r.Bootstrap(len(values), 1, func(weights, out []float64) {
		m, se := mean(weights)
		out[0] = math.NaN()
		if se > 0 {
			out[0] = (m - seen) / se
		}
	})
	tail := (1 - r.Level) / 2
	return Estimate{seen, seen - float64(se*stat.Quantile(b.Resampled[0], 1-tail)), seen - float64(se*stat.Quantile(b.Resampled[0], tail))}
}
