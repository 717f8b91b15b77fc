package household

import (
	"math"

	"tumen/exact"
	"tumen/ledger"
	"tumen/rng"
)

// turnover.go: who leaves the trade and who takes the place.
//
// On each day everybody leaves for good with the same chance, by themselves. A
// place that is left is taken by a newcomer, who has nothing in the purse; that of
// somebody who died or stayed on the far side stays vacant for some days, which
// package labour counts. So the number of people is stationary.
//
// Places are drawn instead of people asked: from one that is drawn to the next
// there are G places between, with
//
//	P(G >= g) = (1 - p)^g     G = floor(ln U / ln (1 - p)), U uniform
//
// which is the same as asking everybody, and costs one draw for each who is drawn
// (Devroye 1986, Non-Uniform Random Variate Generation, X.2).

// YearDays are the days of a year on average.
const YearDays = 365.2425

// Drawn adds to a list the places, of n, that are drawn on a day when each is
// drawn with the chance p, lowest first. The draws are keyed by purpose and day.
func Drawn(to []uint32, from rng.Source, purpose rng.Purpose, day int32, n uint32, p float64) []uint32 {
	if p <= 0 {
		return to
	}
	if p >= 1 {
		for i := range n {
			to = append(to, i)
		}
		return to
	}
	stay := exact.Log(1 - p)
	if stay == 0 { // so small a chance that nobody is ever drawn
		return to
	}
	var words rng.Block
	at := -1.0
	for k := uint32(0); ; k++ {
		if k%4 == 0 {
			words = from.Draw(purpose, k/4, day, 0)
		}
		at += 1 + math.Floor(exact.Log(words.Unit(int(k%4)))/stay)
		if at >= float64(n) {
			return to
		}
		to = append(to, uint32(at))
	}
}

// Leavers adds to a list the places whose people would leave the trade today, at
// a turnover [share/year]. Who has nobody in it, or somebody who is away, is drawn
// too: the caller lets those alone.
func (h *Households) Leavers(to []uint32, from rng.Source, purpose rng.Purpose, day int32, turnover float64) []uint32 {
	return Drawn(to, from, purpose, day, uint32(len(h.Rows)), turnover/YearDays)
}

// Quit has somebody leave the trade in the morning of a day. What is in the purse
// goes along. The place is vacant, and may be taken at once. Like Arrive and Move it is
// for the caller's clerk.
func (c *Clerk) Quit(p Person, day int32) {
	row := &c.h.Rows[p.Place]
	c.settle(row, p, day)
	c.empty(row, p)
	c.h.leave(row, p)
	c.h.Sums.People.Left++
}

// Arrive has a newcomer take a vacant place in the morning of a day, at home and
// with nothing in the purse. p is who comes: drawn anew, with the generation that
// Next gives.
func (c *Clerk) Arrive(p Person, isWoman bool, day int32) {
	row := &c.h.Rows[p.Place]
	*row = Row{Home: day, Class: c.h.class(p.Outside)}
	if isWoman {
		row.Class |= woman
	}
	c.h.enter(row, p)
	c.h.Sums.People.Newcomers++
	c.plan(row, p, day)
}

// close closes the lives of those whose last day it was.
func (h *Households) close() {
	for _, p := range h.Sums.Ended {
		h.leave(&h.Rows[p.Place], p)
	}
	h.Sums.Ended = h.Sums.Ended[:0]
}

// MeanPurse is what people hold on average when a day has been booked [minor]; it
// does not exist where nobody is alive.
func (h *Households) MeanPurse(book *ledger.Book) (mean float64, exists bool) {
	return float64(book.Held(ledger.Porters)) / float64(h.Alive), h.Alive > 0
}
