package security

import "tumen/exact"

// exposure.go: the chance that a crew is noticed and raided tonight.
//
//	chance   = 1 - exp(-hazard)
//	hazard   = h0 effort exposure (1 - protection)
//	h0       = -ln(1 - raid)
//	exposure = (heads / usual)^growth season
//
// raid is the chance that a usual crew is raided on an ordinary night, on which
// effort is 1. So with raid 0, or without effort, nobody is noticed, however
// large the crew. growth is how fast exposure grows with the crew: with 1 each
// head adds alike, with more a large crew draws notice as a whole. Hazards, not
// chances, multiply: a night of twice the effort is two ordinary nights in one.
// The form is the proportional hazard of Cox (1972), Journal of the Royal
// Statistical Society B 34, 187-220, with constant hazard over one night.

// Exposure is how a crew's size counts.
type Exposure struct {
	Usual  float64 // heads of a crew for which raid is said [person]
	Growth float64 // elasticity of the hazard in the crew [1]
}

// Of is the exposure of a crew relative to a usual one in a mean month; season
// is the month's danger, 1 on the mean of a year.
func (x Exposure) Of(heads int, season float64) float64 {
	if heads <= 0 {
		return 0
	}
	if x.Growth == 0 || x.Usual <= 0 {
		return season
	}
	return float64(exact.Pow(float64(heads)/x.Usual, x.Growth) * season)
}

// MostHazard is the hazard of a night that nobody escapes: the chance to escape
// is below 10^-15.
const MostHazard = 36

// Hazard is what a chance is as a hazard of one night, at most MostHazard.
func Hazard(chance float64) float64 {
	if chance >= 1 {
		return MostHazard
	}
	return min(MostHazard, max(0, -exact.Log(1-chance)))
}

// Chance is what a hazard of one night is as a chance.
func Chance(hazard float64) float64 {
	if hazard < 1e-6 { // the next term of the series is below 10^-18
		return float64(hazard * (1 - float64(hazard/2)))
	}
	return 1 - exact.Exp(-hazard)
}

// Crew is what the night sees of a crew.
type Crew struct {
	Heads      int     // people, or vehicles
	Protection float64 // share of the hazard from which its standing saves it
	Exempt     bool    // the organ's own: nobody raids it
}

// Table has the chances of one route tonight by the size of a crew, so that the
// exponential is worked out once a night and not for each crew.
type Table struct {
	Hazard   float64   // of a usual crew tonight
	exposure []float64 // by heads, in a mean month
	chance   []float64 // by heads, without protection
}

// Open makes the table for crews of up to some size. Larger ones are worked out
// one by one as the largest is.
func (t *Table) Open(x Exposure, largest int) {
	if cap(t.exposure) < largest+1 {
		t.exposure, t.chance = make([]float64, largest+1), make([]float64, largest+1)
	}
	t.exposure, t.chance = t.exposure[:largest+1], t.chance[:largest+1]
	for heads := range t.exposure {
		t.exposure[heads] = x.Of(heads, 1)
		t.chance[heads] = 0
	}
	t.Hazard = 0
}

// Set fills the table for tonight: base is the hazard of a usual crew on an
// ordinary night in a mean month, effort the MSS's on the route, season the
// month's danger. It does nothing if tonight is as last night.
func (t *Table) Set(base, effort, season float64) {
	hazard := float64(float64(base*effort) * season)
	if hazard == t.Hazard {
		return
	}
	t.Hazard = hazard
	for heads, exposure := range t.exposure {
		t.chance[heads] = Chance(float64(hazard * exposure))
	}
}

// Raided is the chance that a crew is raided tonight.
func (t *Table) Raided(c Crew) float64 {
	switch {
	case c.Exempt || c.Protection >= 1 || t.Hazard == 0:
		return 0
	case c.Protection > 0:
		return Chance(float64(t.HazardOf(c.Heads) * (1 - c.Protection)))
	}
	return t.chance[min(c.Heads, len(t.chance)-1)]
}

// HazardOf is the hazard of a crew without protection tonight.
func (t *Table) HazardOf(heads int) float64 {
	return float64(t.Hazard * t.exposure[min(heads, len(t.exposure)-1)])
}
