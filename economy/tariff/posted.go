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
	cost := m.cost * float64(hands)
	markup := m.markup(own + m.others)
	own *= exact.Exp(m.step * pull(own-cost, markup))
	p.Rate = own / float64(hands)
	p.Slope = m.bears(own+m.others, own-cost) / float64(hands)
}

// opening brings an opening price to where the first bids are: not above what one
// in fifty would pay, and not below a hundredth of that.
func (m *market) opening(price float64) float64 {
	most := m.price(m.all() / 50)
	return min(max(price, most/100), most)
}

// bears is how much of what a unit is worth more a seller can take. If all organisers'
// values rise by dV, the markup at a price p is what it was at p - dV; so with n
// sellers, n = markup / earned, their price rises by
//
//	dp/dV = s / (1 + s)     s = -markup'(p) / n
//
// which for demand K (V - a0 - p)^e is 1 / (1 + n e), as it is then
// p = (V - a0 + n e c) / (1 + n e). The slope of the markup is taken between a
// price a third lower and one halfway to the end of the bids.
func (m *market) bears(price, earned float64) float64 {
	low := price * 2 / 3
	high := m.price(m.at(price) / 2)
	here := m.markup(price)
	if high <= low || here <= 0 || earned <= 0 {
		return 0
	}
	s := (m.markup(low) - m.markup(high)) / (high - low) * earned / here
	if s <= 0 {
		return 0
	}
	return s / (1 + s)
}
