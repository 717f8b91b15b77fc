package reconcile

import (
	"math"
	"slices"

	"tumen/internal/list"
)

// Implied is a quantity that the testimony gives without stating it.
type Implied struct {
	Name     string   `json:"name"`
	Value    float64  `json:"value" doc:"what follows from the claims as stated"`
	Balanced float64  `json:"balanced" doc:"what follows when all claims are weighed together"`
	Low      *float64 `json:"low,omitempty" doc:"95 % interval of balanced; missing where nothing bounds it"`
	High     *float64 `json:"high,omitempty"`
	Unit     string   `json:"unit"`
	From     []string `json:"from" doc:"the claims that it follows from"`

	// Where it follows from bounds alone, one of the two may be missing, and Balanced,
	// Low and High say no more than they do.
	Least   *float64 `json:"least,omitempty" doc:"least value that the ends of the ranges and bounds behind it give"`
	Most    *float64 `json:"most,omitempty" doc:"largest value that they give"`
	Bounded bool     `json:"bounded,omitempty" doc:"only bounds follow, and value is one of them"`
}

// inference follows the identities from what is claimed to what is not.
type inference struct {
	*network
	balanced []estimate
}

// implied finds the quantities that nobody claims. Those that the claims do not
// determine are named in open.
func (n *inference) implied() (found []Implied, open []string) {
	found, open = []Implied{}, []string{}
	for q := range n.quantities {
		if len(n.quantities[q].claims) > 0 {
			continue
		}
		e := n.balanced[q]
		if !e.fixed {
			if i, ok := n.boundedBy(q); ok {
				found = append(found, i)
			} else {
				open = append(open, n.quantities[q].name)
			}
			continue
		}
		i := Implied{Name: n.quantities[q].name, Unit: n.quantities[q].unit.String()}
		i.Low, i.High = n.bound(q, e.low), n.bound(q, e.high)
		i.Balanced = n.shown(q, e.value)
		i.Value = i.Balanced
		claims, follows := n.derivation(q)
		if follows {
			start := n.start[q]
			if !n.quantities[q].log {
				start = withoutNoise(start, math.Sqrt(max(e.variance, 0)))
			}
			i.Value = n.shown(q, start)
			i.Least, i.Most = n.between(q, claims, false)
		} else {
			claims = n.behind(q)
		}
		i.From = n.ids(claims)
		found = append(found, i)
	}
	return found, open
}

// ids are those of claims.
func (n *inference) ids(claims []int) []string {
	return list.Map(claims, func(c int) string { return n.Claims[c].ID })
}

// derivation gives the claims from which a quantity was computed, identity by
// identity. It fails where quantities only follow from several identities
// together.
func (n *inference) derivation(q int) (claims []int, follows bool) {
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
			for _, other := range n.equations[n.from[q]].Quantities {
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
func (n *inference) behind(q int) (claims []int) {
	seen := map[int]bool{q: true}
	for queue := []int{q}; len(queue) > 0; queue = queue[1:] {
		for _, e := range n.quantities[queue[0]].equations {
			for _, other := range n.equations[e].Quantities {
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

// mostRanges bounds how many ranges are followed, each to both ends.
const mostRanges = 8

// boundedBy is what follows for a quantity from claims of which some only bound
// theirs: a bound of its own. It fails where not even that follows.
func (n *inference) boundedBy(q int) (i Implied, ok bool) {
	claims, follows := n.derivation(q)
	if !follows {
		return i, false
	}
	i = Implied{Name: n.quantities[q].name, Unit: n.quantities[q].unit.String(), Bounded: true}
	i.Least, i.Most = n.between(q, claims, true)
	switch {
	case i.Most != nil:
		i.Value = *i.Most
	case i.Least != nil && *i.Least != 0:
		i.Value = *i.Least
	default:
		return i, false
	}
	i.Balanced, i.Low, i.High = i.Value, i.Least, i.Most
	i.From = n.ids(claims)
	return i, true
}

// between follows the ranges among some claims, and the bounds if asked for, to
// their ends, all together, and gives the least and the most of what a quantity then comes
// to; nil where there is no such end.
func (n *inference) between(q int, claims []int, bounds bool) (least, most *float64) {
	var ranges []int
	for _, c := range claims {
		if r := n.likelihoods[c]; !r.Observed && (bounds || !r.Bound) {
			ranges = append(ranges, c)
		}
	}
	if len(ranges) == 0 || len(ranges) > mostRanges {
		return nil, nil
	}
	low, high := math.Inf(1), math.Inf(-1)
	for ends := range 1 << len(ranges) {
		at := make(map[int]float64)
		for i, c := range ranges {
			r := n.likelihoods[c]
			at[n.index[n.Claims[c].Quantity]] = r.Low
			if ends>>i&1 == 1 {
				at[n.index[n.Claims[c].Quantity]] = r.High
			}
		}
		v := n.follow(q, at)
		if math.IsNaN(v) { // such as nothing times everything
			return nil, nil
		}
		low, high = min(low, v), max(high, v)
	}
	return n.bound(q, low), n.bound(q, high)
}

// follow computes a quantity as begin did, with some quantities at other values,
// which may be infinite.
func (n *inference) follow(q int, at map[int]float64) float64 {
	x := slices.Clone(n.start)
	done := make(map[int]bool)
	var visit func(int)
	visit = func(q int) {
		if done[q] {
			return
		}
		done[q] = true
		if v, given := at[q]; given {
			x[q] = v
			return
		}
		if n.from[q] < 0 {
			return
		}
		for _, other := range n.equations[n.from[q]].Quantities {
			visit(other)
		}
		x[q], _ = n.equations[n.from[q]].Solve(q, x)
	}
	visit(q)
	return x[q]
}
