package reconcile

import (
	"math"

	"tumen/internal/list"
	"tumen/internal/stat"
	"tumen/testimony/formula"
)

// problem is one least-squares adjustment: find t that makes
//
//	1/2 sum ((t_q + load * g - value) / sd)^2        claims with a likeliest value
//	1/2 sum (what t_q lies outside low..high / sd)^2 claims with ends
//	1/2 sum g^2                                      what the claims of a source share
//
// least, subject to every row being zero. t_q is a quantity, or its logarithm.
// A shared error g of variance 1 with loads sd*sqrt(rho) gives any two claims of
// a source the correlation rho, and keeps the matrices sparse.
type problem struct {
	net       *network
	variables []variable
	rows      []row
	observed  []observation
	ends      []ends
	curved    bool // whether any row is not linear in t
}

// variable is one unknown of a problem.
type variable struct {
	quantity int // in the network; none for an error that claims share
	start    float64
	scale    float64 // a typical deviation, to work in numbers near 1
	hold     float64 // how firmly it stays in each round; regular, or more
}

const none = -1

// observation is a claim with a likeliest value.
type observation struct {
	claim, of int // of: the variable
	shared    int // the variable of the shared error, or none
	load      float64
	value, sd float64 // sd of what is not shared
	total     float64 // sd of both
}

// ends is a claim that a quantity lies between two values. Ends may be infinite.
type ends struct {
	claim, of     int
	low, high     float64
	lowSD, highSD float64
}

// outside is how far t lies outside the ends, in standard deviations: negative
// below low, positive above high. weight is the slope of that, squared.
func (e *ends) outside(t float64) (deviation, weight, slope float64) {
	switch {
	case t < e.low:
		return (t - e.low) / e.lowSD, 1 / (e.lowSD * e.lowSD), 1 / e.lowSD
	case t > e.high:
		return (t - e.high) / e.highSD, 1 / (e.highSD * e.highSD), 1 / e.highSD
	}
	return 0, 0, 0
}

// row is an equation between the variables of a problem: zero where it holds.
type row struct {
	equation  int
	variables []int
	linear    []float64 // its slopes, if it is linear in t; nil if it is curved
	constant  float64
}

// newProblem makes the variables and rows for some quantities and equations
// that name no others.
func (n *network) newProblem(quantities, equations []int) *problem {
	p := &problem{net: n}
	local := make(map[int]int, len(quantities))
	for i, q := range quantities {
		local[q] = i
		p.variables = append(p.variables, variable{quantity: q, start: n.toScale(q, n.start[q]), scale: 1, hold: regular})
	}
	for _, e := range equations {
		p.rows = append(p.rows, n.newRow(e, local))
		p.curved = p.curved || p.rows[len(p.rows)-1].linear == nil
	}
	return p
}

// newRow brings an equation into linear form if it has one on the scales of its
// quantities.
func (n *network) newRow(equation int, local map[int]int) row {
	e := n.equations[equation]
	r := row{equation: equation, variables: make([]int, len(e.Quantities))}
	logs := 0
	for i, q := range e.Quantities {
		r.variables[i] = local[q]
		if n.quantities[q].log {
			logs++
		}
	}
	var f formula.Form
	ok := false
	switch {
	case logs == 0:
		f, ok = e.Affine()
	case logs == len(e.Quantities):
		if f, ok = e.Monomial(); ok && f.Constant > 0 {
			f.Constant = math.Log(f.Constant)
		} else {
			ok = false
		}
	}
	if ok {
		r.constant = f.Constant
		for _, q := range e.Quantities {
			r.linear = append(r.linear, f.Weight[q])
		}
	}
	return r
}

// evaluate gives the row's value at t, and its slopes.
func (p *problem) evaluate(r *row, t, slopes []float64) float64 {
	if r.linear != nil {
		copy(slopes, r.linear)
		sum := r.constant
		for i, v := range r.variables {
			sum += float64(r.linear[i] * t[v])
		}
		return sum
	}
	n, e := p.net, p.net.equations[r.equation]
	for i, v := range r.variables {
		q := e.Quantities[i]
		n.scratch[q], n.slope[q] = n.fromScale(q, t[v]), 0
	}
	e.Gradient(n.scratch, n.slope)
	for i, q := range e.Quantities {
		slopes[i] = n.slope[q]
		if n.quantities[q].log {
			slopes[i] *= n.scratch[q]
		}
	}
	return e.Value(n.scratch)
}

// claimed lets a claim weigh on its quantity, with the error that it shares
// with others of its source (none if there is no such error).
func (p *problem) claimed(claim, of, shared int, rho float64) {
	r := p.net.likelihood(claim)
	if r.Observed {
		o := observation{claim: claim, of: of, shared: shared, value: r.Value, sd: r.SD, total: r.SD}
		if shared != none {
			o.load, o.sd = r.SD*math.Sqrt(rho), r.SD*math.Sqrt(1-rho)
		}
		p.observed = append(p.observed, o)
		return
	}
	p.ends = append(p.ends, ends{claim, of, r.Low, r.High, r.LowSD, r.HighSD})
}

// sharedError adds the error that all claims of a source have in common.
func (p *problem) sharedError() int {
	i := len(p.variables)
	p.variables = append(p.variables, variable{quantity: none, scale: 1, hold: regular})
	p.observed = append(p.observed, observation{claim: none, of: i, shared: none, sd: 1, total: 1})
	return i
}

// rescale sets the typical deviation of each variable: that of its surest
// claim, the width of a range, or else what makes it weigh in the rows as much as the others. With
// it, the numbers do not depend on units.
func (p *problem) rescale() {
	settled := make([]bool, len(p.variables))
	narrow := func(i int, width float64) {
		if v := &p.variables[i]; width > 0 && stat.Finite(width) && (!settled[i] || width < v.scale) {
			v.scale, settled[i] = width, true
		}
	}
	for _, o := range p.observed {
		narrow(o.of, o.total)
	}
	for _, e := range p.ends {
		width := max(e.lowSD, e.highSD)
		if stat.Finite(e.high - e.low) {
			width = max(width, e.high-e.low)
		}
		narrow(e.of, width)
	}
	t, slopes := p.starts(), make([]float64, p.longestRow())
	for found := true; found; {
		found = false
		for r := range p.rows {
			p.evaluate(&p.rows[r], t, slopes)
			found = p.balanceScale(&p.rows[r], slopes, settled) || found
		}
	}
	defer p.tighten(t, slopes)
	for i := range p.variables {
		v := &p.variables[i]
		isLog := v.quantity != none && p.net.quantities[v.quantity].log // 1 is then a factor of e
		if !settled[i] && !isLog && v.start != 0 {
			v.scale = math.Abs(v.start)
		}
	}
}

// balanceScale settles the one open variable of a row.
func (p *problem) balanceScale(r *row, slopes []float64, settled []bool) bool {
	open, unknowns, most := 0, 0, 0.0
	for i, v := range r.variables {
		if !settled[v] {
			open, unknowns = i, unknowns+1
		} else {
			most = max(most, math.Abs(slopes[i])*p.variables[v].scale)
		}
	}
	if unknowns != 1 || slopes[open] == 0 || most == 0 {
		return false
	}
	v := r.variables[open]
	p.variables[v].scale, settled[v] = most/math.Abs(slopes[open]), true
	return true
}

// tighten gives a variable no larger a scale than the others of a row leave it:
// whatever is claimed of it, it can move no further than they do together. A row
// of which one variable has by far the largest scale says nothing of the others
// in numbers, and two such rows say the same.
func (p *problem) tighten(t, slopes []float64) {
	for range 10 { // each pass reaches one row further
		for r := range p.rows {
			row := &p.rows[r]
			p.evaluate(row, t, slopes)
			sum := 0.0
			for i, v := range row.variables {
				sum += math.Abs(slopes[i]) * p.variables[v].scale
			}
			for i, v := range row.variables {
				own := math.Abs(slopes[i]) * p.variables[v].scale
				if others := sum - own; others > 1e-9*own && others < own {
					p.variables[v].scale *= others / own
				}
			}
		}
	}
}

func (p *problem) starts() []float64 {
	return list.Map(p.variables, func(v variable) float64 { return v.start })
}

func (p *problem) longestRow() int {
	most := 0
	for _, r := range p.rows {
		most = max(most, len(r.variables))
	}
	return most
}
