package economy

import (
	"math"

	"tumen/ledger"
)

// settle pays everyone at dawn: posts that take a share, whoever else claims
// one, haulage, porters. Then the posts hand up what they owe, and the first of
// a month brings the month's duties (duties.go).
func (w *World) settle() {
	for k := range w.crews {
		w.settleCrew(&w.crews[k])
	}
	w.handUp()
	if w.date.FirstOfMonth() {
		w.payDuties()
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
	if !c.exempt {
		w.payShares(c, safe)
	}
	if plan := &w.organisers.plan[c.organiser]; plan.lent && c.profit > 0 {
		rent := portion(c.profit, w.p.Organisers[w.organisers.Group[c.organiser]].NameRent)
		w.book.Pay(ledger.NameRent, safe, w.lender(c.organiser), rent)
		c.costs += rent
	}
	haulage := worth(c.load, fen(route.Haulage)) + fen(route.Passage)*ledger.Fen(c.heads)
	w.book.Pay(ledger.Haulage, safe, ledger.Account{Sector: ledger.Rest}, haulage)
	c.costs += haulage
	rate := w.pieceRate(c)
	for h := c.first; h < c.last; h++ {
		w.bringHome(c, &w.hands[h], safe, rate)
	}
}

// payShares pays those who take a share of the assessed profit.
func (w *World) payShares(c *crew, safe ledger.Account) {
	for k := range w.routes[c.route].posts {
		x := &w.routes[c.route].posts[k]
		from := safe
		if x.merchant {
			from = w.merchantOf(c.organiser)
		}
		w.take(c, x, ledger.BribeShare, from, portion(c.profit, x.share))
	}
	s := &w.p.Security
	if w.p.Regime == Behavioural && s.Posture == Claimant && w.p.Routes[c.route].Kind == Clandestine {
		claim := portion(c.profit, s.Claim)
		w.book.Pay(ledger.BribeShare, safe, w.mssChest(), claim)
		c.costs += claim
	}
}

// lender is the organiser under whose name another declares today.
func (w *World) lender(organiser uint32) ledger.Account {
	lenders := w.lenders[w.organisers.County[organiser]]
	return w.safe(lenders[w.draw(drawLender, organiser, 0).Below(0, uint32(len(lenders)))])
}

// bringHome pays one porter for a load that arrived, and settles how long it
// will be before the next run.
func (w *World) bringHome(c *crew, x *hand, safe ledger.Account, rate float64) {
	i, p := x.porter, &w.porters
	if (x.fate == hurt || x.fate == dead) && w.p.Crossing.Bearer == PorterBears {
		value := worth(ledger.Grams(x.load)*1000, w.goods[c.good].source)
		w.book.Pay(ledger.Compensation, purse(i), safe, min(value, max(0, w.book.Cash(purse(i)))))
	}
	if !c.taken && x.fate != hurt && x.fate != dead {
		pay := ledger.Fen(math.Round(float64(x.load) * rate))
		w.book.Pay(ledger.Pay, safe, purse(i), pay)
		x.pay = pay
		c.pay += pay
		w.seen.run(p, i, w.day, x.load, pay)
		p.Runs[i] = min(p.Runs[i]+1, math.MaxUint16-1)
	}
	home := w.day + 1
	x.free = -1
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
	x.free = home
	w.calendar.add(i, home)
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
	p.moved[i/chunk] = true
}
