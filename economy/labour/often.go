package labour

import (
	"math"

	"tumen/exact"
	"tumen/rng"
)

// often.go: how often somebody goes. After a run he recovers for R x^g days, in
// which he earns nothing, and then chooses how many days d he stays at home and
// works as he always did. The sooner he goes again, the more it costs him: A x^g / d
// days of his outside income. A run brings him
//
//	m = w x own (1 - rho) / o - phi(x) = phi(x) (kappa* / kappa - 1)
//
// such days more than it costs, at the usual cut kappa*. With T days of a run and
// its recovery, a day of his life brings (m - A x^g / d) / (T + d) more than if he
// never went, which is most where
//
//	m d^2 - 2 a d - a T = 0,   a = A x^g,   d = (a + sqrt(a (a + m T))) / m
//
// So he goes oftener where a run pays more, and never tires of tiredness that is
// free: with A = 0 he goes as soon as he has recovered. Without T it is d = 2 a / m.

// longest is how long anybody stays at home before he goes again [day].
const longest = 120

// Days is for how long a person stays at home after he has recovered [day]. gain is
// m, tired is A x^g, away is T. bound says that he would stay longer than 120 days.
func Days(gain, tired, away float64) (days float64, bound bool) {
	if tired <= 0 {
		return 0, false
	}
	if gain <= 0 {
		return longest, true
	}
	days = (tired + math.Sqrt(float64(tired*(tired+float64(gain*away))))) / gain
	return min(days, longest), days > longest
}

// Pause is how long people rest after tonight on one route: what is the same for
// all of them, worked out once.
type Pause struct {
	terms Terms
	x     float64
	power float64 // x^g
	cut   float64 // the usual one, as the lists are sorted
	rest  float64
	tired float64
}

// Pause is that of a route with a load factor, for the people of a county.
func (m *Market) Pause(county int, t *Terms, x float64) Pause {
	return m.PauseAt(county, t, x, t.Strain(x))
}

// PauseAt is Pause for a load factor whose strain is known.
func (m *Market) PauseAt(county int, t *Terms, x, strain float64) Pause {
	p := &m.Pools[county]
	return Pause{
		terms: *t, x: x, power: strain,
		cut: p.sorted(p.Usual, Experienced), rest: m.Params.Rest, tired: m.Params.Fatigue,
	}
}

// Rest is on which day a person is at home and earns again after a run of tonight,
// and on which he can be hired again. Parts of days are rounded by lot, keyed by
// the person and the day, so their means are exact. bound says that he stays at
// home for as long as anybody does.
func (m *Market) Rest(r *Pause, i uint32, own uint8, load uint16, today int32) (home, free int32, bound bool) {
	return m.RestBy(r, i, own, load, today, m.chance.Draw(drawRest, i, today, 0))
}

// RestBy is Rest with a block that is drawn already, by [DrawRest] for many people
// at once.
func (m *Market) RestBy(r *Pause, i uint32, own uint8, load uint16, today int32, lot rng.Block) (home, free int32, bound bool) {
	power, p := r.power, &m.People[i]
	if load != Bag(r.x, own, math.MaxUint16) {
		power = exact.Pow(float64(load)/float64(own), r.terms.Power)
	}
	recover := float64(r.rest * power)
	gain := math.MaxFloat64
	phi := r.terms.Flat + float64(r.terms.Steep*power)
	if p.Outside > 0 {
		gain = float64(phi*(r.cut*float64(own)/float64(p.Outside))) - phi
	}
	days, bound := Days(min(gain, 1e100), float64(r.tired*power), 1+recover)
	home = today + 1 + int32(recover+float64(lot.Unit(0)))
	return home, home + int32(days+float64(lot.Unit(1))), bound
}

// DrawRest is the purpose of the draws of RestBy.
const DrawRest = drawRest

// Round is a run of somebody, the recovery and the days until the next one.
type Round struct {
	Pay  float64 // on average, lost runs too [minor]
	Away float64 // the night and the recovery [day]
	Home float64 // [day]
}

// Round is how a person carries on a route with a load factor, once experienced, where
// the cut is always the same [minor/day/kg]; carries says whether it is worth it.
func (m *Market) Round(i uint32, t *Terms, x, cut float64) (round Round, carries bool) {
	p := &m.People[i]
	own, power := float64(p.Strength), t.Strain(x)
	outside := float64(m.Pools[p.County].Factor * float64(p.Outside))
	phi := t.phi(power)
	gain := math.MaxFloat64
	if outside > 0 {
		gain = float64(phi*(float64(cut*own)/outside)) - phi
	}
	if !(gain > 0) {
		return Round{}, false
	}
	round.Pay = float64(cut * own * phi)
	round.Away = 1 + float64(m.Params.Rest*power)
	round.Home, _ = Days(min(gain, 1e100), float64(m.Params.Fatigue*power), round.Away)
	return round, true
}
