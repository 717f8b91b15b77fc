package economy

import (
	"math"

	"tumen/ledger"
)

// settle pays everyone at dawn: posts that take a share, haulage, porters;
// then the posts hand up what they owe, and on the first of a month organisers
// pay the Party fund. It ends with the day's accounts closed.
func (w *World) settle() {
	for k := range w.crews {
		w.settleCrew(&w.crews[k])
	}
	w.handUp()
	if w.date.FirstOfMonth() {
		w.payPartyFund()
	}
	if w.day == int32(w.p.Days)-1 {
		for i := range w.porters.County {
			w.settleLiving(uint32(i), w.day+1)
		}
	}
}

// settleCrew shares out what one crossing brought and sends its porters home.
func (w *World) settleCrew(c *crew) {
	route, safe := &w.p.Routes[c.route], w.safe(c.organiser)
	rest := ledger.Account{Sector: ledger.Rest}
	for k := range w.routes[c.route].posts {
		x := &w.routes[c.route].posts[k]
		from, share := safe, portion(c.profit, x.share)
		if x.merchant {
			from = w.merchantOf(c.organiser)
		}
		w.take(c, x, ledger.BribeShare, from, share)
	}
	haulage := worth(c.load, fen(route.Haulage)) + fen(route.Passage)*ledger.Fen(c.heads)
	w.book.Pay(ledger.Haulage, safe, rest, haulage)
	c.costs += haulage
	rate := w.pieceRate(int(c.good), int(c.route))
	for h := c.first; h < c.last; h++ {
		w.bringHome(c, &w.hands[h], safe, rate)
	}
}

// bringHome pays one porter for a load that arrived, and settles how long it
// will be before the next run.
func (w *World) bringHome(c *crew, x *hand, safe ledger.Account, rate float64) {
	i, p := x.porter, &w.porters
	if !c.taken && x.fate != hurt && x.fate != dead {
		pay := ledger.Fen(math.Round(float64(x.load) * rate))
		w.book.Pay(ledger.Pay, safe, purse(i), pay)
		c.pay += pay
		w.seen.run(p, i, w.day, x.load, pay)
		p.Runs[i] = min(p.Runs[i]+1, math.MaxUint16-1)
	}
	home := w.day + 1
	switch x.fate {
	case dead:
		w.settleLiving(i, home)
		p.become(i, Dead, home)
		return
	case stayed:
		w.settleLiving(i, home)
		p.become(i, Gone, home)
		return
	case hurt:
		p.become(i, Hurt, home)
		home += int32(w.p.Crossing.Healing)
	case caught:
		p.become(i, Detained, home)
		home += w.detain(i)
	default:
		p.become(i, Resting, home)
		home += w.restDays(i, x.load)
	}
	w.calendar.add(i, home)
}

// handUp passes on each post's part of the day's takings.
func (w *World) handUp() {
	for r := range w.routes {
		for k := range w.routes[r].posts {
			x := &w.routes[r].posts[k]
			w.book.Pay(ledger.Remittance, x.account, x.commander, portion(x.takings, w.p.Routes[r].Posts[k].Remit))
			x.takings = 0
		}
	}
}

// payPartyFund collects the month's quota from each organiser who owes one, as
// far as the money goes.
func (w *World) payPartyFund() {
	for i, g := range w.organisers.Group {
		quota := fen(w.p.Organisers[g].PartyQuota)
		cash := max(0, w.book.Cash(w.safe(uint32(i))))
		w.book.Pay(ledger.Remittance, w.safe(uint32(i)), ledger.Account{Sector: ledger.PartyFund}, min(quota, cash))
	}
}

// settleLiving brings a porter's living up to date, until the morning of a day:
// what each day cost, and what days at home earned outside. It is done when a
// porter's standing changes for good and on the last day, so that waiting
// people cost nothing to compute.
func (w *World) settleLiving(i uint32, until int32) {
	p, rest := &w.porters, ledger.Account{Sector: ledger.Rest}
	if s := p.Standing[i]; s == Ready || s == Novice {
		free := until - max(p.Since[i], p.living[i])
		w.book.Pay(ledger.OutsideIncome, rest, purse(i), ledger.Fen(max(0, free))*ledger.Fen(p.Outside[i]))
	}
	if s := p.Standing[i]; s != Dead && s != Gone {
		w.book.Pay(ledger.Consumption, purse(i), rest, ledger.Fen(until-p.living[i])*fen(w.p.Living.Cost))
	}
	p.living[i] = until
}
