package economy

import (
	"math"

	"tumen/economy/parameter"
	"tumen/ledger"
)

// custom.go: what an organiser does under the customary regime. He picks one of
// the goods in season by lot, weighted by usual volume and harvest; declares it
// when the law and the licence allow, and takes the clandestine route otherwise;
// stays at home when what he believes of the risk leaves nothing to expect;
// picks a crew size by lot from the usual range; and loads each porter as the
// route's bag allows, but hires nobody who carries less than custom has it. Goods
// that move in lots stay where they are: the reported shares say nothing of them.

// customaryPlan fills in the organiser's plan by custom; it stays empty when
// nothing is in season or no route is open.
func (w *World) customaryPlan(i uint32) {
	g, ok := w.pickGood(i)
	if !ok {
		return
	}
	r, ok := w.customaryRoute(i, int(g))
	if !ok || w.expected(i, int(g), r) <= 0 {
		return
	}
	route, plan := &w.p.Routes[r], &w.organisers.plan[i]
	plan.good, plan.route = g, uint16(r)
	plan.load = uint16(min(route.Load, math.MaxUint16))
	plan.heads = 1 // a vehicle
	if route.Carriers == parameter.ByPorters {
		low, high := w.p.Planning.CrewLow, w.p.Planning.CrewHigh
		heads := low + int(w.draw(drawCrew, i, 0).Below(0, uint32(high-low+1)))
		plan.heads = uint16(min(heads, w.p.Planning.CrewMax))
	}
	plan.kg = ledger.Grams(plan.heads) * ledger.Grams(route.Load) * 1000
	plan.smallest = uint16(math.Ceil(w.p.Labour.SmallestLoad))
}

// pickGood draws one of the organiser's goods that are in season.
func (w *World) pickGood(i uint32) (uint16, bool) {
	var total float64
	goods := w.groups[w.organisers.Group[i]].goods
	for _, g := range goods {
		total += w.abundance(g)
	}
	if total == 0 {
		return 0, false
	}
	at := w.draw(drawGood, i, 0).Unit(0) * total
	for _, g := range goods {
		if at -= w.abundance(g); at < 0 {
			return g, true
		}
	}
	return goods[len(goods)-1], true
}

// abundance is the weight of a good in season: usual volume times harvest.
func (w *World) abundance(g uint16) float64 {
	if w.p.Goods[g].Lot > 0 {
		return 0 // the reported shares say nothing of goods that move in lots
	}
	return float64(w.p.Goods[g].Volume * w.p.Goods[g].Harvest[w.month])
}

// customaryRoute is the declared route for a good that may be declared by an
// organiser who may declare, and the clandestine one otherwise; the first open
// one in the case's order.
func (w *World) customaryRoute(i uint32, g int) (int, bool) {
	group := &w.p.Organisers[w.organisers.Group[i]]
	for _, kind := range []parameter.RouteKind{parameter.Declared, parameter.Clandestine} {
		if kind == parameter.Declared && !(w.p.Goods[g].Declarable && group.Licence) {
			continue
		}
		for r := range w.p.Routes {
			route := &w.p.Routes[r]
			if route.Kind == kind && route.County == group.County && w.usable(r) {
				return r, true
			}
		}
	}
	return 0, false
}

// expected is what a kilogram brings the organiser on a route by custom, after
// shares, pay and haulage, less what he believes he will lose [minor].
func (w *World) expected(i uint32, g, r int) float64 {
	group, route, m := &w.p.Organisers[w.organisers.Group[i]], &w.p.Routes[r], &w.goods[g]
	kept := 1.0
	for k := range w.routes[r].posts {
		if x := &w.routes[r].posts[k]; !x.merchant && !exempt(group, route) {
			kept -= x.share
		}
	}
	if route.Carriers == parameter.ByPorters {
		kept -= w.p.Labour.Share
	}
	gain := float64(kept*float64(m.pays[r]-m.source)) - float64(w.inMinor(route.Haulage))
	risk := w.risk(r, i)
	return float64((1-risk)*gain) - float64(risk*float64(m.source))
}
