package forest

import "tumen/study/estimate"

// Of is the distribution of a column over weighted rows; values are by row.
func Of(weights []Weight, values []float64) estimate.Weighted {
	v, w := make([]float64, len(weights)), make([]float64, len(weights))
	for i, q := range weights {
		v[i], w[i] = values[q.Row], q.Weight
	}
	return estimate.Weigh(v, w)
}
