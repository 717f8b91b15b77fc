package reconcile

import (
	"math"
	"slices"

	"tumen/internal/stat"
)

// solution is what an adjustment found.
type solution struct {
	t         []float64
	settled   bool      // whether it met the test of convergence
	variance  []float64 // of each variable, if asked for
	dependent []bool    // rows that follow from others, if asked for
}

// The test of convergence: no variable moves by more than this many standard
// deviations, and no row is off by more than that many. Where claims are far
// from fitting, the forces on them are as much larger, and so is what rounding
// makes of them in a direction that hardly anything holds: there, the test is
// in units of the root of the sum of squares.
const converged = 1e-9

// rounding is what is put up with instead on linear rows if the test is not met:
// there is a solution then, and where ranges differ by many powers of ten,
// rounding can keep a quantity from coming nearer.
const rounding = 1e-6

// How many times the rows are made linear. If they are already, rounds only
// let go of what is held; what takes more than these goes nowhere.
const (
	linearRounds = 100
	curvedRounds = 200
)

// solver moves t towards the least sum of squares on the rows. Each round makes
// the rows linear at t, solves the problem that this leaves, and goes as far
// towards its solution as lowers the sum of squares and rows taken together
// (Gauss-Newton on the Lagrangian, with the l1 merit function of Han 1977).
type solver struct {
	*problem
	m       *matrix
	t       []float64
	slopes  []float64
	penalty float64 // for one unit of a row, in the merit function
}

// solve adjusts the problem from its starting values.
func (p *problem) solve() *solution {
	_, found := p.solved()
	return found
}

func (p *problem) solved() (*solver, *solution) {
	s := &solver{problem: p, m: newMatrix(p), t: p.starts(), slopes: make([]float64, p.longestRow())}
	return s, &solution{t: s.t, settled: s.run()}
}

// solveWithVariance also finds how sure the result is, and which rows add
// nothing.
func (p *problem) solveWithVariance() *solution {
	s, found := p.solved()
	s.m.linearise(s.t, s.slopes)
	s.m.curvature(s.t, true)
	s.m.factor.decompose(s.m.diagonal, s.m.entries)
	inverse := s.m.factor.inverseDiagonal()
	for i, v := range p.variables {
		found.variance = append(found.variance, s.m.exact(i, inverse[i])*v.scale*v.scale)
	}
	for r := range p.rows {
		found.dependent = append(found.dependent, inverse[s.m.n+r]*s.m.diagonal[s.m.n+r] > dependence)
	}
	return found
}

// In the inverse, a direction that nothing determines has one over its own small
// entry where others have about 1; these tell the two apart.
const (
	dependence   = 1e-4
	undetermined = 1e6 // variance in squared scales: a thousand times the errors that it comes from
)

func (s *solver) run() bool {
	rounds := linearRounds
	if s.curved {
		rounds = curvedRounds
	}
	near := false
	for range rounds {
		rows := s.m.linearise(s.t, s.slopes)
		aim, multipliers := s.aim(rows)
		step, moved := make([]float64, len(aim)), 0.0
		for i := range aim {
			step[i] = aim[i] - s.t[i]
			scale := s.variables[i].scale
			// The last digit of t itself is no movement.
			moved = max(moved, math.Abs(step[i])/scale-1e-13*math.Abs(s.t[i])/scale)
		}
		if !stat.Finite(moved) {
			return false
		}
		enough := converged * max(1, math.Sqrt(2*s.squares(s.t)))
		if moved <= enough && largest(rows) <= enough {
			for i := range step {
				s.t[i] += step[i]
			}
			return true
		}
		near = !s.curved && moved <= rounding && largest(rows) <= rounding
		if !s.advance(step, moved, rows, multipliers) {
			return false
		}
	}
	return near
}

func largest(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		most = max(most, math.Abs(v))
	}
	return most
}

// aim solves the problem with its rows made linear. The sum of squares is
// piecewise quadratic because of the ends; Newton steps with an exact line
// search find its least value in finitely many steps.
func (s *solver) aim(rows []float64) (z, multipliers []float64) {
	z = append([]float64(nil), s.t...)
	n := s.m.n
	for round := range 100 {
		b := make([]float64, n+len(rows))
		s.gradient(z, b[:n])
		for i := range n {
			b[i] = -b[i]
		}
		if round == 0 { // from here on z lies on the rows
			for r, v := range rows {
				b[n+r] = -v
			}
		}
		s.m.curvature(z, false)
		s.m.factor.decompose(s.m.diagonal, s.m.entries)
		x := s.m.solve(b)
		multipliers = x[n:]
		far, before := 1.0, s.outsideOf(z)
		if round > 0 {
			far = s.exactStep(z, x[:n])
		}
		moved := 0.0
		for i := range n {
			z[i] += far * x[i] * s.variables[i].scale
			moved = max(moved, far*math.Abs(x[i]))
		}
		if far == 1 && slices.Equal(before, s.outsideOf(z)) || moved < converged/10 {
			break
		}
	}
	return z, multipliers
}

// outsideOf says for each claim with ends on which side of them t lies.
func (s *solver) outsideOf(t []float64) []int8 {
	sides := make([]int8, len(s.ends))
	for i := range s.ends {
		switch deviation, _, _ := s.ends[i].outside(t[s.ends[i].of]); {
		case deviation < 0:
			sides[i] = -1
		case deviation > 0:
			sides[i] = 1
		}
	}
	return sides
}

// gradient of the sum of squares at t, in scaled variables.
func (s *solver) gradient(t, g []float64) {
	clear(g)
	for _, o := range s.observed {
		deviation := s.deviation(&o, t)
		g[o.of] += deviation * s.variables[o.of].scale / o.sd
		if o.shared != none {
			g[o.shared] += deviation * o.load / o.sd
		}
	}
	for i := range s.ends {
		e := &s.ends[i]
		deviation, _, slope := e.outside(t[e.of])
		g[e.of] += deviation * slope * s.variables[e.of].scale
	}
}

func (s *solver) deviation(o *observation, t []float64) float64 {
	d := t[o.of] - o.value
	if o.shared != none {
		d += float64(o.load * t[o.shared])
	}
	return d / o.sd
}

// squares is half the sum of squares at t.
func (s *solver) squares(t []float64) float64 {
	sum := 0.0
	for _, o := range s.observed {
		d := s.deviation(&o, t)
		sum += float64(d * d)
	}
	for i := range s.ends {
		d, _, _ := s.ends[i].outside(t[s.ends[i].of])
		sum += float64(d * d)
	}
	return sum / 2
}

// exactStep is the part of a step, at most 1, that lowers the sum of squares
// most. Along a line its slope only rises, so halving finds where it is zero.
func (s *solver) exactStep(z, x []float64) float64 {
	t, g := make([]float64, len(z)), make([]float64, len(z))
	slope := func(far float64) float64 {
		for i := range z {
			t[i] = z[i] + far*x[i]*s.variables[i].scale
		}
		s.gradient(t, g)
		sum := 0.0
		for i := range g {
			sum += float64(g[i] * x[i])
		}
		return sum
	}
	if slope(1) <= 1e-12*math.Abs(slope(0)) { // zero but for rounding
		return 1
	}
	low, high := 0.0, 1.0
	for range 40 {
		if middle := (low + high) / 2; slope(middle) > 0 {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// advance moves t along the step as far as the merit function falls. It says
// whether it fell anywhere.
func (s *solver) advance(step []float64, moved float64, rows, multipliers []float64) bool {
	// This close, the merit function changes by less than its rounding.
	if !s.curved || moved < 1e-5 {
		for i := range step {
			s.t[i] += step[i]
		}
		return true
	}
	s.penalty = max(s.penalty, 2*largest(multipliers)+1)
	off := 0.0
	lengths := make([]float64, len(rows))
	for r, v := range rows {
		off += math.Abs(v)
		s.evaluate(&s.rows[r], s.t, s.slopes)
		lengths[r] = s.m.length(r, s.slopes)
	}
	merit := func(t []float64) float64 {
		sum := 0.0
		for r := range s.rows {
			sum += math.Abs(s.evaluate(&s.rows[r], t, s.slopes)) / lengths[r]
		}
		return s.squares(t) + float64(s.penalty*sum)
	}
	here := s.squares(s.t) + float64(s.penalty*off)
	next := make([]float64, len(step))
	for far := s.longestStep(step); far > 1e-10; far /= 2 {
		for i := range step {
			next[i] = s.t[i] + float64(far*step[i])
		}
		if m := merit(next); stat.Finite(m) && m < here {
			copy(s.t, next)
			return true
		}
	}
	return false
}

// longestStep keeps a logarithm from changing by more than 3 in one round, a
// factor of 20: farther out, a curved row's slopes say nothing.
func (s *solver) longestStep(step []float64) float64 {
	most := 0.0
	for i, v := range s.variables {
		if v.quantity != none && s.net.quantities[v.quantity].log {
			most = max(most, math.Abs(step[i]))
		}
	}
	return min(1, 3/most)
}
