package household

import (
	"tumen/exact"
	"tumen/ledger"
	"tumen/rng"
)

// migration.go: who moves to another county.
//
// What people expect of a day in county b, y_b, is a fading mean of what its
// people had from outside and from pay, less what they paid for release. Moving
// costs once what is spread over the days that one will stay,
//
//	pull from a to b = ln ((y_b - cost/stay) / y_a), at least 0
//	chance to move on a day = migration x pull / days of a year
//
// so at the same incomes nobody moves, and at a cost above the gain nobody does
// (Sjaastad 1962, JPE 70(5):80; Harris and Todaro 1970, AER 60:126, for expected
// incomes). Who cannot pay the cost out of the purse stays. Places are drawn, as
// in turnover.go.

// Migration is what moving to another county depends on.
type Migration struct {
	Rate float64      // who moves in a year, for each unit of pull [1/year]
	Cost ledger.Money // of moving [minor]
	Stay float64      // days over which a mover spreads the cost (Stay) [day]
}

// longest is the longest time that a mover expects to stay [year].
const longest = 10

// Stay is how long a mover expects to be in the trade [day], at a turnover
// [share/year].
func Stay(turnover float64) float64 { return YearDays * min(longest, 1/turnover) }

// month is the memory of what people expect of a day [day].
const month = 30

// expect takes in what a day brought to the people of a county.
func (c *County) expect(income ledger.Money) {
	if c.Alive > 0 {
		c.Income += (float64(income)/float64(c.Alive) - c.Income) / month
	}
}

// Pull is how much better a county is expected to be than another, after the cost
// of moving: a difference of logarithms, at least 0.
func (h *Households) Pull(m *Migration, from, to int) float64 {
	there := h.Counties[to].Income
	if m.Cost > 0 {
		there -= float64(m.Cost) / m.Stay
	}
	here := h.Counties[from].Income
	if here <= 0 || there <= here {
		return 0
	}
	return exact.Log(there / here)
}

// moving is the chance that somebody moves from a county to another on a day.
func (h *Households) moving(m *Migration, from, to int) float64 {
	return float64(m.Rate * h.Pull(m, from, to) / YearDays)
}

// Move is somebody who would move.
type Move struct {
	Place uint32
	To    uint16
}

// Migrants adds to a list those who would move today. county says where the owner
// of a place lives, and whether there is one who can move today.
func (h *Households) Migrants(to []Move, m *Migration, from rng.Source, purpose rng.Purpose, day int32, county func(place uint32) (int, bool)) []Move {
	if len(h.Counties) < 2 || m.Rate <= 0 {
		return to
	}
	most := 0.0
	for a := range h.Counties {
		h.Counties[a].Leaving = 0
		for b := range h.Counties {
			h.Counties[a].Leaving += h.moving(m, a, b)
		}
		most = max(most, h.Counties[a].Leaving)
	}
	h.drawn = Drawn(h.drawn[:0], from, purpose, day, uint32(len(h.Rows)), most)
	for _, place := range h.drawn {
		a, can := county(place)
		if !can {
			continue
		}
		words := from.Draw(purpose, place, day, 1)
		at := words.Unit(0) * min(most, 1)
		for b := range h.Counties {
			if at -= h.moving(m, a, b); at < 0 {
				to = append(to, Move{place, uint16(b)})
				break
			}
		}
	}
	return to
}

// Move has somebody who is at home move in the morning of a day, from one county to another, at a
// cost, and says whether the purse paid it: otherwise nothing happens. to is the
// person in the new county, in the same place.
func (c *Clerk) Move(p, to Person, cost ledger.Money, day int32) bool {
	if c.Purse(p, day) < cost {
		return false
	}
	row := &c.h.Rows[p.Place]
	c.settle(row, p, day)
	c.book.Pay(ledger.Moving, account(p.Place), ledger.Account{Sector: ledger.Rest}, cost)
	c.h.leave(row, p)
	row.Class = row.Class&woman | c.h.class(to.Outside)
	c.h.enter(row, to)
	c.h.Sums.People.Moved++
	c.plan(row, to, day)
	return true
}

// Elsewhere is what somebody earns outside in another county: who stands above so
// many of the people here stands above as many there. Outside incomes are
// lognormal, with a median and a spread of their logarithm.
func Elsewhere(outside int32, median, spread, medianThere, spreadThere float64) int32 {
	if outside <= 0 || median <= 0 || medianThere <= 0 {
		return outside
	}
	relative := float64(outside) / median
	if spread > 0 && spread != spreadThere {
		relative = exact.Pow(relative, spreadThere/spread)
	}
	return int32(min(float64(medianThere*relative)+0.5, MostIncome))
}
