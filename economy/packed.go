package economy

import (
	"math"
	"math/bits"
)

// packedWorker stands for a porter who waits for work or will be free again: who it is,
// the heaviest load that is comfortable, whether seasoned, the outside income,
// and what compartment of a pool the ask belongs to. It says all that an
// answer to an offer depends on, so nobody is looked up to be asked: in a large
// county that would be a wait for memory each time.
type packedWorker uint64

// The fields of a packed worker, by their first bit: porter 32 bits, strength 8, ask 8,
// seasoned 1, outside income 15.
const (
	packedStrength = 32
	packedAsk      = 40
	packedSeasoned = 48
	packedOutside  = 49
)

func (c packedWorker) porter() uint32  { return uint32(c) }
func (c packedWorker) strength() uint8 { return uint8(c >> packedStrength) }
func (c packedWorker) ask() int        { return int(uint8(c >> packedAsk)) }
func (c packedWorker) seasoned() bool  { return c>>packedSeasoned&1 == 1 }

// outside is what the porter earns outside [minor/day].
func (c packedWorker) outside() int32 { return incomeOf(uint16(c >> packedOutside)) }

// own is the most that the porter carries: the heaviest comfortable load, less
// for a novice [kg].
func (c packedWorker) own(novice float64) uint16 {
	if c.seasoned() {
		return uint16(c.strength())
	}
	return uint16(float64(c.strength()) * novice)
}

// pack is a porter as things stand.
func (w *World) pack(i uint32) packedWorker {
	p := &w.porters
	c := packedWorker(i) | packedWorker(p.Strength[i])<<packedStrength | packedWorker(shortIncome(p.Outside[i]))<<packedOutside
	if int(p.life[i].runs) >= w.p.Labour.Seasoned {
		return w.seasoned(c)
	}
	return c.asking(w.asks(w.county(i), c))
}

// seasoned is the packed worker of somebody who has made runs enough.
func (w *World) seasoned(c packedWorker) packedWorker {
	c |= 1 << packedSeasoned
	return c.asking(w.asks(w.county(c.porter()), c))
}

// asking is the worker with another ask [minor/kg].
func (c packedWorker) asking(rate float64) packedWorker {
	return c&^(0xff<<packedAsk) | packedWorker(askAt(rate))<<packedAsk
}

// Outside incomes are whole numbers of at most 11 bits, times a power of two up
// to 2^15, so that they fit: to the minor unit up to 2,047 a day, to a
// thousandth above.
const (
	incomeBits = 11
	mostIncome = (1<<incomeBits - 1) << 15
)

// shortIncome is an income [minor/day] as it is packed, rounded down.
func shortIncome(amount int32) uint16 {
	amount = min(amount, mostIncome)
	left := max(0, bits.Len32(uint32(amount))-incomeBits)
	return uint16(amount>>left) | uint16(left)<<incomeBits
}

// incomeOf is the income of its short form [minor/day].
func incomeOf(short uint16) int32 {
	return int32(short&(1<<incomeBits-1)) << (short >> incomeBits)
}

// asks is the number of compartments of a pool: sixteen to a doubling of the
// rate, from one minor unit a kilogram up, each an equal step of it.
const asks = 256

// askAt is the compartment of a piece rate [minor/kg]: the first bits of the
// number itself, which order as the numbers do.
func askAt(rate float64) int {
	const step = 52 - 4 // bits below the first four of the fraction
	b := int(math.Float64bits(rate)>>step) - 1023<<4
	if rate < 1 {
		return 0
	}
	return min(b, asks-1)
}
