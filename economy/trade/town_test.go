package trade

import (
	"tumen/rng"
)

// town is a county of the tests with one good and one route, in which all crossings
// come home unless a test says otherwise.
type town struct {
	o       Organisers
	evening Evening
	told    Told
	planner Planner

	plans    []Plan
	bids     []Bid
	verdicts []Verdict
	cash     []float64
	gathered []Bid
	clearing Clearing
	passages []Passage
	supply   Supply
	profits  []float64 // today's
	entered  int
	left     int
}

// donju is a group of the tests: 20 of 60 who could, on whom nothing but the worth of
// their time differs.
func donju() Group {
	return Group{
		Potential: 60, Number: 8, Outside: 60_000, OutsideSpread: 0.8, SkillSpread: 0.03, Capital: 1e7,
		Turnaround: 1, Review: 14, Span: 200, Saving: 0.5, Wealth: 3,
	}
}

// ridge is an option of the tests: a bag of 48 kg that brings 3 yuan a kilogram.
func ridge() Option {
	return Option{Load: 48, Margin: 14400, Lost: 4800, Source: 100, Worth: 19200, Pay: 4000, Danger: 1, Passes: 1}
}

// found is a town with a group and its options.
func found(seed uint64, g Group, options ...Option) *town {
	t := &town{supply: power{20, 1}}
	routes, goods := 1, 1
	for k := range options {
		routes, goods = max(routes, int(options[k].Route)+1), max(goods, int(options[k].Good)+1)
	}
	for range routes {
		t.passages = append(t.passages, Passage{Pay: 240, Crossings: 1000})
	}
	draws := rng.New(seed)
	t.o.Found([]Group{g}, goods, routes, 0, draws, 1)
	n := len(t.o.Group)
	t.told = Told{Hits: table[float64](routes, 1), Tried: table[float64](routes, 1), Prices: table[float64](routes, Evenings)}
	t.plans, t.bids = make([]Plan, n), make([]Bid, n*Steps)
	t.verdicts, t.cash, t.profits = make([]Verdict, n), make([]float64, n), make([]float64, n)
	copy(t.cash, t.o.Capital)
	t.evening = Evening{
		Groups: []Group{g}, Options: options, Exposure: NewExposure(20, 1, 200),
		Intensity: BestReply, Memory: Memory{Keep: 0.98}, Told: &t.told, Draws: draws,
		Purposes: Purposes{Differ: 1, Choice: 2, Lot: 3, Ready: 4}, Cash: t.cash, Taken: make([]float64, 1),
	}
	return t
}

// plan makes tonight's plans and gathers their bids.
func (t *town) plan() {
	t.evening.Taken = t.o.TakenOf(t.evening.Taken)
	t.planner.Plan(&t.o, &t.evening, 0, len(t.plans), t.plans, t.bids)
	t.gathered = t.o.Gather(t.gathered[:0], 0, t.plans, t.bids)
}

// night is one evening: plans, prices, and what each crossing brings, all of which
// come home. What is expected tomorrow is between tonight's prices and before's.
func (t *town) night() {
	t.plan()
	t.clearing.Clear(t.supply, t.passages, t.gathered)
	t.told.Note(t.evening.Day, 0, t.clearing.Bar(0, t.passages[0].Pay))
	clear(t.profits)
	for k := range t.gathered {
		b := &t.gathered[k]
		if b.Step > 0 || t.clearing.Heads[k] == 0 {
			continue
		}
		w := &t.evening.Options[b.Option]
		cost := float64(t.clearing.Cut * t.passages[b.Route].Pay)
		heads := 0.0
		for j := k; j < len(t.gathered) && t.gathered[j].Organiser == b.Organiser; j++ {
			heads += float64(t.clearing.Heads[j])
		}
		g := &t.evening.Groups[0]
		margin := w.Margin * t.o.Skill[b.Organiser]
		t.profits[b.Organiser] = heads*(margin*(1-heads/(2*g.Span))-cost-w.AskedHead) - w.AskedCrossing
		t.o.Meet(b.Organiser, b.Route, t.evening.Day, g)
		t.o.SetOut(b.Organiser, &t.evening)
	}
	t.o.Remember(t.profits, 0.95)
	for k := range t.evening.Options {
		w := &t.evening.Options[k]
		if t.clearing.Hired > 0 {
			w.Pay += (t.clearing.Cut*t.passages[w.Route].Pay - w.Pay) / 5
		}
	}
	t.review()
	t.evening.Day++
}

// review lets organisers come and go.
func (t *town) review() {
	t.entered, t.left = 0, 0
	t.evening.Taken = t.o.TakenOf(t.evening.Taken)
	t.planner.Review(&t.o, &t.evening, 0, len(t.plans), t.verdicts, t.plans, t.bids)
	for i := range t.verdicts {
		switch t.verdicts[i] {
		case Enters:
			capital, setUp := t.o.Enter(uint32(i), t.evening.Day, &t.evening.Groups[0])
			t.cash[i] = float64(capital - setUp)
			t.entered++
		case Leaves:
			t.o.Leave(uint32(i), t.evening.Day)
			t.left++
		}
	}
}

// active is how many are in the trade.
func (t *town) active() (n int) {
	for _, active := range t.o.Active {
		if active {
			n++
		}
	}
	return n
}

// facing is a route of a hazard.
func facing(e Exposure, hazard float64) *peril {
	at := peril{hazard: hazard, safe: len(e) - 1}
	if hazard > 0 {
		at.safe = e.safe(likelyLost/hazard, at.safe)
	}
	return &at
}

// crewOf is one organiser's crew on an option, as tests of crews need it: of one who
// owns so much, all of it money.
func crewOf(g Group, w Option, hazard, worth float64) *crew {
	e := NewExposure(20, 1, 400)
	return led(&g, &w, e, hazard, worth, worth)
}

// led is the crew of one who has so much money and owns so much.
func led(g *Group, w *Option, e Exposure, hazard, money, worth float64) *crew {
	c, l := &crew{}, g.lead(1, g.Outside, money, worth, g.Leverage*worth)
	c.set(w, &l, e, facing(e, hazard), 0, 0)
	return c
}
