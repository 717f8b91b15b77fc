package reconcile

import (
	"math"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/internal/text"
	"tumen/testimony/formula"
)

// begin gives every quantity a value to start the adjustment from: what was
// stated, or what follows from it through the identities, one unknown at a
// time. The fault is of an identity that cannot be computed there.
func (n *builder) begin() (faults formula.Faults) {
	count := len(n.quantities)
	n.start, n.from = make([]float64, count), make([]int, count)
	n.scratch, n.slope = make([]float64, count), make([]float64, count)
	known := make([]bool, count)
	for i, q := range n.quantities {
		if len(q.claims) > 0 {
			n.start[i], n.from[i], known[i] = n.pooled(q.claims), stated, true
		}
	}
	n.spread(known)
	for i := range n.quantities {
		if !known[i] {
			n.start[i], n.from[i], known[i] = n.quantities[i].size, guessed, true
			n.spread(known)
		}
	}
	for i, e := range n.equations {
		if left, right := e.Sides(n.start); !stat.Finite(left) || !stat.Finite(right) {
			faults = append(faults, formula.Fault{Part: "identity", ID: n.Identities[i].ID, Fault: e.Fault(
				say.Text("it has no value at the stated figures, such as a division by zero"), say.Text("it without the division, or with other figures"))})
		}
	}
	return faults
}

// pooled is the mean of what claims of one quantity say is likeliest, each
// weighted by its variance's inverse. Claims that only bound the quantity count
// if there are no others, and then only the first.
func (n *builder) pooled(claims []int) float64 {
	sum, weights := 0.0, 0.0
	for _, c := range claims {
		if r := n.likelihoods[c]; r.Observed {
			w := 1 / (r.SD * r.SD)
			sum, weights = sum+float64(w*r.Value), weights+w
		}
	}
	if weights == 0 || len(claims) == 1 {
		return n.likelihoods[claims[0]].Value
	}
	return sum / weights
}

// spread computes unknown quantities from identities that name only one of
// them, until there are no such identities left. Identities are tried in their
// order, each again when one of its quantities has become known.
func (n *builder) spread(known []bool) {
	queue := make([]int, len(n.equations))
	for i := range queue {
		queue[i] = i
	}
	for ; len(queue) > 0; queue = queue[1:] {
		e := n.equations[queue[0]]
		open, unknowns := 0, 0
		for _, q := range e.Quantities {
			if !known[q] {
				open, unknowns = q, unknowns+1
			}
		}
		if unknowns != 1 {
			continue
		}
		if v, ok := e.Solve(open, n.start); ok {
			n.start[open], n.from[open], known[open] = v, queue[0], true
			queue = append(queue, n.quantities[open].equations...)
		}
	}
}

// chooseScales puts a quantity on the scale of its logarithm if it is positive
// and ever multiplied, divided or raised. Identities of products alone are then
// linear, and errors are proportional. A quantity that is only added up keeps
// its own scale, on which sums are linear.
func (n *builder) chooseScales() {
	multiplied := make([]bool, len(n.quantities))
	products := make([]bool, len(n.equations))
	for i, e := range n.equations {
		if _, ok := e.Affine(); !ok {
			for _, q := range e.Quantities {
				multiplied[q] = true
			}
			ratio, ok := e.Monomial()
			products[i] = ok && ratio.Constant > 0
		}
	}
	for i := range n.quantities {
		q := &n.quantities[i]
		q.log = multiplied[i] && len(q.claims) > 0
		for _, c := range q.claims {
			r := n.likelihoods[c]
			q.log = q.log && r.High > 0 && (!r.Observed || r.Value > 0)
		}
	}
	// What is a product of positive quantities is positive itself.
	for found := true; found; {
		found = false
		for i, e := range n.equations {
			if products[i] && n.settlesSign(e) {
				found = true
			}
		}
	}
}

// settlesSign finds the one quantity of a product of which it was open whether
// it is positive.
func (n *builder) settlesSign(e *formula.Equation) bool {
	open, unknowns := 0, 0
	for _, q := range e.Quantities {
		if !n.quantities[q].log {
			open, unknowns = q, unknowns+1
		}
	}
	if unknowns != 1 || n.start[open] <= 0 || len(n.quantities[open].claims) > 0 {
		return false
	}
	n.quantities[open].log = true
	return true
}

// toScale is a value of a quantity on the scale on which it is adjusted.
func (n *network) toScale(q int, v float64) float64 {
	if n.quantities[q].log {
		return math.Log(v)
	}
	return v
}

// fromScale undoes toScale.
func (n *network) fromScale(q int, t float64) float64 {
	if n.quantities[q].log {
		return math.Exp(t)
	}
	return t
}

// likelihood is a claim's likelihood on the scale of its quantity.
func (n *network) likelihood(claim int) Likelihood {
	q := n.index[n.Claims[claim].Quantity]
	if n.quantities[q].log {
		return n.likelihoods[claim].logarithmic()
	}
	return n.likelihoods[claim]
}

// shown is a value in the unit in which the quantity is reported.
func (n *network) shown(q int, coherent float64) float64 {
	return rounded(coherent / n.quantities[q].size)
}

// bound is an end of an interval in the unit of its quantity, nil if there is
// none.
func (n *network) bound(q int, v float64) *float64 {
	if v = n.shown(q, v); !stat.Finite(v) {
		return nil
	}
	return &v
}

// rounded keeps ten digits, which is what a solution is good for.
func rounded(v float64) float64 { return stat.Rounded(v, 10) }

// identityNames joins the ids of identities for a message.
func (n *network) identityNames(of []int) string {
	return text.List(text.Quoted(list.Map(of, func(i int) string { return n.Identities[i].ID })))
}
