package economy

import (
	"math"

	"tumen/economy/parameter"
)

// reach.go: which of those who wait an offer reaches. People wait in pools by
// the piece rate from which a run with their county's fullest bag pays them. A
// lighter bag asks for fewer days of rest, and can pay someone from a lower rate,
// so an offer of one reaches further by as much as it can ease anybody's night.
// Whoever would accept an offer is then always within its reach; whoever is
// within it may still decline.

// sorting is what the pools were sorted by, beside the bags.
type sorting struct {
	rest, novice float64
	seasoned     int
}

// readBags notes what the pools are sorted by: each county's fullest bag, and
// what tires its people. It says whether that is new.
func (w *World) readBags() (changed bool) {
	l := &w.p.Labour
	now := sorting{l.Rest, l.NoviceLoad, l.Seasoned}
	changed = now != w.sorted
	w.sorted = now
	for c := range w.p.Counties {
		bag := uint16(0)
		for r := range w.p.Routes {
			if route := &w.p.Routes[r]; route.Carriers == parameter.ByPorters && route.County == w.p.Counties[c].Name {
				bag = max(bag, uint16(min(route.Load, 255)))
			}
		}
		changed = changed || bag != w.bag[c]
		w.bag[c] = bag
	}
	return changed
}

// reshelve sorts everyone who waits, or will, anew.
func (w *World) reshelve() {
	for c := range w.pools {
		pool := &w.pools[c]
		var all []packedWorker
		for _, s := range [...]*applicants{&pool.ready, &pool.trained} {
			s.everyone(func(c packedWorker) { all = append(all, c) })
			s.begin(int(s.number))
		}
		for _, c := range all {
			w.wait(pool, w.pack(c.porter()))
		}
		for s := range pool.away {
			pool.away[s].renew(w.pack)
		}
	}
}

// weighBags works out by how much each bag up to the fullest can ease the night
// of any of a county's people: the most by which the rate from which it pays
// falls, at least 1.
func (w *World) weighBags() {
	for c := range w.pools {
		pool, bag := &w.pools[c], w.bag[c]
		for load := range pool.eases {
			pool.eases[load] = 1
		}
		for s := range strongest + 1 {
			if pool.strength[s].people == pool.strength[s+1].people {
				continue // nobody is as strong as that
			}
			for _, own := range [...]uint16{uint16(s), uint16(float64(s) * w.p.Labour.NoviceLoad)} {
				full := min(bag, own)
				if full < 2 {
					continue // there is no lighter bag
				}
				night := w.nights(full, uint8(s))
				for load := range full - 1 {
					ease := &pool.eases[load+1]
					*ease = max(*ease, night/w.nights(load+1, uint8(s)))
				}
			}
		}
	}
}

// nights is the days that a kilogram costs on a run: the night and the rest.
func (w *World) nights(load uint16, strength uint8) float64 {
	return float64(1+w.rest(load, strength)) / float64(load)
}

// reach is the last compartment that an offer of a bag at a piece rate can
// satisfy [kg, minor/kg]. The billionth is for the rounding on the way.
func (w *World) reach(county int, load uint16, rate float64) int {
	if w.outside[county] == 0 {
		return asks - 1
	}
	return askAt(rate / w.outside[county] * w.pools[county].eases[min(load, 255)] * (1 + 1e-9))
}

// asks is the piece rate from which a run with the county's fullest bag pays the
// worker, with nothing to fear [minor/kg].
func (w *World) asks(county int, c packedWorker) float64 {
	load := min(w.bag[county], c.own(w.p.Labour.NoviceLoad))
	if load == 0 {
		return math.MaxFloat64
	}
	return float64(c.outside()) * w.nights(load, c.strength())
}
