package tariff

import (
	"math"

	"tumen/exact"
)

// posted.go: each post, alone, posts a price p and takes who comes. Given what the
// other posts of its route ask, it earns most where
//
//	p - c = markup(p + others)
//
// (curve.go). With n posts in a row and values even on [0, A] this leads to
// A/(n+1) each (double marginalisation; Cournot 1838, Shleifer and Vishny 1993).
// Best replies of many posts at once overshoot, so each moves a part of the way,
//
//	dlnp = step (markup - (p - c)) / (markup + |p - c|)
//
// a bounded step of the sign of what it would gain, whose length falls with the
// root of the mornings behind it, to a floor. It gets there from any opening.
//
// The same search gives the price of one hand over a route (joint.go) and of
// those who fix the number let pass (passage.go).

// leastStep is the floor of a step, as a part: a post goes on following a changing
// market, at most some 5 % a night.
const leastStep = 0.05

// stepOf is the step on a morning, counted from 1.
func stepOf(first, reviews float64) float64 {
	return max(first/math.Sqrt(reviews), min(first, leastStep))
}

// pull is where a seller gains, between -1 and 1, from what he earns on the last
// unit and the markup that demand bears on it.
func pull(earned, markup float64) float64 {
	if both := math.Abs(earned) + markup; both > 0 {
		return (markup - earned) / both
	}
	return 0
}

// post moves a posted price, of one post or of several under one hand.
func (p *Post) post(m *market, hands int) {
	own := p.Rate * float64(hands)
	if p.Reviews == 1 {
		own = m.opening(own)
	}
	cost := float64(m.cost * float64(hands))
	own = float64(own * exact.Exp(m.step*m.toward(own, m.others, cost, 1)))
	p.Rate = own / float64(hands)
	p.Slope = m.bears(own+m.others, own-cost) / float64(hands)
}

// opening brings an opening price to where the first bids are: not above what one
// in fifty would pay, and not below a hundredth of that.
func (m *market) opening(price float64) float64 {
	most := m.price(m.all() / 50)
	return min(max(price, most/100), most)
}

// worthwhile is the part of the best that sellers earn where they go on searching
// where they are.
const worthwhile = 0.9

// toward is the next step of a seller who has the part `part` of what passes, where
// the price is `own`, the other posts ask `others` and letting one more pass costs
// him `cost`: the pull on his price, or -1 if all sellers together would earn much more at a
// lower price. No number of sellers rests there, and after a fall of all values
// the few high bids of old would hold them.
func (m *market) toward(own, others, cost, part float64) float64 {
	best := 0.0
	for k := binOf(own + others); k >= 0 && edges[k] > others+cost; k-- {
		best = max(best, float64((edges[k]-others-cost)*m.wanted[k]))
	}
	if own > cost && float64((own-cost)*m.at(own+others)) < float64(worthwhile*best) {
		return -1
	}
	return pull(own-cost, float64(part*m.markup(own+others)))
}
