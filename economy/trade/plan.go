package trade

import (
	"slices"

	"tumen/rng"
)

// plan.go: tonight's plans. Everybody in the trade who is free weighs all ways
// that are open to him at expected prices, takes one (choice.go) and bids for it
// (bid.go). Nothing is bought yet. A plan depends on its organiser alone and on
// what stands for the evening, so any number of workers may share the work.

// Plan is what an organiser means to do tonight. With no heads there is none.
type Plan struct {
	Option  uint16 // index into the evening's options
	Heads   uint16 // crew at expected prices
	Bids    uint8  // steps that he bids
	Bound   Bound
	Expects float64 // what it should bring above his time elsewhere, at expected prices [minor]
	Lent    float64 // what the best of those should bring that another's licence opens [minor]
	Unlent  float64 // and the best of all others [minor]
	LentKg  float64 // what the former would declare [kg]; 0 if there is none
	LentBy  uint16  // and over which route
	Instead Bid     // what he would bid to come over a quiet route instead; no heads if there is none
	Best    float64 // what the best of all ways should bring so [minor]
}

// Evening is what stands for all when plans are made.
type Evening struct {
	Day       int32
	Groups    []Group
	Options   []Option
	Exposure  Exposure
	Intensity float64 // of the choice among ways [1/minor]
	Memory    Memory
	Told      *Told
	Draws     rng.Source
	Purposes  Purposes

	Taken  []float64 // by group, the share of plans of those in the trade that are carried out
	Cash   []float64 // by organiser, what he has [minor]
	Quiet  []bool    // by route, whether nobody bid for it on the last evening: posts there hear who would come instead
	Barred []bool    // by organiser, whether his licence does not count; nil if everybody's does
}

// Planner is what one worker needs to make plans. It keeps nothing from one
// organiser to the next.
type Planner struct {
	choices []choice
	expects []float64 // of each choice, at expected prices, above his time elsewhere [minor]
	weights []float64
	own     Option // of a group that is exempt
	routes  []view // by route
}

// choice is the best crew for one way.
type choice struct {
	option, heads uint16
	pull          float64 // what experience adds to an expectation [minor]
}

// view is a route as the organiser at hand sees it, once he has looked.
type view struct {
	peril
	danger, life float64 // for which it holds; danger is -1 before he looks
	costs        sunk
	guess        int // where the search for the best crew begins
}

// usualGuess is where the first search for the best crew begins.
const usualGuess = 20

// open makes room for as many ways and routes as there are.
func (p *Planner) open(ways, routes int) {
	if cap(p.choices) < ways {
		p.choices, p.expects, p.weights = make([]choice, ways), make([]float64, ways), make([]float64, ways)
	}
	if cap(p.routes) < routes {
		p.routes = make([]view, routes)
	}
	p.choices, p.expects, p.routes = p.choices[:0], p.expects[:0], p.routes[:routes]
	for r := range p.routes {
		p.routes[r].danger, p.routes[r].guess = -1, usualGuess
	}
}

// leader is an organiser as he is tonight. One who is outside would have what he
// would bring.
func (o *Organisers) leader(i uint32, e *Evening) leader {
	g := &e.Groups[o.Group[i]]
	if !o.Active[i] {
		money := max(0, o.Capital[i]-g.SetUp)
		return g.lead(o.Skill[i], o.Outside[i], money, money, g.Leverage*money)
	}
	money := e.Cash[i]
	worth := money - float64(o.Debt[i])
	credit := max(0, float64(g.Leverage*max(0, worth))-float64(o.Debt[i]))
	return g.lead(o.Skill[i], o.Outside[i], money, worth, credit)
}

// may says whether an option is open to an organiser by the licence that it needs.
func (e *Evening) may(i uint32, g *Group, w *Option) bool {
	if !w.Own && !w.Lent {
		return true
	}
	licensed := g.Licensed && (e.Barred == nil || !e.Barred[i])
	return w.Own && licensed || w.Lent && !licensed
}

// exempt is an option as it is to a group of whom posts ask nothing.
func (p *Planner) exempt(g *Group, w *Option) *Option {
	if !g.Exempt || w.Law {
		return w
	}
	p.own = *w
	p.own.AskedCrossing, p.own.AskedHead, p.own.Danger, p.own.Life = 0, 0, 0, 0
	return &p.own
}

// weigh lists the ways open to an organiser with what each brings from its best
// crew at expected prices.
func (p *Planner) weigh(o *Organisers, e *Evening, i uint32) leader {
	p.open(len(e.Options), len(o.Known))
	g, l := &e.Groups[o.Group[i]], o.leader(i, e)
	var c crew
	for k := range e.Options {
		w := &e.Options[k]
		if w.County != o.County[i] || !g.moves(w.Good) || !e.may(i, g, w) {
			continue
		}
		w = p.exempt(g, w)
		v := &p.routes[w.Route]
		if v.danger != w.Danger || v.life != w.Life {
			v.look(o, e, i, w, g)
		}
		c.set(w, &l, e.Exposure, &v.peril, o.stock(i, w.Good), v.costs.ahead)
		if c.most < 1 {
			continue
		}
		n, brings := c.near(v.guess, expected(w), &v.peril)
		if d := n - v.guess; 8*d > n || -8*d > n {
			v.guess = n // only if it helps: looks that do not wait for one another overlap
		}
		pull := o.Pull[int(w.Good)*len(o.Known)+int(w.Route)][i]
		p.choices = append(p.choices, choice{option: uint16(k), heads: uint16(n), pull: pull})
		p.expects = append(p.expects, brings-v.costs.owed+pull)
	}
	return l
}

// stock is what an organiser has of a good [kg].
func (o *Organisers) stock(i uint32, good uint16) float64 {
	if held := o.Stock[good][i]; held > 0 {
		return held.Kg()
	}
	return 0
}

// look has an organiser look at a route.
func (v *view) look(o *Organisers, e *Evening, i uint32, w *Option, g *Group) {
	v.danger, v.life = w.Danger, w.Life
	v.peril = peril{safe: len(e.Exposure) - 1}
	if w.Danger > 0 {
		v.hazard = o.Hazard(i, w.Route, &e.Memory, e.Told) * (1 - g.Protection) * w.Danger
	}
	if v.hazard > 0 {
		v.safe = e.Exposure.safe(likelyLost/v.hazard, v.safe)
	}
	v.costs = o.costs(i, g, w)
}

// expected is what a crossing and a head are expected to cost on a way.
func expected(w *Option) goal {
	return goal{crossing: w.AskedCrossing, head: w.AskedHead + w.Pay}
}

// Plan makes the plans of organisers low to high, writes each one's bids to its
// own place of Steps bids, and its plan beside it.
func (p *Planner) Plan(o *Organisers, e *Evening, low, high int, plans []Plan, bids []Bid) {
	for i := low; i < high; i++ {
		plans[i] = Plan{}
		if o.Active[i] && o.FreeOn[i] <= e.Day {
			plans[i] = p.One(o, e, uint32(i), bids[i*Steps:i*Steps:(i+1)*Steps])
			g, best := &e.Groups[o.Group[i]], plans[i].Best
			if len(p.choices) == 0 { // nothing is open to him, perhaps for want of money: he loses his time
				best = -float64(o.Outside[i] * float64(g.Turnaround))
			}
			o.reconsider(uint32(i), g, best)
			o.Taken[i] *= takenKeep // and more if he goes (SetOut)
		}
	}
}

// One is an organiser's plan for tonight; bids has room for Steps.
func (p *Planner) One(o *Organisers, e *Evening, i uint32, bids []Bid) (plan Plan) {
	l := p.weigh(o, e, i)
	if len(p.choices) == 0 {
		return plan
	}
	g, k := &e.Groups[o.Group[i]], 0
	if len(p.choices) > 1 {
		draw := e.Draws.Draw(e.Purposes.Choice, i, e.Day, 0)
		k = logit(p.expects, p.weights[:len(p.expects)], e.Intensity, draw.Unit(0))
	}
	x := &p.choices[k]
	w := p.exempt(g, &e.Options[x.option])
	var c crew
	v := &p.routes[w.Route]
	if v.danger != w.Danger || v.life != w.Life {
		v.look(o, e, i, w, g)
	}
	c.set(w, &l, e.Exposure, &v.peril, o.stock(i, w.Good), v.costs.ahead)
	heads, brings := c.best(int(x.heads), expected(w))
	plan.Option, plan.Heads = x.option, uint16(heads)
	plan.Expects, plan.Best = brings-v.costs.owed+x.pull, slices.Max(p.expects)
	if heads == c.most {
		plan.Bound = c.bound
	}
	proto := Bid{Organiser: i, Route: w.Route, Option: x.option, Lot: e.Draws.Draw(e.Purposes.Lot, i, e.Day, 0).Word(0)}
	made := c.bids(bids[:0], proto, heads, goal{crossing: w.AskedCrossing, head: w.AskedHead}, v.costs)
	plan.Bids = uint8(len(made))
	plan.Instead = p.instead(e, i)
	for j := range p.choices {
		switch w := &e.Options[p.choices[j].option]; {
		case w.Lent && (plan.LentKg == 0 || p.expects[j] > plan.Lent):
			plan.Lent, plan.LentKg, plan.LentBy = p.expects[j], w.Load, w.Route
		case !w.Lent:
			plan.Unlent = max(plan.Unlent, p.expects[j])
		}
	}
	return plan
}

// instead is what an organiser would bid to come over a quiet route, on which nobody
// bids: what is asked there, less what he gains more by the best of all ways, which
// may be to stay at home. Posts of such a route would otherwise hear nothing, and
// never learn what would bring people over.
func (p *Planner) instead(e *Evening, i uint32) (b Bid) {
	if e.Quiet == nil {
		return b
	}
	best := max(0, slices.Max(p.expects))
	gain := 0.0
	for j := range p.choices {
		x := &p.choices[j]
		w := &e.Options[x.option]
		if !e.Quiet[w.Route] || x.heads == 0 || b.Heads > 0 && p.expects[j] <= gain {
			continue
		}
		gain = p.expects[j]
		n := float64(x.heads)
		asked := w.AskedHead + w.AskedCrossing/n
		b = Bid{
			Organiser: i, Route: w.Route, Option: x.option, Heads: x.heads, Least: 1,
			Most: w.Pay + asked + (gain-best)/n, Asked: asked,
		}
	}
	return b
}
