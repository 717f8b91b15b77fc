package reconcile

import (
	"slices"

	"tumen/testimony/formula"
)

// corrections are the ways out of a conflict: for each claim, the value at which the
// others hold as they were stated. Beside them are the ids of the identities by
// which the claims cannot hold.
func (n *network) corrections(set []int) (corrections []Correction, by []string) {
	first := n.index[n.Claims[set[0]].Quantity]
	var equations []int
	for _, p := range n.parts(false) {
		if slices.Contains(p.quantities, first) {
			equations = p.equations // a conflict lies within one part
		}
	}
	var quantities []int
	claimed := make(map[int]bool)
	for _, c := range set {
		q := n.index[n.Claims[c].Quantity]
		quantities, claimed[q] = appendNew(quantities, q), true
	}
	rows := n.peeled(equations, func(q int) bool { return claimed[q] })
	for _, r := range rows {
		for _, q := range n.equations[r].Quantities {
			quantities = appendNew(quantities, q)
		}
	}
	for _, r := range rows {
		by = append(by, n.Identities[r].ID)
	}
	for _, c := range set {
		if to, ok := n.corrected(without(set, []int{c}), n.index[n.Claims[c].Quantity], quantities, rows); ok {
			in := n.Claims[c].Unit
			q := n.index[n.Claims[c].Quantity]
			if r := n.likelihoods[c]; !n.quantities[q].log {
				to = withoutNoise(to, max(r.SD, r.LowSD, r.HighSD)/n.quantities[q].size)
			}
			to = rounded(to * n.quantities[q].size / formula.Size(in))
			corrections = append(corrections, Correction{Claim: n.Claims[c].ID, To: to, Unit: in.String()})
		}
	}
	return corrections, by
}

// corrected finds what a quantity would have to be, in its unit, if some claims
// hold. It first balances them, which gives what they say is likeliest; if that
// leaves one of them outside its words, it takes the nearest value that does
// not.
func (n *network) corrected(claims []int, moved int, quantities, rows []int) (to float64, ok bool) {
	likeliest, nearest := n.newProblem(quantities, rows), n.newProblem(quantities, rows)
	for _, c := range claims {
		of := slices.Index(quantities, n.index[n.Claims[c].Quantity])
		likeliest.claimed(c, of, none, 0)
		nearest.ends = append(nearest.ends, n.allowed(c, of))
	}
	likeliest.rescale()
	nearest.rescale()
	for _, p := range []*problem{likeliest, nearest} {
		s := p.solve()
		if s.settled && len(nearest.violated(s)) == 0 {
			return n.shown(moved, n.fromScale(moved, s.t[slices.Index(quantities, moved)])), true
		}
	}
	return 0, false
}

func appendNew(set []int, member int) []int {
	if slices.Contains(set, member) {
		return set
	}
	return append(set, member)
}
