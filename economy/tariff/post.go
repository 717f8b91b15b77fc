package tariff

import (
	"slices"

	"tumen/economy/parameter"
)

// Pricing is how a post sets what it asks.
type Pricing uint8

// The ways to set a tariff; each but the first has a file.
const (
	Custom    Pricing = iota // the given schedule
	Bargained                // a split of what a crossing is worth
	Passage                  // the number let pass
	Posted                   // a price of its own
	Joint                    // one hand over a route
	Competing                // a price below that of a route beside it
	Holdup                   // a part of what is left
	Quota                    // as much as a superior demands
)

// Sees is what a post's tariff can be charged on.
type Sees uint8

// What a post may see.
const (
	Crossings Sees = iota // that somebody crosses: a flat sum
	Heads                 // how many: so much a head
	Weight                // how heavy: so much a kilogram
	Goods                 // what kind: so much a head for each good
	Value                 // what it brings, with an error: a constant and a share
)

var (
	pricings = [...]string{"customary", "bargained", "passage", "posted", "joint", "competing", "holdup", "quota"}
	sights   = [...]string{"crossing", "heads", "weight", "goods", "value"}
)

func (p Pricing) String() string { return pricings[p] }
func (s Sees) String() string    { return sights[s] }

// Terms are the parameters of a post.
type Terms struct {
	Pricing   Pricing
	Sees      Sees
	SeesError float64 // sd of the logarithm of the value that it sees

	// The given schedule: all of it by custom; a post that learns starts from the part that it can charge.
	Crossing, Head, Kilogram float64 // [minor]
	Share                    float64 // of value
	Opening                  float64 // tariff of a learning post on its first day, a unit of what it sees; 0 takes the schedule [minor]

	Memory    float64 // nights after which a bid counts 1/e
	Foresight float64 // weight of what keeps an organiser coming, beside what he would pay tonight, 0 to 1
	Units     int     // sellers of passage at the post, under passage, at most MaxUnits
	Step      float64 // first step of the search, as a part; later ones fall with the root of reviews

	Power    float64 // part of the sum to divide, in a bargain, a hold-up or under a quota
	Patience float64 // weight of the next taking relative to this one, in a hold-up
	Quota    float64 // sum to take each month, under quota [minor]

	Salary, Penalty float64 // lost when a bribe comes to light, a crossing [minor]
	Fine            float64 // paid by the organiser then; no bid takes it off [minor]
	Remit           float64 // share of the takings handed up
	Aspires         float64 // part of the pay at stake that the post aims at from each crossing
}

// TermsOf are the terms of a post of the case, whose amounts are in units of so many
// minor ones, in a world of a scale.
func TermsOf(q *parameter.Post, minors, scale float64) Terms {
	return Terms{
		Pricing: Pricing(max(0, slices.Index(pricings[:], string(q.Pricing)))),
		Sees:    Sees(max(0, slices.Index(sights[:], string(q.Sees)))), SeesError: q.SeesError,
		Crossing: q.Fixed * minors, Head: q.Head * minors, Kilogram: q.Weight * minors, Share: q.Share, Opening: q.Opening * minors,
		Memory: q.Memory, Foresight: q.Foresight, Units: q.Sellers, Step: q.Step,
		Power: q.Power, Patience: q.Patience, Quota: float64(q.Quota*minors) * scale,
		Salary: q.Salary * minors, Penalty: q.Penalty * minors, Fine: q.Fine * minors, Remit: q.Remit, Aspires: q.Aspires,
	}
}

// Limits of the state, which has a fixed length.
const (
	MaxUnits = 64 // sellers of passage at one post
	MaxGoods = 64 // kinds of good that a post tells apart; those beyond count as the usual one
)

// State is what a post has learned. It is plain data.
type State struct {
	Demand  Demand
	Usual   Memory            // the usual crossing, from the bids
	Pass    [MaxUnits]float64 // under passage: what each seller lets pass a night [units of what the post sees]
	Sellers int32             // among whom that is shared; 0 before the first morning
	Reviews float64           // mornings on which it has set its tariff
	Rate    float64           // what it asks for a usual unit [minor a crossing, head or kilogram]
	Slope   float64           // what it asks more for a unit worth one minor more
	Month   float64           // takings since the month began [minor]
	Shut    bool              // there is no tariff at which it lets anyone pass
	Floored bool              // it asks no more than the least that it takes, and would ask less

	Squeezed bool // in a hold-up, it once took all that was left
}

// Post is one taker on one route.
type Post struct {
	Terms Terms
	State
}

// Env is what a post reads on a morning, besides what it has learned.
type Env struct {
	Heads   float64 // of a usual crossing over the route; 0 if nobody has come: then those of a bid
	Others  float64 // what the other posts of the route ask of a usual crossing, as far as it knows; under joint, those of other hands [minor]
	Rival   float64 // what the cheapest other route asks of such a crossing in all [minor]; negative if there is none
	Share   float64 // of all heads that pass where those who pass here could, the part that passes here; 0 counts as all
	Hands   int     // posts of the route under the same hand, under joint: itself and others
	After   int     // posts of a hold-up that come after it
	Sunk    float64 // of an organiser's costs, what is spent when he comes to the first post [minor a crossing]
	Squeeze float64 // the least that anyone who came past yesterday could still have paid [minor a crossing]; 0 if nobody came

	Detected float64 // chance tonight that a crossing's bribe comes to light
	Crowds   float64 // per cent by which that chance rises when traffic rises by one

	FirstOfMonth bool
	NightsLeft   float64 // of this month, tonight's among them
}

// Begin makes a post new: people who know nobody and have heard nothing. It asks
// its opening tariff, or the given schedule by what it sees.
func (p *Post) Begin() {
	p.State = State{}
	t := &p.Terms
	switch t.Sees {
	case Crossings:
		p.Rate = t.Crossing
	case Heads, Goods:
		p.Rate = t.Head
	case Weight:
		p.Rate = t.Kilogram
	case Value:
		p.Slope = t.Share
	}
	if t.Opening > 0 {
		p.Rate, p.Slope = t.Opening, 0
	}
}

// Succeed has new people take the post over, who know nobody and have heard no bids.
// What passage costs is no secret: they begin with what the post asked.
func (p *Post) Succeed() {
	rate, slope := p.Rate, p.Slope
	p.Begin()
	p.Rate, p.Slope = rate, slope
}

// Observe lets a post hear the evening's bids, those who went and those who
// stayed away.
func (p *Post) Observe(bids []Bid) {
	t := &p.Terms
	if t.Pricing == Custom {
		return
	}
	part := p.Demand.evening(t.Memory)
	p.Usual.evening(part)
	var last logged
	for k := range bids {
		p.Usual.add(&bids[k], part, &last)
	}
	for k := range bids {
		b := &bids[k]
		heads, base := float64(b.Heads), t.base(&b.Signal)
		if heads <= 0 || base <= 0 {
			continue
		}
		// What he would bid were his goods worth the usual.
		bid := b.at(t.Foresight) - p.above(&b.Signal)
		p.Demand.add(bid*heads/base, base*b.Weight, part)
	}
}

// Took counts what a post has taken.
func (p *Post) Took(amount float64) { p.Month += amount }

// market is what a rule reads: demand in the units that the post sees, and what a
// unit costs.
type market struct {
	curve
	demand *Demand
	base   float64 // units in a usual crossing
	others float64 // what the other posts ask [minor a unit]
	cost   float64 // what a unit costs the post [minor]
	least  float64 // that, or what it aims at [minor a unit]
	crowds float64 // per cent by which cost rises with one of traffic
	step   float64 // of the search, as a part
	share  float64 // of the heads for which sellers compete, what passes here
}

// Set sets what a post asks today. Until somebody has bid, what it began with
// stands; by custom it always does.
func (p *Post) Set(env *Env) {
	t := &p.Terms
	if env.FirstOfMonth {
		p.Month = 0
	}
	if t.Pricing == Custom {
		return
	}
	p.Shut, p.Floored = false, false
	m := market{demand: &p.Demand}
	m.read(&p.Demand)
	if m.all() <= 0 {
		return
	}
	p.Reviews++
	m.base = p.Usual.base(t.Sees, env.Heads)
	m.others = env.Others / m.base
	m.cost = t.Least(env.Detected) / m.base
	m.least = max(m.cost, t.Aim()/m.base)
	m.crowds = env.Crowds / (1 - env.Detected)
	m.step = stepOf(t.Step, p.Reviews)
	m.share = 1
	if env.Share > 0 {
		m.share = env.Share
	}
	switch t.Pricing {
	case Bargained:
		p.bargain(&m, env)
	case Passage:
		p.letPass(&m)
	case Posted:
		p.post(&m)
	case Joint:
		p.postJointly(&m, env)
	case Competing:
		p.undercut(&m, env)
	case Holdup:
		p.holdUp(&m, env)
	case Quota:
		p.meetQuota(&m, env)
	}
	p.Floored = p.Rate < m.least
	p.Rate = max(p.Rate, m.least)
}
