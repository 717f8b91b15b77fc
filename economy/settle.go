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
		for i := range w.porters.life {
			w.settleLiving(uint32(i), w.porters.Outside[i], w.day+1)
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
	rate := w.rateOf(c)
	w.fetch(w.hands[c.first:c.last])
	for h := c.first; h < c.last; h++ {
		w.bringHome(c, &w.hands[h], safe, rate)
	}
}

// fetch reads what settling is about to read, of one porter after the other with
// nothing in between: the processor then waits for many at once.
func (w *World) fetch(hands []hand) {
	purses, sum := w.book.Purses(ledger.Porters), ledger.Fen(0)
	for h := range hands {
		i := hands[h].card.porter()
		sum += ledger.Fen(w.porters.life[i].living) + purses[i]
	}
	w.fetched = sum // or it would not be read
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

// bringHome settles a porter's living up to the night, pays for a load that
// arrived, and says how long it will be before the next run.
func (w *World) bringHome(c *crew, x *hand, safe ledger.Account, rate float64) {
	i := x.card.porter()
	w.settleLiving(i, x.card.outside(), w.day)
	if (x.fate == hurt || x.fate == dead) && w.p.Crossing.Bearer == PorterBears {
		value := worth(ledger.Grams(x.load)*1000, w.goods[c.good].source)
		w.book.Pay(ledger.Compensation, purse(i), safe, min(value, max(0, w.book.Cash(purse(i)))))
	}
	l := &w.porters.life[i]
	if !c.taken && x.fate != hurt && x.fate != dead {
		x.pay = ledger.Fen(math.Round(float64(x.load) * rate))
		w.book.Pay(ledger.Pay, safe, purse(i), x.pay)
		c.pay += x.pay
		w.seen.run(l, w.day, x.load, x.pay)
		if l.runs = min(l.runs+1, math.MaxUint16-1); int(l.runs) == w.p.Labour.Seasoned {
			x.card = w.seasoned(x.card)
		}
	}
	home := w.day + 1
	switch x.fate {
	case dead, stayed:
		w.settleLiving(i, 0, home)
		w.leave(x.card, Ready, goneFor[x.fate], home)
		x.free = -1
		return
	case hurt:
		x.free = home + int32(w.p.Crossing.Healing)
	case caught:
		x.free = home + w.detain(i)
	default:
		x.free = home + w.rest(x.load, x.card.strength())
	}
	w.leave(x.card, Ready, goneFor[x.fate], x.free)
}

// goneFor is what a porter does after a night.
var goneFor = [...]Standing{returned: Resting, hurt: Hurt, dead: Dead, stayed: Gone, caught: Detained}

// settleLiving brings a porter's living up to date, until the morning of a day:
// what each day cost, and what days at home earned outside [fen/day]. It is done
// when somebody sets out or is trained, and on the last day, so that waiting
// people cost nothing to compute.
func (w *World) settleLiving(i uint32, outside int32, until int32) {
	l, rest := &w.porters.life[i], ledger.Account{Sector: ledger.Rest}
	if l.standing == Dead || l.standing == Gone {
		return
	}
	free := max(0, until-max(l.free, l.living))
	w.book.Pay(ledger.OutsideIncome, rest, purse(i), ledger.Fen(free)*ledger.Fen(outside))
	w.book.Pay(ledger.Consumption, purse(i), rest, ledger.Fen(until-l.living)*fen(w.p.Living.Cost))
	l.living = until
	w.porters.moved[i/chunk] = true
}
