package economy

import (
	"math"
	"slices"

	"tumen/ledger"
	"tumen/rng"
)

// crew is tonight's crossing of one organiser.
type crew struct {
	organiser   uint32
	route, good uint16
	first, last uint32       // its porters in World.hands
	heads       int          // porters or vehicles
	own         bool         // carried by the organ's own people, in lots
	exempt      bool         // passes the guards for nothing
	load        ledger.Grams // set out with
	arrived     ledger.Grams
	profit      ledger.Fen // assessed, once sold
	guards      ledger.Fen // what border guards took of it
	pay         ledger.Fen // what porters were paid
	costs       ledger.Fen // what the organiser paid to anyone else
	taken       bool       // raided or seized: nothing arrived
}

// hand is a porter in tonight's crews.
type hand struct {
	porter uint32
	load   uint16 // [kg]
	fate   mishap
	pay    ledger.Fen // for tonight
	free   int32      // first day on which the porter can be hired again; -1 never
}

// hire matches crews and porters. Organisers come in the order of their lots.
// An offer reaches waiting porters by chance, the experienced before trained
// novices; a porter too weak to be worth it is passed over; one whose run pays
// less than it costs declines. When the goods left are less than a bag, the last
// bags are lighter, and offered anew to all whom they may satisfy. Whoever is
// still short asks an agency to train novices for later.
func (w *World) hire() {
	for r := range w.routes {
		w.routes[r].capacity = scaled(w.p.Routes[r].Capacity, w.p.Scale)
	}
	for c := range w.pools {
		w.pools[c].openDay(w.reach(c, w.bag[c], w.pools[c].rate))
	}
	w.crews, w.hands = w.crews[:0], w.hands[:0]
	slices.Sort(w.turn)
	for _, key := range w.turn {
		w.muster(uint32(key))
	}
	w.work.SetOut += int64(len(w.hands))
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
		organiser: i, route: plan.route, good: plan.good, first: uint32(len(w.hands)),
		own:    w.p.Goods[plan.good].Lot > 0,
		exempt: exempt(group, route),
	}
	stock := w.organisers.Stock[plan.good][i]
	if c.own || route.Carriers == ByVehicles {
		full := ledger.Grams(plan.load) * 1000
		c.load = min(stock, plan.kg)
		c.heads = int((c.load + full - 1) / full)
	} else {
		w.enlist(&c, plan, stock)
		c.heads = len(w.hands) - int(c.first)
	}
	c.last = uint32(len(w.hands))
	if c.load == 0 {
		return
	}
	w.routes[plan.route].capacity--
	w.organisers.FreeOn[i] = w.day + int32(group.Turnaround)
	if route.Kind == Declared {
		w.organisers.declared[i] += c.load
	}
	w.crews = append(w.crews, c)
}

// enlist hires porters for a crew until it is full or the goods are loaded.
func (w *World) enlist(c *crew, plan *plan, stock ledger.Grams) {
	county := int(w.organisers.County[c.organiser])
	pool := &w.pools[county]
	rate := w.pieceRate(c)
	want := int(plan.heads)
	lots := w.lotsOf(c.organiser)
	pool.wanted += want
	offer := w.offer(c, rate)
	for _, waiting := range [...]*shelf{&pool.ready, &pool.trained} {
		bag := min(plan.load, bagOf(stock-c.load))
		w.search.begin(waiting, w.reach(county, bag, rate))
		for tries := 8*want + 16; want > 0 && w.search.total > 0 && tries > 0 && bag > 0; tries-- {
			card, compartment := w.search.meet(int(lots.below(uint32(w.search.total))))
			w.work.Asked++
			load := min(bag, card.own())
			if load < max(1, plan.smallest) {
				continue
			}
			days := w.rest(load, card.strength())
			accepts := offer.pays(load, days, card.outside()) && offer.pays(load, days, w.porters.Outside[card.porter()])
			pool.heard(compartment, accepts)
			if !accepts {
				continue
			}
			i := card.porter()
			w.hands = append(w.hands, hand{porter: i, load: load})
			c.load += ledger.Grams(load) * 1000
			want--
			w.search.hire(compartment)
			w.settleLiving(i, w.day)
			w.porters.become(i, Away, w.day)
			if left := bagOf(stock - c.load); left < bag { // the last bag is lighter: another offer
				bag = left
				w.search.begin(waiting, w.reach(county, bag, rate))
			}
		}
	}
	if want > 0 {
		w.train(c, pool, want)
	}
}

// lots are an organiser's draws of tonight's candidates, in order. A block gives
// four; a few blocks are drawn together, which the processor does side by side.
type lots struct {
	w         *World
	organiser uint32
	call      uint32
	blocks    [lotBlocks]rng.Block
}

const lotBlocks = 4

func (w *World) lotsOf(organiser uint32) lots { return lots{w: w, organiser: organiser} }

// below is the next draw, from [0, n).
func (l *lots) below(n uint32) uint32 {
	at := l.call % (4 * lotBlocks)
	if at == 0 {
		for k := range l.blocks {
			l.blocks[k] = l.w.draw(drawCandidate, l.organiser, l.call/4+uint32(k))
		}
	}
	l.call++
	return l.blocks[at/4].Below(int(at%4), n)
}

// bagOf is how much of the goods a bag can take, in whole kilograms.
func bagOf(goods ledger.Grams) uint16 { return uint16(min(goods/1000, math.MaxUint16)) }

// loadOf is what a porter carries when asked for a load: up to the heaviest
// comfortable one, less as a novice [kg].
func (w *World) loadOf(i uint32, asked uint16) uint16 {
	own := float64(w.porters.Strength[i])
	if int(w.porters.Runs[i]) < w.p.Labour.Seasoned {
		own *= w.p.Labour.NoviceLoad
	}
	return min(asked, uint16(own))
}

// offer is what a crew offers tonight, the same to everyone who is asked.
type offer struct {
	rate    float64 // what a kilogram pays [fen]
	kept    float64 // of the pay, by what is told: the chance that it is earned
	fear    float64 // days of detention to be expected
	outside float64 // outside income against that of the first day
}

func (w *World) offer(c *crew, rate float64) offer {
	county := int(w.organisers.County[c.organiser])
	o := offer{rate: rate, kept: 1, outside: w.outside[county]}
	if w.p.Regime == Behavioural {
		fear := w.rumour(int(c.route), county)
		o.kept = 1 - fear
		o.fear = float64(fear * w.p.Crossing.Caught * float64(w.p.Crossing.Detention))
	}
	return o
}

// pays says whether a run is worth what it costs: the outside income of the
// night and of the days of rest, and, where people think for themselves, the
// days of detention that they fear from what is told in the county. It says yes
// to less outside income wherever it says yes to more.
func (o *offer) pays(load uint16, rest, outside int32) bool {
	pay := float64(load) * o.rate * o.kept
	days := float64(1+rest) + o.fear
	return pay >= float64(float64(outside)*o.outside*days)
}

// restDays is how long a porter rests after a run: the days at the heaviest
// comfortable load, times the square of the load against it.
func (w *World) restDays(i uint32, load uint16) int32 {
	return w.rest(load, w.porters.Strength[i])
}

// rest is restDays of anyone of a strength, looked up: each load's row is worked
// out once, and again when a policy changes what tires people.
func (w *World) rest(load uint16, strength uint8) int32 {
	if w.restsFor != w.p.Labour.Rest {
		w.restsFor = w.p.Labour.Rest
		for l := range w.rests {
			w.rests[l] = w.rests[l][:0]
		}
	}
	row := w.rests[load]
	if len(row) == 0 {
		row = blank(row, strongest+1)
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

// pieceRate is what a kilogram pays a crew's porters [fen]: under the customary
// regime their share of the assessed profit, otherwise the county's rate.
func (w *World) pieceRate(c *crew) float64 {
	if w.p.Regime == Behavioural {
		return w.pools[w.organisers.County[c.organiser]].rate
	}
	margin := w.goods[c.good].pays[c.route] - w.goods[c.good].source
	return w.p.Labour.Share * float64(max(0, margin))
}
