package economy

import (
	"math"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/ledger"
)

// observer keeps what a run is later asked about: one row a day, histograms,
// and the month of each porter who works. It draws nothing and changes nothing.
type observer struct {
	columns []observe.Column
	flows   []observe.Flow

	today    totals
	total    totals
	loads    []int64 // porters by load carried, kg
	crews    []int64 // crossings by crew size
	months   months
	paid     ledger.Sums
	posts    []postTotal
	stores   []goodTotal // by good
	counties []countyTotal
	bounds   observe.Bounds // decisions on the recorded days so far
	roll     observe.Roll   // who organised on them
	died     int64          // porters, since the world began
	stayed   int64          // on the far side, likewise
	comers   int64          // organisers who came into the trade today
	leavers  int64          // and who left it
	fees     ledger.Money   // what merchants paid recruiters today
	money    ledger.Money   // worst daily difference of the accounts
	goods    ledger.Grams   // and of the goods
	opening  []ledger.Grams // stock of each good when recording began
	held     []ledger.Grams // stock of each good, summed over organisers
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
	county                           []countyDay // of a day alone
	fate                             [ledger.Fates]ledger.Grams
	detained, hurt, dead             int64
}

type routeTotal struct {
	arrived   ledger.Grams
	profit    ledger.Money
	crossings int64
	heads     int64        // that set out: porters or vehicles
	passage   ledger.Money // what organisers paid at posts
}

// countyDay is what the county's porters were paid for on a day.
type countyDay struct {
	pay     ledger.Money
	carried ledger.Grams
}

type postTotal struct {
	takings   ledger.Money
	crossings int64 // that paid
}

type goodTotal struct {
	fate          [ledger.Fates]ledger.Grams
	profit        ledger.Money // assessed
	price, source ledger.Money // sums over days of what a kilogram costs
}

type countyTotal struct {
	pay, outside ledger.Money
	runs         int64 // paid
	carriers     int64 // people who made them
}

const (
	incomeStep  = 1000 // incomes are counted in steps of this many minor units, or ten or more times that
	incomeSteps = 2000 // the last one also counts everything above
	monthDays   = 30   // a porter's month, counted from the first recorded day
)

// recording keeps what a run is later asked about. It changes nothing that a
// submodel reads.
type recording struct {
	// reads
	*setting
	team *team
	*people
	*towns
	*traders
	*border
	evening *evening
	*tonight

	// writes
	*today
	declared *declarations
	*markets
	book  *ledger.Book
	store *ledger.Store
	seen  *observer
	*looking

	// calls
	watching *watching
	showing  *showing
}

// incomeStep is in what steps incomes are counted [minor]: so wide that a porter
// who carries every night, four times over, is inside them.
func (w *recording) incomeStep() ledger.Money {
	most, step := 0.0, ledger.Money(incomeStep)
	for i := range w.p.Counties {
		most = max(most, w.p.Counties[i].PieceRate*w.p.Counties[i].Strength*w.minors)
	}
	for 4*monthDays*most > incomeSteps*float64(step) && step < math.MaxInt64/10 {
		step *= 10
	}
	return step
}

// startObserving makes room for what is observed.
func (w *recording) startObserving() {
	s := w.seen
	s.loads, s.crews = snapshot.Resized(s.loads, 256), snapshot.Resized(s.crews, 1001)
	s.months.pay, s.months.step = snapshot.Resized(s.months.pay, incomeSteps), w.incomeStep()
	s.today.route = snapshot.Resized(s.today.route, len(w.p.Routes))
	s.total.route = snapshot.Resized(s.total.route, len(w.p.Routes))
	s.today.county = snapshot.Resized(s.today.county, len(w.p.Counties))
	s.posts = snapshot.Resized(s.posts, len(w.posts))
	s.stores = snapshot.Resized(s.stores, len(w.p.Goods))
	s.counties = snapshot.Resized(s.counties, len(w.p.Counties))
	s.opening = snapshot.Resized(s.opening, len(w.p.Goods))
	s.held = snapshot.Resized(s.held, len(w.p.Goods))
	w.startColumns()
}

// observe records the day and closes its accounts.
func (w *recording) observe() {
	w.seen.died += w.households.Today.People.Died
	w.seen.stayed += w.households.Today.People.Stayed
	w.countBounds()
	if w.day >= 0 {
		w.recordCrossings()
		w.seen.roll.Count(w.roll())
		w.askMargin()
		w.recordDay()
		before := len(w.seen.flows)
		w.recordFlows()
		w.showing.showTrips()
		w.showing.showDay(before)
		w.seen.total.add(&w.seen.today)
		w.check()
	}
	if w.day < 0 {
		w.seen.bounds = observe.Bounds{} // only those of recorded days count
	}
	w.seen.comers, w.seen.leavers = 0, 0
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

// roll is who organises today.
func (w *recording) roll() observe.RollDay {
	today := observe.RollDay{Entered: w.seen.comers, Left: w.seen.leavers}
	for _, active := range w.organisers.Active {
		if active {
			today.Active++
		}
	}
	return today
}

// askMargin takes in what the last organiser who would stay expects above the outside,
// on days on which anybody is in the trade who could leave it.
func (w *recording) askMargin() {
	last, any := w.organisers.Last(func(group int) bool { return !w.kinds[group].lots })
	if any && w.behavioural() {
		w.seen.roll.Margin(int64(whole(last)))
	}
}

// heldByOrganisers is what each good's stores add up to.
func (w *recording) heldByOrganisers() []ledger.Grams {
	for g, stores := range w.organisers.Stock {
		w.seen.held[g] = 0
		for _, x := range stores {
			w.seen.held[g] += x
		}
	}
	return w.seen.held
}

// Below: which of today's decisions are at a bound (package observe, bounds.go).
// What settles somewhere because more would not pay is at none. Those who borrow are
// counted when they do (clear.go), those who rest when they come home (settle.go).

// countBounds counts today's decisions.
func (w *recording) countBounds() {
	if !w.behavioural() {
		return
	}
	b := &w.seen.bounds
	for k := range w.crews {
		c := &w.crews[k]
		if c.own {
			continue
		}
		if w.p.Routes[c.route].Carriers == parameter.ByPorters {
			b.Note(observe.AtBag, w.routes[c.route].full)
			bound := w.evening.plans[c.organiser].Bound
			b.Note(observe.AtCrew, bound == trade.AtArray || bound == trade.AtPeople)
			b.Note(observe.AtDanger, bound == trade.AtDanger)
		}
		b.Note(observe.AtCapacity, w.evening.clearings[w.routes[c.route].county].Prices[c.route].Full)
	}
	for c := range w.declared.licences {
		w.countTally(observe.AtLicence, &w.declared.licences[c].Full)
	}
	for g := range w.goods {
		w.countTally(observe.AtPrice, &w.goods[g].market.Clamps)
	}
	w.countTally(observe.AtPrice, &w.merchants.Priced)
	w.countTally(observe.AtPrice, &w.merchants.Margins)
	for k := range w.posts {
		if x := &w.posts[k]; x.Terms.Pricing != tariff.Custom && x.passed > 0 {
			b.Note(observe.AtReserve, x.Floored)
		}
	}
}

// countTally takes in the day's decisions of a kind.
func (w *recording) countTally(at observe.Bound, t *trade.Tally) {
	w.seen.bounds.Count(at, t.Decisions, t.Held)
	*t = trade.Tally{}
}
