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
// Who has not been trained costs a fee besides, which he works off in the runs
// until he is experienced, n = seasoned_after (at least one), and loses T days
// outside, which he asks for:
//
//	e' = e + fee / (n x nu own),   1 + h' = w / (w - e') (phi + T / n) / phi
//
// That the experienced are hired first follows from this. Where nobody charges by
// the head and training is free, it does not.

// SetHandicaps works out the handicaps of a county's novices at an expected cut,
// for a route with a load factor, the mean own load of its people [kg], what it
// charges for a head and an agency's fee [minor].
func (m *Market) SetHandicaps(county int, t *Terms, cut, x, own, head, fee float64) {
	nu, runs := m.Params.NoviceLoad, float64(max(1, m.Params.Seasoned))
	w, phi := t.Rate(cut, x), t.Phi(x)
	less := max(0, head) * (1/nu - 1) / (x * own)
	h := &m.Pools[county].Handicap
	h[Trained] = raised(w, less)
	days := 1 + float64(m.Params.Training)/(runs*phi)
	h[Untrained] = float64((1+raised(w, less+fee/(runs*x*nu*own)))*days) - 1
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
