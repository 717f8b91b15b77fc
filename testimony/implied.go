package testimony

import "slices"

// Implied is a quantity that the testimony gives without stating it.
type Implied struct {
	Name     string
	Value    float64 // what follows from the figures as they were stated
	Balanced float64 // what follows from the balanced ones
	Low      *float64
	High     *float64 // 95 % interval of Balanced; nil where nothing bounds it
	Unit     string
	From     []string // ids of the claims that it follows from
}

// implied finds the quantities that nobody claims. Those that the claims do not
// determine are named in open.
func (n *network) implied(balanced []estimate) (found []Implied, open []string) {
	for q := range n.quantities {
		if len(n.quantities[q].claims) > 0 {
			continue
		}
		e := balanced[q]
		if !e.fixed {
			open = append(open, n.quantities[q].name)
			continue
		}
		i := Implied{Name: n.quantities[q].name, Unit: n.quantities[q].unit.String()}
		i.Low, i.High = n.bound(q, e.low), n.bound(q, e.high)
		i.Balanced = n.shown(q, e.value)
		i.Value = i.Balanced
		claims, follows := n.derivation(q)
		if follows {
			i.Value = n.shown(q, n.start[q])
		} else {
			claims = n.behind(q)
		}
		for _, c := range claims {
			i.From = append(i.From, n.Claims[c].ID)
		}
		found = append(found, i)
	}
	return found, open
}

// bound is an end of an interval in the unit of its quantity, nil if there is
// none.
func (n *network) bound(q int, v float64) *float64 {
	if v = n.shown(q, v); !finite(v) {
		return nil
	}
	return &v
}

// derivation gives the claims from which a quantity was computed, identity by
// identity. It fails where quantities only follow from several identities
// together.
func (n *network) derivation(q int) (claims []int, follows bool) {
	follows = true
	seen := make(map[int]bool)
	var visit func(int)
	visit = func(q int) {
		if seen[q] {
			return
		}
		seen[q] = true
		switch n.from[q] {
		case stated:
			claims = append(claims, n.quantities[q].claims...)
		case guessed:
			follows = false
		default:
			for _, other := range n.equations[n.from[q]].quantities {
				visit(other)
			}
		}
	}
	visit(q)
	slices.Sort(claims)
	return claims, follows
}

// behind gives the claims that identities join to a quantity through other
// quantities that nobody claims.
func (n *network) behind(q int) (claims []int) {
	seen := map[int]bool{q: true}
	for queue := []int{q}; len(queue) > 0; queue = queue[1:] {
		for _, e := range n.quantities[queue[0]].equations {
			for _, other := range n.equations[e].quantities {
				if seen[other] {
					continue
				}
				seen[other] = true
				if about := n.quantities[other].claims; len(about) > 0 {
					claims = append(claims, about...)
				} else {
					queue = append(queue, other)
				}
			}
		}
	}
	slices.Sort(claims)
	return claims
}
