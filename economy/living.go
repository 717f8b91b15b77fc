package economy

import (
	"math"

	"tumen/economy/snapshot"
	"tumen/ledger"
)

// living is what porters live on. Each day's consumption and outside income are
// booked on that day, for all porters together: the sums are kept as people leave
// home, return and die, so that people who wait cost nothing to compute. A
// porter's own account is brought up to date when it matters, by settleLiving.
// All amounts are whole minor units a day and person, so that the two agree exactly.
type living struct {
	alive int       // people alive this morning
	rates [][]rates // by county, earliest first; the last holds today
	home  []home    // by county
}

// rates are what a day costs and earns in a county, from a day on.
type rates struct {
	from    int32
	_       uint32       // named, so that every byte is always the same
	cost    ledger.Money // what everybody spends
	outside float64      // outside income against that of the first day
}

// home are the people of a county who are ready or untrained: they earn outside.
type home struct {
	people int
	income ledger.Money // what they earn together in a day

	// What one of the county's people earns in a day at home, at the rates that
	// hold: the least and the most of them all, wherever they are.
	least, most ledger.Money
}

// earns is what a day at home earns somebody of an outside income [minor/day].
func (r *rates) earns(outside int32) ledger.Money {
	if r.outside == 1 || outside == 0 {
		return ledger.Money(outside)
	}
	return ledger.Money(math.Round(min(float64(outside)*r.outside, mostIncome)))
}

// today are the rates that hold today in a county.
func (l *living) today(county int) *rates {
	r := l.rates[county]
	return &r[len(r)-1]
}

// beginLiving has nobody's living settled, and everybody at home.
func (w *World) beginLiving() {
	l := &w.living
	l.rates, l.home = snapshot.Resized(l.rates, len(w.p.Counties)), snapshot.Resized(l.home, len(w.p.Counties))
	for c := range l.rates {
		l.rates[c] = append(snapshot.Resized(l.rates[c], 1)[:0], rates{from: w.day, outside: math.NaN()})
	}
	w.setRates()
}

// setRates notes what a day costs and earns from today on, where that is another
// than yesterday.
func (w *World) setRates() {
	cost := w.inMinor(w.p.Living.Cost)
	for c := range w.living.rates {
		last := w.living.today(c)
		now := rates{from: w.day, cost: cost, outside: w.outside[c]}
		same := last.outside == now.outside
		switch {
		case same && last.cost == now.cost:
			continue
		case last.from == w.day:
			*last = now
		default:
			w.living.rates[c] = append(w.living.rates[c], now)
		}
		if !same {
			w.living.home[c] = w.atHome(c, w.day)
		}
	}
}

// atHome counts a county's people who are at home on a day, as of the last day
// that is over, and what they and all of the county may earn there.
func (w *World) atHome(county int, day int32) home {
	r, h := w.living.today(county), home{}
	first, end := w.people(county)
	for i := first; i < end; i++ {
		income := r.earns(w.porters.Outside[i])
		if i == first {
			h.least = income
		}
		h.least, h.most = min(h.least, income), max(h.most, income)
		if s := w.porters.life[i].on(day); s == Ready || s == Novice {
			h.people++
			h.income += income
		}
	}
	return h
}

// leaveHome and returnHome move somebody of a county with an outside income
// [minor/day] out of those at home, or among them.
func (l *living) leaveHome(county int, outside int32) {
	h := &l.home[county]
	h.people--
	h.income -= l.today(county).earns(outside)
}

func (l *living) returnHome(county int, outside int32) {
	h := &l.home[county]
	h.people++
	h.income += l.today(county).earns(outside)
}

// bookLiving books the day: what everybody who was alive this morning spent, and
// what those who stayed at home earned.
func (w *World) bookLiving() {
	rest := ledger.Account{Sector: ledger.Rest}
	w.book.Spend(ledger.Consumption, ledger.Porters, rest, w.inMinor(w.p.Living.Cost)*ledger.Money(w.living.alive))
	for c := range w.living.home {
		w.book.Earn(ledger.OutsideIncome, rest, ledger.Porters, w.living.home[c].income)
	}
}

// owed is what a porter's days have brought, from the first that is not settled
// to the one before until: outside income at home, less what living cost [minor].
// outside is what a day at home earned on the first day.
func (w *World) owed(i uint32, outside int32, until int32) (sum ledger.Money) {
	l := &w.porters.life[i]
	if l.standing == Dead || l.standing == Gone {
		return 0 // settled when they died or stayed
	}
	r := w.living.rates[w.county(i)]
	for k := len(r) - 1; until > l.living; k-- {
		from := max(l.living, r[k].from)
		if from >= until {
			continue
		}
		sum -= r[k].cost * ledger.Money(until-from)
		if home := max(from, l.free); home < until {
			sum += r[k].earns(outside) * ledger.Money(until-home)
		}
		until = from
	}
	return sum
}

// settleLiving brings a porter's account up to the morning of a day. It is done
// when somebody comes back from a run or is sent to training.
func (w *World) settleLiving(book *ledger.Book, i uint32, outside int32, until int32) {
	book.Settle(porterAccount(i), w.owed(i, outside, until))
	w.porters.life[i].living = until
}

// unsettled is by how much what the days booked for all porters together differs
// from what they are owed one by one [minor]: 0 unless the accounts are wrong.
func (w *World) unsettled() ledger.Money {
	due := w.book.Due(ledger.Porters)
	for i := range w.porters.life {
		due -= w.owed(uint32(i), w.porters.Outside[i], w.day)
	}
	return max(due, -due)
}
