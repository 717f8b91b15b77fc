package reconcile

import (
	"cmp"
	"fmt"
	"slices"
)

// Conflict is a smallest set of claims that cannot all hold to the letter:
// without any one of them, the others can.
type Conflict struct {
	Claims      []string     `json:"claims" doc:"in the order of the testimony"`
	Identities  []string     `json:"identities" doc:"by which they cannot hold"`
	Corrections []Correction `json:"corrections" doc:"any one of them resolves the conflict"`
}

// Correction is a way out of a conflict: one claim, moved to a value at which the
// others hold.
type Correction struct {
	Claim string  `json:"claim"`
	To    float64 `json:"to"`
	Unit  string  `json:"unit"`
}

// neighbourhood is how many claims around a conflict are searched for others.
// All conflicts among that many are found, as far as the limits of Options go.
const neighbourhood = 40

// search looks for conflicts among the claims that some equations join.
type search struct {
	*network
	equations []int
	balanced  []float64
	tests     int     // how many are left
	fitted    [][]int // sets of claims known to fit, in ascending order
}

// conflicts finds smallest sets of claims that cannot hold together. complete
// says whether these are all there are.
func (s *search) conflicts(most int) (sets [][]int, complete bool) {
	complete = true
	for _, part := range s.parts(false) {
		var claims []int
		for _, q := range part.quantities {
			claims = append(claims, s.quantities[q].claims...)
		}
		slices.Sort(claims)
		if len(claims) == 0 {
			continue
		}
		s.equations, s.fitted = part.equations, nil
		found, all := s.among(claims, most-len(sets))
		sets = append(sets, found...)
		complete = complete && all
	}
	slices.SortStableFunc(sets, func(a, b []int) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b))
	})
	return sets, complete
}

// among finds conflicts that share no claim, as many as there are, and then
// searches the neighbourhood of each for those that overlap.
func (s *search) among(claims []int, most int) (sets [][]int, complete bool) {
	known := s.packing(claims, most)
	if len(known) == 0 {
		return nil, s.tests > 0
	}
	if len(claims) <= neighbourhood {
		return s.overlapping(claims, known, most)
	}
	for _, set := range append([][]int(nil), known...) {
		around := s.around(set)
		back := s.narrow(around)
		var inside [][]int
		for _, k := range known {
			if subset(k, around) {
				inside = append(inside, k)
			}
		}
		found, _ := s.overlapping(around, inside, most)
		back()
		for _, f := range found {
			if !slices.ContainsFunc(known, func(k []int) bool { return slices.Equal(k, f) }) && len(known) < most {
				known = append(known, f)
			}
		}
	}
	return known, false
}

// packing finds conflicts one after the other, taking the claims of each out.
func (s *search) packing(claims []int, most int) (sets [][]int) {
	for {
		ok, outside := s.fit(claims)
		if ok || len(sets) >= most {
			return sets
		}
		for _, cluster := range s.clusters(s.narrowed(claims, outside)) {
			if ok, _ := s.fit(cluster); ok {
				continue
			}
			back := s.narrow(cluster)
			set := s.shrunk(cluster)
			back()
			sets = append(sets, set)
			claims = without(claims, set)
		}
		if s.tests <= 0 {
			return sets
		}
	}
}

// narrow leaves out the equations that no set of the claims given needs, until
// back is called.
func (s *search) narrow(claims []int) (back func()) {
	all := s.equations
	claimed := make(map[int]bool)
	for _, c := range claims {
		claimed[s.index[s.Claims[c].Quantity]] = true
	}
	s.equations = s.peeled(all, func(q int) bool { return claimed[q] })
	return func() { s.equations = all }
}

// fit is fits, with what is known remembered and the number of tests counted.
// With no tests left, claims are given the benefit of the doubt.
func (s *search) fit(claims []int) (ok bool, outside []int) {
	for _, f := range s.fitted {
		if subset(claims, f) {
			return true, nil
		}
	}
	if s.tests <= 0 {
		return true, nil
	}
	s.tests--
	ok, outside = s.fits(claims, s.equations, s.balanced, s.start)
	if ok {
		s.fitted = append(s.fitted, claims)
	}
	slices.Sort(outside)
	return ok, outside
}

// narrowed is a smaller set that does not fit, if the claims violated are one.
func (s *search) narrowed(claims, outside []int) []int {
	if len(outside) < len(claims) {
		if ok, _ := s.fit(outside); !ok {
			return outside
		}
	}
	return claims
}

// clusters divides claims where no equation that they need joins them. If no
// single cluster is a conflict, they are kept together.
func (s *search) clusters(claims []int) [][]int {
	defer s.narrow(claims)()
	n := &network{quantities: s.quantities}
	for _, r := range s.equations {
		n.equations = append(n.equations, s.network.equations[r])
	}
	var clusters [][]int
	anyFails := false
	for _, part := range n.parts(false) {
		var cluster []int
		for _, c := range claims {
			if _, in := slices.BinarySearch(part.quantities, s.index[s.Claims[c].Quantity]); in {
				cluster = append(cluster, c)
			}
		}
		if len(cluster) > 0 {
			clusters = append(clusters, cluster)
			ok, _ := s.fit(cluster)
			anyFails = anyFails || !ok
		}
	}
	if !anyFails {
		return [][]int{claims}
	}
	return clusters
}

// shrunk takes claims out of a set that does not fit for as long as the rest
// does not fit either.
func (s *search) shrunk(set []int) []int {
	for i := 0; i < len(set); {
		rest := without(set, set[i:i+1])
		if ok, outside := s.fit(rest); ok {
			i++
		} else {
			set = s.narrowed(rest, outside)
		}
	}
	return set
}

// treeLimit bounds how many sets of claims are left out in search of more
// conflicts.
const treeLimit = 2000

// overlapping finds all conflicts among some claims, given some of them, by
// Reiter's (1987) tree: leave out one claim of each conflict known so far, and
// see whether the rest fits; if not, it holds a conflict that is new. Every
// conflict is met, because from each other one a claim can be left out that is
// not its own.
func (s *search) overlapping(claims []int, known [][]int, most int) (sets [][]int, complete bool) {
	sets = append(sets, known...)
	queue, seen := [][]int{nil}, map[string]bool{"[]": true}
	for nodes := 0; len(queue) > 0; nodes++ {
		if nodes >= treeLimit || len(sets) >= most || s.tests <= 0 {
			return sets, false
		}
		out := queue[0]
		queue = queue[1:]
		at := slices.IndexFunc(sets, func(set []int) bool { return len(without(set, out)) == len(set) })
		if at < 0 {
			rest := without(claims, out)
			ok, outside := s.fit(rest)
			if ok {
				continue
			}
			at = len(sets)
			sets = append(sets, s.shrunk(s.narrowed(rest, outside)))
		}
		for _, c := range sets[at] {
			next := append(append([]int(nil), out...), c)
			slices.Sort(next)
			if key := fmt.Sprint(next); !seen[key] {
				seen[key] = true
				queue = append(queue, next)
			}
		}
	}
	return sets, s.tests > 0
}

// around are the claims nearest to those of a set, by how many identities lie
// between them.
func (s *search) around(set []int) []int {
	var near, queue []int
	seen := make(map[int]bool)
	visit := func(q int) {
		if !seen[q] && len(near) < neighbourhood {
			seen[q] = true
			queue = append(queue, q)
			near = append(near, s.quantities[q].claims...)
		}
	}
	for _, c := range set {
		visit(s.index[s.Claims[c].Quantity])
	}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, e := range s.quantities[queue[0]].equations {
			for _, q := range s.network.equations[e].Quantities {
				visit(q)
			}
		}
	}
	slices.Sort(near)
	return near
}

// without is a sorted set less some of its members.
func without(set, members []int) []int {
	return slices.DeleteFunc(slices.Clone(set), func(c int) bool { return slices.Contains(members, c) })
}

// subset says whether a sorted set holds all members of another sorted one.
func subset(of, set []int) bool {
	return len(of) <= len(set) && !slices.ContainsFunc(of, func(c int) bool {
		_, in := slices.BinarySearch(set, c)
		return !in
	})
}
