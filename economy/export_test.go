package economy

import (
	"tumen/economy/parameter"
	"tumen/ledger"
)

// What the tests of samjiyon see of a world beside its outcome. They are in
// economy_test, since a case is read by a package that needs this one.

// Reviewed calls see with those outside a group of organisers who have thought this
// evening about coming in: whether they do, and what they expect above what a day is
// worth to them elsewhere [minor/day].
func (w *World) Reviewed(group int, see func(enters bool, expects float64)) {
	o := &w.organisers
	for i := range o.Group {
		if int(o.Group[i]) != group || o.ReviewOn[i] != w.day-1+int32(w.groups[group].Review) {
			continue
		}
		if enters := o.Active[i] && o.Since[i] == w.day; enters || !o.Active[i] && o.Since[i] < w.day-1 {
			see(enters, o.Expects[i])
		}
	}
}

// Passed is one clandestine crossing that arrived and paid.
type Passed struct {
	Route, Month, Heads int
	Value, Bribe        ledger.Money // assessed profit, and what border guards took of it
}

// Tonight calls see for tonight's clandestine crossings that arrived.
func (w *World) Tonight(see func(Passed)) {
	for k := range w.crews {
		c := &w.crews[k]
		if w.routes[c.route].watch >= 0 && !c.own && !c.exempt && c.arrived > 0 {
			see(Passed{Route: int(c.route), Month: w.month, Heads: c.heads, Value: c.profit, Bribe: c.guards})
		}
	}
}

// Recording says whether the day just lived is recorded.
func (w *World) Recording() bool { return w.day > 0 }

// Sellers calls see for each post of the border guards that sells passage: the
// slope of demand for passage, -dP/dlnQ, by the bids that it remembers [minor].
func (w *World) Sellers(see func(slope float64)) {
	for k := range w.posts {
		x := &w.posts[k]
		if !x.sells() || w.parametersOf(x).Organ != parameter.BorderGuards {
			continue
		}
		u := w.usualOf(x)
		heads := float64(u.Heads)
		toll := x.Rate + (w.tollOf(x.route, u)-x.Asks(&u))/heads
		if e := x.Demand.Elasticity(toll); e > 0 {
			see(toll / e)
		}
	}
}
