package economy

import (
	"errors"
	"fmt"
)

// audit looks at every porter, which no day does: each is in exactly one place
// that fits the standing, and the standings are counted right.
func (w *World) audit() error {
	places := make([]int, len(w.porters.life))
	var count [standings]int
	for i := range w.porters.life {
		l := &w.porters.life[i]
		count[l.on(w.day-1)]++
		if l.standing == Dead || l.standing == Gone {
			places[i]++
		}
	}
	if count != w.porters.count {
		return fmt.Errorf("standings are counted as %v and are %v", w.porters.count, count)
	}
	var err error
	at := func(i uint32, want Standing, where string) {
		places[i]++
		if is := w.porters.life[i].on(w.day - 1); is != want {
			err = errors.Join(err, fmt.Errorf("porter %d is %s with standing %d", i, where, is))
		}
	}
	for c := range w.pools {
		pool := &w.pools[c]
		for _, i := range pool.novices {
			at(i, Novice, "among the novices")
		}
		for _, s := range [...]*applicants{&pool.ready, &pool.trained} {
			s.everyone(func(x packedWorker) {
				at(x.porter(), Ready, "among those who wait")
				if want := w.pack(x.porter()); x != want {
					err = errors.Join(err, fmt.Errorf("porter %d waits packed as %x and is %x", x.porter(), x, want))
				}
			})
		}
		for _, s := range absences {
			for d := range pool.away[s].near {
				for _, x := range pool.away[s].near[d] {
					at(x.porter(), s, "away")
					if free := w.porters.life[x.porter()].free; uint32(free)%horizon != uint32(d) {
						err = errors.Join(err, fmt.Errorf("porter %d is free on day %d and noted for %d", x.porter(), free, d))
					}
				}
			}
			for _, x := range pool.away[s].far {
				at(x.worker.porter(), s, "away for long")
			}
		}
	}
	if err != nil {
		return err
	}
	for i, n := range places {
		if n != 1 {
			return fmt.Errorf("porter %d is in %d places", i, n)
		}
	}
	return nil
}
