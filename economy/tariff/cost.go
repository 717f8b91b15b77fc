package tariff

import "tumen/exact"

// cost.go: what it costs a post to let a crossing pass. A bribe may come to
// light: with chance r its people lose the pay S and the penalty Ps. The least
// that covers this is
//
//	L = (S + Ps) r / (1 - r)
//
// (Basu, Basu and Cordella 2014, World Bank WPS 6933). What many see is told: r
// grows with traffic, r = detection (traffic / usual)^crowding. Of what it takes, a
// post keeps what it need not hand up, so it must ask L / (1 - remit).

// Bounds of arithmetic: traffic raises detection at most to surest, and a post
// that hands up all it takes reckons as if it kept leastKept.
const (
	surest    = 0.95
	leastKept = 0.001
)

// Risk is the chance that a crossing's bribe comes to light at a traffic [heads a night].
func (t *Terms) Risk(traffic float64) float64 {
	r := t.Detection
	if r > 0 && t.Crowding > 0 && t.Traffic > 0 && traffic > 0 {
		r *= exact.Pow(traffic/t.Traffic, t.Crowding)
	}
	return min(r, max(t.Detection, surest))
}

// Least is the smallest bribe for a crossing that is worth a post's risk at a
// traffic, L / (1 - remit) [minor].
func (t *Terms) Least(traffic float64) float64 {
	r := t.Risk(traffic)
	return float64((t.Salary+t.Penalty)*r) / (1 - r) / max(1-t.Remit, leastKept)
}

// crowds is by how many per cent the least rises when traffic rises by one: what a
// seller's own traffic does to the cost of all that he lets pass.
func (t *Terms) crowds(traffic float64) float64 {
	if t.Crowding <= 0 || t.Traffic <= 0 || traffic <= 0 {
		return 0
	}
	return t.Crowding / (1 - t.Risk(traffic))
}
