package economy

import (
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/economy/tariff"
	"tumen/economy/trade"
)

// bounds.go: which of today's decisions are at a bound (package observe, bounds.go).
// What settles somewhere because more would not pay is at none. Those who borrow are
// counted when they do (clear.go), those who rest when they come home (settle.go).

// countBounds counts today's decisions.
func (w *World) countBounds() {
	if !w.behavioural() {
		return
	}
	b := &w.seen.bounds
	for k := range w.crews {
		c := &w.crews[k]
		if c.own {
			continue
		}
		if w.p.Routes[c.route].Carriers == parameter.ByPorters {
			b.Note(observe.AtBag, w.routes[c.route].full)
			bound := w.evening.plans[c.organiser].Bound
			b.Note(observe.AtCrew, bound == trade.AtArray || bound == trade.AtPeople)
			b.Note(observe.AtDanger, bound == trade.AtDanger)
		}
		b.Note(observe.AtCapacity, w.evening.clearings[w.routes[c.route].county].Prices[c.route].Full)
	}
	for c := range w.declared.licences {
		w.countTally(observe.AtLicence, &w.declared.licences[c].Full)
	}
	for g := range w.goods {
		w.countTally(observe.AtPrice, &w.goods[g].market.Clamps)
	}
	w.countTally(observe.AtPrice, &w.merchants.Priced)
	w.countTally(observe.AtPrice, &w.merchants.Margins)
	for k := range w.posts {
		if x := &w.posts[k]; x.Terms.Pricing != tariff.Custom && x.passed > 0 {
			b.Note(observe.AtReserve, x.Floored)
		}
	}
}

// countTally takes in the day's decisions of a kind.
func (w *World) countTally(at observe.Bound, t *trade.Tally) {
	w.seen.bounds.Count(at, t.Decisions, t.Held)
	*t = trade.Tally{}
}
