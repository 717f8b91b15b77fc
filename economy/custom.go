package economy

import (
	"math"

	"tumen/economy/parameter"
	"tumen/economy/trade"
)

// custom.go: what an organiser does under the customary regime. He picks one of
// the goods in season by lot, weighted by usual volume and harvest; declares it
// when the law and the licence allow, and takes the clandestine route otherwise;
// stays at home when what he believes of the risk leaves nothing to expect;
// picks a crew size by lot from the usual range; and loads each porter as the
// route's bag allows, but hires nobody who carries less than custom has it. Goods
// that move in lots stay where they are: the reported shares say nothing of them.
// Who carries is decided as ever: whom a comfortable load pays at the reported rate.

// custom plans as the witnesses say that it is done, where nobody thinks for himself.
type custom struct {
	// reads
	*setting
	*today
	*people
	*traders
	told *trade.Told
	*markets

	// writes
	*towns
	*border
	evening *evening

	// calls
	prospects *prospects
}

// planByCustom lists who goes tonight.
func (w *custom) planByCustom() {
	e := w.evening
	for r := range w.routes {
		x := &w.routes[r]
		x.terms, x.load, x.strain = w.prospects.termsOf(r), 1, 1
		e.passages[r].Least = math.Ceil(w.p.Labour.SmallestLoad)
		e.pauses[r] = w.labour.Pause(x.county, &x.terms, 1)
	}
	for i := range w.organisers.Group {
		if w.organisers.Active[i] && w.organisers.FreeOn[i] <= w.day {
			if x, goes := w.customaryPlan(uint32(i)); goes {
				e.intents = append(e.intents, x)
			}
		}
	}
	for c := range w.counties {
		w.counties[c].cut, w.counties[c].least = 0, math.Ceil(w.p.Labour.SmallestLoad)
	}
	for k := range e.intents {
		x := &e.intents[k]
		r := &w.routes[x.route]
		cut := r.terms.Cut(w.pieceRate(int(x.route), int(x.good)), 1)
		w.counties[r.county].cut = max(w.counties[r.county].cut, cut)
	}
	for c := range w.counties {
		w.labour.Pools[c].Learn(w.counties[c].cut, w.p.Learning.Memory)
		w.labour.Pools[c].Usual = w.counties[c].cut
	}
}

// customaryPlan is an organiser's plan by custom; there is none when nothing is in
// season or no route is open.
func (w *custom) customaryPlan(i uint32) (x intent, goes bool) {
	g, ok := w.pickGood(i)
	if !ok {
		return x, false
	}
	r, ok := w.customaryRoute(i, int(g))
	if !ok || w.expected(i, int(g), r) <= 0 {
		return x, false
	}
	x = intent{organiser: i, route: uint16(r), good: g, heads: 1} // a vehicle
	if w.p.Routes[r].Carriers == parameter.ByPorters {
		low, high := w.p.Planning.CrewLow, w.p.Planning.CrewHigh
		heads := low + int(w.draw(drawCrew, i, 0).Below(0, uint32(high-low+1)))
		x.heads = uint16(min(heads, w.p.Planning.CrewMax))
	}
	x.least = uint16(math.Ceil(w.p.Labour.SmallestLoad))
	return x, x.heads > 0
}

// pickGood draws one of the organiser's goods that are in season.
func (w *custom) pickGood(i uint32) (uint16, bool) {
	var total float64
	goods := w.groups[w.organisers.Group[i]].Goods
	for g := range goods {
		total += w.abundance(goods, g)
	}
	if total == 0 {
		return 0, false
	}
	at, last := w.draw(drawGood, i, 0).Unit(0)*total, 0
	for g := range goods {
		x := w.abundance(goods, g)
		if x > 0 {
			last = g
		}
		if at -= x; at < 0 {
			return uint16(g), true
		}
	}
	return uint16(last), true
}

// abundance is the weight of a good in season: usual volume times harvest.
func (w *custom) abundance(moves []bool, g int) float64 {
	if !moves[g] {
		return 0
	}
	return float64(w.p.Goods[g].Volume * w.p.Goods[g].Harvest[w.month])
}

// customaryRoute is the declared route for a good that may be declared by an
// organiser who may declare, and the clandestine one otherwise; the first open
// one in the case's order.
func (w *custom) customaryRoute(i uint32, g int) (int, bool) {
	group := &w.p.Organisers[w.organisers.Group[i]]
	for _, kind := range []parameter.RouteKind{parameter.Declared, parameter.Clandestine} {
		if kind == parameter.Declared && !(w.p.Goods[g].Declarable && group.Licence) {
			continue
		}
		for r := range w.p.Routes {
			route := &w.p.Routes[r]
			if route.Kind == kind && route.County == group.County && w.usable(r) && w.leftTonight(r) > 0 {
				return r, true
			}
		}
	}
	return 0, false
}

// leftTonight is how many crossings a route still takes, of those planned so far.
func (w *custom) leftTonight(r int) int {
	left := w.capacityOf(r)
	for k := range w.evening.intents {
		if int(w.evening.intents[k].route) == r {
			left--
		}
	}
	return left
}

// expected is what a kilogram brings the organiser on a route by custom, after
// shares, pay and haulage, less what he believes he will lose [minor].
func (w *custom) expected(i uint32, g, r int) float64 {
	group, route, m := &w.p.Organisers[w.organisers.Group[i]], &w.p.Routes[r], &w.goods[g]
	kept := 1.0
	posts := w.postsOf(r)
	for k := range posts {
		if x := &posts[k]; !x.merchant && !(group.Kind == parameter.SecurityTrader && route.Kind == parameter.Clandestine) {
			kept -= w.parametersOf(x).Share
		}
	}
	if route.Carriers == parameter.ByPorters {
		kept -= w.p.Labour.Share
	}
	gain := float64(kept*float64(m.pays[r]-m.source)) - float64(w.inMinor(route.Haulage))
	risk := 1 - expOf(-w.organisers.Hazard(i, uint16(r), &w.evening.Memory, w.told))
	return float64((1-risk)*gain) - float64(risk*float64(m.source))
}

// pieceRate is what a kilogram pays by custom: porters' share of the assessed
// profit [minor].
func (w *custom) pieceRate(route, good int) float64 {
	m := &w.goods[good]
	return w.p.Labour.Share * float64(max(0, m.pays[route]-m.source))
}

// rateOf is what a crew pays a kilogram [minor].
func (w *custom) rateOf(c *crew) float64 {
	switch {
	case c.first == c.last:
		return 0
	case w.behavioural():
		return w.routes[c.route].rate
	}
	return w.pieceRate(int(c.route), int(c.good))
}

// farSideTakes is what posts that the merchant pays take of a kilogram on a route.
func (w *border) farSideTakes(r int, heads, profit float64) (sum float64) {
	posts := w.postsOf(r)
	kg := heads * w.routes[r].bag
	for k := range posts {
		if x := &posts[k]; x.merchant {
			t := &x.Terms
			sum += t.Kilogram + float64(t.Share*max(0, profit))
			if kg > 0 {
				sum += (t.Crossing + float64(t.Head*heads)) / kg
			}
		}
	}
	return sum
}
