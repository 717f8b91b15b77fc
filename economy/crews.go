package economy

import (
	"math"
	"slices"

	"tumen/economy/labour"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/ledger"
)

// crews.go: who carries, and with what. People are hired at the evening's cut
// (package labour), novices go to the agencies, crews are formed, what is lacking is
// borrowed, and goods are bought.

// hiring forms the crews: who carries for whom, with what, and on whose money.
type hiring struct {
	// reads
	*setting
	*today
	team *team
	*towns
	*markets
	*border

	// writes
	*people
	*traders
	evening *evening
	*tonight
	room  *room
	book  *ledger.Book
	store *ledger.Store
	seen  *observer
	work  *Work

	// calls
	selling *selling
	custom  *custom
	customs *customs
}

// hire takes tonight's people off the lists of a county.
func (w *hiring) hire(c int) {
	e, room := w.evening, w.room
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
func (w *hiring) form(c int) {
	e, room := w.evening, w.room
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
			y.load, y.heads = grams(w.customs.loadOfVehicle(int(x.route), int(x.good))), 1
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
func (w *hiring) enlist(y *crew, workers []labour.Worker, least uint16) {
	route, bag := &w.routes[y.route], uint16(min(w.p.Routes[y.route].Load, math.MaxUint16))
	at := len(w.members)
	w.members = slices.Grow(w.members, len(workers))[:at+len(workers)]
	for k, x := range workers {
		m := &w.members[at+k] // written where it stays: a copy would have to wait for its parts
		*m = member{}
		m.Worker = x
		if w.behavioural() {
			m.load = labour.Bag(route.load, x.Own, bag)
		} else {
			m.load = min(bag, uint16(x.Own))
		}
		if m.load < least {
			m.load = 0
		}
		y.load += ledger.Grams(m.load) * 1000
	}
}

// equip has a crew's organiser borrow and buy for it. What he cannot pay for stays
// where it is, and the last loads are lighter.
func (w *hiring) equip(y *crew, x *intent) {
	o, route := &w.organisers, &w.p.Routes[y.route]
	a, rest := w.organiserAccount(y.organiser), ledger.Account{Sector: ledger.Rest}
	price := w.goods[y.good].source
	stock := o.Stock[y.good][y.organiser]
	heads := len(w.members) - int(y.first)
	if heads == 0 && y.heads == 0 {
		return
	}
	heads = max(heads, y.heads)
	if route.Kind == parameter.Declared && w.behavioural() && !w.customs.licensed(y, x) {
		return
	}
	lacks := max(0, y.load-stock)
	other := y.load.Worth(w.inMinor(route.Haulage)) + w.inMinor(route.Passage)*ledger.Money(heads) + w.tollAhead(y, heads) + w.meet(y)
	outlay := lacks.Worth(price) + other
	if w.behavioural() {
		group := &w.groups[o.Group[y.organiser]]
		cash, debt := w.book.Cash(a), o.Debt[y.organiser]
		owns := cash - debt
		for g := range o.Stock {
			owns += o.Stock[g][y.organiser].Worth(w.goods[g].source)
		}
		amount, held := group.Credit().Borrow(outlay, cash, debt, owns)
		w.book.Pay(ledger.Loan, rest, a, amount)
		o.Debt[y.organiser] += amount
		w.seen.bounds.Note(observe.AtCapital, held || w.evening.plans[y.organiser].Bound == trade.AtCapital)
		w.evening.outlays[y.organiser], w.evening.lent[y.organiser] = float64(outlay), amount
		other = min(other, max(0, w.book.Cash(a)))
	} else {
		other = 0
	}
	if left := max(0, w.book.Cash(a)-other); price > 0 {
		lacks = min(lacks, ledger.Grams(left/price*1000))
	}
	if lacks > 0 {
		w.book.Pay(ledger.GoodsBought, a, rest, lacks.Worth(price))
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
	y.rate = w.custom.rateOf(y)
	if w.behavioural() {
		o.SetOut(y.organiser, &w.evening.Evening)
	} else {
		o.FreeOn[y.organiser] = w.day + int32(w.groups[o.Group[y.organiser]].Turnaround)
	}
	w.crews = append(w.crews, *y)
}

// lighten makes the last loads lighter where the goods do not suffice, and sends
// those home again who have nothing to carry.
func (w *hiring) lighten(y *crew, stock ledger.Grams) {
	if y.first == uint32(len(w.members)) {
		y.load = min(y.load, stock)
		return
	}
	least := uint16(1)
	if w.behavioural() { // a lighter bag is not worth what is asked for a head
		least = max(1, uint16(w.routes[y.route].load*w.evening.passages[y.route].Least))
	}
	if y.load <= stock && y.allCarry(w.members[y.first:], least) {
		return // there are goods for all
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

// allCarry says whether nobody of a crew has less than the least load.
func (y *crew) allCarry(members []member, least uint16) bool {
	for k := range members {
		if members[k].load < least {
			return false
		}
	}
	return true
}

// tollAhead is what posts will ask in passing, so that it is not spent on goods.
func (w *hiring) tollAhead(y *crew, heads int) (sum ledger.Money) {
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
func (w *markets) signal(y *crew, heads int, load ledger.Grams) tariff.Signal {
	m := &w.goods[y.good]
	return tariff.Signal{
		Heads: int32(heads), Load: load, Good: int32(y.good),
		Value: float64(load.Worth(m.pays[y.route]-m.source)) / float64(max(1, heads)),
	}
}

// toll is what a post asks of a crossing before it lets it pass. A given share of the
// profit is not in it: nobody knows the profit before the goods are sold.
func (w *border) toll(x *post, s tariff.Signal) tariff.Tariff {
	if x.Terms.Pricing == tariff.Custom {
		s.Value = 0
	}
	return x.Ask(s)
}

// meet makes an organiser known at the posts of a route, if he is not, for the price
// of a relation: in the posts' shares to their people, and the rest to go-betweens.
func (w *hiring) meet(y *crew) ledger.Money {
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
func (w *hiring) train(c int) {
	e, n := w.evening, w.p.Recruiters.Number
	if n == 0 || len(e.rosters[c].Workers) == 0 {
		return
	}
	learners := w.labour.Train(c, w.counties[c].cut, w.counties[c].least, &e.learners[c], w.team)
	fee := w.inMinor(w.p.Recruiters.Fee)
	clerk := w.households.Clerk(w.book)
	for k := range learners {
		i := learners[k].Person
		clerk.Leave(w.person(i), w.labour.People[i].Free, w.day)
		agency := ledger.Account{Sector: ledger.Recruiters, Index: uint32(c*n + w.labour.Agency(c, k, n))}
		if w.p.Recruiters.Payer == parameter.MerchantPays || len(w.crews) == 0 {
			w.book.Pay(ledger.RecruiterFee, w.merchantAccount(w.selling.merchantBy(i)), agency, fee)
			w.seen.fees += fee
			continue
		}
		y := &w.crews[w.draw(drawNovice, i, 0).Below(0, uint32(len(w.crews)))]
		w.book.Pay(ledger.RecruiterFee, w.organiserAccount(y.organiser), agency, fee)
		y.costs += fee
	}
}
