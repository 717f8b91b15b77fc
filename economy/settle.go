package economy

import (
	"math"

	"tumen/economy/parameter"
	"tumen/ledger"
)

// settle pays everyone at dawn: posts that take a share, whoever else claims
// one, haulage, porters. Then the day's living is booked, the posts hand up what
// they owe, and the first of a month brings the month's duties (duties.go).
func (w *World) settle() {
	for k := range w.crews {
		w.shareOut(&w.crews[k])
	}
	w.team.bringHome(len(w.crews))
	for k := range w.crews {
		c := &w.crews[k]
		for h := c.first; h < c.last; h++ {
			w.sendOff(c, &w.crewMembers[h])
		}
	}
	w.bookLiving()
	w.handUp()
	if w.date.FirstOfMonth() {
		w.payDuties()
	}
}

// shareOut pays, out of what one crossing brought, all but its porters.
func (w *World) shareOut(c *crew) {
	route, safe := &w.p.Routes[c.route], w.organiserAccount(c.organiser)
	if !c.exempt {
		w.payShares(c, safe)
	}
	if plan := &w.organisers.plan[c.organiser]; plan.lent && c.profit > 0 {
		rent := portion(c.profit, w.p.Organisers[w.organisers.Group[c.organiser]].NameRent)
		w.book.Pay(ledger.NameRent, safe, w.lender(c.organiser), rent)
		c.costs += rent
	}
	haulage := worth(c.load, w.inMinor(route.Haulage)) + w.inMinor(route.Passage)*ledger.Money(c.heads)
	w.book.Pay(ledger.Haulage, safe, ledger.Account{Sector: ledger.Rest}, haulage)
	c.costs += haulage
}

// bringSome has the porters of some crews come home. An organiser has one crew at
// most, so nobody else pays out of his account meanwhile.
func (w *World) bringSome(d *workerLedger, crews []crew) {
	for k := range crews {
		c := &crews[k]
		hands, rate := w.crewMembers[c.first:c.last], w.rateOf(c)
		w.fetch(d, hands)
		for h := range hands {
			w.bringHome(d, c, &hands[h], rate)
		}
	}
}

// fetch reads what settling is about to read, of one porter after the other with
// nothing in between: the processor then waits for many at once.
func (w *World) fetch(d *workerLedger, hands []crewMember) {
	purses, sum := w.book.Purses(ledger.Porters), ledger.Money(0)
	for h := range hands {
		i := hands[h].worker.porter()
		sum += ledger.Money(w.porters.life[i].living) + purses[i]
	}
	d.fetched = sum // or it would not be read
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
	if w.p.Regime == parameter.Behavioural && s.Posture == parameter.Claimant && w.p.Routes[c.route].Kind == parameter.Clandestine {
		claim := portion(c.profit, s.Claim)
		w.book.Pay(ledger.BribeShare, safe, w.mssAccount(), claim)
		c.costs += claim
	}
}

// lender is the organiser under whose name another declares today.
func (w *World) lender(organiser uint32) ledger.Account {
	lenders := w.lenders[w.organisers.County[organiser]]
	return w.organiserAccount(lenders[w.draw(drawLender, organiser, 0).Below(0, uint32(len(lenders)))])
}

// bringHome settles a porter's living up to the night, pays for a load that
// arrived, and says how long it will be before the next run. It touches nothing
// that is not this porter's or this crew's.
func (w *World) bringHome(d *workerLedger, c *crew, x *crewMember, rate float64) {
	i, safe := x.worker.porter(), w.organiserAccount(c.organiser)
	w.settleLiving(d.book, i, x.worker.outside(), w.day)
	if (x.night == hurt || x.night == dead) && w.p.Crossing.Bearer == parameter.PorterBears {
		value := worth(ledger.Grams(x.load)*1000, w.goods[c.good].source)
		d.book.Pay(ledger.Compensation, porterAccount(i), safe, min(value, max(0, d.book.Cash(porterAccount(i)))))
	}
	l := &w.porters.life[i]
	if c.delivers(x) {
		x.pay = ledger.Money(math.Round(float64(x.load) * rate))
		d.book.Pay(ledger.Pay, safe, porterAccount(i), x.pay)
		c.pay += x.pay
		d.months.run(l, w.day, x.pay)
		if l.runs = min(l.runs+1, math.MaxUint16-1); int(l.runs) == w.p.Labour.Seasoned {
			x.worker = w.seasoned(x.worker)
		}
	}
	home := w.day + 1
	until := home
	switch x.night {
	case dead, stayed:
		w.settleLiving(d.book, i, 0, home)
		x.free = -1
	case hurt:
		until = home + int32(w.p.Crossing.Healing)
		x.free = until
	case caught: // for how long is settled with those who hold them: sendOff
		return
	default:
		until = home + w.rest(x.load, x.worker.strength()) // worked out when the porter was hired
		x.free = until
	}
	l.standing, l.free = goneFor[x.night], until
}

// delivers says whether what a porter carries arrives, and is paid for.
func (c *crew) delivers(x *crewMember) bool { return !c.taken && x.night != hurt && x.night != dead }

// sendOff notes a porter's run and sends the porter to where the night has
// led: one after another, since the order on the calendar is that of the queue
// later, and all bribes for release go to one account.
func (w *World) sendOff(c *crew, x *crewMember) {
	if w.day >= 0 && c.delivers(x) {
		w.seen.run(x.load, x.pay)
	}
	if x.night == caught {
		i := x.worker.porter()
		x.free = w.day + 1 + w.detain(i)
		w.porters.life[i].standing, w.porters.life[i].free = Detained, x.free
	}
	w.depart(x.worker, Ready, goneFor[x.night], x.free)
}

// goneFor is what a porter does after a night.
var goneFor = [...]Standing{returned: Resting, hurt: Hurt, dead: Dead, stayed: Gone, caught: Detained}
