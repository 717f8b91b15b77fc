package labour

import "math"

// novice.go: by how much a novice is worth less to whoever hires. He carries the
// share nu of what the experienced do, so a charge by the head, F, is spread on
// fewer kilograms. A kilogram carried by him costs as much as one carried by
// somebody experienced at the piece rate w if he takes w - e,
//
//	e = F (1 / nu - 1) / (x own)
//
// so his index counts as raised by the handicap h,
//
//	1 + h = w / (w - e)
//
// Who has not been trained costs a fee besides and loses T days outside. All of it,
// once: in the n runs until he is experienced (seasoned_after, at least one) and
// before. What he then earns more he earns in all the C runs of a career, so he takes
// less in the first ones, as an apprentice does (Becker 1962). Over his career he
// carries x own (nu n + C - n), and a kilogram of it costs more by
//
//	e' = (x own nu n e + fee) / (x own (nu n + C - n))
//	1 + h = w / (w - e') (phi + T/C) / phi
//
// without fee and T for who is trained. That the experienced are hired first, of all
// who ask the same, follows from this. Where nobody charges by the head and training
// is free, it does not.

// SetHandicaps works out the handicaps of a county's novices at an expected cut,
// for a route with a load factor, the mean own load of its people [kg], what it
// charges for a head, an agency's fee [minor], and how many runs a career has.
func (m *Market) SetHandicaps(county int, t *Terms, cut, x, own, head, fee, career float64) {
	nu, runs := m.Params.NoviceLoad, float64(max(1, m.Params.Seasoned))
	career = max(career, runs)
	strain := t.Strain(x)
	w, phi := t.RateAt(cut, x, strain), t.phi(strain)
	all := float64(x * own * (float64(nu*runs) + career - runs))
	less := float64(runs * max(0, head) * (1 - nu)) // nu n x own e
	h := &m.Pools[county].Handicap
	h[Trained] = raised(w, less/all)
	days := 1 + float64(m.Params.Training)/(career*phi)
	h[Untrained] = float64((1+raised(w, (less+fee)/all))*days) - 1
}

// Career is how many runs somebody makes on a route who asks half of the usual cut:
// as often as he then goes (often.go), for as long as he stays. People leave with the
// chance leave a day, and a run is the last with the chance last. With neither there
// is no end, and it is infinite.
func (m *Market) Career(county int, t *Terms, x, leave, last float64) float64 {
	p := m.Pause(county, t, x)
	recovers := float64(p.rest * p.power)
	days, _ := Days(t.Flat+float64(t.Steep*p.power), float64(p.tired*p.power), 1+recovers)
	return 1 / (last + float64(leave*(1+recovers+days)))
}

// raised is the handicap of whoever is worth e less of a piece rate; nobody is
// hired who is worth nothing.
func raised(rate, e float64) float64 {
	switch {
	case e == 0:
		return 0
	case !(e < rate):
		return math.Inf(1)
	}
	return e / (rate - e)
}
