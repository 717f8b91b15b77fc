package tariff

// holdup.go: posts in sequence, each with power a over what is left, what was paid
// before being sunk. The last of n posts takes a V, the one before it a share of
// what the last will leave, and so on:
//
//	b_i = a (1 - a)^(n - i) V        total V (1 - (1 - a)^n)
//
// Where organisers differ in what a crossing is worth to them, a post that
// thinks only of tonight asks the most that everyone who has come this far can
// still pay. Whoever comes has more at stake than the tolls he foresaw, by his
// sunk costs; so the tolls outrun every expectation and soon nobody sets out. A
// post that counts on the next crossing, with weight d, leaves that alone as
// long as its toll for ever is worth more than one squeeze:
//
//	b d / (1 - d) >= squeeze - b
//
// (Lambert-Mogiliansky, Majumdar and Radner 2008, "Petty corruption"). V is the
// mean of the bids that meet what the route asks, and what is sunk; if no bid
// meets it, the mean of all bids.

// holdUp sets a post's tariff for today.
func (p *Post) holdUp(m *market, env *Env) {
	worth, any := m.demand.Mean(p.Rate + m.others)
	if !any {
		worth, any = m.demand.Mean(0)
	}
	if !any {
		return
	}
	part := p.Terms.Power
	for range env.After {
		part *= 1 - p.Terms.Power
	}
	toll := float64(part * (worth + env.Sunk/m.base))
	squeeze, patience := env.Squeeze/m.base, p.Terms.Patience
	switch {
	case squeeze > toll && float64(patience*toll) < float64((1-patience)*(squeeze-toll)):
		toll = squeeze
		p.Squeezed = true
	case env.Squeeze == 0 && p.Squeezed && p.Rate > toll:
		return // nobody came past since the squeeze, and nobody would believe in less
	}
	p.Rate, p.Slope = toll, part
}
