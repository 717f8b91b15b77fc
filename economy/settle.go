package economy

import (
	"math"

	"tumen/economy/household"
	"tumen/economy/labour"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/security"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/ledger"
	"tumen/rng"
)

// settling pays everyone at dawn, and has people come home.
type settling struct {
	// reads
	*setting
	*today
	team *team
	*towns
	*markets

	// writes
	*people
	*traders
	*border
	mss     *mss
	evening *evening
	*tonight
	room *room
	book *ledger.Book
	seen *observer

	// calls
	entry   *entry
	selling *selling
	tolls   *tolls
	customs *customs
	duties  *duties
	living  *living
}

// settle pays everyone at dawn: posts that take a share, whoever else claims one,
// haulage, porters; then each organiser's lenders, and what he spends. Then the
// posts hand up what they owe, and the first of a month brings the month's duties.
func (w *settling) settle() {
	for k := range w.crews {
		w.shareOut(&w.crews[k])
	}
	w.bringHome()
	clerk := w.households.Clerk(w.book)
	for k := range w.crews {
		c := &w.crews[k]
		for h := c.first; h < c.last; h++ {
			w.sendOff(&clerk, c, &w.members[h])
		}
		w.closeCrew(c)
	}
	for c := range w.counties {
		w.labour.Depart(&w.evening.rosters[c], w.team)
	}
	w.payInterest()
	w.handUp()
	if w.date.FirstOfMonth() {
		w.duties.payDuties()
	}
}

// shareOut pays, out of what one crossing brought, all but its porters.
func (w *settling) shareOut(c *crew) {
	route, safe := &w.p.Routes[c.route], w.organiserAccount(c.organiser)
	if !c.exempt {
		w.payShares(c, safe)
	}
	if w.clearsCustoms(c) {
		w.customs.payCustoms(c)
	}
	rest := ledger.Account{Sector: ledger.Rest}
	haulage, equipment := c.load.Worth(w.inMinor(route.Haulage)), w.inMinor(route.Passage)*ledger.Money(c.heads)
	w.book.Pay(ledger.Haulage, safe, rest, haulage)
	w.book.Pay(ledger.Equipment, safe, rest, equipment)
	c.costs += haulage + equipment
}

// payShares pays those who take a share of the assessed profit.
func (w *settling) payShares(c *crew, safe ledger.Account) {
	posts := w.postsOf(int(c.route))
	for k := range posts {
		x := &posts[k]
		if x.Terms.Pricing != tariff.Custom || x.law && w.behavioural() {
			continue
		}
		from := safe
		if x.merchant {
			from = w.merchantAccount(w.selling.merchantOf(c))
		}
		w.tolls.take(c, x, ledger.BribeShare, from, portion(c.profit, w.parametersOf(x).Share))
	}
	if share := w.mss.motives.Claim; share > 0 && w.p.Routes[c.route].Kind == parameter.Clandestine {
		claim := portion(c.profit, share)
		w.book.Pay(ledger.BribeShare, safe, w.mssAccount(), claim)
		c.costs += claim
		w.mss.nights[w.routes[c.route].watch].Taken += float64(claim)
	}
}

// bringHome has all who were out tonight come home, shared by all workers.
func (w *settling) bringHome() {
	t := w.team
	for k := 1; k < len(t.ledgers); k++ {
		w.book.Lend(t.ledgers[k].book, ledger.Rest)
		t.ledgers[k].months.step = w.seen.months.step // the world was built, or built again, after its team
	}
	t.Each(pieces(len(w.crews), t.together), t.homing)
	for k := 1; k < len(t.ledgers); k++ {
		w.book.Collect(t.ledgers[k].book, ledger.Rest)
		w.households.Collect(t.ledgers[k].clerk)
		w.seen.months.take(t.ledgers[k].months)
	}
	for k := range t.ledgers {
		d := &t.ledgers[k]
		w.seen.bounds.Count(observe.AtHome, d.rested, d.longest)
		d.rested, d.longest = 0, 0
	}
}

// bringSome has the porters of some crews come home. An organiser has one crew at
// most, so nobody else pays out of his account meanwhile.
func (w *settling) bringSome(d *workerLedger, crews []crew) {
	var who [abreast]uint32
	var lots [abreast]rng.Block
	for k := range crews {
		c := &crews[k]
		pause := &w.evening.pauses[c.route]
		for hands := w.members[c.first:c.last]; len(hands) > 0; hands = hands[min(abreast, len(hands)):] {
			some := hands[:min(abreast, len(hands))]
			for h := range some {
				who[h] = some[h].Person
			}
			for h := range some { // the processor waits for the memory of all at once
				d.fetched += int64(w.labour.People[who[h]].Free) + d.clerk.Fetch(who[h])
			}
			w.runRandom.Many(lots[:len(some)], labour.DrawRest, who[:len(some)], w.day, 0)
			for h := range some {
				w.homecoming(d, c, &some[h], pause, lots[h])
			}
		}
	}
}

// homecoming pays a porter for a load that arrived, and says when the porter is at
// home again and when free. It touches nothing that is not this porter's or this
// crew's.
func (w *settling) homecoming(d *workerLedger, c *crew, x *member, pause *labour.Pause, lot rng.Block) {
	i, safe := x.Person, w.organiserAccount(c.organiser)
	person, l := w.person(i), &w.labour.People[i]
	x.home, x.free = w.day+1, w.day+1
	l.Standing = labour.Resting
	switch x.night {
	case dead, stayed:
		x.home, x.free = household.Never, w.replaced()
		l.Standing = labour.Dead
		if x.night == stayed {
			l.Standing = labour.Gone
		}
	case hurt:
		x.home += int32(w.p.Crossing.Healing)
		x.free = x.home
		l.Standing = labour.Hurt
	case caught: // for how long is settled with those who hold them: sendOff
		l.Standing = labour.Detained
		return
	default:
		var bound bool
		x.home, x.free, bound = w.labour.RestBy(pause, i, x.Own, x.load, w.day, lot)
		if bound {
			d.longest++
		}
		d.rested++
	}
	l.Free = x.free
	if !c.delivers(x) {
		d.clerk.Leave(person, x.home, w.day)
		w.loss(d, c, x, person)
		return
	}
	x.pay = ledger.Money(math.Round(float64(x.load) * c.rate))
	x.first = l.Month < 0
	c.pay += x.pay
	d.clerk.Carried(person, safe, x.pay, x.home, w.day)
	d.months.run(l, w.day, x.pay)
	if l.Runs < labour.MostRuns {
		l.Runs++
	}
	if x.night == stayed {
		d.months.end(l, w.day)
		d.clerk.End(person, household.Stayed, w.day)
	}
}

// replaced is the day on which a newcomer takes the place of somebody whose last day
// is today.
func (w *settling) replaced() int32 {
	if !w.behavioural() || w.p.Mechanisms.Turnover == parameter.Off {
		return labour.Never
	}
	return w.day + 1 + int32(w.p.Household.Replacement)
}

// loss is what an accident or a raid does to a porter beside the time.
func (w *settling) loss(d *workerLedger, c *crew, x *member, person household.Person) {
	if (x.night == hurt || x.night == dead) && w.p.Crossing.Bearer == parameter.PorterBears {
		value := (ledger.Grams(x.load) * 1000).Worth(w.goods[c.good].source)
		d.clerk.Pays(person, ledger.Compensation, w.organiserAccount(c.organiser), value, w.day)
	}
	switch x.night {
	case hurt:
		d.clerk.Harmed(person, household.Hurt, w.p.Crossing.Healing)
	case dead:
		d.months.end(&w.labour.People[x.Person], w.day)
		d.clerk.End(person, household.Died, w.day)
	}
}

// delivers says whether what a porter carries arrives, and is paid for.
func (c *crew) delivers(x *member) bool { return !c.taken && x.night != hurt && x.night != dead }

// sendOff notes a porter's run, and settles with those who hold somebody: one after
// another, since all bribes for release go to one account.
func (w *settling) sendOff(clerk *household.Clerk, c *crew, x *member) {
	if w.day >= 0 && c.delivers(x) {
		w.seen.run(x.load, x.pay)
	}
	if x.night != caught {
		return
	}
	i := x.Person
	days := w.living.detain(clerk, i)
	x.home, x.free = w.day+1+days, w.day+1+days
	clerk.Leave(w.person(i), x.home, w.day)
	clerk.Harmed(w.person(i), household.Detained, int(days))
	w.labour.People[i].Free = x.free
}

// closeCrew has an organiser pay back what he owes, remember what the night brought,
// and spend what he does not keep.
func (w *settling) closeCrew(c *crew) {
	a, o := w.organiserAccount(c.organiser), &w.organisers
	if !w.behavioural() {
		return
	}
	g := &w.groups[o.Group[c.organiser]]
	brought := c.profit - c.guards - c.pay - c.costs
	if lost := c.load - c.arrived; lost > 0 {
		brought -= lost.Worth(w.goods[c.good].source)
	}
	e := w.evening
	e.realised[c.organiser] += g.Realised(brought, e.outlays[c.organiser])
	o.UseOutlay(c.organiser, e.outlays[c.organiser], w.p.Learning.Memory)
	// What is lent for a crossing is lent for a turnaround; what is left to owe then costs
	// interest by the day (payInterest).
	interest := g.Credit().Interest(e.lent[c.organiser] * ledger.Money(g.Turnaround))
	paid := max(0, min(interest, w.book.Cash(a)))
	w.book.Pay(ledger.Interest, a, ledger.Account{Sector: ledger.Rest}, paid)
	o.Debt[c.organiser] += interest - paid
	e.realised[c.organiser] -= float64(interest)
	back := trade.Repay(w.book.Cash(a), o.Debt[c.organiser])
	w.book.Pay(ledger.Repayment, a, ledger.Account{Sector: ledger.Rest}, back)
	o.Debt[c.organiser] -= back
	owns := w.book.Cash(a) - o.Debt[c.organiser]
	w.duties.spendOf(c.organiser, max(0, min(w.book.Cash(a), g.Spend(brought, owns, o.Outlay[c.organiser]))))
}

// duties are what the first of a month brings: licences, quotas, and what is spent.
type duties struct {
	// reads
	*setting
	*today
	*traders

	// writes
	declared *declarations
	*markets
	*border
	mss  *mss
	room *room
	book *ledger.Book

	// calls
	tolls   *tolls
	customs *customs
}

// spendOf has an organiser take money out of the trade, to where it belongs: a donju
// spends it, a trading company hands it to the treasury, a state agency to the
// Party fund, and the MSS's traders to its account.
func (w *duties) spendOf(i uint32, amount ledger.Money) {
	a, g := w.organiserAccount(i), w.organisers.Group[i]
	switch w.p.Organisers[g].Kind {
	case parameter.Donju:
		w.book.Pay(ledger.Consumption, a, ledger.Account{Sector: ledger.Rest}, amount)
	case parameter.TradingCompany:
		w.book.Pay(ledger.Remittance, a, ledger.Account{Sector: ledger.Treasury}, amount)
	case parameter.StateAgency:
		w.book.Pay(ledger.Remittance, a, ledger.Account{Sector: ledger.PartyFund}, amount)
	case parameter.SecurityTrader:
		w.book.Pay(ledger.Remittance, a, w.mssAccount(), amount)
	}
}

// payInterest has those who owe pay interest, and those leave who are bankrupt.
func (w *settling) payInterest() {
	o, rest := &w.organisers, ledger.Account{Sector: ledger.Rest}
	for i, debt := range o.Debt {
		if debt == 0 || !o.Active[i] {
			continue
		}
		a, credit := w.organiserAccount(uint32(i)), w.groups[o.Group[i]].Credit()
		interest := credit.Interest(debt)
		paid := max(0, min(interest, w.book.Cash(a)))
		w.book.Pay(ledger.Interest, a, rest, paid)
		o.Debt[i] += interest - paid
		w.evening.realised[i] -= float64(interest)
		stock := ledger.Money(0)
		for g := range o.Stock {
			stock += o.Stock[g][i].Worth(w.goods[g].source)
		}
		if credit.Bankrupt(o.Debt[i], w.book.Cash(a), stock) {
			w.entry.leaveTrade(uint32(i))
		}
	}
}

// handUp passes on each post's part of the day's takings.
func (w *settling) handUp() {
	room := w.room
	room.takings = room.takings[:0]
	for k := range w.posts {
		room.takings = append(room.takings, w.posts[k].takings)
	}
	w.tolls.payAll(w.holders.HandUp(room.payments[:0], w.places, room.takings, w.mssAccount(), &w.mss.motives))
	for k := range w.posts {
		x := &w.posts[k]
		x.Took(float64(x.takings))
		if watch := w.routes[x.route].watch; watch >= 0 && w.places[k].Till.Sector == ledger.MSS {
			w.mss.nights[watch].Taken += float64(x.takings)
		}
		x.took, x.takings = x.takings, 0
		x.passed, x.crossings = x.crossings, 0
	}
}

// payDuties is the first of the month. Organisers pay for their licence and to the
// Party fund as far as the money goes; who misses the quota loses protection and
// licence for a month. Commanders take what is missing of a quota, and hand up to
// the fund. What guards, commanders, the MSS and merchants do not hand up, they spend but for a
// float. By custom, organisers also spend what is above their working capital.
func (w *duties) payDuties() {
	treasury, fund := ledger.Account{Sector: ledger.Treasury}, ledger.Account{Sector: ledger.PartyFund}
	o := &w.organisers
	for i, g := range o.Group {
		if !o.Active[i] {
			continue
		}
		group, a := &w.p.Organisers[g], w.organiserAccount(uint32(i))
		if group.Licence {
			w.book.Pay(ledger.Licence, a, treasury, min(w.inMinor(group.LicenceFee), max(0, w.book.Cash(a))))
			w.customs.payForLicence(uint32(i), group)
		}
		if owed := w.inMinor(group.PartyQuota); owed > 0 {
			w.book.Pay(ledger.PartyQuota, a, fund, w.mss.fund.Ask(i, owed, w.book.Cash(a)))
			w.mss.fund.Barred[i] = w.mss.fund.Barred[i] && w.behavioural()
		}
		if !w.behavioural() {
			w.spendOf(uint32(i), max(0, w.book.Cash(a)-whole(o.Capital[i])))
		}
	}
	for c := range w.declared.licences {
		w.declared.licences[c].NewMonth()
	}
	w.customs.readLicences()
	room := w.room
	if !w.behavioural() {
		for k := range w.purses {
			if p := &w.purses[k]; p.Fund > 0 {
				w.book.Pay(ledger.Remittance, p.Account, fund, portion(max(0, w.book.Cash(p.Account)), p.Fund))
			}
		}
		return
	}
	w.tolls.payAll(w.holders.Quotas(room.payments[:0], w.places, w.book, &w.mss.motives))
	w.tolls.payAll(security.Spend(room.payments[:0], w.purses, w.book, w.date.Before(), security.Habits{Float: w.p.State.Float, Memory: w.p.State.Memory}))
	w.merchants.Spend(w.book)
	w.spendRecruiters()
}

// spendRecruiters has the agencies spend what they have taken.
func (w *duties) spendRecruiters() {
	for k := range w.book.Purses(ledger.Recruiters) {
		a := ledger.Account{Sector: ledger.Recruiters, Index: uint32(k)}
		w.book.Pay(ledger.Consumption, a, ledger.Account{Sector: ledger.Rest}, max(0, w.book.Cash(a)))
	}
}
