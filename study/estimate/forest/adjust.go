package forest

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"tumen/internal/say"
	"tumen/study/estimate"
)

// Line moves the values of weighted rows to a new row along a straight line through
// them, as in regression-adjusted approximate Bayesian computation (Beaumont, Zhang
// and Balding 2002):
//
//	moved_i = mean + (x - mean of x)'b + r_i / (1 - h_i)
//
// with b the weighted least squares slope, a little shrunk, r_i the residual and h_i
// the leverage, so that r_i/(1 - h_i) is by how much a line through the other rows
// alone misses row i: the values are not made too narrow by the line's own freedom.
// It is for targets without atoms: 0 and 1 do not stay 0 and 1.
type Line struct {
	rows     []Weight
	features int
	centred  []float64 // by row and feature: in standard deviations from the mean
	solved   []float64 // by row and feature: centred times the inverse of the moments
	leans    []float64 // by row: how much its value, less the mean, moves the line at x, over its weight
	lever    []float64 // by row
}

// shrink is what is added to each feature's variance of 1, so that there always is a
// slope.
const shrink = 0.05

// LineAt is the line through rows that count for a row with these features. What x
// lacks has no slope; a row that lacks a feature counts as average. It fails if the
// features do not fit, or if each tree saw the rows anew: a row then has no one place
// on a line.
func (f *Forest) LineAt(x []float64, weights []Weight) (*Line, error) {
	if len(x) != f.features {
		return nil, say.Errorf("%d features do not fit: the forest was grown on %d", len(x), f.features)
	}
	if f.rows.Seen != nil {
		return nil, say.Errorf("a line goes through rows that were seen once: put what was seen into the features, and leave out Seen")
	}
	var columns [][]float64
	var to []float64
	for j, v := range x {
		if column, mean, sd := f.standard(j, weights); sd > 0 && !math.IsNaN(v) {
			columns, to = append(columns, column), append(to, (v-mean)/sd)
		}
	}
	n, p := len(weights), len(columns)
	l := &Line{weights, p, make([]float64, n*p), make([]float64, n*p), make([]float64, n), make([]float64, n)}
	if p > 0 {
		l.solve(columns)
	}
	for i, q := range weights {
		row := l.solved[i*p : (i+1)*p]
		l.lever[i] = q.Weight
		for j, z := range l.centred[i*p : (i+1)*p] {
			l.lever[i] += float64(q.Weight * z * row[j])
			l.leans[i] += float64(to[j] * row[j])
		}
	}
	return l, nil
}

// standard is a feature of weighted rows, in standard deviations from its mean; that
// is 0 where it is absent.
func (f *Forest) standard(j int, weights []Weight) (column []float64, mean, sd float64) {
	column = make([]float64, len(weights))
	var total, square float64
	for i, q := range weights {
		if column[i] = f.rows.Features[q.Row][j]; !math.IsNaN(column[i]) {
			total += q.Weight
			mean += float64(q.Weight * column[i])
		}
	}
	mean /= total
	for i, q := range weights {
		if column[i] -= mean; math.IsNaN(column[i]) {
			column[i] = 0
		}
		square += float64(q.Weight * column[i] * column[i])
	}
	sd = math.Sqrt(square)
	for i := range column {
		column[i] /= sd
	}
	return column, mean, sd
}

// solve divides by the moments of the columns.
func (l *Line) solve(columns [][]float64) {
	p, n := l.features, len(l.rows)
	moments := mat.NewSymDense(p, nil)
	for a := range p {
		for b := a; b < p; b++ {
			sum := 0.0
			for i, q := range l.rows {
				sum += float64(q.Weight * columns[a][i] * columns[b][i])
			}
			if a == b {
				sum += shrink
			}
			moments.SetSym(a, b, sum)
		}
		for i, z := range columns[a] {
			l.centred[i*p+a] = z
		}
	}
	var root mat.Cholesky
	var inverse mat.SymDense
	root.Factorize(moments)
	// With what was added there always is an inverse; its condition is at most p/shrink.
	_ = root.InverseTo(&inverse)
	for i := range n {
		for a := range p {
			sum := 0.0
			for b, z := range l.centred[i*p : (i+1)*p] {
				sum += float64(z * inverse.At(a, b))
			}
			l.solved[i*p+a] = sum
		}
	}
}

// Of is the distribution of a column, moved to the new row; values are by row of the
// forest. What is absent stays so, and has no say in the slope.
func (l *Line) Of(values []float64) estimate.Weighted {
	n := len(l.rows)
	kept, moved := make([]float64, n), make([]float64, n)
	var total, mean, at float64
	for i, q := range l.rows {
		if kept[i] = values[q.Row]; !math.IsNaN(kept[i]) {
			total += q.Weight
			mean += float64(q.Weight * kept[i])
		}
	}
	mean /= total
	slope := make([]float64, l.features)
	for i, q := range l.rows {
		if math.IsNaN(kept[i]) {
			continue
		}
		y := float64(q.Weight * (kept[i] - mean))
		at += float64(y * l.leans[i])
		for j, s := range l.solved[i*l.features : (i+1)*l.features] {
			slope[j] += float64(y * s)
		}
	}
	weights := make([]float64, n)
	for i, q := range l.rows {
		fit := mean
		for j, z := range l.centred[i*l.features : (i+1)*l.features] {
			fit += float64(slope[j] * z)
		}
		weights[i] = q.Weight
		moved[i] = mean + at + (kept[i]-fit)/(1-math.Min(l.lever[i], 0.5))
	}
	return estimate.Weigh(moved, weights)
}
