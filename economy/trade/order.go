package trade

import "slices"

// order.go: the order in which bids are let in. Each organiser's steps already are
// in it, so neighbouring runs are merged until there is one (natural merge sort,
// Knuth 1973, section 5.2.4).

// place is a bid's place in the order.
type place struct {
	leaves float64 // the cut at which it leaves the market; for vehicles, its net bid
	lot    uint32
	bid    int32
}

// before says whether a is let in before b: by the cut, then by lot, then by number.
func (a *place) before(b *place) bool {
	if a.leaves != b.leaves {
		return a.leaves > b.leaves
	}
	if a.lot != b.lot {
		return a.lot < b.lot
	}
	return a.bid < b.bid
}

// inOrder sorts places with the help of as much room again, and gives both back.
func inOrder(from, to []place) (sorted, spare []place) {
	to = slices.Grow(to[:0], len(from))[:len(from)]
	for {
		runs := 0
		for at := 0; at < len(from); runs++ {
			middle := runEnd(from, at)
			end := middle
			if middle < len(from) {
				end = runEnd(from, middle)
			}
			merge(to[at:end], from[at:middle], from[middle:end])
			at = end
		}
		from, to = to, from
		if runs <= 1 {
			return from, to
		}
	}
}

// runEnd is the end of the run that begins at a place.
func runEnd(places []place, at int) int {
	for at++; at < len(places) && places[at-1].before(&places[at]); at++ {
	}
	return at
}

// merge puts two runs into one.
func merge(to, a, b []place) {
	for len(a) > 0 && len(b) > 0 {
		if a[0].before(&b[0]) {
			to[0], a = a[0], a[1:]
		} else {
			to[0], b = b[0], b[1:]
		}
		to = to[1:]
	}
	copy(to[copy(to, a):], b)
}
