package economy

import "tumen/rng"

// shelf holds porters who wait for work. Those whom today's offers may satisfy
// stand in a line; the others lie behind it, sorted roughly by the piece rate
// from which a run pays them, so that however many they are they cost nothing.
//
// On a day the line is gone through in rounds. Everyone who has not been asked
// in this round is as likely as anyone else to be asked next; who is hired
// leaves, who declines is asked again when all have been and an offer comes that
// is new. So the line has
// three parts: those asked, a gap that the hired have left, those not yet asked.
type shelf struct {
	number uint32 // no other shelf has it
	line   []card
	top    int          // the last compartment whose people stand in the line
	behind [asks][]card // the others, by compartment

	asked int   // line[:asked] declined in this round
	next  int   // line[next:] have not been asked in it
	dealt int   // line[next:dealt] are in the order in which they will be asked
	round int   // of today, from 0
	terms terms // that were offered in this round
	drawn uint32
}

// begin makes the shelf of a number, with nobody on it and nobody in its line.
func (s *shelf) begin(number int) {
	s.number, s.top, s.line = uint32(number), -1, s.line[:0]
	for b := range s.behind {
		s.behind[b] = s.behind[b][:0]
	}
}

// add puts a porter where the ask belongs. Nobody comes while a round is on.
func (s *shelf) add(c card) {
	if b := c.ask(); b > s.top {
		s.behind[b] = append(s.behind[b], c)
	} else {
		s.line = append(s.line, c)
	}
}

// open begins a day whose offers reach up to a compartment.
func (s *shelf) open(top int) {
	for b := s.top + 1; b <= top; b++ {
		s.line = append(s.line, s.behind[b]...)
		s.behind[b] = s.behind[b][:0]
	}
	if top < s.top {
		kept := s.line[:0]
		for _, c := range s.line {
			if b := c.ask(); b > top {
				s.behind[b] = append(s.behind[b], c)
			} else {
				kept = append(kept, c)
			}
		}
		s.line = kept
	}
	s.top = top
	s.asked, s.next, s.dealt, s.round, s.drawn = 0, 0, 0, 0, 0
	s.terms = terms{}
}

// close ends it: those not asked close the gap.
func (s *shelf) close() {
	s.line = append(s.line[:s.asked], s.line[s.next:]...)
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
func (s *shelf) left() int { return len(s.line) - s.next }

// again begins another round, with those who declined in the last one and an
// offer that is new to them.
func (s *shelf) again(o *offer) {
	s.line = s.line[:s.asked]
	s.asked, s.next, s.dealt = 0, 0, 0
	s.round++
	s.terms = terms{}
	s.terms.widen(o)
}

// take is whoever is asked next. The answer decides whether the porter stays:
// then put the card back with stay.
func (s *shelf) take() card {
	c := s.line[s.next]
	s.next++
	return c
}

// stay keeps whoever was taken and declined.
func (s *shelf) stay(c card) {
	s.line[s.asked] = c
	s.asked++
}

// waiting is how many wait.
func (s *shelf) waiting() int { return s.asked + s.left() + s.further(asks-1) }

// further is how many wait behind the line, up to a compartment.
func (s *shelf) further(top int) (n int) {
	for b := s.top + 1; b <= top; b++ {
		n += len(s.behind[b])
	}
	return n
}

// inLine is the place of whoever stands in the line.
var inLine = place{compartment: -1}

// place is where somebody lies behind the line.
type place struct{ compartment, at int }

// find is who lies behind the line, by number, and where.
func (s *shelf) find(n int) (card, place) {
	b := s.top + 1
	for n >= len(s.behind[b]) {
		n -= len(s.behind[b])
		b++
	}
	return s.behind[b][n], place{b, n}
}

// pick takes somebody from behind the line.
func (s *shelf) pick(from place) {
	list := s.behind[from.compartment]
	last := len(list) - 1
	list[from.at] = list[last]
	s.behind[from.compartment] = list[:last]
}

// everyone calls see for each who waits.
func (s *shelf) everyone(see func(c card)) {
	for _, c := range s.line {
		see(c)
	}
	for b := range s.behind {
		for _, c := range s.behind[b] {
			see(c)
		}
	}
}

// meet is who is asked next, if there is anyone: somebody in the line, taken from
// it, or, where a lighter bag reaches further, somebody behind it, left in place.
func (w *World) meet(s *shelf, o *offer, reach int, organiser, asked uint32) (card, place, bool) {
	if s.left() == 0 && s.asked > 0 && s.terms.differ(o) {
		s.again(o)
	}
	if reach > s.top {
		if all := s.left() + s.further(reach); all > 0 {
			at := int(w.draw(drawBehind, organiser, 2*asked+s.number%2).Below(0, uint32(all)))
			if at >= s.left() {
				x, from := s.find(at - s.left())
				return x, from, true
			}
		}
	}
	if s.left() == 0 {
		return 0, inLine, false
	}
	if s.next == s.dealt {
		w.deal(s)
	}
	return s.take(), inLine, true
}

// deals is how many porters are put in order at once. Where they stand depends
// on nobody's answer, so the processor fetches them side by side.
const deals = 32

// deal puts the next porters of the line in the order in which they are asked:
// each is drawn from all who have not been asked (Fisher and Yates, Durstenfeld
// 1964).
func (w *World) deal(s *shelf) {
	var numbers [deals / 4]uint32
	var blocks [deals / 4]rng.Block
	for k := range numbers {
		numbers[k] = s.drawn
		s.drawn++
	}
	w.chance.Many(blocks[:], drawCandidate, numbers[:], w.day, s.number)
	n := min(deals, s.left())
	rest := s.line[s.next:]
	for k := range n {
		at := k + int(blocks[k/4].Below(k%4, uint32(len(rest)-k)))
		rest[k], rest[at] = rest[at], rest[k]
	}
	s.dealt = s.next + n
}
