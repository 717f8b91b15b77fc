package trade

import "tumen/ledger"

// lender.go: under whose name a shipment is declared by one who holds no licence: of
// the holders with enough left for it, his of whose limit the largest part is left.
// So all come to the end of their limits together. Of those with equal parts it is the
// first.
//
// Holders stand in a heap by that part, so that a shipment looks at a few of them and
// not at all: at the top, and below those only who have too little left.

// queue are holders in a heap: none stands above one who comes before him.
type queue struct {
	order []int32 // the holders
	at    []int32 // by holder, the place in order
	fresh bool    // whether both hold
}

// stale has the queue ordered anew when it is next asked.
func (q *queue) stale() { q.fresh = false }

// Lender is the holder under whose name a shipment is declared, -1 if nobody has
// enough left.
func (l *Licences) Lender(amount ledger.Grams) int {
	if !l.queue.fresh {
		l.lineUp()
	}
	best := l.ahead(0, amount, -1)
	l.Full.Note(best < 0)
	return best
}

// ahead is who comes first of a holder and those at a place and below who have enough
// left.
func (l *Licences) ahead(place int, amount ledger.Grams, best int) int {
	if place >= len(l.queue.order) {
		return best
	}
	h := int(l.queue.order[place])
	switch {
	case best >= 0 && !l.before(h, best):
		return best
	case l.part(h) > 0 && l.Left(h) >= amount:
		return h
	}
	return l.ahead(2*place+2, amount, l.ahead(2*place+1, amount, best))
}

// part is the part of a holder's limit that is left.
func (l *Licences) part(h int) float64 {
	if !(l.Limit[h] > 0) {
		return 0
	}
	return l.Left(h).Kg() / l.Limit[h]
}

// before says whether holder a comes before holder b.
func (l *Licences) before(a, b int) bool {
	x, y := l.part(a), l.part(b)
	return x > y || x == y && a < b
}

// lineUp puts all holders in order.
func (l *Licences) lineUp() {
	q := &l.queue
	q.order, q.at = q.order[:0], q.at[:0]
	for h := range l.Limit {
		q.order, q.at = append(q.order, int32(h)), append(q.at, int32(h))
	}
	for place := len(q.order)/2 - 1; place >= 0; place-- {
		l.sink(place)
	}
	q.fresh = true
}

// lower moves a holder down of whose limit less is left.
func (l *Licences) lower(holder int) {
	if l.queue.fresh {
		l.sink(int(l.queue.at[holder]))
	}
}

// sink moves who stands at a place down to where he belongs.
func (l *Licences) sink(place int) {
	q := &l.queue
	for {
		first := place
		for below := 2*place + 1; below <= 2*place+2 && below < len(q.order); below++ {
			if l.before(int(q.order[below]), int(q.order[first])) {
				first = below
			}
		}
		if first == place {
			return
		}
		q.order[place], q.order[first] = q.order[first], q.order[place]
		q.at[q.order[place]], q.at[q.order[first]] = int32(place), int32(first)
		place = first
	}
}
