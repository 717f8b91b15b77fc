package economy

import "math"

// turnSeason moves the calendar on: today's date and month, and the porters who
// are free again today. Harvests and the river are twelve monthly numbers each;
// they are read where they act, with the month set here.
func (w *World) turnSeason() {
	w.date = w.p.Start + Date(w.day)
	w.month = w.date.Month()
	w.calendar.take(w.day, w.release)
}

// wait puts a trained porter on the shelf.
func (w *World) wait(pool *pool, i uint32) {
	to := &pool.trained
	if int(w.porters.Runs[i]) >= w.p.Labour.Seasoned {
		to = &pool.ready
	}
	b := askAt(w.asks(i))
	own := uint8(w.loadOf(i, math.MaxUint8))
	to[b] = append(to[b], cardOf(i, own, w.porters.Strength[i], w.porters.Outside[i]))
}

// release returns a porter to the pool of the county.
func (w *World) release(i uint32) {
	p := &w.porters
	pool := &w.pools[p.County[i]]
	if p.Standing[i] == Training {
		w.agencyOf(i).places++
	}
	p.become(i, Ready, w.day)
	w.work.Returned++
	w.wait(pool, i)
}
