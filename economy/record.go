package economy

import (
	"slices"

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
func (m *months) run(l *life, day int32, pay ledger.Money) {
	if day < 0 {
		return
	}
	if month := int16(day / monthDays); l.month != month {
		m.close(l)
		l.month = month
	}
	l.paid = min(l.paid+1, 255)
	l.pay += pay
}

// close counts a porter's month, if there was a run in it.
func (m *months) close(l *life) {
	if l.paid == 0 {
		return
	}
	m.pay[min(l.pay/m.step, ledger.Money(len(m.pay)-1))]++
	m.all++
	m.runs += int64(l.paid)
	m.earned += l.pay
	l.paid, l.pay = 0, 0
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
func (w *World) recordCrossings() {
	s, t := &w.seen, &w.seen.today
	for k := range w.crews {
		c := &w.crews[k]
		s.stores[c.good].profit += c.profit
		if c.own {
			t.lots += c.profit
			continue
		}
		r := &t.route[c.route]
		r.crossings++
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
		county := &s.counties[w.organisers.County[c.organiser]]
		county.pay += c.pay
		for h := c.first; h < c.last; h++ {
			switch w.crewMembers[h].night {
			case hurt:
				t.hurt++
			case dead:
				t.dead++
			case caught:
				t.detained++
			}
			if c.delivers(&w.crewMembers[h]) {
				county.runs++
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
		s.posts[k].takings += w.posts[k].took
		s.posts[k].crossings += w.posts[k].passed
	}
	for c := range w.living.home {
		s.counties[c].outside += w.living.home[c].income
	}
}

// recordFlows keeps the day's cells of the flow matrix that are not empty.
func (w *World) recordFlows() {
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
	*today = totals{route: today.route}
}
