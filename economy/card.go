package economy

import (
	"math"
	"math/bits"
)

// card stands for a porter who waits for work or will be free again: who it is,
// the heaviest load that is comfortable, whether seasoned, the outside income,
// and what compartment of a shelf the ask belongs to. It says all that an
// answer to an offer depends on, so nobody is looked up to be asked: in a large
// county that would be a wait for memory each time.
type card uint64

// The fields of a card, by their first bit: porter 32 bits, strength 8, ask 8,
// seasoned 1, outside income 15.
const (
	cardStrength = 32
	cardAsk      = 40
	cardSeasoned = 48
	cardOutside  = 49
)

func (c card) porter() uint32  { return uint32(c) }
func (c card) strength() uint8 { return uint8(c >> cardStrength) }
func (c card) ask() int        { return int(uint8(c >> cardAsk)) }
func (c card) seasoned() bool  { return c>>cardSeasoned&1 == 1 }

// outside is what the porter earns outside [fen/day].
func (c card) outside() int32 { return incomeOf(uint16(c >> cardOutside)) }

// own is the most that the porter carries: the heaviest comfortable load, less
// for a novice [kg].
func (c card) own(novice float64) uint16 {
	if c.seasoned() {
		return uint16(c.strength())
	}
	return uint16(float64(c.strength()) * novice)
}

// cardFor is the card of a porter as things stand.
func (w *World) cardFor(i uint32) card {
	p := &w.porters
	c := card(i) | card(p.Strength[i])<<cardStrength | card(shortIncome(p.Outside[i]))<<cardOutside
	if int(p.life[i].runs) >= w.p.Labour.Seasoned {
		return w.seasoned(c)
	}
	return c.asking(w.asks(w.county(i), c))
}

// seasoned is the card of somebody who has made runs enough.
func (w *World) seasoned(c card) card {
	c |= 1 << cardSeasoned
	return c.asking(w.asks(w.county(c.porter()), c))
}

// asking is the card with another ask [fen/kg].
func (c card) asking(rate float64) card {
	return c&^(0xff<<cardAsk) | card(askAt(rate))<<cardAsk
}

// Outside incomes are whole numbers of at most 11 bits, times a power of two up
// to 2^15, so that they fit on a card: to the fen up to 20 yuan a day, to a
// thousandth above.
const (
	incomeBits = 11
	mostIncome = (1<<incomeBits - 1) << 15
)

// shortIncome is an income [fen/day] as a card has it, rounded down.
func shortIncome(amount int32) uint16 {
	amount = min(amount, mostIncome)
	left := max(0, bits.Len32(uint32(amount))-incomeBits)
	return uint16(amount>>left) | uint16(left)<<incomeBits
}

// incomeOf is the income of its short form [fen/day].
func incomeOf(short uint16) int32 {
	return int32(short&(1<<incomeBits-1)) << (short >> incomeBits)
}

// asks is the number of compartments of a shelf: sixteen to a doubling of the
// rate, from one fen a kilogram up, each an equal step of it.
const asks = 256

// askAt is the compartment of a piece rate [fen/kg]: the first bits of the
// number itself, which order as the numbers do.
func askAt(rate float64) int {
	const step = 52 - 4 // bits below the first four of the fraction
	b := int(math.Float64bits(rate)>>step) - 1023<<4
	if rate < 1 {
		return 0
	}
	return min(b, asks-1)
}
