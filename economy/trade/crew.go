package trade

import "math"

// crew.go: what a crew brings, how large the best one is, and the most that its
// organiser would pay a head.
//
// A crew of N, led by one who takes a part L of his money up front, brings above
// what the organiser's time is worth elsewhere
//
//	pi(N) = N V (1 - N/(2 span)) (1 - rho) - rho N k      what comes home, what is lost
//	        - (gamma / 2W) rho (N u)^2                     dislike of a loss
//	        - turnaround (r own part + i borrowed part)    money up front
//	        - turnaround v - what is asked of a crossing
//
// V is his margin a head: load times (price - source price - haulage) times skill,
// less equipment. k is what is lost with a head, u what a loss costs a head
// against coming home: k and the margin, less pay that is then not paid. 1 - rho is
// the chance to pass, exp(-h E(N) season) times what else must go well (risk.go).
// A loss of N u weighs as N u + (gamma/2W) (N u)^2, the second order of expected
// utility about coming home, with relative aversion gamma (Arrow 1965, Pratt 1964).
// A crew of more than span gains nothing from one more, even without risk (Lucas
// 1978). Pay and what passage costs on top of what is asked are not in pi: they
// are what is bid for.
//
// Up to the size at which a crew is as likely lost as not, pi is concave in N, so
// the best crew at a price c a head is where one head more brings less than c; and
// pi(N)/N rises to one top and falls from there. The most he would pay in all a
// head, from his best crew, is
//
//	T = max over N of pi(N)/N

// Option is one good over one route tonight, as all of a county see it.
type Option struct {
	Route, Good uint16
	County      uint16

	Load      float64 // what a head carries, mean [kg]; a vehicle is a head too
	Margin    float64 // of a head, at skill 1: load x (price - source - haulage) [minor]
	Equipment float64 // of a head: food, rafts, fuel [minor]
	Lost      float64 // what is lost with a head: goods, haulage, equipment [minor]
	Source    float64 // price of the good here, to count a stock by [minor/kg]
	Worth     float64 // what a head's load is worth to a post that sees value [minor]

	AskedCrossing float64 // what posts that post a price ask of the crossing [minor]
	AskedHead     float64 // and of a head, all bases but the crossing [minor]
	Pay           float64 // of a head, as expected [minor]

	Most int  // the largest crew; 0 if any is possible
	Law  bool // the goods are declared: nobody is exempt
	Own  bool // under the organiser's own licence
	Lent bool // under another's licence

	Danger float64 // the season's factor on the hazard; 0 where nobody looks
	Passes float64 // chance that all else goes well, whatever the size of the crew
	Days   float64 // on the way, beyond the night
	People int     // the most who could carry; 0 where that is no limit
	Life   float64 // how long a relation at its posts is expected to last [day]; 0 where none is needed
}

// crew is one organiser's way in the numbers that pi needs.
type crew struct {
	exposure Exposure
	most     int // the largest crew that is weighed
	bound    Bound

	margin, thin float64 // V and V/(2 span)
	lost         float64 // k
	hazard       float64 // h season
	passes       float64
	averse       float64 // gamma u^2 / 2W
	fixed        float64 // what a crossing costs, but for what is asked

	ahead, aheadFixed float64 // money up front: a head, a crossing
	own               float64 // money of his own for it
	rate, dearer      float64 // for one turnaround: of own money, and how much more of borrowed
}

// likelyLost is the exposure times hazard at which a crew is as likely lost as not, ln 2.
const likelyLost = 0.6931471805599453

// leastWealth keeps aversion finite for those who own nothing [minor].
const leastWealth = 1

// leader is an organiser tonight, in what holds for all that he may do [minor].
type leader struct {
	skill  float64
	money  float64 // cash
	credit float64 // what would still be lent to him
	lends  float64 // leverage: by how much that falls when one of what he owns is spent
	days   float64 // from one crossing to the next, time on the way not counted
	day    float64 // what a day costs him whatever he does: his time, his licence
	rate   float64 // and a unit of own money, for a day
	dearer float64 // and how much more one that is borrowed
	averse float64 // gamma / 2W
	thin   float64 // 1 / (2 span)
	span   int     // beyond which one more brings less than nothing
}

// lead makes a leader of who has so much and owns so much [minor].
func (g *Group) lead(skill, outside, money, worth, credit float64) leader {
	l := leader{
		skill: skill, money: max(0, money), credit: credit, lends: g.Leverage,
		days: float64(g.Turnaround), day: outside + g.Licence,
		rate: g.CapitalReturn, dearer: max(0, g.BorrowRate-g.CapitalReturn),
		averse: g.RiskAversion / (2 * max(worth, leastWealth)),
		span:   math.MaxInt32,
	}
	if g.Span > 0 {
		l.thin, l.span = 1/(2*g.Span), int(g.Span)
	}
	return l
}

// peril is a route as an organiser sees it: the hazard of the usual crew tonight, and
// the largest crew that is not more likely lost than not.
type peril struct {
	hazard float64
	safe   int

	// The chance that danger lets a crew of one size pass, and by which part that
	// falls with one more: goods that go over one route are weighed at one size.
	size         int
	passes, rate float64
}

// at makes a peril know the chance of a size.
func (p *peril) at(e Exposure, n int) {
	if p.size != n {
		p.size, p.passes, p.rate = n, survival(p.hazard*e[n].of), p.hazard*e[n].slope
	}
}

// set makes a crew of one organiser's way. Its fields are written one by one, as
// this is done for every way that anybody weighs.
// What a relation costs ahead is no money for goods and passage.
func (c *crew) set(w *Option, l *leader, e Exposure, at *peril, stock, relation float64) {
	days := l.days + w.Days
	c.exposure = e
	c.margin = float64(w.Margin*l.skill) - w.Equipment
	c.thin = c.margin * l.thin
	c.lost = w.Lost
	c.hazard, c.passes = at.hazard, w.Passes
	stake := max(0, c.margin+c.lost-w.Pay)
	c.averse = l.averse * stake * stake
	c.fixed = l.day * days
	c.ahead, c.aheadFixed = w.Lost+w.AskedHead, w.AskedCrossing
	c.own = max(0, l.money-relation) + float64(stock*w.Source)
	c.rate, c.dearer = l.rate*days, l.dearer*days
	c.most, c.bound = len(e)-1, AtArray
	if l.span < c.most {
		c.most, c.bound = l.span, Free
	}
	if w.Most > 0 && w.Most < c.most {
		c.most, c.bound = w.Most, Free
	}
	if at.safe < c.most {
		c.most, c.bound = at.safe, AtDanger
	}
	if w.People > 0 && w.People < c.most {
		c.most, c.bound = w.People, AtPeople
	}
	credit := max(0, l.credit-float64(l.lends*relation)) // nobody lends on a relation
	if means := l.money + float64(stock*w.Source) - relation + credit - c.aheadFixed; means < float64(float64(c.most)*c.ahead) {
		c.most, c.bound = int(max(0, means)/c.ahead), AtCapital
	}
}

// value is pi(N), with nothing asked of the crossing [minor].
func (c *crew) value(n int) float64 {
	x := float64(n)
	passes := float64(c.passes * survival(c.hazard*c.exposure[n].of))
	home := float64(passes * (c.margin - float64(x*c.thin) + c.lost))
	bad := float64(c.averse * x * (1 - passes))
	ahead := float64(x*c.ahead) + c.aheadFixed
	money := float64(c.rate*ahead) + float64(c.dearer*max(0, ahead-c.own))
	return float64(x*(home-c.lost-bad)) - money - c.fixed
}

// goal is what a crew is chosen by.
type goal struct {
	crossing float64 // what is asked of a crossing [minor]
	head     float64 // and of a head, pay and passage with it [minor]
	average  bool    // as much as possible a head, not in all
}

// score is what a crew of n brings by a goal.
func (c *crew) score(n int, by goal) float64 {
	brings := c.value(n) - by.crossing
	if by.average {
		return brings / float64(n)
	}
	return brings - float64(float64(n)*by.head)
}

// best is the crew of at least one that scores highest, and its score; of two
// alike the smaller. The score rises to one top and falls from there, so it is
// found by steps from a guess that double until the top is between two of them,
// and then by halves. The guess changes how long that takes, not what is found.
func (c *crew) best(guess int, by goal) (int, float64) {
	low, high := 1, c.most // the top is from low to high
	var atLow, atHigh float64
	knowsLow, knowsHigh := false, false
	n, step := min(max(guess, 1), c.most), 1
	for low < high {
		n = min(n, high-1)
		here, next := atLow, atHigh
		if n != low || !knowsLow {
			here = c.score(n, by)
		}
		if n+1 != high || !knowsHigh {
			next = c.score(n+1, by)
		}
		if next > here {
			low, atLow, knowsLow = n+1, next, true
			n = low + step - 1
		} else {
			high, atHigh, knowsHigh = n, here, true
			n = max(low, high-step)
		}
		if step *= 2; knowsLow && knowsHigh {
			n = (low + high) / 2
		}
	}
	switch {
	case knowsLow:
		return low, atLow
	case knowsHigh:
		return low, atHigh
	}
	return low, c.score(low, by)
}
