package economy

// beliefs are what each organiser has seen of each route, fading with memory.
type beliefs struct {
	hits, seen [][]float64 // by route, then organiser
}

func newBeliefs(routes, organisers int) beliefs {
	b := beliefs{make([][]float64, routes), make([][]float64, routes)}
	for r := range b.hits {
		b.hits[r], b.seen[r] = make([]float64, organisers), make([]float64, organisers)
	}
	return b
}

// risk is the chance of losing a crossing that an organiser believes in: the
// mean of a Beta distribution whose evidence fades,
//
//	rho = (sum w^k hit_k + alpha) / (sum w^k + alpha + beta)
//
// over past crossings k, the latest first.
func (w *World) risk(route int, organiser uint32) float64 {
	l := &w.p.Learning
	all := w.beliefs.seen[route][organiser] + l.Hits + l.Clear
	if all == 0 {
		return 0
	}
	return (w.beliefs.hits[route][organiser] + l.Hits) / all
}

// learn lets each organiser remember what became of tonight's crossing.
func (w *World) learn() {
	for k := range w.crews {
		c := &w.crews[k]
		hits, seen := &w.beliefs.hits[c.route][c.organiser], &w.beliefs.seen[c.route][c.organiser]
		memory := w.p.Learning.Memory
		*hits, *seen = float64(*hits*memory), float64(*seen*memory)+1
		if c.taken {
			*hits++
		}
	}
}
