package table

import (
	"cmp"
	"math"
	"slices"
)

// weighted.go: statistics of a column whose rows count by their weights. What has no
// number does not count, and the others' weights are taken as all there is.

// Order is a column's rows that have a number, in rising order, so that many weights
// can be asked for the quantiles of one column.
type Order struct {
	values []float64
	rows   []int32
}

// OrderOf puts a column in order.
func OrderOf(column []float64) Order {
	o := Order{values: column}
	for i, x := range column {
		if !math.IsNaN(x) {
			o.rows = append(o.rows, int32(i))
		}
	}
	slices.SortStableFunc(o.rows, func(a, b int32) int { return cmp.Compare(column[a], column[b]) })
	return o
}

// Quantiles are weighted quantiles for rising probabilities: the middle of the step of
// the weighted distribution function, linear between the rows. NaN if no row counts.
func (o Order) Quantiles(weights []float64, q ...float64) []float64 {
	total := 0.0
	for _, i := range o.rows {
		total += weights[i]
	}
	found := make([]float64, len(q))
	at, below, last, lastAt := 0, 0.0, math.NaN(), 0.0
	for _, i := range o.rows {
		w := weights[i] / total
		if !(w > 0) {
			continue
		}
		middle, x := below+w/2, o.values[i]
		for at < len(q) && q[at] <= middle {
			found[at] = x
			if !math.IsNaN(last) && middle > lastAt {
				found[at] = last + float64((x-last)*(q[at]-lastAt)/(middle-lastAt))
			}
			at++
		}
		below, last, lastAt = below+w, x, middle
	}
	for ; at < len(q); at++ {
		found[at] = last
	}
	return found
}

// Rank is the weight of the rows below a number, and of those with it: a place in the
// weighted distribution is below + u x same for u from 0 to 1.
func (o Order) Rank(weights []float64, x float64) (below, same float64) {
	total := 0.0
	for _, i := range o.rows {
		w := weights[i]
		total += w
		switch y := o.values[i]; {
		case y < x:
			below += w
		case y == x:
			same += w
		}
	}
	return below / total, same / total
}

// Quantiles are those of a column.
func Quantiles(column, weights []float64, q ...float64) []float64 {
	return OrderOf(column).Quantiles(weights, q...)
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

// Effective is how many rows of equal weight say as much: the square of the weights'
// sum over the sum of their squares.
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
