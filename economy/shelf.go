package economy

import (
	"math"
	"math/bits"
)

// shelf holds porters who wait for work, sorted roughly by the piece rate from
// which a run pays them. An offer then reaches only those to whom it may be
// worth it, and however many others wait cost nothing.
type shelf [asks][]card

// asks is the number of compartments: four to a doubling of the rate, from one
// fen a kilogram up.
const asks = 64

// card stands on a shelf for a porter: who it is, the most that he carries, the
// heaviest load that is comfortable and, rounded down, the outside income. An
// offer is weighed against the card, so that most of those who decline are never
// looked up: in a large county that is a cache line a try instead of four.
type card uint64

// cardOf is a porter's card, for carrying own kilograms at most.
func cardOf(porter uint32, own, strength uint8, outside int32) card {
	return card(porter) | card(own)<<32 | card(strength)<<40 | card(roughly(outside))<<48
}

func (c card) porter() uint32  { return uint32(c) }
func (c card) own() uint16     { return uint16(uint8(c >> 32)) }
func (c card) strength() uint8 { return uint8(c >> 40) }

// outside is what the porter earns outside at least [fen/day], to 11 bits.
func (c card) outside() int32 {
	return int32(c>>48&(1<<11-1)) << (c >> 59)
}

// roughly keeps the first 11 bits of an amount, and how many it leaves out.
func roughly(amount int32) uint16 {
	left := max(0, bits.Len32(uint32(amount))-11)
	return uint16(amount>>left) | uint16(left)<<11
}

// askAt is the compartment of a piece rate [fen/kg].
func askAt(rate float64) int {
	if rate <= 1 {
		return 0
	}
	if rate >= 1<<(asks/4) {
		return asks - 1
	}
	half, octave := math.Frexp(rate) // half of what is above the octave below, from 1/2 to 1
	b := 4 * (octave - 1)
	for _, quarter := range quarters {
		if half >= quarter {
			b++
		}
	}
	return b
}

// quarters are half of 2 to the power of 1/4, 1/2 and 3/4.
var quarters = [...]float64{0.5946035575013605, 0.7071067811865476, 0.8408964152537145}

// waiting is how many porters wait up to a compartment.
func (s *shelf) waiting(top int) (n int) {
	for b := 0; b <= top; b++ {
		n += len(s[b])
	}
	return n
}

// search is one organiser's search on a shelf: each porter up to a compartment
// is met at most once, in an order that chance decides.
type search struct {
	shelf *shelf
	left  [asks]int // not yet met, by compartment; they stand first in it
	low   int       // nobody below this compartment is left
	total int
}

func (s *search) begin(shelf *shelf, top int) {
	s.shelf, s.total, s.low = shelf, 0, 0
	for b := range s.left {
		s.left[b] = 0
		if b <= top {
			s.left[b] = len(shelf[b])
			s.total += len(shelf[b])
		}
	}
}

// meet gives the porter at a place among those not yet met. The compartment is
// needed to hire.
func (s *search) meet(place int) (porter card, compartment int) {
	for s.left[s.low] == 0 {
		s.low++
	}
	b := s.low
	for place >= s.left[b] {
		place -= s.left[b]
		b++
	}
	list := s.shelf[b]
	s.left[b]--
	s.total--
	list[place], list[s.left[b]] = list[s.left[b]], list[place]
	return list[s.left[b]], b
}

// hire takes the porter met last off the shelf.
func (s *search) hire(compartment int) {
	list := s.shelf[compartment]
	last := len(list) - 1
	list[s.left[compartment]] = list[last]
	s.shelf[compartment] = list[:last]
}
