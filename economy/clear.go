package economy

import (
	"cmp"
	"math"
	"slices"

	"tumen/economy/household"
	"tumen/economy/labour"
	"tumen/economy/parameter"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/ledger"
)

// clear.go: the evening's prices, and what follows from them. In each county one cut
// brings all plans and all who would carry together (package trade, clear.go). The
// posts hear the bids. Then people are hired (package labour), novices go to the
// agencies, crews are formed, what is lacking is borrowed, and goods are bought.

// clearing finds the evening's prices, county by county.
type clearing struct {
	// reads
	*setting
	team *team
	*traders

	// writes
	*people
	*towns
	*border
	told    *trade.Told
	evening *evening
	*tonight
	room *room
	work *Work

	// calls
	entry     *entry
	prospects *prospects
	customs   *customs
	hiring    *hiring
}

// clear finds tonight's prices and forms the crews.
func (w *clearing) clear() {
	e := w.evening
	if w.behavioural() {
		w.room.markets = append(w.room.markets, make([]market, len(w.counties)-len(w.room.markets))...)
		if len(e.plans) > w.team.choosers {
			w.team.Each(len(w.counties), w.team.clearing)
		} else { // one worker is done before another is awake
			for c := range w.counties {
				w.clearCounty(c)
			}
		}
		for c := range w.counties {
			e.intents = append(e.intents, w.room.markets[c].intents...)
		}
		w.customs.bidForLicences()
		w.entry.comeIn()
	}
	slices.SortFunc(e.intents, func(a, b intent) int { return cmp.Compare(a.organiser, b.organiser) })
	w.crews, w.members = w.crews[:0], w.members[:0]
	for c := range w.counties {
		w.hiring.hire(c)
		w.hiring.form(c)
		w.hiring.train(c)
	}
	w.work.SetOut += int64(len(w.members))
}

// clearCounty finds the cut of a county and the crews that go. It touches nothing
// that is another county's, so all may clear at once.
func (w *clearing) clearCounty(c int) {
	e, x, room := w.evening, &w.counties[c], &w.room.markets[c]
	pool := &w.labour.Pools[c]
	supply := pool.Supply()
	w.handicap(c)
	room.bids = w.organisers.Gather(room.bids[:0], uint16(c), e.plans, e.bids)
	room.going, room.intents = room.going[:0], room.intents[:0]
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
			room.intents = append(room.intents, intent{
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
			w.told.Note(e.Day, r, z.Bar(r, e.passages[r].Pay))
			y.rate = y.terms.RateAt(x.cut, y.load, y.strain)
			e.pauses[r] = w.labour.PauseAt(c, &y.terms, y.load, y.strain)
		}
	}
}

// handicap works out by how much novices are worth less, on the route of the county
// that most people take.
func (w *clearing) handicap(c int) {
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
	head, _ := w.prospects.chargeOf(best)
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
func (w *clearing) hear(c int, supply labour.Supply) {
	e, room := w.evening, &w.room.markets[c]
	z := &e.clearings[c]
	for r := range w.routes {
		x := &w.routes[r]
		if x.county != c || e.passages[r].Crossings == 0 || !w.learns(r) {
			continue
		}
		if w.p.Routes[r].Kind == parameter.Declared {
			w.customs.hearCustoms(r)
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
					// Where a post asks so much that nobody is strong enough to be worth it, bids
					// are still heard: as if those could carry who usually can.
					passage := e.passages[r]
					passage.Least = min(passage.Least, w.counties[c].least)
					room.offers = room.ear.Hear(room.offers[:0], supply, &passage, e.Options, room.heard, others, w.counties[c].cut)
					heard = true
				}
				y.Observe(room.offers)
			}
		}
	}
}

// listen notes for which routes of a county nobody has bid tonight.
func (w *clearing) listen(c int) {
	bids := w.room.markets[c].bids
	for r := range w.routes {
		if w.routes[r].county != c {
			continue
		}
		w.quiet[r] = w.p.Routes[r].Kind == parameter.Clandestine
		for k := range bids {
			if int(bids[k].Route) == r {
				w.quiet[r] = false
				break
			}
		}
	}
}

// learns says whether a post of a route learns.
func (w *border) learns(r int) bool {
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
func (w *clearing) gatherHeard(r int, entire bool) {
	e, room, o := w.evening, &w.room.markets[w.routes[r].county], &w.organisers
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
func (w *entry) comeIn() {
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
func (w *entry) leaveTrade(i uint32) {
	o, a, rest := &w.organisers, w.organiserAccount(i), ledger.Account{Sector: ledger.Rest}
	w.book.Pay(ledger.Repayment, a, rest, trade.Repay(w.book.Cash(a), o.Debt[i]))
	w.book.Pay(ledger.Withdrawal, a, rest, max(0, w.book.Cash(a)))
	o.Leave(i, w.day)
	w.seen.leavers++
}
