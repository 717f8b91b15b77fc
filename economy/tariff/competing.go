package tariff

// competing.go: routes that can stand in for one another undercut, as sellers of
// one good do (Bertrand 1883). A post looks at what the cheapest other route asks
// of a usual crossing in all. If its own route is not cheaper it goes a step below
// that, down to the least that covers its risk; if it is cheaper by more than two
// steps it comes up to one step below. It never asks more than it would alone
// (posted.go), so that it has a price also where there is no rival.

// undercut moves a competing post's tariff.
func (p *Post) undercut(m *market, env *Env) {
	before := p.Rate
	p.post(m)
	alone := p.Rate
	if env.Rival < 0 {
		return
	}
	p.Slope = 0
	rival := env.Rival / m.base // of the whole route
	p.Rate = max(m.least, float64(rival*(1-m.step))-m.others)
	if own := before + m.others; own < rival && own >= rival*(1-2*m.step) {
		p.Rate = before
	}
	p.Rate = min(p.Rate, alone)
}
