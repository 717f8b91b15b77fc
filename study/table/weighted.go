package table

import (
	"math"

	"tumen/study/estimate"
)

// weighted.go: statistics of a column whose rows count by their weights. What has no
// number does not count, and the others' weights are taken as all there is.

// Order is a column in rising order, so that many weights can be laid on it.
type Order struct {
	values []float64
	order  []int
}

// OrderOf puts a column in order.
func OrderOf(column []float64) Order { return Order{column, estimate.RisingOrder(column)} }

// With is the column's distribution under some weights of the rows.
func (o Order) With(weights []float64) estimate.Weighted {
	return estimate.WeighRising(o.values, weights, o.order)
}

// Quantiles are weighted quantiles of a column; NaN if no row counts.
func Quantiles(column, weights []float64, q ...float64) []float64 {
	of := estimate.Weigh(column, weights)
	found := make([]float64, len(q))
	for i, p := range q {
		found[i] = of.Quantile(p)
	}
	return found
}

// Mean is the weighted mean of a column, and the share of the weight that has a number.
func Mean(column, weights []float64) (mean, has float64) {
	sum, of, all := 0.0, 0.0, 0.0
	for i, x := range column {
		all += weights[i]
		if !math.IsNaN(x) {
			sum += float64(weights[i] * x)
			of += weights[i]
		}
	}
	return sum / of, of / all
}

// Share is the weight of the rows of which something holds, of those that count.
func Share(weights []float64, counts, holds func(row int) bool) float64 {
	of, all := 0.0, 0.0
	for i, w := range weights {
		if w > 0 && counts(i) {
			all += w
			if holds(i) {
				of += w
			}
		}
	}
	return of / all
}

// Effective is how many rows of equal weight say as much (Kish 1965): the square of the
// weights' sum over the sum of their squares.
func Effective(weights []float64) float64 {
	sum, square := 0.0, 0.0
	for _, w := range weights {
		sum += w
		square += float64(w * w)
	}
	if square == 0 {
		return 0
	}
	return sum * sum / square
}
