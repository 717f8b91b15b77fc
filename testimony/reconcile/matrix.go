package reconcile

import (
	"math"

	"tumen/internal/stat"
)

// The problem's equations for a step d and multipliers l are
//
//	| H + e   J' | |d|   |-gradient|
//	| J      -e  | |l| = |-rows    |
//
// with H the curvature of the sum of squares and J the rows' slopes, all in
// scaled variables. The small e on the diagonal makes the matrix quasi-definite,
// so that it can be decomposed even if quantities are not determined or rows
// follow from others. Above, it keeps what is not determined where it is; below,
// its effect is removed by refinement.
const regular = 1e-9

// rangeHold keeps a quantity of which only ranges and bounds are claimed where
// it is, so that within them it is rather the quantities without any claim that
// give. It slows convergence by one part in as many, and changes no value that
// the claims determine.
const rangeHold = 1e-4

// matrix is that matrix, its structure found once and its numbers set for every
// round.
type matrix struct {
	p         *problem
	n         int // variables; rows come after them
	factor    *factor
	places    []pair
	rowPlaces [][]int // by row, the places of its slopes
	shared    []int   // by observation, the place of its product with the shared error
	diagonal  []float64
	entries   []float64
}

func newMatrix(p *problem) *matrix {
	m := &matrix{p: p, n: len(p.variables), shared: make([]int, len(p.observed))}
	known := make(map[pair]int)
	place := func(at pair) int {
		if _, ok := known[at]; !ok {
			known[at] = len(m.places)
			m.places = append(m.places, at)
		}
		return known[at]
	}
	for r := range p.rows {
		var places []int
		for _, v := range p.rows[r].variables {
			places = append(places, place(pair{v, m.n + r}))
		}
		m.rowPlaces = append(m.rowPlaces, places)
	}
	for k, o := range p.observed {
		m.shared[k] = none
		if o.shared != none {
			m.shared[k] = place(pair{o.of, o.shared})
		}
	}
	m.diagonal, m.entries = make([]float64, m.n+len(p.rows)), make([]float64, len(m.places))
	m.factor = newFactor(len(m.diagonal), m.places)
	return m
}

// curvature sets H for the ends that t lies outside of. With ranges, a range
// that holds counts as a uniform distribution: what it says of the variance,
// though not of the value.
func (m *matrix) curvature(t []float64, ranges bool) {
	clear(m.diagonal[:m.n])
	for _, at := range m.shared {
		if at != none {
			m.entries[at] = 0
		}
	}
	for k, o := range m.p.observed {
		w := m.p.variables[o.of].scale / o.sd
		m.diagonal[o.of] += w * w
		if o.shared != none {
			v := o.load / o.sd
			m.diagonal[o.shared] += v * v
			m.entries[m.shared[k]] += w * v
		}
	}
	for i := range m.p.ends {
		e := &m.p.ends[i]
		scale := m.p.variables[e.of].scale
		deviation, weight, _ := e.outside(t[e.of])
		m.diagonal[e.of] += weight * scale * scale
		if width := e.high - e.low; ranges && deviation == 0 && width > 0 && stat.Finite(width) {
			m.diagonal[e.of] += scale * scale * 12 / (width * width)
		}
	}
	for i, v := range m.p.variables {
		if ranges {
			v.hold = regular // for the variance, nothing is held
		}
		m.diagonal[i] += v.hold
	}
	for i := m.n; i < len(m.diagonal); i++ {
		m.diagonal[i] = -regular
	}
}

// linearise sets J at t, each row divided by its length, and gives the rows'
// values, divided likewise.
func (m *matrix) linearise(t, slopes []float64) []float64 {
	values := make([]float64, len(m.p.rows))
	for r := range m.p.rows {
		values[r] = m.p.evaluate(&m.p.rows[r], t, slopes)
		length := m.length(r, slopes)
		values[r] /= length
		for i, v := range m.p.rows[r].variables {
			m.entries[m.rowPlaces[r][i]] = slopes[i] * m.p.variables[v].scale / length
		}
	}
	return values
}

// length is that of a row's slopes in scaled variables; 1 if all are zero.
func (m *matrix) length(r int, slopes []float64) float64 {
	length := 0.0
	for i, v := range m.p.rows[r].variables {
		length = math.Hypot(length, slopes[i]*m.p.variables[v].scale)
	}
	if length == 0 || !stat.Finite(length) {
		return 1
	}
	return length
}

// solve solves for the right side b, with -e below taken as 0. Refinement stops
// where it no longer helps, which is where rows contradict each other.
func (m *matrix) solve(b []float64) []float64 {
	x := make([]float64, len(b))
	rest := append([]float64(nil), b...)
	best := math.Inf(1)
	for range 60 { // each gains 6 to 9 digits, unless rows are nearly dependent or some claim is very stiff
		m.factor.solve(rest)
		for i, v := range rest {
			x[i] += v
		}
		size := m.residual(x, b, rest)
		if size < 1e-14 || size > 0.95*best {
			break
		}
		best = size
	}
	return x
}

// fewUnknowns is up to how many unknowns every variance is refined.
const fewUnknowns = 500

// exact is an entry of the inverse's diagonal, of a variable, without what the
// small e adds to it: about e itself, which matters where the rows leave a
// variable hardly any freedom. In a large problem the others are left as they
// are, good to five digits.
func (m *matrix) exact(i int, entry float64) float64 {
	if entry > undetermined || entry > 1e-4 && len(m.diagonal) > fewUnknowns {
		return entry
	}
	b := make([]float64, len(m.diagonal))
	b[i] = 1
	return max(m.solve(b)[i], 0)
}

// residual sets rest to b less the matrix times x, and gives its largest entry:
// of the rows as it is, of the variables relative to the largest force on any,
// so that rounding in the one does not hide what is left of the other.
func (m *matrix) residual(x, b, rest []float64) float64 {
	force := 1.0
	for i := range rest {
		rest[i] = b[i]
		if i < m.n {
			rest[i] -= float64(m.diagonal[i] * x[i])
			force = max(force, math.Abs(b[i]))
		}
	}
	for k, at := range m.places {
		rest[at.i] -= float64(m.entries[k] * x[at.j])
		rest[at.j] -= float64(m.entries[k] * x[at.i])
	}
	return max(largest(rest[:m.n])/force, largest(rest[m.n:]))
}
