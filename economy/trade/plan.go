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

	Cash   []float64 // by organiser, what he has [minor]
	Barred []bool    // by organiser, whether his licence does not count; nil if everybody's does
}

// Planner is what one worker needs to make plans. It keeps nothing from one
// organiser to the next.
type Planner struct {
	choices []choice
	expects []float64 // of each choice, at expected prices, above his time elsewhere [minor]
	weights []float64
	own     Option    // of a group that is exempt
	hazards []float64 // by route, as the organiser at hand believes; below 0 until it is asked for
}

// choice is the best crew for one way.
type choice struct {
	option, heads uint16
	bound         Bound
	costs         sunk
}

// open makes room for as many ways and routes as there are.
func (p *Planner) open(ways, routes int) {
	if cap(p.choices) < ways {
		p.choices, p.expects, p.weights = make([]choice, ways), make([]float64, ways), make([]float64, ways)
	}
	if cap(p.hazards) < routes {
		p.hazards = make([]float64, routes)
	}
	p.choices, p.expects, p.hazards = p.choices[:0], p.expects[:0], p.hazards[:routes]
	for r := range p.hazards {
		p.hazards[r] = -1
	}
}

// purseOf is what an organiser has; one who is outside has what he would bring.
func (o *Organisers) purseOf(i uint32, g *Group, e *Evening) (has purse) {
	if !o.Active[i] {
		has.money = max(0, o.Capital[i]-g.SetUp)
		has.worth, has.credit = has.money, float64(g.Leverage*has.money)
		return has
	}
	has.money = e.Cash[i]
	has.worth = has.money - float64(o.Debt[i])
	has.credit = max(0, float64(g.Leverage*max(0, has.worth))-float64(o.Debt[i]))
	return has
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
	p.own.AskedCrossing, p.own.AskedHead, p.own.Passage, p.own.Danger, p.own.Life = 0, 0, 0, 0, 0
	return &p.own
}

// usualGuess is where the search for the best crew begins.
const usualGuess = 20

// weigh lists the ways open to an organiser with what each brings from its best
// crew at expected prices.
func (p *Planner) weigh(o *Organisers, e *Evening, i uint32) {
	p.open(len(e.Options), len(o.Known))
	g, guess := &e.Groups[o.Group[i]], usualGuess
	has, days := o.purseOf(i, g, e), float64(g.Turnaround)
	for k := range e.Options {
		w := &e.Options[k]
		if w.County != o.County[i] || !g.moves(w.Good) || !e.may(i, g, w) {
			continue
		}
		w = p.exempt(g, w)
		var c crew
		p.crew(&c, o, e, i, w, g, &has)
		if c.most < 1 {
			continue
		}
		n, brings := c.best(guess, goal{crossing: w.AskedCrossing, head: w.AskedHead + w.Pay + w.Passage})
		guess = n
		costs := o.costs(i, g, w)
		costs.owed, costs.entry = costs.owed*days, costs.entry*days
		bound := Free
		if n == c.most {
			bound = c.bound
		}
		p.choices = append(p.choices, choice{option: uint16(k), heads: uint16(n), bound: bound, costs: costs})
		p.expects = append(p.expects, brings-costs.owed+o.Pull[int(w.Good)*len(o.Known)+int(w.Route)][i])
	}
}

// crew is an organiser's crew on a way.
func (p *Planner) crew(c *crew, o *Organisers, e *Evening, i uint32, w *Option, g *Group, has *purse) {
	hazard := p.hazards[w.Route]
	if hazard < 0 {
		hazard = 0
		if w.Danger > 0 {
			hazard = o.Hazard(i, w.Route, &e.Memory, e.Told)
		}
		p.hazards[w.Route] = hazard
	}
	c.set(w, g, e.Exposure, o.Skill[i], o.Outside[i], hazard, has, o.Stock[w.Good][i].Kg())
}

// Plan makes the plans of organisers low to high, writes each one's bids to its
// own place of Steps bids, and its plan beside it.
func (p *Planner) Plan(o *Organisers, e *Evening, low, high int, plans []Plan, bids []Bid) {
	for i := low; i < high; i++ {
		plans[i] = Plan{}
		if o.Active[i] && o.FreeOn[i] <= e.Day {
			plans[i] = p.One(o, e, uint32(i), bids[i*Steps:i*Steps:(i+1)*Steps])
		}
	}
}

// One is an organiser's plan for tonight; bids has room for Steps.
func (p *Planner) One(o *Organisers, e *Evening, i uint32, bids []Bid) (plan Plan) {
	p.weigh(o, e, i)
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
	has := o.purseOf(i, g, e)
	p.crew(&c, o, e, i, w, g, &has)
	made := c.bids(bids[:0], Bid{Organiser: i, Route: w.Route, Option: x.option}, int(x.heads), goal{crossing: w.AskedCrossing, head: w.AskedHead}, x.costs)
	plan = Plan{Option: x.option, Heads: x.heads, Bids: uint8(len(made)), Bound: x.bound, Expects: p.expects[k], Best: slices.Max(p.expects)}
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
