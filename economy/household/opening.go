package household

import (
	"math"

	"tumen/ledger"
)

// opening.go: what a purse holds on the first day. Everybody has lived until then as
// the rules have people live at the first day's incomes and pay: at home, or in rounds,
// each of a run, T days away and d days at home. On average a day of a round changes a
// purse by
//
//	pace = (saving pay + d pace(y) - T c) / (T + d)
//
// and of somebody always at home by pace(y). Where that is above 0 the purse has filled
// since its owner came, with nothing in it; where it is not, it is empty:
//
//	purse = min(buffer c, pace x days in the trade), at least 0
//
// So nobody begins with savings that the own life would use up, and that would take
// years to go. Purses forget more slowly than anything else what the first day was like,
// so they can be opened again once pay has settled (Reopen).

// Past is how somebody has lived until the first day.
type Past struct {
	Days float64 // in the trade [day]; infinite where nobody leaves
	Pay  float64 // for the run of a round [minor]
	Away float64 // days of a round without outside income [day]
	Home float64 // days of it at home [day]; only those, of somebody who makes no runs
}

// settled is the past of somebody who has always been there, at home.
var settled = Past{Days: math.Inf(1), Home: 1}

// holds is what a purse has come to by the first day, of somebody whose day at home
// earns an income [minor].
func (r *Rules) holds(income ledger.Money, x *Past) ledger.Money {
	change := float64(r.Saving*x.Pay) + float64(x.Home*float64(r.pace(income))) - float64(x.Away*float64(r.Cost))
	pace := change / (x.Away + x.Home)
	if !(pace > 0) {
		return 0
	}
	return ledger.Money(math.Floor(min(float64(r.Full()), float64(pace*x.Days))))
}

// Reopen has every purse hold what its owner would have saved living as past says; what
// is too little comes from the family, what is too much goes to it. It is for the night
// of a day, before Book.
func (h *Households) Reopen(book *ledger.Book, day int32, person func(place uint32) Person, past func(place uint32) Past) {
	c, rest := h.Clerk(book), ledger.Account{Sector: ledger.Rest}
	for i := range h.Rows {
		row := &h.Rows[i]
		if row.Vacant {
			continue
		}
		p, lived := person(uint32(i)), past(uint32(i))
		c.settle(row, p, day)
		purse := account(p.Place)
		switch more := h.Rules.holds(h.Rules.Earns(int(p.County), p.Outside), &lived) - book.Cash(purse); {
		case more > 0:
			book.Pay(ledger.Support, rest, purse, more)
		case more < 0:
			book.Pay(ledger.Withdrawal, purse, rest, -more)
		}
		c.plan(row, p, day)
	}
}
