package tariff

import "tumen/exact"

// passage.go: the number let pass. A post has n units (shifts, platoons), each of
// which lets its own number of heads pass a night, q, at a cost of c a head, and
// passage fetches what the last who gets in would pay (Cournot 1838):
//
//	P = the price at which all that the units let pass is wanted
//
// A unit that lets one per cent more pass loses markup/100 on the heads of its
// own, s of all; so each gains nothing more where
//
//	P - c = s markup(P)     or     (P - c) / P = s / e
//
// Where organisers can take other crossings instead, s is its part of the heads of all
// of them: a price here falls with what any of them lets pass.
//
// Each moves its own number a step towards that, in logarithms,
//
//	dlnq = step (P - c - s markup) / (|P - c| + s markup)
//
// with the step of posted.go. It knows its own part s of the heads that pass and,
// from bids, the price and the markup; neither what a crossing is worth, nor the
// other units, nor how many they are. A regression of the price on its own number
// would be biased by the others', and best replies of more than three diverge.
// At rest the guards' share of what a head's load brings is, with porters' and
// organisers' shares s_P and s_O and what they ask of elasticity e_P and e_O,
//
//	g = c/S + (1/n) (s_P/e_P + s_O/e_O)
//
// and (1 + n e c/S) / (1 + n e) where there is one elasticity e.
//
// P is found from remembered bids, in the morning, and asked of all; the number
// that comes in the evening is right on average. An auction of the same number
// every evening would miss the equilibrium: on roads with 20 bids a night its mean
// price was 2 points of S too low, since one night's price is a concave function of
// who happens to be free.

// Where a policy changes the number of units, they share evenly what was let pass
// before.

// letPass moves what each unit lets pass, and the price with it.
func (p *Post) letPass(m *market) {
	units := p.units()
	total := 0.0
	for _, q := range p.Pass {
		total += q
	}
	if p.Sellers == 0 {
		total = m.at(m.opening(p.Rate) + m.others)
	}
	if int(p.Sellers) != len(units) {
		p.Sellers = int32(len(units))
		clear(p.Pass[:])
		for k := range units {
			units[k] = total / float64(len(units))
		}
	}
	total = 0
	for k := range units {
		units[k] = max(units[k], m.all()/1e4/float64(len(units)))
		total += units[k]
	}
	// More than all want is no offer.
	if most := m.all(); total > most {
		for k := range units {
			units[k] *= most / total
		}
		total = most
	}
	price := m.price(total)
	own, markup := price-m.others, m.markup(price)
	tooDear, next := m.tooDear(own), 0.0
	for k := range units {
		part := units[k] / total
		cost := m.cost + float64(m.cost*m.crowds*part)
		way := -pull(own-cost, float64(part*m.share*markup))
		if tooDear {
			way = 1
		}
		units[k] = float64(units[k] * exact.Exp(float64(m.step*way)))
		next += units[k]
	}
	p.Rate = max(m.price(next)-m.others, 0)
	p.Slope = m.bears(price, markup, own-m.cost)
}

// units are what each seller of the post lets pass.
func (p *Post) units() []float64 { return p.Pass[:min(max(1, p.Terms.Units), MaxUnits)] }

// LetsPass is how many units of what the post sees it means to let pass a night,
// and whether it has a number yet.
func (p *Post) LetsPass() (number float64, known bool) {
	for _, q := range p.Pass {
		number += q
	}
	return number, p.Sellers > 0
}
