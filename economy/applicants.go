package economy

import "tumen/rng"

// applicants are porters who wait for work. Those whom today's offers may satisfy
// stand in a queue; the others are its reserve, sorted roughly by the piece rate
// from which a run pays them, so that however many they are they cost nothing.
//
// On a day the queue is gone through in rounds. Everyone who has not been asked
// in this round is as likely as anyone else to be asked next; who is hired
// leaves, who declines is asked again when all have been and an offer comes that
// is new. So the queue has
// three parts: those asked, a gap that the hired have left, those not yet asked.
type applicants struct {
	number  uint32 // no other pool of applicants has it
	queue   []packedWorker
	top     int                  // the last compartment whose people stand in the queue
	reserve [asks][]packedWorker // the others, by compartment

	asked int   // line[:asked] declined in this round
	next  int   // line[next:] have not been asked in it
	dealt int   // line[next:dealt] are in the order in which they will be asked
	round int   // of today, from 0
	terms terms // that were offered in this round
	drawn uint32
}

// begin makes the pool of a number, with nobody in it.
func (s *applicants) begin(number int) {
	s.number, s.top, s.queue = uint32(number), -1, s.queue[:0]
	for b := range s.reserve {
		s.reserve[b] = s.reserve[b][:0]
	}
}

// add puts a porter where the ask belongs. Nobody comes while a round is on.
func (s *applicants) add(c packedWorker) {
	if b := c.ask(); b > s.top {
		s.reserve[b] = append(s.reserve[b], c)
	} else {
		s.queue = append(s.queue, c)
	}
}

// open begins a day whose offers reach up to a compartment.
func (s *applicants) open(top int) {
	for b := s.top + 1; b <= top; b++ {
		s.queue = append(s.queue, s.reserve[b]...)
		s.reserve[b] = s.reserve[b][:0]
	}
	if top < s.top {
		kept := s.queue[:0]
		for _, c := range s.queue {
			if b := c.ask(); b > top {
				s.reserve[b] = append(s.reserve[b], c)
			} else {
				kept = append(kept, c)
			}
		}
		s.queue = kept
	}
	s.top = top
	s.asked, s.next, s.dealt, s.round, s.drawn = 0, 0, 0, 0, 0
	s.terms = terms{}
}

// close ends it: those not asked close the gap.
func (s *applicants) close() {
	s.queue = append(s.queue[:s.asked], s.queue[s.next:]...)
	s.asked, s.next, s.dealt = 0, 0, 0
}

// terms are between what crews offered in a round: the lowest pay a kilogram and
// the lightest and the fullest of their bags, the last ones apart. The zero terms
// are of no offer.
type terms struct {
	pay         float64
	light, full uint16
}

// differ says whether an offer is new to those who declined these. What pays no
// more, for a bag between those offered, is taken to be declined again, and
// nobody is asked: that is so for whoever declined such a bag. Somebody who was
// offered the fullest alone, or was passed over as too weak, is missed.
func (t *terms) differ(o *offer) bool {
	return o.pay > t.pay || o.bag < t.light || o.bag > t.full
}

// widen takes an offer in.
func (t *terms) widen(o *offer) {
	if *t == (terms{}) {
		*t = terms{o.pay, o.bag, o.bag}
		return
	}
	t.pay, t.light, t.full = min(t.pay, o.pay), min(t.light, o.bag), max(t.full, o.bag)
}

// left is how many have not been asked in this round.
func (s *applicants) left() int { return len(s.queue) - s.next }

// again begins another round, with those who declined in the last one and an
// offer that is new to them.
func (s *applicants) anotherRound(o *offer) {
	s.queue = s.queue[:s.asked]
	s.asked, s.next, s.dealt = 0, 0, 0
	s.round++
	s.terms = terms{}
	s.terms.widen(o)
}

// take is whoever is asked next. The answer decides whether the porter stays:
// then put the worker back with stay.
func (s *applicants) take() packedWorker {
	c := s.queue[s.next]
	s.next++
	return c
}

// stay keeps whoever was taken and declined.
func (s *applicants) stay(c packedWorker) {
	s.queue[s.asked] = c
	s.asked++
}

// waiting is how many wait.
func (s *applicants) waiting() int { return s.asked + s.left() + s.further(asks-1) }

// further is how many wait in reserve, up to a compartment.
func (s *applicants) further(top int) (n int) {
	for b := s.top + 1; b <= top; b++ {
		n += len(s.reserve[b])
	}
	return n
}

// inQueue is a porter's place in the queue.
var inQueue = place{compartment: -1}

// place is where somebody is in the reserve.
type place struct{ compartment, at int }

// find is who is in the reserve, by number, and where.
func (s *applicants) find(n int) (packedWorker, place) {
	b := s.top + 1
	for n >= len(s.reserve[b]) {
		n -= len(s.reserve[b])
		b++
	}
	return s.reserve[b][n], place{b, n}
}

// pick takes somebody from the reserve.
func (s *applicants) pick(from place) {
	list := s.reserve[from.compartment]
	last := len(list) - 1
	list[from.at] = list[last]
	s.reserve[from.compartment] = list[:last]
}

// everyone calls see for each who waits.
func (s *applicants) everyone(see func(c packedWorker)) {
	for _, c := range s.queue {
		see(c)
	}
	for b := range s.reserve {
		for _, c := range s.reserve[b] {
			see(c)
		}
	}
}

// meet is who is asked next, if there is anyone: somebody in the queue,
// taken from it, or, where a lighter bag reaches further, somebody in reserve, left in place.
func (w *World) meet(s *applicants, o *offer, reach int, organiser, asked uint32) (packedWorker, place, bool) {
	if s.left() == 0 && s.asked > 0 && s.terms.differ(o) {
		s.anotherRound(o)
	}
	if reach > s.top {
		if all := s.left() + s.further(reach); all > 0 {
			at := int(w.draw(drawReserve, organiser, 2*asked+s.number%2).Below(0, uint32(all)))
			if at >= s.left() {
				x, from := s.find(at - s.left())
				return x, from, true
			}
		}
	}
	if s.left() == 0 {
		return 0, inQueue, false
	}
	if s.next == s.dealt {
		w.deal(s)
	}
	return s.take(), inQueue, true
}

// deals is how many porters are put in order at once. Where they stand depends
// on nobody's answer, so the processor fetches them side by side.
const deals = 32

// deal puts the next porters of the queue in the order in which they are asked:
// each is drawn from all who have not been asked (Fisher and Yates, Durstenfeld
// 1964).
func (w *World) deal(s *applicants) {
	var numbers [deals / 4]uint32
	var blocks [deals / 4]rng.Block
	for k := range numbers {
		numbers[k] = s.drawn
		s.drawn++
	}
	w.runRandom.Many(blocks[:], drawCandidate, numbers[:], w.day, s.number)
	n := min(deals, s.left())
	rest := s.queue[s.next:]
	for k := range n {
		at := k + int(blocks[k/4].Below(k%4, uint32(len(rest)-k)))
		rest[k], rest[at] = rest[at], rest[k]
	}
	s.dealt = s.next + n
}
