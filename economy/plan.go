package economy

import (
	"tumen/ledger"
)

// makePlans decides for each organiser who is free what to move tonight, over
// which route, with how many and how heavy, and buys the goods.
//
// customary: the organiser picks one of the goods in season by lot, weighted by
// usual volume and harvest; declares it when the law and the licence allow, and
// takes the clandestine route otherwise; stays at home when what he believes of
// the risk leaves nothing to expect; picks a crew size by lot from the usual
// range; and loads each porter as the route's bag allows.
func (w *World) makePlans() {
	o := &w.organisers
	w.turn = w.turn[:0]
	for i := range o.plan {
		o.plan[i] = plan{}
		if o.FreeOn[i] > w.day {
			continue
		}
		if w.customaryPlan(uint32(i)); o.plan[i].heads > 0 {
			w.gather(uint32(i))
			lot := w.draw(drawTurn, uint32(i), 0)[0]
			w.turn = append(w.turn, uint64(lot)<<32|uint64(i))
		}
	}
}

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
	plan.load = uint16(route.Load)
	plan.heads = 1 // a vehicle
	if route.Carriers == ByPorters {
		low, high := w.p.Planning.CrewLow, w.p.Planning.CrewHigh
		heads := low + int(w.draw(drawCrew, i, 0).Below(0, uint32(high-low+1)))
		plan.heads = uint16(min(heads, w.p.Planning.CrewMax))
	}
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
	return float64(w.p.Goods[g].Volume * w.p.Goods[g].Harvest[w.month])
}

// customaryRoute is the declared route for a good that may be declared by an
// organiser who may declare, and the clandestine one otherwise; the first open
// one in the case's order.
func (w *World) customaryRoute(i uint32, g int) (int, bool) {
	group := &w.p.Organisers[w.organisers.Group[i]]
	for _, kind := range []RouteKind{Declared, Clandestine} {
		if kind == Declared && !(w.p.Goods[g].Declarable && group.Licence) {
			continue
		}
		for r := range w.p.Routes {
			route := &w.p.Routes[r]
			if route.Kind == kind && route.County == group.County && route.Capacity > 0 && route.Load >= 1 {
				return r, true
			}
		}
	}
	return 0, false
}

// expected is what a kilogram brings the organiser on a route by custom, less
// what he believes he will lose [fen].
func (w *World) expected(i uint32, g, r int) float64 {
	route, m := &w.p.Routes[r], &w.goods[g]
	kept := 1.0
	for k := range w.routes[r].posts {
		if x := &w.routes[r].posts[k]; !x.merchant {
			kept -= x.share
		}
	}
	if route.Carriers == ByPorters {
		kept -= w.p.Labour.Share
	}
	gain := float64(kept*float64(m.pays[r]-m.source)) - float64(fen(route.Haulage))
	risk := w.risk(r, i)
	return float64((1-risk)*gain) - float64(risk*float64(m.source))
}

// gather buys what tonight's plan lacks, as far as the organiser's money goes.
// What is not carried stays in stock.
func (w *World) gather(i uint32) {
	o := &w.organisers
	plan := &o.plan[i]
	price := w.goods[plan.good].source
	want := ledger.Grams(plan.heads) * ledger.Grams(plan.load) * 1000
	want -= o.Stock[plan.good][i]
	if cash := w.book.Cash(w.safe(i)); price > 0 {
		want = min(want, ledger.Grams(max(0, cash)/price*1000))
	}
	if want <= 0 {
		return
	}
	w.book.Pay(ledger.GoodsBought, w.safe(i), ledger.Account{Sector: ledger.Rest}, worth(want, price))
	w.store.Move(int(plan.good), ledger.Gathered, ledger.Stock, want)
	o.Stock[plan.good][i] += want
}
