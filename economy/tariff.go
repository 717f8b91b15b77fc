package economy

import (
	"math"

	"tumen/economy/parameter"
	"tumen/ledger"
)

// setTariffs sets what each post asks today. Under the customary regime it is
// the given schedule, unchanged by anything that happens; under the behavioural
// one each post follows its own rule, one file tariff_*.go each. A monopolist
// MSS puts the guards of a route under one hand.
//
// A post takes a bribe only if it pays: once it knows a usual crossing, a tariff
// of its own finding never falls below the least that covers what detection would
// cost it.
func (w *World) setTariffs() {
	for k := range w.posts {
		x := &w.posts[k]
		q := &w.p.Routes[x.route].Posts[x.place]
		rule := w.ruleOf(x, q)
		x.shut = false
		if rule == parameter.ByCustom {
			x.fixed, x.head, x.weight, x.share = w.inMinor(q.Fixed), w.inMinor(q.Head), w.inMinor(q.Weight), q.Share
			continue
		}
		if q.Rotation > 0 && int(w.day)%q.Rotation == 0 {
			x.learns = begin(q, w.minors) // new people know nobody
			w.routes[x.route].usual = usual{}
		}
		switch rule {
		case parameter.Posted:
			w.post(x, q)
		case parameter.Joint:
			w.postJointly(x, q)
		case parameter.Competing:
			w.undercut(x, q)
		case parameter.Bargained:
			w.bargain(x, q)
		case parameter.Holdup:
			w.holdUp(x, q)
		case parameter.ByQuota:
			w.meetQuota(x, q)
		}
		x.charge(q, w.routes[x.route].usual, w.minors)
	}
}

// ruleOf is the rule that a post follows today.
func (w *World) ruleOf(x *post, q *parameter.Post) parameter.TariffRule {
	switch {
	case w.p.Regime == parameter.Customary || x.law || x.merchant:
		return parameter.ByCustom
	case w.monopoly() && w.p.Routes[x.route].Kind == parameter.Clandestine:
		return parameter.Joint
	}
	return q.Rule
}

// learningState is what a post has learned: its tariff in minor units a crossing, a head or a
// kilogram or as a share of profit, and how it looks for a better one.
type learningState struct {
	rate    float64
	step    float64 // how far the next trial goes, as a part of the rate
	up      bool    // where the next trial goes
	trying  bool    // a trial is running
	before  float64 // the rate before the trial
	earned  float64 // takings since the last review [minor]
	settled float64 // takings of the review before the trial
	since   int32   // day of the last review
	month   float64 // takings since the month began [minor]
	least   float64 // the least that a crossing was still worth here since the last review [minor]; 0 if none passed
}

// begin is what a post knows on its first day: its opening tariff, or the given
// schedule, on its basis.
func begin(q *parameter.Post, minors float64) learningState {
	rate := q.Fixed * minors
	switch q.Basis {
	case parameter.PerHead:
		rate = q.Head * minors
	case parameter.PerWeight:
		rate = q.Weight * minors
	case parameter.PerShare:
		return learningState{rate: q.Share, step: q.Step, up: true, since: math.MinInt32}
	}
	if q.Opening > 0 {
		rate = q.Opening * minors
	}
	return learningState{rate: rate, step: q.Step, up: true, since: math.MinInt32}
}

// leastOf is the smallest bribe for a crossing that is worth a post's risk,
//
//	L = (S + Ps) r / (1 - r)
//
// with the pay S and penalty Ps that it loses when detected, with chance r
// (Basu, Basu and Cordella 2014, World Bank WPS 6933) [minor].
func leastOf(q *parameter.Post, minors float64) float64 {
	return (q.Salary + q.Penalty) * minors * q.Detection / (1 - q.Detection)
}

// baseOf is how much of what the post charges on there is in a usual crossing.
func baseOf(q *parameter.Post, u usual) float64 {
	switch q.Basis {
	case parameter.PerHead:
		return u.heads
	case parameter.PerWeight:
		return u.weight
	case parameter.PerShare:
		return u.profit
	}
	return 1
}

// charge turns what the post has learned into today's tariff.
func (x *post) charge(q *parameter.Post, u usual, minors float64) {
	x.fixed, x.head, x.weight, x.share = 0, 0, 0, 0
	rate := x.learns.rate
	if base := baseOf(q, u); u.known && base > 0 {
		rate = max(rate, leastOf(q, minors)/base)
	}
	amount := ledger.Money(math.Round(min(rate, maxTariff)))
	switch q.Basis {
	case parameter.PerHead:
		x.head = amount
	case parameter.PerWeight:
		x.weight = amount
	case parameter.PerShare:
		x.share = min(rate, 1)
	default:
		x.fixed = amount
	}
}

// maxTariff keeps tariffs countable [minor].
const maxTariff = 1e10

// toll is what a post asks of a crossing before it lets it pass. The share of
// profit is not in it: nobody knows the profit before the goods are sold.
func (x *post) toll(heads int, load ledger.Grams) (fixed, head, weight ledger.Money) {
	return x.fixed, x.head * ledger.Money(heads), worth(load, x.weight)
}

// take pays a post for a crossing; what it takes is a levy where the law sets
// it.
func (w *World) take(c *crew, x *post, kind ledger.Kind, from ledger.Account, amount ledger.Money) {
	if x.law {
		kind = ledger.Levy
	}
	w.book.Pay(kind, from, x.account, amount)
	x.takings += amount
	switch {
	case x.merchant: // out of the buyer's margin, no part of the profit
	case x.account.Sector == ledger.Guards:
		c.guards += amount
	default:
		c.costs += amount
	}
}

// portion is a share of an amount, to the nearest minor unit.
func portion(amount ledger.Money, share float64) ledger.Money {
	return ledger.Money(math.Round(float64(amount) * share))
}
