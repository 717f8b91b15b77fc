package economy

import (
	"cmp"
	"math"
	"slices"

	"tumen/economy/household"
	"tumen/economy/labour"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/ledger"
)

// clear.go: the evening's prices, and what follows from them. In each county one cut
// brings all plans and all who would carry together (package trade, clear.go). The
// posts hear the bids. Then people are hired (package labour), novices go to the
// agencies, crews are formed, what is lacking is borrowed, and goods are bought.

// clear finds tonight's prices and forms the crews.
func (w *World) clear() {
	e := &w.evening
	if w.behavioural() {
		for c := range w.counties {
			w.clearCounty(c)
		}
		w.bidForLicences()
		w.comeIn()
	}
	slices.SortFunc(e.intents, func(a, b intent) int { return cmp.Compare(a.organiser, b.organiser) })
	w.crews, w.members = w.crews[:0], w.members[:0]
	for c := range w.counties {
		w.hire(c)
		w.form(c)
		w.train(c)
	}
	w.work.SetOut += int64(len(w.members))
}

// clearCounty finds the cut of a county and the crews that go.
func (w *World) clearCounty(c int) {
	e, x, room := &w.evening, &w.counties[c], &w.room
	pool := &w.labour.Pools[c]
	supply := pool.Supply()
	w.handicap(c)
	room.bids = w.organisers.Gather(room.bids[:0], &e.Evening, uint16(c), e.plans, e.bids)
	room.going = room.going[:0]
	for k := range room.bids { // outsiders who think about it are heard, and stay at home
		if w.organisers.Active[room.bids[k].Organiser] {
			room.going = append(room.going, room.bids[k])
		}
	}
	z := &e.clearings[c]
	z.Clear(supply, e.passages, room.going)
	for k := 0; k < len(room.going); k++ {
		b := &room.going[k]
		if b.Step > 0 {
			continue
		}
		heads := 0
		for j := k; j < len(room.going) && (j == k || room.going[j].Step > 0); j++ {
			heads += int(z.Heads[j])
		}
		if heads > 0 {
			o, plan := &e.Options[b.Option], &e.plans[b.Organiser]
			e.intents = append(e.intents, intent{
				organiser: b.Organiser, route: b.Route, good: o.Good, heads: uint16(min(heads, math.MaxUint16)), lent: o.Lent, expects: plan.Expects,
			})
		}
	}
	w.hear(c, supply)
	w.listen(c)
	x.wanted = z.Hired
	least := math.Inf(1)
	for r := range w.routes {
		if w.routes[r].county == c && e.passages[r].Pay > 0 {
			least = min(least, e.passages[r].Least)
		}
	}
	if z.Hired > 0 {
		x.cut, x.least = z.Cut, min(least, labour.Strongest)
	} else if first := supply.Cut(1, 0); first < x.cut {
		// Nobody goes: the first who would is the one to beat. How strong a porter must
		// be does not count here: at a cut at which nobody pays, nobody is strong enough.
		x.cut = first
	}
	pool.Learn(x.cut, w.p.Learning.Memory)
	for r := range w.routes {
		if y := &w.routes[r]; y.county == c && e.passages[r].Pay > 0 {
			y.rate = y.terms.Rate(x.cut, y.load)
			e.pauses[r] = w.labour.Pause(c, &y.terms, y.load)
		}
	}
}

// handicap works out by how much novices are worth less, on the route of the county
// that most people take.
func (w *World) handicap(c int) {
	x, best := &w.counties[c], -1
	for r := range w.routes {
		if y := &w.routes[r]; y.county == c && w.evening.passages[r].Pay > 0 && (best < 0 || y.heads > w.routes[best].heads) {
			best = r
		}
	}
	if best < 0 {
		return
	}
	y := &w.routes[best]
	head, _ := w.chargeOf(best)
	fee := 0.0
	if w.p.Recruiters.Payer == parameter.OrganiserPays {
		fee = w.p.Recruiters.Fee * w.minors
	}
	leave := 0.0
	if w.p.Mechanisms.Turnover == parameter.On {
		leave = w.p.Household.Turnover / household.YearDays
	}
	career := w.labour.Career(c, &y.terms, y.load, leave, w.p.Crossing.Staying)
	w.labour.SetHandicaps(c, &y.terms, x.cut, y.load, x.own, head, fee, career)
}

// hear lets the posts of a county's routes hear the bids, of those who go and those
// who stay.
func (w *World) hear(c int, supply labour.Supply) {
	e, room := &w.evening, &w.room
	z := &e.clearings[c]
	for r := range w.routes {
		x := &w.routes[r]
		if x.county != c || e.passages[r].Crossings == 0 || !w.learns(r) {
			continue
		}
		if w.p.Routes[r].Kind == parameter.Declared {
			w.hearCustoms(r)
			continue
		}
		others := 0.0
		for k := range w.routes {
			if k != r && w.routes[k].county == c && e.passages[k].Pay > 0 {
				others += float64(z.Prices[k].Heads)
			}
		}
		for _, crossings := range [...]bool{false, true} {
			heard := false
			posts := w.postsOf(r)
			for k := range posts {
				y := &posts[k]
				if y.Terms.Pricing == tariff.Custom || (y.Terms.Sees == tariff.Crossings) != crossings {
					continue
				}
				if !heard {
					w.gatherHeard(r, crossings)
					room.offers = room.ear.Hear(room.offers[:0], supply, &e.passages[r], e.Options, room.heard, others, w.counties[c].cut)
					heard = true
				}
				y.Observe(room.offers)
			}
		}
	}
}

// listen notes for which routes of a county nobody has bid tonight.
func (w *World) listen(c int) {
	for r := range w.routes {
		if w.routes[r].county != c {
			continue
		}
		w.quiet[r] = w.p.Routes[r].Kind == parameter.Clandestine
		for k := range w.room.bids {
			if int(w.room.bids[k].Route) == r {
				w.quiet[r] = false
				break
			}
		}
	}
}

// learns says whether a post of a route learns.
func (w *World) learns(r int) bool {
	posts := w.postsOf(r)
	for k := range posts {
		if posts[k].Terms.Pricing != tariff.Custom {
			return true
		}
	}
	return false
}

// gatherHeard lists the bids for a route, whole or by their steps, and what others
// would bid to come this way instead if nobody bids.
func (w *World) gatherHeard(r int, entire bool) {
	e, room, o := &w.evening, &w.room, &w.organisers
	room.heard = room.heard[:0]
	for k := 0; k < len(room.bids); k++ {
		b := &room.bids[k]
		if int(b.Route) != r {
			continue
		}
		weight := o.WeightOf(b.Organiser, &w.groups[o.Group[b.Organiser]])
		if !entire {
			room.heard = append(room.heard, trade.Heard{Bid: *b, Weight: weight})
			continue
		}
		if b.Step == 0 {
			plan := &e.plans[b.Organiser]
			steps := room.bids[k : k+int(plan.Bids)]
			room.heard = append(room.heard, trade.Heard{Bid: trade.Whole(steps, int(plan.Heads)), Weight: weight})
		}
	}
	if !e.Quiet[r] {
		return
	}
	for i := range e.plans {
		if b := &e.plans[i].Instead; b.Heads > 0 && int(b.Route) == r {
			room.heard = append(room.heard, trade.Heard{Bid: *b, Weight: o.WeightOf(uint32(i), &w.groups[o.Group[i]])})
		}
	}
}

// comeIn lets those come and go who have made up their minds. What somebody brings
// comes from the rest of the economy, and goes back to it.
func (w *World) comeIn() {
	if w.p.Mechanisms.Entry != parameter.OpenEntry {
		return
	}
	o, rest := &w.organisers, ledger.Account{Sector: ledger.Rest}
	for i, v := range w.evening.verdicts {
		g, a := &w.groups[o.Group[i]], w.organiserAccount(uint32(i))
		switch v {
		case trade.Enters:
			capital, setUp := o.Enter(uint32(i), w.day+1, g)
			w.book.Pay(ledger.Capital, rest, a, capital)
			w.book.Pay(ledger.Equipment, a, rest, setUp)
			w.seen.comers++
		case trade.Leaves:
			w.leaveTrade(uint32(i))
		}
		w.evening.verdicts[i] = trade.Stays
	}
}

// leaveTrade has an organiser pay back what he can, and go.
func (w *World) leaveTrade(i uint32) {
	o, a, rest := &w.organisers, w.organiserAccount(i), ledger.Account{Sector: ledger.Rest}
	w.book.Pay(ledger.Repayment, a, rest, trade.Repay(w.book.Cash(a), o.Debt[i]))
	w.book.Pay(ledger.Withdrawal, a, rest, max(0, w.book.Cash(a)))
	o.Leave(i, w.day)
	w.seen.leavers++
}

// hire takes tonight's people off the lists of a county.
func (w *World) hire(c int) {
	e, room := &w.evening, &w.room
	room.demands = room.demands[:0]
	for r := range w.routes {
		room.demands = append(room.demands, labour.Demand{Least: e.passages[r].Least})
	}
	some := false
	for k := range e.intents {
		x := &e.intents[k]
		if w.routes[x.route].county != c || x.own || w.p.Routes[x.route].Carriers != parameter.ByPorters {
			continue
		}
		room.demands[x.route].Heads += int(x.heads)
		some = true
	}
	if some {
		w.work.Free += int64(w.labour.Pools[c].Count(labour.Ready))
	}
	w.labour.Hire(c, w.counties[c].cut, room.demands, &e.rosters[c], w.team)
}

// form forms the crews of a county: who comes next on a route goes with the next
// organiser, who borrows what he lacks and buys goods for those who are there.
func (w *World) form(c int) {
	e, room := &w.evening, &w.room
	room.taken = append(room.taken[:0], make([]int, max(0, len(w.routes)-cap(room.taken)))...)
	room.taken = room.taken[:0]
	for range w.routes {
		room.taken = append(room.taken, 0)
	}
	for k := range e.intents {
		x := &e.intents[k]
		route := &w.p.Routes[x.route]
		if w.routes[x.route].county != c {
			continue
		}
		group := &w.p.Organisers[w.organisers.Group[x.organiser]]
		y := crew{
			organiser: x.organiser, route: x.route, good: x.good, first: uint32(len(w.members)), own: x.own,
			exempt: group.Kind == parameter.SecurityTrader && route.Kind == parameter.Clandestine, lender: -1, expects: x.expects,
		}
		switch {
		case x.own:
			y.load, y.heads = grams(min(w.p.Goods[x.good].Lot, route.Load)), 1
		case route.Carriers == parameter.ByVehicles:
			y.load, y.heads = grams(w.loadOfVehicle(int(x.route), int(x.good))), 1
		default:
			workers := e.rosters[c].Of(int(x.route))
			workers = workers[min(room.taken[x.route], len(workers)):]
			workers = workers[:min(int(x.heads), len(workers))]
			room.taken[x.route] += len(workers)
			w.enlist(&y, workers, x.least)
		}
		w.equip(&y, x)
	}
}

// grams is a load in whole kilograms and grams.
func grams(kg float64) ledger.Grams { return ledger.Grams(math.Floor(kg * 1000)) }

// enlist loads those who carry for a crew.
func (w *World) enlist(y *crew, workers []labour.Worker, least uint16) {
	route, bag := &w.routes[y.route], uint16(min(w.p.Routes[y.route].Load, math.MaxUint16))
	for _, x := range workers {
		m := member{Worker: x}
		if w.behavioural() {
			m.load = labour.Bag(route.load, x.Own, bag)
		} else {
			m.load = min(bag, uint16(x.Own))
		}
		if m.load < least {
			m.load = 0
		}
		y.load += ledger.Grams(m.load) * 1000
		w.members = append(w.members, m)
	}
}

// equip has a crew's organiser borrow and buy for it. What he cannot pay for stays
// where it is, and the last loads are lighter.
func (w *World) equip(y *crew, x *intent) {
	o, route := &w.organisers, &w.p.Routes[y.route]
	a, rest := w.organiserAccount(y.organiser), ledger.Account{Sector: ledger.Rest}
	price := w.goods[y.good].source
	stock := o.Stock[y.good][y.organiser]
	heads := len(w.members) - int(y.first)
	if heads == 0 && y.heads == 0 {
		return
	}
	heads = max(heads, y.heads)
	if route.Kind == parameter.Declared && w.behavioural() && !w.licensed(y, x) {
		return
	}
	lacks := max(0, y.load-stock)
	other := worth(y.load, w.inMinor(route.Haulage)) + w.inMinor(route.Passage)*ledger.Money(heads) + w.tollAhead(y, heads) + w.meet(y)
	outlay := worth(lacks, price) + other
	if w.behavioural() {
		group := &w.groups[o.Group[y.organiser]]
		cash, debt := w.book.Cash(a), o.Debt[y.organiser]
		owns := cash - debt
		for g := range o.Stock {
			owns += worth(o.Stock[g][y.organiser], w.goods[g].source)
		}
		amount, held := group.Credit().Borrow(outlay, cash, debt, owns)
		w.book.Pay(ledger.Loan, rest, a, amount)
		o.Debt[y.organiser] += amount
		w.seen.bounds.Note(observe.AtCapital, held || w.evening.plans[y.organiser].Bound == trade.AtCapital)
		w.evening.outlays[y.organiser] = float64(outlay)
		other = min(other, max(0, w.book.Cash(a)))
	} else {
		other = 0
	}
	if left := max(0, w.book.Cash(a)-other); price > 0 {
		lacks = min(lacks, ledger.Grams(left/price*1000))
	}
	if lacks > 0 {
		w.book.Pay(ledger.GoodsBought, a, rest, worth(lacks, price))
		w.store.Move(int(y.good), ledger.Gathered, ledger.Stock, lacks)
		stock += lacks
		o.Stock[y.good][y.organiser] = stock
	}
	w.lighten(y, stock)
	if y.load == 0 {
		w.members = w.members[:y.first]
		return
	}
	y.last = uint32(len(w.members))
	if y.last > y.first {
		y.heads = int(y.last - y.first)
	}
	y.rate = w.rateOf(y)
	if w.behavioural() {
		o.SetOut(y.organiser, &w.evening.Evening)
	} else {
		o.FreeOn[y.organiser] = w.day + int32(w.groups[o.Group[y.organiser]].Turnaround)
	}
	w.crews = append(w.crews, *y)
}

// lighten makes the last loads lighter where the goods do not suffice, and sends
// those home again who have nothing to carry.
func (w *World) lighten(y *crew, stock ledger.Grams) {
	if y.first == uint32(len(w.members)) {
		y.load = min(y.load, stock)
		return
	}
	least := uint16(1)
	if w.behavioural() { // a lighter bag is not worth what is asked for a head
		least = max(1, uint16(w.routes[y.route].load*w.evening.passages[y.route].Least))
	}
	y.load = 0
	kept := w.members[:y.first]
	for _, m := range w.members[y.first:] {
		m.load = min(m.load, uint16(min((stock-y.load)/1000, math.MaxUint16)))
		if m.load < least {
			continue
		}
		y.load += ledger.Grams(m.load) * 1000
		kept = append(kept, m)
	}
	w.members = kept
}

// tollAhead is what posts will ask in passing, so that it is not spent on goods.
func (w *World) tollAhead(y *crew, heads int) (sum ledger.Money) {
	if y.exempt {
		return 0
	}
	s := w.signal(y, heads, y.load)
	posts := w.postsOf(int(y.route))
	for k := range posts {
		if x := &posts[k]; !x.merchant && !x.law && !x.Shut {
			sum += w.toll(x, s).Sum()
		}
	}
	return sum
}

// signal is what a post sees of a crossing.
func (w *World) signal(y *crew, heads int, load ledger.Grams) tariff.Signal {
	m := &w.goods[y.good]
	return tariff.Signal{
		Heads: int32(heads), Load: load, Good: int32(y.good),
		Value: float64(worth(load, m.pays[y.route]-m.source)) / float64(max(1, heads)),
	}
}

// toll is what a post asks of a crossing before it lets it pass. A given share of the
// profit is not in it: nobody knows the profit before the goods are sold.
func (w *World) toll(x *post, s tariff.Signal) tariff.Tariff {
	if x.Terms.Pricing == tariff.Custom {
		s.Value = 0
	}
	return x.Ask(s)
}

// meet makes an organiser known at the posts of a route, if he is not, for the price
// of a relation: in the posts' shares to their people, and the rest to go-betweens.
func (w *World) meet(y *crew) ledger.Money {
	if !w.behavioural() || w.p.Routes[y.route].Kind == parameter.Declared {
		return 0
	}
	price := whole(w.organisers.Meet(y.organiser, y.route, w.day, &w.groups[w.organisers.Group[y.organiser]]))
	if price == 0 {
		return 0
	}
	a, left := w.organiserAccount(y.organiser), price
	posts := w.postsOf(int(y.route))
	for k := range posts {
		x := &posts[k]
		share := w.parametersOf(x).Relation
		if x.merchant || x.law || share == 0 {
			continue
		}
		part := min(left, portion(price, share))
		w.book.Pay(ledger.Relation, a, w.places[w.routes[y.route].first+k].Till, part)
		left -= part
	}
	w.book.Pay(ledger.Relation, a, ledger.Account{Sector: ledger.Rest}, left)
	return 0
}

// train sends novices who are worth it to the agencies. The fee is an organiser's,
// drawn by lot among those who go tonight, or a merchant's, as the case says.
func (w *World) train(c int) {
	e, n := &w.evening, w.p.Recruiters.Number
	if n == 0 || len(e.rosters[c].Workers) == 0 || !w.behavioural() {
		return
	}
	learners := w.labour.Train(c, w.counties[c].cut, w.counties[c].least, &e.learners[c], w.team)
	fee := w.inMinor(w.p.Recruiters.Fee)
	clerk := w.households.Clerk(&w.book)
	for k := range learners {
		i := learners[k].Person
		clerk.Leave(w.person(i), w.labour.People[i].Free, w.day)
		agency := ledger.Account{Sector: ledger.Recruiters, Index: uint32(c*n + w.labour.Agency(c, k, n))}
		if w.p.Recruiters.Payer == parameter.MerchantPays || len(w.crews) == 0 {
			w.book.Pay(ledger.RecruiterFee, w.merchantAccount(w.merchantBy(i)), agency, fee)
			w.seen.fees += fee
			continue
		}
		y := &w.crews[w.draw(drawNovice, i, 0).Below(0, uint32(len(w.crews)))]
		w.book.Pay(ledger.RecruiterFee, w.organiserAccount(y.organiser), agency, fee)
		y.costs += fee
	}
}
