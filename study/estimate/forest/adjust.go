package forest

import (
	"cmp"
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
//
// Where each tree sees the rows anew (Rows.Seen), a row is a point of the line for each
// tree that has it in the new row's leaf: where that tree saw it. Its leverage is that of
// all its points, since without the row they would all be gone.
type Line struct {
	points []point
	along  []float64 // by point and direction: the features in principal directions, in standard deviations
	spread []float64 // by direction: their variance
	to     []float64 // by direction: where the new row lies
	all    int       // rows of the forest
}

// point is a row as it was seen.
type point struct {
	row    int
	weight float64 // all add up to 1
	seen   []float64
}

// ridges are what is added to each variance (that of a feature is 1); with the last
// there is no slope.
var ridges = []float64{0.03, 0.1, 0.3, 1, 3, math.Inf(1)}

// atom is the weight of a single value from which a column is not moved.
const atom = 0.05

// Line is the line through the rows that count for a row with these features, by those
// trees that were grown without a row, or by all if that is below 0. What x lacks has no
// slope; a row that lacks a feature counts as average. Each row's weight is multiplied by
// its factor; nil is 1 for all. It fails as WeightsWithout does.
func (f *Forest) Line(without int, x []float64, factors []float64) (*Line, error) {
	points, err := f.points(without, x, factors)
	if err != nil {
		return nil, err
	}
	var columns [][]float64
	var at []float64
	for j, v := range x {
		if column, mean, sd := standard(j, points); sd > 0 && !math.IsNaN(v) {
			columns, at = append(columns, column), append(at, (v-mean)/sd)
		}
	}
	n, p := len(points), len(columns)
	moments := make([][]float64, p)
	for a := range p {
		moments[a] = make([]float64, p)
		for b := range p {
			for i := range points {
				moments[a][b] += float64(points[i].weight * columns[a][i] * columns[b][i])
			}
		}
	}
	l := &Line{points: points, along: make([]float64, n*p), to: make([]float64, p), all: f.Rows()}
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

// points are the rows that count, one after the other, and where they were seen.
func (f *Forest) points(without int, x, factors []float64) (points []point, err error) {
	weight := func(row int) float64 {
		if factors == nil {
			return f.rows.Weights[row]
		}
		return float64(f.rows.Weights[row] * factors[row])
	}
	total := 0.0
	near := make([]float64, f.Rows())
	err = f.leaves(without, x, func(tree int, rows []int32) {
		for _, r := range rows {
			v := weight(int(r)) / float64(len(rows))
			if near[r] += v; v == 0 || f.rows.Seen == nil {
				continue
			}
			seen := slices.Clone(f.rows.Features[r])
			f.rows.Seen(tree, int(r), seen)
			points = append(points, point{int(r), v, seen})
			total += v
		}
	})
	if err != nil {
		return nil, err
	}
	if f.rows.Seen == nil {
		for row, v := range near {
			if v > 0 {
				points = append(points, point{row, v, f.rows.Features[row]})
				total += v
			}
		}
	}
	if len(points) == 0 {
		return nil, say.Errorf("no row near these features has a weight above 0: make more rows there")
	}
	slices.SortStableFunc(points, func(a, b point) int { return cmp.Compare(a.row, b.row) })
	for i := range points {
		points[i].weight /= total
	}
	return points, nil
}

// standard is a feature of weighted points, in standard deviations from its mean; that
// is 0 where it is absent.
func standard(j int, points []point) (column []float64, mean, sd float64) {
	column = make([]float64, len(points))
	var total, square float64
	for i := range points {
		if column[i] = points[i].seen[j]; !math.IsNaN(column[i]) {
			total += points[i].weight
			mean += float64(points[i].weight * column[i])
		}
	}
	mean /= total
	for i := range points {
		if column[i] -= mean; math.IsNaN(column[i]) {
			column[i] = 0
		}
		square += float64(points[i].weight * column[i] * column[i])
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
func (l *Line) Of(values []float64) estimate.Weighted {
	moved, weights := l.move(values)
	// As many points of one row are one row.
	byRow, total, square := make([]float64, l.all), 0.0, 0.0
	for i := range l.points {
		if !math.IsNaN(moved[i]) {
			byRow[l.points[i].row] += weights[i]
			total += weights[i]
		}
	}
	for _, w := range byRow {
		square += float64(w / total * w / total)
	}
	return estimate.WeighWorth(moved, weights, 1/square)
}

// move is the values by point, moved, and their weights.
func (l *Line) move(values []float64) (moved, weights []float64) {
	n, p := len(l.points), len(l.spread)
	moved, weights = make([]float64, n), make([]float64, n)
	total, mean := 0.0, 0.0
	for i := range l.points {
		q := &l.points[i]
		moved[i], weights[i] = values[q.row], q.weight
		if !math.IsNaN(moved[i]) {
			total += q.weight
			mean += float64(q.weight * moved[i])
		}
	}
	if mean /= total; p == 0 || !(total > 0) || l.hasAtom(values, total) {
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
	for _, v := range values {
		if !math.IsNaN(v) {
			low, high = min(low, v), max(high, v)
		}
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
	part := make([]float64, p) // what a step along each direction adds, and to the leverage
	for b, s := range slope {
		at += float64(l.to[b] * s / (l.spread[b] + ridge))
		part[b] = 1 / (l.spread[b] + ridge)
	}
	for from := 0; from < len(l.points); {
		until, lever := from, 0.0 // of all points of the row
		for ; until < len(l.points) && l.points[until].row == l.points[from].row; until++ {
			w := l.points[until].weight / total
			lever += w
			for b, z := range l.along[until*p : (until+1)*p] {
				lever += float64(w * z * z * part[b])
			}
		}
		for i := from; i < until && !math.IsNaN(values[from]); i++ {
			fit := mean
			for b, z := range l.along[i*p : (i+1)*p] {
				fit += float64(z * slope[b] * part[b])
			}
			r := (values[i] - fit) / (1 - min(lever, 0.9))
			miss += float64(l.points[i].weight / total * r * r)
			if to != nil {
				to[i] = at + r
			}
		}
		from = until
	}
	return miss
}

// hasAtom says whether several rows with much of the weight have the same value.
func (l *Line) hasAtom(values []float64, total float64) bool {
	type one struct{ value, weight float64 }
	var rows []one
	for i := range l.points {
		switch q := &l.points[i]; {
		case math.IsNaN(values[q.row]):
		case i > 0 && l.points[i-1].row == q.row:
			rows[len(rows)-1].weight += q.weight
		default:
			rows = append(rows, one{values[q.row], q.weight})
		}
	}
	slices.SortStableFunc(rows, func(a, b one) int { return cmp.Compare(a.value, b.value) })
	for from := 0; from < len(rows); {
		to, sum := from, 0.0
		for ; to < len(rows) && rows[to].value == rows[from].value; to++ {
			sum += rows[to].weight
		}
		if to-from > 1 && sum >= atom*total {
			return true
		}
		from = to
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
