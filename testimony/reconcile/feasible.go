package reconcile

import (
	"math"
	"slices"

	"tumen/internal/list"
	"tumen/internal/stat"
)

// slack is how far, relative to its size, a value may lie outside what the
// words allow and still count as inside: well above the rounding of a solution,
// well below the precision of any figure.
const slack = 1e-7

// fits says whether some values of all quantities satisfy the equations and lie
// within what the words of the claims allow. Where they cannot, outside are the
// claims that the nearest values violate: on linear equations these alone
// already cannot hold together, since the nearest values are a solution for
// them too.
//
// It is a least-squares problem of the violations. Equations of products are
// linear in logarithms and sums are linear as they are, and then the answer is
// exact; where both meet, two starts are tried before claims are said not to
// fit.
func (s *search) fits(claims, equations []int, starts ...[]float64) (ok bool, outside []int) {
	p := s.fitting(claims, equations)
	if len(p.ends) == 0 {
		return true, nil
	}
	if len(starts) == 0 || !p.curved {
		starts = [][]float64{s.start}
	}
	for _, start := range starts {
		for i := range p.variables {
			v := &p.variables[i]
			v.start = s.toScale(v.quantity, start[v.quantity])
		}
		if outside = p.violated(p.solve()); len(outside) == 0 {
			return true, nil
		}
	}
	return false, outside
}

// fitting is the problem of fits. A quantity on which a single claim weighs and
// that no equation is left for takes that claim's value, and needs no variable.
func (n *network) fitting(claims, equations []int) *problem {
	weight := make(map[int]int, len(claims))
	for _, c := range claims {
		weight[n.index[n.Claims[c].Quantity]]++
	}
	rows := n.peeled(equations, func(q int) bool { return weight[q] > 0 })
	var quantities []int
	local := make(map[int]int)
	add := func(q int) {
		if _, ok := local[q]; !ok {
			local[q] = len(quantities)
			quantities = append(quantities, q)
		}
	}
	for _, r := range rows {
		for _, q := range n.equations[r].Quantities {
			add(q)
		}
	}
	for _, c := range claims {
		if q := n.index[n.Claims[c].Quantity]; weight[q] > 1 {
			add(q)
		}
	}
	p := n.newProblem(quantities, rows)
	for _, c := range claims {
		if i, ok := local[n.index[n.Claims[c].Quantity]]; ok {
			p.ends = append(p.ends, n.allowed(c, i))
		}
	}
	p.rescale()
	return p
}

// allowed is what the words of a claim allow, with violations counted relative
// to the size of the number.
func (n *network) allowed(claim, of int) ends {
	r := n.likelihood(claim)
	e := ends{claim: claim, of: of, low: r.Low, high: r.High, lowSD: 1, highSD: 1}
	q := n.index[n.Claims[claim].Quantity]
	if !n.quantities[q].log {
		size := math.Abs(r.Value)
		for _, end := range []float64{r.Low, r.High} {
			if stat.Finite(end) {
				size = max(size, math.Abs(end))
			}
		}
		if size == 0 {
			size = n.quantities[q].size
		}
		e.lowSD, e.highSD = size, size
	}
	return e
}

// violated are the claims that a solution does not keep to. Values at which the
// equations do not hold keep to none.
func (p *problem) violated(s *solution) []int {
	slopes := make([]float64, p.longestRow())
	m := &matrix{p: p}
	for r := range p.rows {
		off := p.evaluate(&p.rows[r], s.t, slopes)
		if length := m.length(r, slopes); !(math.Abs(off) <= slack*length) {
			return list.Map(p.ends, func(e ends) int { return e.claim })
		}
	}
	by := list.Map(p.ends, func(e ends) float64 { d, _, _ := e.outside(s.t[e.of]); return math.Abs(d) })
	most := largest(by)
	var outside []int
	for i, d := range by {
		if most > slack && d > 1e-6*most { // less is rounding
			outside = append(outside, p.ends[i].claim)
		}
	}
	return outside
}

// peeled leaves out every equation that can be solved for a quantity of its own:
// one that is not kept, and that no other equation names. Such an equation can
// always hold, and so can others once it is gone.
func (n *network) peeled(equations []int, kept func(int) bool) []int {
	left := make(map[int]bool, len(equations))
	named := make(map[int]int) // in how many of the equations left
	for _, e := range equations {
		left[e] = true
		for _, q := range n.equations[e].Quantities {
			named[q]++
		}
	}
	queue := append([]int(nil), equations...)
	for ; len(queue) > 0; queue = queue[1:] {
		e := queue[0]
		if !left[e] || !n.hasOwn(e, named, kept) {
			continue
		}
		delete(left, e)
		for _, q := range n.equations[e].Quantities {
			named[q]--
			for _, other := range n.quantities[q].equations {
				if left[other] && named[q] == 1 {
					queue = append(queue, other)
				}
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(equations), func(e int) bool { return !left[e] })
}

// hasOwn says whether an equation has a quantity for which it can be solved and
// that is not kept.
func (n *network) hasOwn(equation int, named map[int]int, kept func(int) bool) bool {
	e := n.equations[equation]
	for _, q := range e.Quantities {
		if named[q] != 1 || kept(q) {
			continue
		}
		if _, ok := e.Solve(q, n.start); ok {
			return true
		}
	}
	return false
}

// clashing is a smallest set of equations that no values satisfy, whatever is
// claimed; none if there are values.
func (n *adjustment) clashing(equations []int) []int {
	cannot := func(set []int) bool {
		p := n.fitting(nil, set)
		return len(p.rows) > 0 && !p.solve().settled
	}
	set := n.peeled(equations, func(int) bool { return false })
	if !cannot(set) {
		return nil
	}
	for i := 0; i < len(set); {
		rest := slices.Delete(slices.Clone(set), i, i+1)
		if cannot(rest) {
			set = rest
		} else {
			i++
		}
	}
	return set
}
