package forest

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/study/estimate"
)

// Line moves the values of weighted rows to a new row along a straight line through
// them, as in regression-adjusted approximate Bayesian computation (Beaumont, Zhang
// and Balding 2002):
//
//	moved_i = mean + (x - mean of x)'b + r_i / (1 - h_i)
//
// with b the weighted ridge slope, r_i the residual and h_i the leverage, so that
// r_i/(1 - h_i) is by how much a line through the other rows alone misses row i: the
// line's own freedom makes nothing too narrow. For each column the ridge is that with
// the least of these misses, which may be no slope at all.
type Line struct {
	rows   []Weight
	along  []float64 // by row and direction: the features in principal directions, in standard deviations
	spread []float64 // by direction: their variance
	to     []float64 // by direction: where the new row lies
}

// ridges are what is added to each variance (that of a feature is 1); with the last
// there is no slope.
var ridges = []float64{0.03, 0.1, 0.3, 1, 3, math.Inf(1)}

// atom is the weight of a single value from which a column is not moved.
const atom = 0.05

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
	var at []float64
	for j, v := range x {
		if column, mean, sd := f.standard(j, weights); sd > 0 && !math.IsNaN(v) {
			columns, at = append(columns, column), append(at, (v-mean)/sd)
		}
	}
	n, p := len(weights), len(columns)
	moments := make([][]float64, p)
	for a := range p {
		moments[a] = make([]float64, p)
		for b := range p {
			for i, q := range weights {
				moments[a][b] += float64(q.Weight * columns[a][i] * columns[b][i])
			}
		}
	}
	l := &Line{rows: weights, along: make([]float64, n*p), to: make([]float64, p)}
	var directions [][]float64
	l.spread, directions = principal(moments)
	for a := range p {
		for b, direction := range directions {
			l.to[b] += float64(direction[a] * at[a])
			for i, z := range columns[a] {
				l.along[i*p+b] += float64(direction[a] * z)
			}
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

// Of is the distribution of a column, moved to the new row; values are by row of the
// forest. What is absent stays so, and has no say in the slope. Nothing is moved
// beyond the least and the largest of all values. A column in which several rows with
// a twentieth of the weight have the same value is not moved: it has an atom, and
// moved rows would lose it.
func (l *Line) Of(values []float64) estimate.Weighted { return estimate.Weigh(l.Move(values)) }

// Move is the values of Of, row by row, and their weights.
func (l *Line) Move(values []float64) (moved, weights []float64) {
	n, p := len(l.rows), len(l.spread)
	moved, weights = make([]float64, n), make([]float64, n)
	total, mean := 0.0, 0.0
	for i, q := range l.rows {
		moved[i], weights[i] = values[q.Row], q.Weight
		if !math.IsNaN(moved[i]) {
			total += q.Weight
			mean += float64(q.Weight * moved[i])
		}
	}
	if mean /= total; p == 0 || !(total > 0) || hasAtom(moved, weights, total) {
		return moved, weights
	}
	slope := make([]float64, p) // before it is divided by variance and ridge
	for i, v := range moved {
		if !math.IsNaN(v) {
			y := float64(weights[i] / total * (v - mean))
			for b, z := range l.along[i*p : (i+1)*p] {
				slope[b] += float64(y * z)
			}
		}
	}
	least, best := math.Inf(1), 0.0
	for _, ridge := range ridges {
		if miss := l.misses(moved, mean, total, slope, ridge, nil); miss < least {
			least, best = miss, ridge
		}
	}
	l.misses(moved, mean, total, slope, best, moved)
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range estimate.Used(values) {
		low, high = min(low, v), max(high, v)
	}
	for i, v := range moved {
		moved[i] = min(max(v, low), high) // of NaN it is NaN
	}
	return moved, weights
}

// misses is the weighted mean of the squares of r_i/(1 - h_i) for a ridge. It moves the
// values if there is somewhere to put them.
func (l *Line) misses(values []float64, mean, total float64, slope []float64, ridge float64, to []float64) (miss float64) {
	p := len(l.spread)
	at := mean
	for b, s := range slope {
		at += float64(l.to[b] * s / (l.spread[b] + ridge))
	}
	for i, q := range l.rows {
		w := q.Weight / total
		fit, lever := mean, w
		for b, z := range l.along[i*p : (i+1)*p] {
			fit += float64(z * slope[b] / (l.spread[b] + ridge))
			lever += float64(w * z * z / (l.spread[b] + ridge))
		}
		if math.IsNaN(values[i]) {
			continue
		}
		r := (values[i] - fit) / (1 - min(lever, 0.9))
		miss += float64(w * r * r)
		if to != nil {
			to[i] = at + r
		}
	}
	return miss
}

// hasAtom says whether several rows with much of the weight have the same value.
func hasAtom(values, weights []float64, total float64) bool {
	order := estimate.RisingOrder(values)
	for from := 0; from < len(order); {
		to, sum := from, 0.0
		for to < len(order) && values[order[to]] == values[order[from]] {
			sum += weights[order[to]]
			to++
		}
		if to-from > 1 && sum >= atom*total {
			return true
		}
		from = max(to, from+1) // NaN is not equal to itself
	}
	return false
}

// principal are the eigenvalues of a symmetric matrix, which is used up, and its
// eigenvectors, by cyclic rotations (Jacobi 1846).
func principal(m [][]float64) (spread []float64, directions [][]float64) {
	p := len(m)
	for a := range p {
		directions = append(directions, make([]float64, p))
		directions[a][a] = 1
	}
	for range 30 { // each sweep squares what is left beside the diagonal
		off := 0.0
		for a := range p {
			for b := range a {
				off += float64(m[a][b] * m[a][b])
			}
		}
		if off < 1e-24 {
			break
		}
		for a := range p {
			for b := range a {
				rotate(m, directions, a, b)
			}
		}
	}
	for a := range p {
		spread = append(spread, max(0, m[a][a]))
	}
	return spread, slices.Clip(directions)
}

// rotate makes the entry (a, b) 0.
func rotate(m, directions [][]float64, a, b int) {
	if m[a][b] == 0 {
		return
	}
	theta := (m[b][b] - m[a][a]) / (2 * m[a][b])
	t := math.Copysign(1, theta) / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1))
	c := 1 / math.Sqrt(float64(t*t)+1)
	s := float64(t * c)
	for k := range m {
		x, y := m[k][a], m[k][b]
		m[k][a], m[k][b] = float64(c*x)-float64(s*y), float64(s*x)+float64(c*y)
	}
	for k := range m {
		x, y := m[a][k], m[b][k]
		m[a][k], m[b][k] = float64(c*x)-float64(s*y), float64(s*x)+float64(c*y)
	}
	x, y := directions[a], directions[b]
	for k := range x {
		x[k], y[k] = float64(c*x[k])-float64(s*y[k]), float64(s*x[k])+float64(c*y[k])
	}
}
