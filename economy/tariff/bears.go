package tariff

// bears.go: how much a seller takes of what a unit is worth more. If all who would
// buy are worth dV more, the markup at a price p is what it was at p - dV; so with n
// sellers, where p - c = markup / n, the price rises by
//
//	dp/dV = s / (1 + s)      s = -markup'(p) / n
//
// For demand K (V - a0 - p)^e, s = 1 / (n e), and so p = (V - a0 + n e c) / (1 + n e).
//
// The slope of the markup is taken from all bids above a threshold t below the
// price. Their excesses over t follow, near enough, a generalised Pareto
// distribution (Pickands 1975), whose markup is a line of slope xi; with the mean m
// and the variance v of the excesses (Hosking and Wallis 1987),
//
//	xi = (1 - m^2/v) / 2
//
// It is exact for that demand, with xi = -1/e, and 0 for an exponential one, of
// which a seller asks the same whatever a unit is worth. A difference of two
// markups would have five times its noise. n is markup / (p - c), not a number
// that the seller knows.

// threshold is t as a part of the price.
const threshold = 0.5

// bears is dp/dV at a price of all passage with its markup, where `earned` is p - c of
// the seller.
func (m *market) bears(price, markup, earned float64) float64 {
	if markup <= 0 || earned <= 0 {
		return 0
	}
	s := max(0, -m.demand.bend(float64(threshold*price))) * earned / markup
	return s / (1 + s)
}

// bend is xi of the bids above the class of a price.
func (d *Demand) bend(price float64) float64 {
	first := max(0, binOf(price))
	wanted, offered := 0.0, 0.0
	for k := Bins - 1; k >= first; k-- {
		wanted += d.Wanted[k]
		offered += d.Offered[k]
	}
	if wanted <= 0 {
		return 0
	}
	mean, spread := offered/wanted, 0.0
	for k := Bins - 1; k >= first; k-- {
		if here := d.Wanted[k]; here > 0 {
			gap, width := d.Offered[k]/here-mean, edges[k+1]-edges[k]
			spread += float64(here * (float64(gap*gap) + float64(width*width)/12))
		}
	}
	excess := mean - edges[first]
	return (1 - float64(excess*excess)*wanted/spread) / 2
}
