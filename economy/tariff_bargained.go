package economy

import "tumen/economy/parameter"

// tariff_bargained.go: a post and an organiser split what a crossing is worth to
// both, by Nash's rule.
//
//	least  L = (S + Ps) r / (1 - r)     below it the post risks more than it gains
//	most   H = V - r Pd                 above it the organiser stays at home
//	bribe  B = L + beta (H - L)         no deal if H < L
//
// Basu, Basu and Cordella (2014), World Bank WPS 6933. V is what a usual
// crossing is worth to the organiser after pay, haulage and what the other posts
// of the chain ask. The bribe for it is charged on the post's basis: a rate a
// head, say, agreed once and the same for the weak and the strong.

// bargain sets a post's tariff for today by what crossings have been like.
func (w *World) bargain(x *post, q *parameter.Post) {
	u := w.routes[x.route].usual
	base := baseOf(q, u)
	if !u.known || base == 0 {
		return // until somebody has passed, what the post began with stands
	}
	bribe, deal := nash(q, u.worth-w.tollOfOthers(x, u), w.minors)
	x.shut = !deal
	if deal {
		x.learns.rate = bribe / base
	}
}

// nash is the bribe for a crossing of value V to the organiser, and whether
// there is a deal at all [minor].
func nash(q *parameter.Post, v, minors float64) (bribe float64, deal bool) {
	least, most := leastOf(q, minors), v-float64(q.Detection*q.Fine*minors)
	if most < least {
		return 0, false
	}
	return least + float64(q.Power*(most-least)), true
}
