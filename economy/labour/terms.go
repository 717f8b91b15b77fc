package labour

import "tumen/exact"

// terms.go: what a run costs a person, and the piece rate that pays for it.
//
// A run with load factor x (its load is x times what the person carries in
// comfort) costs, in days of his own outside income,
//
//	phi(x) = 1 + D + (R + H) x^g        D = chance of detention * days of it
//	                                    H = hazard ((1 - deadly) healing + deadly life_value)
//
// the night, what he fears from the law, recovery, and what he fears from the
// river; g is labour.tiring. A run that is lost is not paid. So he accepts it at
// a piece rate w iff
//
//	o phi(x) <= w x own (1 - rho)   or   kappa = o / own <= w x (1 - rho) / phi(x)
//
// which is the cut. Where all routes of a county share one cut, people are
// indifferent between them: differences of pay compensate (Rosen 1986).

// Terms are what a run on a route means to people in a county, the same for all.
type Terms struct {
	Lost   float64 // rho: the chance of losing the run that is told
	Flat   float64 // 1 + D: days that a run costs whatever the load
	Steep  float64 // R + H: days more that it costs at the heaviest comfortable load
	Hazard float64 // chance of an accident at the heaviest comfortable load
	Power  float64 // g
}

// Danger is what people fear of a route.
type Danger struct {
	Lost      float64 // chance that a run is lost
	Detained  float64 // chance that a person is detained
	Detention float64 // for how long [day]
	Accident  float64 // chance of an accident at the heaviest comfortable load; the month's river is in it
	Deadly    float64 // share of accidents that kill
	Healing   float64 // how long the others stay at home [day]
	Life      float64 // what a life is worth to its owner [days of his outside income]
}

// Terms are those of a danger.
func (p *Params) Terms(d Danger) Terms {
	harm := float64((1-d.Deadly)*d.Healing) + float64(d.Deadly*d.Life)
	return Terms{
		Lost:   d.Lost,
		Flat:   1 + float64(d.Detained*d.Detention),
		Steep:  p.Rest + float64(d.Accident*harm),
		Hazard: d.Accident,
		Power:  p.Tiring,
	}
}

// Strain is x^g, by which tiredness and accidents grow with a load factor.
func (t *Terms) Strain(x float64) float64 { return exact.Pow(x, t.Power) }

// Phi is what a run with a load factor costs [days of the person's outside income].
func (t *Terms) Phi(x float64) float64 { return t.phi(t.Strain(x)) }

func (t *Terms) phi(strain float64) float64 { return t.Flat + float64(t.Steep*strain) }

// Rate is the piece rate at which people up to a cut accept a run with a load
// factor [minor/kg].
func (t *Terms) Rate(cut, x float64) float64 { return t.RateAt(cut, x, t.Strain(x)) }

// RateAt is Rate for a load factor whose strain is known.
func (t *Terms) RateAt(cut, x, strain float64) float64 {
	return cut * t.phi(strain) / (x * (1 - t.Lost))
}

// Cut is the index up to which people accept a run at a piece rate: the inverse of
// Rate [minor/day/kg].
func (t *Terms) Cut(rate, x float64) float64 { return rate * x * (1 - t.Lost) / t.Phi(x) }

// Pay is what a run pays that arrives, to a person with an own load [minor].
func (t *Terms) Pay(cut, x, own float64) float64 { return cut * own * t.Phi(x) / (1 - t.Lost) }

// PayAt is Pay for a load factor whose strain is known.
func (t *Terms) PayAt(cut, strain, own float64) float64 {
	return cut * own * t.phi(strain) / (1 - t.Lost)
}

// Bag is what a person carries [kg]: the load factor times his own load, to the
// next whole kilogram, at least 1 and at most what the bag holds.
func Bag(x float64, own uint8, full uint16) uint16 {
	return min(uint16(max(1, float64(x*float64(own))+0.5)), full)
}
