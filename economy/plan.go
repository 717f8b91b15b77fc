package economy

import (
	"math"

	"tumen/economy/labour"
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/economy/tariff"
	"tumen/economy/trade"
	"tumen/exact"
	"tumen/ledger"
)

// plan.go: what could be done tonight, as everybody in a county sees it: over which
// route, with which good, how heavily loaded, for what pay and what tolls. Each
// organiser then decides for himself (package trade). Nothing is bought yet.

// evening is what stands between plans and crews. It is made anew every day.
type evening struct {
	trade.Evening
	plans     []trade.Plan    // by organiser
	bids      []trade.Bid     // by organiser, Steps each
	verdicts  []trade.Verdict // by organiser
	passages  []trade.Passage // by route
	clearings []trade.Clearing
	rosters   []labour.Roster // by county: who carries
	learners  []labour.Roster // by county: who goes to the agencies
	pauses    []labour.Pause  // by route
	intents   []intent        // who goes, in the order of organisers
	realised  []float64       // by organiser: what tonight brought him [minor]
	outlays   []float64       // by organiser: what it needed ahead [minor]
	lent      []ledger.Money  // and what was lent to him for it
	without   []bool          // by organiser: whether his own licence serves him nothing tonight
}

// intent is what one organiser will do tonight.
type intent struct {
	organiser   uint32
	route, good uint16
	heads       uint16
	own         bool    // carried by the organ's own people, in lots
	lent        bool    // declared under another's licence
	least       uint16  // by custom: nobody is hired who carries less [kg]
	expects     float64 // what it should bring above the organiser's time elsewhere [minor]
}

// planning has each organiser decide what to bid for tonight.
type planning struct {
	// reads
	*setting
	*today
	team *team
	told *trade.Told
	*markets
	*border
	book *ledger.Book

	// writes
	*people
	*towns
	*traders
	evening *evening

	// calls
	prospects *prospects
	custom    *custom
	customs   *customs
}

// openEvening makes room for evenings.
func (w *planning) openEvening() {
	e, n, size := w.evening, len(w.organisers.Group), snapshot.Resized[float64]
	e.plans, e.verdicts = snapshot.Resized(e.plans, n), snapshot.Resized(e.verdicts, n)
	e.realised, e.outlays, e.Cash = size(e.realised, n), size(e.outlays, n), size(e.Cash, n)
	e.lent, e.without = snapshot.Resized(e.lent, n), snapshot.Resized(e.without, n)
	if w.behavioural() {
		e.bids = snapshot.Resized(e.bids, n*trade.Steps)
	}
	e.passages, e.pauses = snapshot.Resized(e.passages, len(w.routes)), snapshot.Resized(e.pauses, len(w.routes))
	e.clearings = snapshot.Resized(e.clearings, len(w.counties))
	e.rosters, e.learners = snapshot.Resized(e.rosters, len(w.counties)), snapshot.Resized(e.learners, len(w.counties))
	e.Purposes = trade.Purposes{Choice: drawChoice, Lot: drawTurn, Ready: drawReady}
}

// prospects are what could be done tonight over each route, as everybody sees it.
type prospects struct {
	// reads
	*setting
	*today
	*people
	told *trade.Told
	*markets
	mss *mss

	// writes
	*towns
	*border
	evening *evening

	// calls
	customs *customs
}

// readRoutes takes over what parameters say of routes.
func (w *prospects) readRoutes() {
	most := largestCrew
	if c := w.p.Planning.CrewMax; c > 0 {
		most = min(most, c)
	}
	e := w.evening
	e.Exposure = trade.NewExposure(float64(max(1, w.p.Crossing.Usual)), w.p.Crossing.Exposure, most)
	e.Intensity = w.p.Planning.Intensity
	if e.Intensity < trade.BestReply {
		e.Intensity /= w.minors
	}
	l := &w.p.Learning
	e.Memory = trade.Memory{Keep: l.Memory, Hits: l.Hits, Clear: l.Clear, Rumour: l.Rumour}
	if !w.behavioural() {
		e.Memory.Rumour = 0
	}
	watch := 0
	for r := range w.routes {
		q, x := &w.p.Routes[r], &w.routes[r]
		x.county, x.watch = w.countyNamed(q.County), -1
		if q.Kind == parameter.Clandestine {
			x.watch = watch
			watch++
		}
		c := &w.counties[x.county]
		if x.terms.Power == 0 { // the first day: nobody has told anything yet
			x.terms, x.load, x.strain = w.termsOf(r), 1, 1
			if c.cut == 0 && q.Carriers == parameter.ByPorters {
				c.cut = x.terms.Cut(w.p.Counties[x.county].PieceRate*w.minors, 1)
			}
		}
		if q.Kind == parameter.Declared {
			w.customs.readCustoms(r)
		}
	}
}

// largestCrew is the largest crew that anybody weighs.
const largestCrew = 400

// usable says whether a route takes anyone tonight, and anything.
func (w *setting) usable(route int) bool {
	return w.capacityOf(route) > 0 && w.p.Routes[route].Load >= 1
}

// capacityOf is how many crossings a route takes in a night.
func (w *setting) capacityOf(route int) int { return scaled(w.p.Routes[route].Capacity, w.p.Scale) }

// termsOf is what a run on a route means to people tonight: the fear of the law
// from what the county tells, that of the river from what everybody knows.
func (w *prospects) termsOf(r int) labour.Terms {
	x, n := &w.routes[r], &w.p.Crossing
	d := labour.Danger{
		Detention: float64(n.Detention), Accident: n.Accident * w.p.Routes[r].River[w.month], Deadly: n.Deadly,
		Healing: float64(n.Healing), Life: w.p.Household.LifeValue,
	}
	if w.behavioural() && w.p.Routes[r].Kind == parameter.Clandestine {
		hazard := w.told.Hazard(r, x.county, &w.evening.Memory) * w.p.Routes[r].River[w.month]
		d.Lost = 1 - exact.Exp(-hazard)
		d.Detained = d.Lost * n.Caught
	}
	t := w.labour.Params.Terms(d)
	if w.p.Mechanisms.Fear == parameter.Off {
		t.Flat, t.Steep = 1, w.labour.Params.Rest
	}
	return t
}

// makePlans has everybody in the trade and free plan and bid for tonight, and those
// whose day it is think about coming or leaving.
func (w *planning) makePlans() {
	e := w.evening
	w.labour.Count(w.team)
	e.intents = e.intents[:0]
	clear(e.realised)
	clear(e.outlays)
	clear(e.lent)
	if !w.behavioural() {
		w.custom.planByCustom()
		return
	}
	e.Day, e.Groups, e.Told, e.Draws, e.Barred = w.day, w.groups, w.told, w.runRandom, w.customs.withoutLicence()
	e.Quiet = w.quiet
	e.Taken = w.organisers.TakenOf(snapshot.Resized(e.Taken, len(w.groups)))
	e.Options = e.Options[:0]
	for c := range w.counties {
		home, _ := w.labour.Pools[c].Supply().At(math.MaxFloat64, 0)
		w.counties[c].home = int(home)
	}
	for r := range w.routes {
		w.prospects.seeRoute(r)
	}
	for i := range e.Cash {
		if w.organisers.Active[i] {
			e.Cash[i] = float64(w.book.Cash(w.organiserAccount(uint32(i))))
		}
	}
	w.team.Each(pieces(len(e.plans), w.team.choosers), w.team.choosing)
	w.planLots()
}

// chooseSome lets organisers lo to hi plan. An organiser plans by what he alone has
// and believes, and by what stands for the evening, so all may plan at once.
func (w *planning) chooseSome(p *trade.Planner, lo, hi int) {
	e := w.evening
	p.Plan(&w.organisers, &e.Evening, lo, hi, e.plans, e.bids)
	if w.p.Mechanisms.Entry == parameter.OpenEntry {
		p.Review(&w.organisers, &e.Evening, lo, hi, e.verdicts, e.plans, e.bids)
	}
}

// seeRoute lists what can be done over a route tonight, and how it is passed.
func (w *prospects) seeRoute(r int) {
	e, q, x := w.evening, &w.p.Routes[r], &w.routes[r]
	e.passages[r] = trade.Passage{}
	if !w.usable(r) || q.Carriers == parameter.ByPorters && w.households.Counties[x.county].Alive == 0 {
		return
	}
	e.passages[r].Crossings = w.capacityOf(r)
	if q.Kind == parameter.Declared {
		w.customs.seeCustoms(r)
		return
	}
	if q.Carriers == parameter.ByPorters {
		w.loadRoute(r)
		t, c := &x.terms, &w.counties[x.county]
		e.passages[r].Pay = t.PayAt(1, x.strain, c.own)
	} else {
		x.bag = q.Load
	}
	first := len(e.Options)
	for g := range w.p.Goods {
		if w.p.Goods[g].Harvest[w.month] > 0 && w.p.Goods[g].Lot == 0 {
			if o := w.option(r, g); o.Passes > 0 { // nobody goes where nobody is let pass
				e.Options = append(e.Options, o)
			}
		}
	}
	if q.Carriers == parameter.ByPorters {
		e.passages[r].Least = w.leastLoad(r, e.Options[first:])
	}
}

// option is one good over one clandestine route.
func (w *prospects) option(r, g int) trade.Option {
	q, x, m := &w.p.Routes[r], &w.routes[r], &w.goods[g]
	haulage := float64(q.Haulage * w.minors)
	n := w.usualCrew(r)
	s := tariff.Signal{
		Heads: int32(n), Load: ledger.Grams(float64(n) * x.bag * 1000), Good: int32(g),
		Value: float64(x.bag * float64(m.pays[r]-m.source)),
	}
	o := trade.Option{
		Route: uint16(r), Good: uint16(g), County: uint16(x.county), Load: x.bag,
		Margin:    float64(x.bag * (float64(m.pays[r]-m.source) - haulage)),
		Equipment: q.Passage * w.minors, Source: float64(m.source), Worth: s.Value,
		Lost:   float64(x.bag*(float64(m.source)+haulage)) + float64(q.Passage*w.minors),
		Danger: q.River[w.month], Passes: 1, Life: w.lifeOfRelation(r),
	}
	if q.Carriers == parameter.ByPorters {
		t, c := &x.terms, &w.counties[x.county]
		lost := min(1, float64(t.Hazard*x.strain))
		o.Margin -= float64(lost * x.bag * float64(m.pays[r]))
		o.Pay = t.PayAt(c.cut, x.strain, c.own)
		o.People = max(1, c.home)
	} else {
		o.Most = 1
	}
	posts := w.postsOf(r)
	for k := range posts {
		y := &posts[k]
		switch {
		case y.merchant:
		case y.Shut:
			o.Passes *= 1 - w.parametersOf(y).Unpaid
		case y.Terms.Pricing == tariff.Custom:
			t := &y.Terms
			o.AskedCrossing += t.Crossing
			o.AskedHead += t.Head + float64(t.Kilogram*x.bag) + float64(t.Share*max(0, s.Value))
		case y.Terms.Sees == tariff.Crossings:
			o.AskedCrossing += y.Asks(&s)
		default:
			o.AskedHead += y.Asks(&s) / float64(n)
		}
	}
	o.AskedHead += float64(w.mss.motives.Claim * max(0, s.Value))
	return o
}

// usualCrew is how many cross together on a route, as its posts have come to know.
func (w *prospects) usualCrew(r int) int {
	if x := &w.routes[r]; x.crossings > 0 {
		return max(1, int(x.heads/x.crossings+0.5))
	}
	if w.p.Routes[r].Carriers == parameter.ByVehicles {
		return 1
	}
	return max(1, int(w.p.Crossing.Usual+0.5))
}

// lifeOfRelation is how long a relation with the posts of a route is expected to
// last: until the people of the first post that rotates are replaced [day].
func (w *border) lifeOfRelation(r int) float64 {
	life := float64(trade.Forever)
	for k := w.routes[r].first; k < w.routes[r].last; k++ {
		if p := &w.places[k]; p.Rotation > 0 && w.posts[k].Terms.Pricing != tariff.Custom {
			life = min(life, float64(p.Rotation))
		}
	}
	return life
}

// loadRoute decides how heavily people are loaded on a route tonight: so that a
// kilogram costs least at the marginal porter, with what is charged for a head
// and what organisers want to earn for one.
func (w *prospects) loadRoute(r int) {
	q, x := &w.p.Routes[r], &w.routes[r]
	c := &w.counties[x.county]
	x.terms = w.termsOf(r)
	if people, own := w.labour.Pools[x.county].Supply().At(c.cut, c.least); people >= 1 {
		c.own = own / people
	}
	full := q.Load / c.own
	strained := x.terms.Strain(full)
	x.full = false
	if w.p.Mechanisms.Load == parameter.LoadFull {
		x.load = full
	} else {
		x.load = min(x.load, full)
		for range loadTries {
			x.bag, x.strain = x.load*c.own, x.terms.Strain(x.load)
			charge, value := w.chargeOf(r)
			before := x.load
			x.load, x.full = x.terms.LoadUpTo(c.cut, c.own, labour.Charge{Head: charge, Value: value, Bag: q.Load}, strained)
			if d := x.load - before; d < 1e-6 && d > -1e-6 {
				break
			}
		}
	}
	x.bag, x.strain = x.load*c.own, x.terms.Strain(x.load)
	x.rate = x.terms.RateAt(c.cut, x.load, x.strain)
}

// loadTries are how often a load is weighed against what a head then earns; what is
// earned is largest at the best load, so it hardly moves.
const loadTries = 4

// chargeOf is what a head on a route has to bear, whatever its load: all that it brings
// beyond its pay and what grows with its load. Posts, equipment and the organiser share
// it; where posts ask for more than that nobody goes, and the load is that at which
// organisers would go for the highest price. And what a kilogram lost in an accident
// costs the organiser [minor].
func (w *prospects) chargeOf(r int) (head, value float64) {
	q, x := &w.p.Routes[r], &w.routes[r]
	c := &w.counties[x.county]
	pay, weight := x.terms.PayAt(c.cut, x.strain, c.own), 0.0
	for g := range w.p.Goods {
		good := &w.p.Goods[g]
		if good.Lot > 0 || good.Harvest[w.month] == 0 {
			continue
		}
		share := float64(good.Harvest[w.month] * max(good.Volume, 1e-9))
		o := w.option(r, g)
		head += float64(share * max(0, o.Margin-pay-(o.AskedHead-w.byHead(r, &o))))
		value += float64(share * float64(w.goods[g].pays[r]))
		weight += share
	}
	if weight == 0 {
		return q.Passage * w.minors, 0
	}
	return head / weight, value / weight
}

// byHead is the part of what is asked of a head that does not grow with its load.
func (w *border) byHead(r int, o *trade.Option) (sum float64) {
	posts := w.postsOf(r)
	for k := range posts {
		y := &posts[k]
		switch {
		case y.merchant || y.Shut:
		case y.Terms.Pricing == tariff.Custom:
			sum += y.Terms.Head
		case y.Terms.Sees == tariff.Heads || y.Terms.Sees == tariff.Goods:
			s := tariff.Signal{Heads: 1, Load: ledger.Grams(o.Load * 1000), Good: int32(o.Good), Value: o.Worth}
			sum += y.Asks(&s)
		case y.Terms.Sees == tariff.Value:
			sum += max(0, y.Rate)
		}
	}
	return sum
}

// leastLoad is the smallest own load of anybody who is worth a place on a route:
// what a head is charged with, over what a kilogram brings when it is paid for.
func (w *prospects) leastLoad(r int, options []trade.Option) float64 {
	x, n := &w.routes[r], float64(w.usualCrew(r))
	least, any := 0.0, false
	for k := range options {
		o := &options[k]
		head := o.AskedCrossing/n + w.byHead(r, o) + o.Equipment
		kilogram := (o.Margin-(o.AskedHead-w.byHead(r, o)))/max(o.Load, 1e-9) - x.rate
		if load, worth := labour.Smallest(head, kilogram); worth && (!any || load < least) {
			least, any = load, true
		}
	}
	if !any {
		return labour.Strongest + 1
	}
	return least / x.load
}

// planLots has the organ's own people take lots over the border, where that brings
// more than staying at home, or than what they would lead in bags: past the posts for
// nothing, and raided by nobody.
func (w *planning) planLots() {
	o := &w.organisers
	for i := range o.Group {
		if !w.kinds[o.Group[i]].lots || !o.Active[i] || o.FreeOn[i] > w.day {
			continue
		}
		best, at := 0.0, intent{}
		for r := range w.routes {
			if q := &w.p.Routes[r]; q.Kind != parameter.Clandestine || w.routes[r].county != int(o.County[i]) || !w.usable(r) {
				continue
			}
			for g := range w.p.Goods {
				if w.p.Goods[g].Lot == 0 || w.p.Goods[g].Harvest[w.month] == 0 || !w.ownsGood(int(o.Group[i]), g) {
					continue
				}
				kg := min(w.p.Goods[g].Lot, w.p.Routes[r].Load)
				gain := float64(kg * (float64(w.goods[g].pays[r]-w.goods[g].source) - float64(w.p.Routes[r].Haulage*w.minors)))
				if gain -= float64(o.Outside[i] * float64(w.groups[o.Group[i]].Turnaround)); gain > best {
					best, at = gain, intent{organiser: uint32(i), route: uint16(r), good: uint16(g), heads: 1, own: true, expects: gain}
				}
			}
		}
		bags := &w.evening.plans[i]
		if best > 0 && (bags.Bids == 0 || best > bags.Expects) {
			*bags = trade.Plan{} // nobody crosses twice in a night
			w.evening.intents = append(w.evening.intents, at)
		}
	}
}

// ownsGood says whether a group has a good for itself.
func (w *setting) ownsGood(g, good int) bool {
	for _, name := range w.p.Organisers[g].OwnGoods {
		if name == w.p.Goods[good].Name {
			return true
		}
	}
	return false
}
