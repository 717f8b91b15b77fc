package household

import (
	"math"

	"tumen/ledger"
)

// incidence.go: whom pay, release bribes and harm fall on, by decile of outside
// income and, where a case says how many are women, by sex. A class is given to a
// person once; a night adds to the count of a class, so nobody is gone through at
// the day's end.

const (
	deciles = 10
	sexes   = 2 // men, or all where the case says nothing; women

	woman = 1 << 7 // in a class
)

// Harm is what a night can do to somebody.
type Harm uint8

// The harms, in the order in which they are counted.
const (
	Detained Harm = iota
	Hurt
	Died
	Stayed
	Harms
)

// Counts are what fell on the people of a class on the recorded days.
type Counts struct {
	Days    int64        // person-days of living
	Runs    int64        // paid
	Pay     ledger.Money // for runs and training [minor]
	Release ledger.Money // bribes for release [minor]
	Harmed  [Harms]int64 // people, once for each time
	Lost    int64        // days in detention or with an injury [day]
}

func (n *Counts) add(o *Counts) {
	n.Days += o.Days
	n.Runs += o.Runs
	n.Pay += o.Pay
	n.Release += o.Release
	n.Lost += o.Lost
	for k, x := range o.Harmed {
		n.Harmed[k] += x
	}
}

// Incidence is what fell on whom: by sex, then by decile of outside income, the
// poorest first.
type Incidence [sexes][deciles]Counts

func (x *Incidence) of(row *Row) *Counts { return &x[row.sex()][row.decile()] }

func (x *Incidence) merge(o *Incidence) {
	for s := range o {
		for k := range o[s] {
			x[s][k].add(&o[s][k])
		}
	}
	*o = Incidence{}
}

// days counts a day of everybody alive.
func (x *Incidence) days(people *[sexes][deciles]int64) {
	for s := range x {
		for k := range x[s] {
			x[s][k].Days += people[s][k]
		}
	}
}

// Decile is what fell on a tenth of the people, the poorest first: k from 0 to 9.
func (h *Households) Decile(k int) (n Counts) {
	for s := range h.Sums.Counted {
		n.add(&h.Sums.Counted[s][k])
	}
	return n
}

// Sex is what fell on all men, or on all women. It does not exist where a case
// does not say how many are women.
func (h *Households) Sex(women bool) (n Counts, exists bool) {
	s := 0
	if women {
		s = 1
	}
	for k := range h.Sums.Counted[s] {
		n.add(&h.Sums.Counted[s][k])
	}
	return n, h.Women
}

func (r *Row) decile() int { return int(r.Class &^ woman) }

func (r *Row) sex() int { return int(r.Class / woman) }

// bounds finds the outside incomes of the first day that part the deciles of all
// counties together. They stay what they are: who comes later, or earns more
// later, is classed by them.
func (h *Households) bounds(n int, person func(place uint32) Person) {
	var counted [32 * fine]int64
	for i := range uint32(n) {
		counted[fineness(person(i).Outside)]++
	}
	below, k := int64(0), 0
	for at := range counted {
		below += counted[at]
		for k < len(h.Bounds) && below*deciles > int64(n)*int64(k+1) {
			h.Bounds[k] = leastOf(at)
			k++
		}
	}
	for ; k < len(h.Bounds); k++ {
		h.Bounds[k] = math.MaxInt32
	}
}

// fine is how many steps there are to a doubling where incomes are counted.
const fine = 256

// fineness is the step of an income: the first bits of the number after it, which
// order as the numbers do. leastOf is the least income of a step.
func fineness(outside int32) int {
	return int(math.Float64bits(float64(outside)+1)>>(52-8)) - 1023*fine
}

func leastOf(step int) int32 {
	return int32(math.Ceil(math.Float64frombits(uint64(step+1023*fine)<<(52-8)) - 1))
}

// class is the decile of an outside income [minor/day].
func (h *Households) class(outside int32) (decile uint8) {
	for decile < deciles-1 && outside >= h.Bounds[decile] {
		decile++
	}
	return decile
}
