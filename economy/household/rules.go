package household

import (
	"math"
	"slices"

	"tumen/ledger"
)

// rules.go: what a day costs and earns, and what of it is spent.
//
//	income   y = outside income on a day at home, 0 on any other day
//	spare    y - c                   what is above the cost of living c
//	saved    saving (y - c)          until the purse holds buffer c; 0 from then on
//	spent    y - c - saved           on the same day
//	drawn    c - y, where y < c      until the purse is empty
//	support  c - y - drawn           from then on, by the family
//
// A pay is shared out in the same way: the part `saving` goes to the purse as far
// as there is room, the rest is spent on the day. So consumption rises with
// income, and a purse is never above its buffer and never below 0: a buffer stock
// (Deaton 1991, Econometrica 59:1221; Carroll 1997, QJE 112:1), with a saving
// share in place of the optimal rule.

// Rules are what a day costs and earns, in whole minor units a person and day.
type Rules struct {
	Cost    ledger.Money // living, of everybody [minor/day]
	Saving  float64      // part of income above living, and of each pay, that is kept [1]
	Buffer  float64      // until the purse holds this many days of living [day]
	Outside []float64    // by county: outside income against that of the first day [1]
}

// same says whether two rules are the same.
func (r *Rules) same(o *Rules) bool {
	return r.Cost == o.Cost && r.Saving == o.Saving && r.Buffer == o.Buffer && slices.Equal(r.Outside, o.Outside)
}

// copy takes the rules over, in the memory that is there.
func (r *Rules) copy(o *Rules) {
	outside := append(r.Outside[:0], o.Outside...)
	*r = *o
	r.Outside = outside
}

// MostIncome is the most that anybody earns outside in a day [minor].
const MostIncome = math.MaxInt32

// Earns is what a day at home earns somebody of a county whose outside income was
// outside on the first day [minor/day].
func (r *Rules) Earns(county int, outside int32) ledger.Money {
	now := r.Outside[county]
	if now == 1 || outside == 0 {
		return ledger.Money(outside)
	}
	return ledger.Money(math.Round(min(float64(outside)*now, MostIncome)))
}

// Full is what a full purse holds [minor].
func (r *Rules) Full() ledger.Money { return portion(r.Cost, r.Buffer) }

// pace is by how much somebody's purse changes on a day at home, until it is full
// or empty; on any other day it falls by the cost of living.
func (r *Rules) pace(income ledger.Money) ledger.Money {
	spare := income - r.Cost
	if spare > 0 {
		return portion(spare, r.Saving)
	}
	return spare
}

// forever is more days than a run has.
const forever = 1 << 29

// lasts is for how many whole days a purse can change at a pace.
func (r *Rules) lasts(pace, purse ledger.Money) int32 {
	room := purse
	if pace > 0 {
		room = r.Full() - purse
	} else {
		pace = -pace
	}
	switch {
	case room < pace || pace == 0:
		return 0
	case room <= math.MaxUint32: // some processors divide these much faster
		return int32(min(uint32(room)/uint32(pace), forever))
	}
	return int32(min(room/pace, forever))
}

// portion is a part of an amount, rounded down.
func portion(amount ledger.Money, part float64) ledger.Money {
	return ledger.Money(math.Floor(float64(amount) * part))
}
