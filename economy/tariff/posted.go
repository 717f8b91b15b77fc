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

// post moves a posted price.
func (p *Post) post(m *market) {
	if p.Reviews == 1 {
		p.Rate = m.opening(p.Rate)
	}
	way := pull(p.Rate-m.cost, m.markup(p.Rate+m.others))
	if m.tooDear(p.Rate) {
		way = -1
	}
	p.Rate = float64(p.Rate * exact.Exp(m.step*way))
	p.Slope = m.bears(p.Rate+m.others, m.markup(p.Rate+m.others), p.Rate-m.cost)
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

// tooDear says whether all sellers together would earn much more at a lower price
// than at `own`, where the other posts ask m.others and a unit costs m.cost. No number
// of sellers rests there, and after a fall of all values the few high bids of old
// would hold them.
func (m *market) tooDear(own float64) bool {
	best := 0.0
	for k := binOf(own + m.others); k >= 0 && edges[k] > m.others+m.cost; k-- {
		best = max(best, float64((edges[k]-m.others-m.cost)*m.wanted[k]))
	}
	return own > m.cost && float64((own-m.cost)*m.at(own+m.others)) < float64(worthwhile*best)
}
