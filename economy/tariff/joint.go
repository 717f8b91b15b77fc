package tariff

// joint.go: one hand sets the sum for the whole route, and its posts share it
// evenly. It searches as a post does that posts a price of its own (posted.go),
// but for the sum of all its posts, at the sum of their costs:
//
//	sum - n c = markup(sum + others)
//
// So it asks A/2 in all when values are even on [0, A], where n posts for
// themselves would ask n A/(n+1). All posts of the hand hear the same bids and so
// come to the same price, each by itself.

// postJointly moves a price that posts under one hand share.
func (p *Post) postJointly(m *market, env *Env) {
	hands := float64(max(1, env.Hands))
	m.cost = float64(m.cost * hands)
	p.Rate = float64(p.Rate * hands)
	p.post(m)
	p.Rate /= hands
	p.Slope /= hands
}
