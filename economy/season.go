package economy

import "tumen/economy/parameter"

// turnSeason moves the calendar on: today's date and month, and the porters who
// are free again today. Harvests and the river are twelve monthly numbers each;
// they are read where they act, with the month set here.
func (w *World) turnSeason() {
	w.date = w.p.Start + parameter.Date(w.day)
	w.month = w.date.Month()
	for c := range w.pools {
		w.release(c)
	}
}

// release returns those of a county who are free again today to those who wait.
func (w *World) release(county int) {
	pool := &w.pools[county]
	for _, s := range absences {
		free := pool.away[s].take(w.day)
		w.porters.count[s] -= len(free)
		w.porters.count[Ready] += len(free)
		for _, c := range free {
			if s == Training {
				w.agencyOf(c.porter()).places++
			}
			w.living.returnHome(county, c.outside())
			w.wait(pool, c)
		}
	}
}

// wait puts a trained porter among the applicants.
func (w *World) wait(pool *pool, c packedWorker) {
	if c.seasoned() {
		pool.ready.add(c)
	} else {
		pool.trained.add(c)
	}
}
