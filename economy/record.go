package economy

import (
	"math"
	"slices"

	"tumen/economy/labour"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/ledger"
)

// months are those in which porters made a run, and were paid for it.
type months struct {
	pay    []int64 // how many, by pay, in steps of step
	step   ledger.Money
	all    int64
	runs   int64 // in them
	earned ledger.Money
}

// run notes a porter's paid run. A month is closed when the porter works again in
// a later one, or at the end.
func (m *months) run(l *labour.Person, day int32, pay ledger.Money) {
	if day < 0 {
		return
	}
	if month := int16(day / monthDays); l.Month != month {
		m.close(l)
		l.Month = month
	}
	if l.Paid < math.MaxUint8 {
		l.Paid++
	}
	l.Pay += pay
}

// end is the last day of somebody in the trade: a whole month is counted, and what is
// cut short is no month.
func (m *months) end(l *labour.Person, day int32) {
	if day >= 0 && l.Month >= 0 && l.Month < int16(day/monthDays) {
		m.close(l)
	}
	l.Paid, l.Pay = 0, 0
}

// close counts a porter's month, if there was a run in it.
func (m *months) close(l *labour.Person) {
	if l.Paid == 0 {
		return
	}
	m.pay[min(l.Pay/m.step, ledger.Money(len(m.pay)-1))]++
	m.all++
	m.runs += int64(l.Paid)
	m.earned += l.Pay
	l.Paid, l.Pay = 0, 0
}

// take brings in what another worker has counted, and leaves nothing there.
func (m *months) take(others *months) {
	if others.all == 0 {
		return
	}
	for k, n := range others.pay {
		m.pay[k] += n
	}
	m.all += others.all
	m.runs += others.runs
	m.earned += others.earned
	clear(others.pay)
	others.all, others.runs, others.earned = 0, 0, 0
}

// run adds up what was carried and paid for.
func (s *observer) run(load uint16, pay ledger.Money) {
	s.loads[min(int(load), len(s.loads)-1)]++
	s.today.carried += ledger.Grams(load) * 1000
	s.today.paid += pay
}

// recordCrossings adds up tonight's crossings and what became of the goods.
func (w *recording) recordCrossings() {
	s, t := w.seen, &w.seen.today
	for k := range w.crews {
		c := &w.crews[k]
		s.stores[c.good].profit += c.profit
		if c.own {
			t.lots += c.profit
			continue
		}
		r := &t.route[c.route]
		r.crossings++
		r.heads += int64(c.heads)
		if w.p.Goods[c.good].Declarable && c.arrived > 0 {
			t.declarable += c.arrived
			if w.p.Routes[c.route].Kind == parameter.Declared {
				t.declared += c.arrived
			}
		}
		r.arrived += c.arrived
		r.profit += c.profit
		if w.p.Routes[c.route].Carriers == parameter.ByPorters {
			w.seen.crews[min(c.heads, len(w.seen.crews)-1)]++
		}
		if w.p.Routes[c.route].Kind == parameter.Clandestine && c.arrived > 0 {
			t.arrived += c.arrived
			t.profit += c.profit
			t.guards += c.guards
			t.pay += c.pay
			t.kept += c.profit - c.guards - c.pay - c.costs
			t.costs += c.costs
		}
		county := &s.counties[w.routes[c.route].county]
		today := &t.county[w.routes[c.route].county]
		county.pay += c.pay
		for h := c.first; h < c.last; h++ {
			switch w.members[h].night {
			case hurt:
				t.hurt++
			case dead:
				t.dead++
			case caught:
				t.detained++
			}
			if x := &w.members[h]; c.delivers(x) {
				if x.first {
					county.carriers++
				}
				county.runs++
				today.pay += x.pay
				today.carried += ledger.Grams(x.load) * 1000
			}
		}
	}
	for g := range w.goods {
		good := &s.stores[g]
		for f := range ledger.Fates {
			grams := w.store.Today(g, f)
			t.fate[f] += grams
			good.fate[f] += grams
		}
		good.price += w.goods[g].price
		good.source += w.goods[g].source
	}
	for k := range w.posts {
		x := &w.posts[k]
		if w.p.Routes[x.route].Posts[x.place].Payer == parameter.OrganiserPays {
			t.route[x.route].passage += x.took
		}
		s.posts[k].takings += w.posts[k].took
		s.posts[k].crossings += w.posts[k].passed
	}
	for c := range w.counties {
		s.counties[c].outside += w.households.Home(c).Income
	}
}

// recordFlows keeps the day's cells of the flow matrix that are not empty.
func (w *recording) recordFlows() {
	w.book.Flows(func(k ledger.Kind, from, to ledger.Sector, amount ledger.Money) {
		w.seen.flows = append(w.seen.flows, observe.Flow{Day: w.day, Kind: k.String(), From: from.String(), To: to.String(), Amount: int64(amount)})
		w.seen.paid.Add(k, from, to, amount)
	})
	if w.day == 0 { // the days to come are like this one, more or less
		w.seen.flows = slices.Grow(w.seen.flows, len(w.seen.flows)*(w.p.Days-1)*5/4)
	}
}

// add takes another total in, and empties it.
func (t *totals) add(today *totals) {
	t.profit += today.profit
	t.guards += today.guards
	t.pay += today.pay
	t.kept += today.kept
	t.costs += today.costs
	t.lots += today.lots
	t.declarable += today.declarable
	t.declared += today.declared
	t.arrived += today.arrived
	t.carried += today.carried
	t.paid += today.paid
	t.detained += today.detained
	t.hurt += today.hurt
	t.dead += today.dead
	for f := range t.fate {
		t.fate[f] += today.fate[f]
	}
	for r := range t.route {
		t.route[r].arrived += today.route[r].arrived
		t.route[r].profit += today.route[r].profit
		t.route[r].crossings += today.route[r].crossings
		today.route[r] = routeTotal{}
	}
	clear(today.county)
	*today = totals{route: today.route, county: today.county}
}

// Below: what is there of a run between two days, for code that keeps it
// while it lasts.

// Morning is the day that comes next.
func (w *World) Morning() parameter.Date { return w.p.Start + parameter.Date(w.day) }

// Recorded is what was recorded of the days that are over: their table and their
// flows. The slices grow with the next day; what is in them does not change.
func (w *World) Recorded() (*observe.Table, []observe.Flow) {
	return &observe.Table{Columns: w.seen.columns}, w.seen.flows
}

// Work is what a world has had to do since it was built, burn-in included: what
// its time is to be divided by. It decides nothing.
type Work struct {
	Free   int64 // porter-days: who waited for work where there was any, summed over days
	Asked  int64 // offers that somebody weighed
	SetOut int64 // porters who set out
}

// Work is the work so far.
func (w *World) Work() Work { return w.work }
