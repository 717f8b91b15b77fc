package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/exact"
)

// beliefs are what people have seen and heard of each route, fading with memory.
type beliefs struct {
	hits, seen         [][]float64 // by route, then organiser
	toldHits, toldSeen [][]float64 // by route, then county
}

// open makes room for what nobody has seen yet.
func (b *beliefs) open(routes, organisers, counties int) {
	b.hits, b.seen = snapshot.ResizedTable(b.hits, routes, organisers), snapshot.ResizedTable(b.seen, routes, organisers)
	b.toldHits, b.toldSeen = snapshot.ResizedTable(b.toldHits, routes, counties), snapshot.ResizedTable(b.toldSeen, routes, counties)
}

// note adds one experience to a fading memory.
func note(hits, seen *float64, memory float64, hit bool) { hear(hits, seen, memory, 1, hit) }

// hear adds an experience that counts less than one.
func hear(hits, seen *float64, memory, part float64, hit bool) {
	*hits, *seen = float64(*hits*memory), float64(*seen*memory)+part
	if hit {
		*hits += part
	}
}

// crowd is how many crossings of a scaled world make one experience for those
// who look at all of them, the county and the posts. Organisers grow in number
// with the world, and each lives through his own crossings as before; but the
// county of a world a hundred times as large sees a hundred crossings for one,
// and would know only the last minutes of the night if each counted in full.
func (w *World) crowd() float64 { return max(1, w.p.Scale) }

// beta is the mean of a Beta distribution whose evidence fades,
//
//	rho = (sum w^k hit_k + alpha) / (sum w^k + alpha + beta)
//
// over past crossings k, the latest first, with memory w.
func beta(l *parameter.Learning, hits, seen float64) float64 {
	all := seen + l.Hits + l.Clear
	if all == 0 {
		return 0
	}
	return (hits + l.Hits) / all
}

// risk is the chance of losing a crossing that an organiser believes in: his own
// experience, and what is told in the county with the weight of rumour.
func (w *World) risk(route int, organiser uint32) float64 {
	l, b := &w.p.Learning, &w.beliefs
	own := beta(l, b.hits[route][organiser], b.seen[route][organiser])
	if w.p.Regime == parameter.Customary || l.Rumour == 0 {
		return own
	}
	return float64((1-l.Rumour)*own) + float64(l.Rumour*w.rumour(route, int(w.organisers.County[organiser])))
}

// rumour is the chance of losing a crossing that is told in a county.
func (w *World) rumour(route, county int) float64 {
	b := &w.beliefs
	return beta(&w.p.Learning, b.toldHits[route][county], b.toldSeen[route][county])
}

// learn is what tonight leaves behind: organisers remember what became of their
// crossings and the county tells of it, truly or not; posts know better what a
// crossing is like; and where prices are free, volumes, piece rates and
// inspectors move.
func (w *World) learn() {
	l, b := &w.p.Learning, &w.beliefs
	part := 1 / w.crowd()
	fade := exact.Pow(l.Memory, part)
	for k := range w.crews {
		c := &w.crews[k]
		county := w.organisers.County[c.organiser]
		note(&b.hits[c.route][c.organiser], &b.seen[c.route][c.organiser], l.Memory, c.taken)
		hear(&b.toldHits[c.route][county], &b.toldSeen[c.route][county], fade, part, c.taken)
		w.reinforce(c)
		w.tellPosts(c, fade)
	}
	for r := range w.routes {
		w.learnTraffic(r)
	}
	if w.p.Regime == parameter.Behavioural {
		w.spreadRumours()
		w.learnVolumes()
		w.learnRates()
		w.moveInspectors()
	}
}

// spreadRumours lets a loss be told that never happened.
func (w *World) spreadRumours() {
	l, b := &w.p.Learning, &w.beliefs
	if l.False == 0 {
		return
	}
	for r := range w.routes {
		for c := range w.pools {
			if w.draw(drawRumour, uint32(c), uint32(r)).Chance(0, l.False) {
				note(&b.toldHits[r][c], &b.toldSeen[r][c], l.Memory, true)
			}
		}
	}
}

// reinforce moves what an organiser expects of doing the same again towards what
// it has just brought against what he expected (Erev and Roth 1998).
func (w *World) reinforce(c *crew) {
	speed := w.p.Learning.Reinforce
	if speed == 0 || w.p.Regime == parameter.Customary {
		return
	}
	pull := &w.organisers.pull[int(c.good)*len(w.p.Routes)+int(c.route)][c.organiser]
	brought := float64(c.profit - c.guards - c.pay - c.costs)
	if lost := c.load - c.arrived; lost > 0 {
		brought -= float64(worth(lost, w.goods[c.good].source))
	}
	*pull += float64(speed * (brought - w.organisers.plan[c.organiser].expects - *pull))
}

// tellPosts lets the posts of a route know a crossing that arrived.
func (w *World) tellPosts(c *crew, memory float64) {
	if c.arrived == 0 || c.own || c.exempt {
		return
	}
	w.routes[c.route].usual.remember(memory, w.crowd(), w.worthOf(c), w.sunkOf(c), float64(c.heads), c.load.Kg(), float64(c.profit))
}

// learnTraffic moves a route's usual number of crossings a day.
func (w *World) learnTraffic(r int) {
	crossings := 0
	for k := range w.crews {
		if int(w.crews[k].route) == r {
			crossings++
		}
	}
	route := &w.routes[r]
	if route.daily == 0 {
		route.daily = float64(crossings)
	}
	route.daily = float64(w.p.Market.Memory*route.daily) + float64((1-w.p.Market.Memory)*float64(crossings))
}
