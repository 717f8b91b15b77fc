package tariff

// cost.go: what it costs a post to let a crossing pass. A bribe may come to
// light: with chance r its people lose the pay S and the penalty Ps, and the bribe.
// The least that covers this is
//
//	L = (S + Ps) r / (1 - r)
//
// (Basu, Basu and Cordella 2014, World Bank WPS 6933). Of what it takes, a post
// keeps what it need not hand up, so it must ask L / (1 - remit). It may also aim at
// a part of its pay from each crossing, and then asks no less.
//
// The chance r and how it rises with traffic are package security's; this one is
// given them for the night.

// leastKept is the part of its takings that a post reckons to keep, though it
// should have to hand up all.
const leastKept = 0.01

// Least is the smallest bribe for a crossing that covers a post's risk when it is
// detected with some chance, L / (1 - remit) [minor].
func (t *Terms) Least(detected float64) float64 {
	return float64((t.Salary+t.Penalty)*detected) / (1 - detected) / max(1-t.Remit, leastKept)
}

// Aim is the smallest bribe for a crossing that a post's people look at [minor].
func (t *Terms) Aim() float64 { return t.Aspires * t.Salary }
