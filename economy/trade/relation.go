package trade

// relation.go: what it costs to be known at a post.
//
// Those who sell passage deal with people whom they know. To be known on a route
// costs an organiser the price of a relation once: part of it goes to the posts,
// the rest to go-betweens. It is lost when the post's people rotate, or when he
// leaves the trade. Spread over the days for which it is expected to last, with
// what the money would bring elsewhere, it costs
//
//	relation (1/life + r)     a day
//
// It is sunk once it is paid. So posts that look only at tonight take it, and
// then nobody enters (the hold-up of Klein, Crawford and Alchian 1978); how far a
// post looks ahead is its own affair.

// Forever is the life of a relation that nothing ends [day].
const Forever = 36500

// upkeep is what a relation that costs price costs a day [minor/day].
func upkeep(price, life, capitalReturn float64) float64 {
	if price <= 0 || life <= 0 {
		return 0
	}
	return price * (1/life + capitalReturn)
}

// costs is what coming into the trade by a way costs a crossing: relation and set-up,
// and of it what an organiser has not paid yet.
func (o *Organisers) costs(i uint32, g *Group, w *Option) (a sunk) {
	life, relation, days := w.Life, g.Relation, float64(g.Turnaround)
	if life <= 0 {
		life, relation = Forever, 0
	}
	a.entry = upkeep(relation+g.SetUp, life, g.CapitalReturn) * days
	switch {
	case !o.Active[i]:
		a.owed, a.ahead = a.entry, relation
	case !o.Knows(i, w.Route):
		a.owed, a.ahead = upkeep(relation, life, g.CapitalReturn)*days, relation
	}
	return a
}

// Knows says whether the posts of a route know an organiser.
func (o *Organisers) Knows(i uint32, route uint16) bool { return o.Known[route][i] != Unknown }

// Meet makes an organiser known on a route from a day on, and says what he pays
// for it [minor]: 0 if he was known.
func (o *Organisers) Meet(i uint32, route uint16, day int32, g *Group) float64 {
	if o.Knows(i, route) {
		return 0
	}
	o.Known[route][i] = day
	return g.Relation
}

// Rotate has the posts of a route forget everybody.
func (o *Organisers) Rotate(route uint16) {
	for i := range o.Known[route] {
		o.Known[route][i] = Unknown
	}
}

// forget takes an organiser's relations from him.
func (o *Organisers) forget(i uint32) {
	for r := range o.Known {
		o.Known[r][i] = Unknown
	}
}
