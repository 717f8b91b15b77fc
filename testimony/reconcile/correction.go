package reconcile

import (
	"slices"

	"tumen/internal/list"
	"tumen/testimony/formula"
)

// corrections are the ways out of a conflict: for each claim, the value at which the
// others hold as they were stated. Beside them are the ids of the identities by
// which the claims cannot hold.
func (s *search) corrections(set []int) (corrections []Correction, by []string) {
	first := s.index[s.Claims[set[0]].Quantity]
	var equations []int
	for _, p := range s.parts(false) {
		if slices.Contains(p.quantities, first) {
			equations = p.equations // a conflict lies within one part
		}
	}
	var quantities []int
	claimed := make(map[int]bool)
	for _, c := range set {
		q := s.index[s.Claims[c].Quantity]
		quantities, claimed[q] = appendNew(quantities, q), true
	}
	rows := s.peeled(equations, func(q int) bool { return claimed[q] })
	for _, r := range rows {
		for _, q := range s.network.equations[r].Quantities {
			quantities = appendNew(quantities, q)
		}
	}
	corrections, by = []Correction{}, list.Map(rows, func(r int) string { return s.Identities[r].ID })
	for _, c := range set {
		if to, ok := s.corrected(without(set, []int{c}), s.index[s.Claims[c].Quantity], quantities, rows); ok {
			in := s.Claims[c].Unit
			q := s.index[s.Claims[c].Quantity]
			if r := s.likelihoods[c]; !s.quantities[q].log {
				to = withoutNoise(to, max(r.SD, r.LowSD, r.HighSD)/s.quantities[q].size)
			}
			to = rounded(to * s.quantities[q].size / formula.Size(in))
			corrections = append(corrections, Correction{Claim: s.Claims[c].ID, To: to, Unit: in.String()})
		}
	}
	return corrections, by
}

// corrected finds what a quantity would have to be, in its unit, if some claims
// hold. It first balances them, which gives what they say is likeliest; if that
// leaves one of them outside its words, it takes the nearest value that does
// not.
func (s *search) corrected(claims []int, moved int, quantities, rows []int) (to float64, ok bool) {
	likeliest, nearest := s.newProblem(quantities, rows), s.newProblem(quantities, rows)
	for _, c := range claims {
		of := slices.Index(quantities, s.index[s.Claims[c].Quantity])
		likeliest.claimed(c, of, none, 0)
		nearest.ends = append(nearest.ends, s.allowed(c, of))
	}
	likeliest.rescale()
	nearest.rescale()
	for _, p := range []*problem{likeliest, nearest} {
		found := p.solve()
		if found.settled && len(nearest.violated(found)) == 0 {
			return s.shown(moved, s.fromScale(moved, found.t[slices.Index(quantities, moved)])), true
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
