package economy

import (
	"tumen/ledger"
)

// observer keeps what a run is later asked about: one row a day, histograms,
// and the month of each porter who works. It draws nothing and changes nothing.
type observer struct {
	columns []Column
	index   int // of the column that gets the next number today
	flows   []Flow

	today   totals
	total   totals
	loads   []int64 // porters by load carried, kg
	crews   []int64 // crossings by crew size
	months  months
	money   ledger.Money   // worst daily difference of the accounts
	goods   ledger.Grams   // and of the goods
	opening []ledger.Grams // stock of each good when recording began
	held    []ledger.Grams // stock of each good, summed over organisers
}

// totals are sums over the recorded days.
type totals struct {
	profit, guards, pay, kept, costs ledger.Money // of crossings that arrived over clandestine routes
	arrived                          ledger.Grams
	declarable, declared             ledger.Grams // that arrived: what could be declared, and what was
	lots                             ledger.Money // assessed profit of the MSS's own lots
	carried                          ledger.Grams // by porters and paid for
	paid                             ledger.Money // for it
	route                            []routeTotal
	fate                             [ledger.Fates]ledger.Grams
	detained, hurt, dead             int64
}

type routeTotal struct {
	arrived   ledger.Grams
	profit    ledger.Money
	crossings int64
}

const (
	incomeStep  = 1000 // fen: incomes are counted in steps of ten yuan
	incomeSteps = 2000 // the last one also counts everything above
	monthDays   = 30   // a porter's month, counted from the first recorded day
)

// startObserving makes the columns; every day appends one number to each.
func (w *World) startObserving() {
	s := &w.seen
	s.loads, s.crews = resized(s.loads, 256), resized(s.crews, 1001)
	s.months.pay = resized(s.months.pay, incomeSteps)
	s.today.route = resized(s.today.route, len(w.p.Routes))
	s.total.route = resized(s.total.route, len(w.p.Routes))
	s.opening = resized(s.opening, len(w.p.Goods))
	s.held = resized(s.held, len(w.p.Goods))
	s.columns = resized(s.columns, 27+2*len(w.p.Routes)+2*len(w.p.Goods)+4*len(w.p.Counties))[:0]
	column := func(name, unit, means string) {
		s.columns = s.columns[:len(s.columns)+1]
		c := &s.columns[len(s.columns)-1]
		c.Name, c.Unit, c.Means = name, unit, means
	}
	column("day", "day", "recorded day, from 0")
	column("date", "day", "days since 1970-01-01")
	column("piece_rate", "fen/kg", "porters' pay a kilogram delivered today; none without a delivery")
	column("hired", "person", "porters who set out tonight")
	column("ready", "person", "porters waiting for work, trained or seasoned")
	column("novices", "person", "people whom nobody has trained yet")
	column("training", "person", "novices in training")
	column("resting", "person", "porters resting after a run")
	column("detained", "person", "porters in detention")
	column("hurt", "person", "porters hurt and at home")
	column("dead", "person", "porters who have died so far")
	column("gone", "person", "porters who stayed on the far side so far")
	column("alive", "person", "people who lived through the day, or died or stayed on the far side that night")
	column("living_cost", "fen/person", "what each of them spent on the day")
	column("crews", "crossing", "crossings tonight, over all routes")
	column("gathered", "g", "goods bought from gatherers today")
	column("sold", "g", "goods sold today")
	column("seized", "g", "goods seized tonight")
	column("lost", "g", "goods lost in accidents tonight")
	column("stock", "g", "goods in organisers' stores at the day's end")
	column("profit", "fen", "assessed profit of clandestine crossings that arrived")
	column("guards", "fen", "of it to border guards")
	column("organisers", "fen", "of it to organisers")
	column("porters", "fen", "of it to porters")
	column("other_costs", "fen", "of it to anyone else: hauliers, recruiters, other organs")
	column("own_trade", "fen", "assessed profit of the MSS's own lots, no part of the profit above")
	column("campaign", "1", "1 while a security campaign lasts")
	for r := range w.p.Routes {
		column("mass."+w.p.Routes[r].Name, "g", "goods that arrived over this route")
		column("crossings."+w.p.Routes[r].Name, "crossing", "crossings that set out over this route")
	}
	for g := range w.p.Goods {
		column("price."+w.p.Goods[g].Name, "fen/kg", "what merchants pay before any discount")
		column("source."+w.p.Goods[g].Name, "fen/kg", "what gatherers ask")
	}
	for c := range w.p.Counties {
		name := w.p.Counties[c].Name
		column("home."+name, "person", "people of this county who were at home all day, ready or untrained, and earned outside income")
		column("outside."+name, "fen", "outside income of them all on this day")
		column("outside_least."+name, "fen/person", "the least that one of this county's people earns in a day at home")
		column("outside_most."+name, "fen/person", "the most that one of this county's people earns in a day at home")
	}
	for k := range s.columns {
		if s.columns[k].Name == "piece_rate" {
			s.columns[k].Reals = resized(s.columns[k].Reals, w.p.Days)[:0]
		} else {
			s.columns[k].Ints = resized(s.columns[k].Ints, w.p.Days)[:0]
		}
	}
}

// observe records the day and closes its accounts.
func (w *World) observe() {
	if w.day >= 0 {
		w.recordCrossings()
		w.recordDay()
		before := len(w.seen.flows)
		w.recordFlows()
		w.showTrips()
		w.showDay(before)
		w.seen.total.add(&w.seen.today)
		w.check()
	}
	money, err := w.book.Close()
	w.fail(err)
	goods, err := w.store.Close(w.heldByOrganisers())
	w.fail(err)
	w.seen.money, w.seen.goods = max(w.seen.money, money), max(w.seen.goods, goods)
	if w.day == -1 { // recording begins tomorrow
		for g := range w.seen.opening {
			w.seen.opening[g] = w.store.At(g, ledger.Stock)
		}
	}
}

// heldByOrganisers is what each good's stores add up to.
func (w *World) heldByOrganisers() []ledger.Grams {
	for g, stores := range w.organisers.Stock {
		w.seen.held[g] = 0
		for _, x := range stores {
			w.seen.held[g] += x
		}
	}
	return w.seen.held
}
