package economy

import (
	"math"
	"slices"

	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/ledger"
)

// crew is tonight's crossing of one organiser.
type crew struct {
	organiser   uint32
	route, good uint16
	first, last uint32       // its porters in World.crewMembers
	heads       int          // porters or vehicles
	own         bool         // carried by the organ's own people, in lots
	exempt      bool         // passes the guards for nothing
	load        ledger.Grams // set out with
	arrived     ledger.Grams
	profit      ledger.Money // assessed, once sold
	guards      ledger.Money // what border guards took of it
	pay         ledger.Money // what porters were paid
	costs       ledger.Money // what the organiser paid to anyone else
	taken       bool         // raided or seized: nothing arrived
}

// hand is a porter in tonight's crews.
type crewMember struct {
	worker packedWorker
	pay    ledger.Money // for tonight
	free   int32        // first day on which the porter can be hired again; -1 never
	load   uint16       // [kg]
	night  night
}

// hire matches crews and porters. Organisers come in the order of their lots.
// Their offers reach waiting porters by chance, the experienced before trained
// novices; a porter too weak to be worth it is passed over; one whose run pays
// less than it costs declines, and is asked again tonight only when everyone has
// been and the offer is another.
// When the goods left are less than a bag, the last bags are lighter, and offered
// also to those whom they alone may satisfy. Whoever is still short asks an
// agency to train novices for later.
func (w *World) hire() {
	for r := range w.routes {
		w.routes[r].capacity = w.capacityOf(r)
	}
	w.queueUp()
	w.crews, w.crewMembers = w.crews[:0], w.crewMembers[:0]
	slices.Sort(w.turn)
	for _, key := range w.turn {
		w.muster(uint32(key))
	}
	for c := range w.pools {
		w.pools[c].closeDay()
	}
	w.work.SetOut += int64(len(w.crewMembers))
}

// queueUp has all who may accept any of tonight's offers stand in the queue.
func (w *World) queueUp() {
	for c := range w.pools {
		w.pools[c].top = -1
	}
	for _, key := range w.turn {
		i := uint32(key)
		plan := &w.organisers.plan[i]
		if w.p.Routes[plan.route].Carriers != parameter.ByPorters || w.p.Goods[plan.good].Lot > 0 {
			continue
		}
		county := int(w.organisers.County[i])
		o := w.offer(county, int(plan.route), int(plan.good))
		l := &w.pools[county]
		l.top = max(l.top, w.reach(county, plan.load, o.pay))
	}
	for c := range w.pools {
		l := &w.pools[c]
		l.openDay()
		if l.top >= 0 {
			w.work.Free += int64(l.ready.waiting() + l.trained.waiting())
		}
	}
}

// muster forms one organiser's crew and loads it from his stock.
func (w *World) muster(i uint32) {
	plan := &w.organisers.plan[i]
	group := &w.p.Organisers[w.organisers.Group[i]]
	route := &w.p.Routes[plan.route]
	if w.routes[plan.route].capacity == 0 {
		return
	}
	c := crew{
		organiser: i, route: plan.route, good: plan.good, first: uint32(len(w.crewMembers)),
		own:    w.p.Goods[plan.good].Lot > 0,
		exempt: exempt(group, route),
	}
	stock := w.organisers.Stock[plan.good][i]
	if c.own || route.Carriers == parameter.ByVehicles {
		c.load, c.heads = min(stock, plan.kg), 1
	} else {
		w.enlist(&c, plan, stock)
		c.heads = len(w.crewMembers) - int(c.first)
	}
	c.last = uint32(len(w.crewMembers))
	if c.load == 0 {
		return
	}
	w.routes[plan.route].capacity--
	w.organisers.FreeOn[i] = w.day + int32(group.Turnaround)
	if route.Kind == parameter.Declared {
		w.organisers.declared[i] += c.load
	}
	w.crews = append(w.crews, c)
}

// enlist hires porters for a crew until it is full or the goods are loaded.
func (w *World) enlist(c *crew, plan *plan, stock ledger.Grams) {
	pool := &w.pools[w.organisers.County[c.organiser]]
	want := int(plan.heads)
	pool.wanted += want
	want = w.ask(c, plan, stock, &pool.ready, want)
	want = w.ask(c, plan, stock, &pool.trained, want)
	if want > 0 && bagOf(stock-c.load) >= max(1, plan.smallest) { // not for want of goods
		w.train(c, pool, want)
	}
}

// ask hires from one pool of applicants of the county, and says how many are still wanted.
func (w *World) ask(c *crew, plan *plan, stock ledger.Grams, s *applicants, want int) int {
	county := int(w.organisers.County[c.organiser])
	offer := w.offer(county, int(plan.route), int(plan.good))
	offer.least, offer.bag = max(1, plan.smallest), min(plan.load, bagOf(stock-c.load))
	if s.left() > 0 {
		s.terms.widen(&offer)
	}
	reach := w.reach(county, offer.bag, offer.pay)
	asked := 0
	for patience := 8*want + 16; want > 0 && asked < patience && offer.bag >= offer.least; asked++ {
		x, from, ok := w.meet(s, &offer, reach, c.organiser, uint32(asked))
		if !ok {
			break
		}
		load := min(offer.bag, x.own(w.p.Labour.NoviceLoad))
		accepts := load >= offer.least && offer.pays(load, w.rest(load, x.strength()), x.outside())
		if from == inQueue && s.round == 0 && load >= offer.least {
			w.pools[county].heard(accepts)
		}
		switch {
		case !accepts && from == inQueue:
			s.stay(x)
			continue
		case !accepts:
			continue
		case from != inQueue:
			s.pick(from)
		}
		w.crewMembers = append(w.crewMembers, crewMember{worker: x, load: load})
		c.load += ledger.Grams(load) * 1000
		want--
		if left := bagOf(stock - c.load); left < offer.bag { // the last bag is lighter: another offer
			offer.bag = left
			reach = w.reach(county, offer.bag, offer.pay)
		}
	}
	w.work.Asked += int64(asked)
	return want
}

// bagOf is how much of the goods a bag can take, in whole kilograms.
func bagOf(goods ledger.Grams) uint16 { return uint16(min(goods/1000, math.MaxUint16)) }

// offer is what a crew offers tonight, the same to everyone who is asked.
type offer struct {
	pay     float64 // what a kilogram pays, times the chance that is told of earning it [minor]
	fear    float64 // days of detention to be expected
	outside float64 // outside income against that of the first day
	bag     uint16  // the most that one carries [kg]
	least   uint16  // nobody who carries less is hired [kg]
}

// offer is that of a county's crew on a route with a good.
func (w *World) offer(county, route, good int) offer {
	o := offer{pay: w.pieceRate(county, route, good), outside: w.outside[county]}
	if w.p.Regime == parameter.Behavioural {
		fear := w.rumour(route, county)
		o.pay *= 1 - fear
		o.fear = float64(fear * w.p.Crossing.Caught * float64(w.p.Crossing.Detention))
	}
	return o
}

// pays says whether a run is worth what it costs: the outside income of the
// night and of the days of rest, and, where people think for themselves, the
// days of detention that they fear from what is told in the county. It says yes
// to less outside income wherever it says yes to more.
func (o *offer) pays(load uint16, rest, outside int32) bool {
	days := float64(1+rest) + o.fear
	return float64(load)*o.pay >= float64(float64(outside)*o.outside*days)
}

// rest is how long anyone of a strength rests after a run: the days at the heaviest
// comfortable load, times the square of the load against it. Each load's row is
// worked out once, and again when a policy changes what tires people.
func (w *World) rest(load uint16, strength uint8) int32 {
	if w.restsFor != w.p.Labour.Rest {
		w.restsFor = w.p.Labour.Rest
		for l := range w.rests {
			w.rests[l] = w.rests[l][:0]
		}
	}
	row := w.rests[load]
	if len(row) == 0 {
		row = snapshot.Resized(row, strongest+1)
		for s := range row {
			row[s] = restAt(w.p.Labour.Rest, load, uint8(s))
		}
		w.rests[load] = row
	}
	return row[strength]
}

// strongest is the heaviest comfortable load of anybody [kg].
const strongest = 200

func restAt(rest float64, load uint16, strength uint8) int32 {
	x := float64(load) / float64(strength)
	return int32(math.Round(rest * x * x))
}

// pieceRate is what a kilogram pays a county's porters [minor]: under the customary
// regime their share of the assessed profit, otherwise the county's rate.
func (w *World) pieceRate(county, route, good int) float64 {
	if w.p.Regime == parameter.Behavioural {
		return w.pools[county].rate
	}
	m := &w.goods[good]
	return w.p.Labour.Share * float64(max(0, m.pays[route]-m.source))
}

// rateOf is what a crew pays a kilogram [minor].
func (w *World) rateOf(c *crew) float64 {
	return w.pieceRate(int(w.organisers.County[c.organiser]), int(c.route), int(c.good))
}
