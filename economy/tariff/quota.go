package tariff

// quota.go: a superior sets a sum to take each month, and the post charges as it
// must: the lowest price p at which what is still missing comes in over the nights
// that are left, by the bids it has heard,
//
//	p Q(p + others) nights = missing
//
// It cannot take more than a bargain would give it (bargained.go), so a quota that
// the traffic does not bear goes unmet. A post that has its quota asks no more than
// what covers its risk.

// meetQuota sets a post's tariff for today.
func (p *Post) meetQuota(m *market, env *Env) {
	most, deal := p.bargainOf(m, env).split()
	p.Shut = !deal
	if !deal {
		return
	}
	need := max(0, p.Terms.Quota-p.Month) / max(1, env.NightsLeft)
	p.Rate = min(max(m.lowestFor(need), m.least), most)
	p.Slope = 0
	if value := p.Usual.value(p.Terms.Sees); value > 0 {
		p.Slope = p.Rate / value
	}
}

// Bringing is the lowest tariff that brings in so much a night by the bids heard so
// far, or the one that brings in the most if none does [minor a unit].
func (p *Post) Bringing(need float64) float64 {
	m := market{demand: &p.Demand}
	m.read(&p.Demand)
	return m.lowestFor(need)
}

// lowestFor is the lowest price that brings in so much a night, or what brings in
// the most if none does [minor a unit].
func (m *market) lowestFor(need float64) float64 {
	if need <= 0 {
		return 0
	}
	best, most, before, taken := 0.0, 0.0, 0.0, 0.0
	for k := 0; k < Bins && m.wanted[k] > 0; k++ {
		price := edges[k] - m.others
		if price <= 0 {
			continue
		}
		takes := float64(price * m.wanted[k])
		if takes >= need {
			low, high := before, price
			if taken >= need {
				return low
			}
			for range 40 {
				middle := float64((low + high) / 2)
				if wanted := m.at(middle + m.others); float64(middle*wanted) >= need {
					high = middle
				} else {
					low = middle
				}
			}
			return high
		}
		if takes > most {
			best, most = price, takes
		}
		before, taken = price, takes
	}
	return best
}
