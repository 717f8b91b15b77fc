package tariff

// bargained.go: a post and an organiser split what a crossing is worth to both,
// by Nash's rule.
//
//	least  L = (S + Ps) r / (1 - r)     below it the post risks more than it gains
//	most   H = V - r Pd                 above it the organiser stays at home
//	bribe  B = L + power (H - L)        no deal if H < L
//
// Basu, Basu and Cordella (2014), World Bank WPS 6933. V is the mean of those bids
// from which there is anything to split, less what the other posts of the route
// ask; it does not depend on what the post has asked before. The bribe for a
// usual crossing is charged by what the post sees, the same for the weak and the
// strong; one that sees value takes its power of all that a crossing is worth
// more.

// bargain is what one split reads.
type bargain struct {
	least, most float64 // [minor a unit]
	power       float64 // the post's part
}

// split is the bribe, and whether there is a deal at all [minor a unit].
func (b bargain) split() (bribe float64, deal bool) {
	if b.most < b.least {
		return 0, false
	}
	return b.least + float64(b.power*(b.most-b.least)), true
}

// bargainOf is the bargain of the post's usual crossing.
func (p *Post) bargainOf(m *market, env *Env) bargain {
	t := &p.Terms
	fine := float64(env.Detected*t.Fine) / m.base
	worth, any := m.demand.Mean(m.others + m.least + fine)
	if !any {
		worth = 0
	}
	return bargain{least: m.least, most: worth - m.others - fine, power: t.Power}
}

// bargain sets a post's tariff for today.
func (p *Post) bargain(m *market, env *Env) {
	bribe, deal := p.bargainOf(m, env).split()
	p.Shut = !deal
	if deal {
		p.Rate, p.Slope = bribe, p.Terms.Power
	}
}
