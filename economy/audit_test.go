package economy

import (
	"errors"
	"fmt"
)

// audit looks at every porter, which no day does: each is in exactly one place
// that fits the standing, and the standings are counted right.
func (w *World) audit() error {
	places := make([]int, len(w.porters.County))
	var count [standings]int
	for i, s := range w.porters.Standing {
		count[s]++
		if s == Dead || s == Gone {
			places[i]++
		}
	}
	if count != w.porters.count {
		return fmt.Errorf("standings are counted as %v and are %v", w.porters.count, count)
	}
	for c := range w.pools {
		check := func(list []uint32, want Standing) (err error) {
			for _, i := range list {
				places[i]++
				if w.porters.Standing[i] != want {
					err = fmt.Errorf("porter %d waits for work with standing %d", i, w.porters.Standing[i])
				}
			}
			return err
		}
		err := check(w.pools[c].novices, Novice)
		for b := range asks {
			err = errors.Join(err, check(porters(w.pools[c].ready[b]), Ready), check(porters(w.pools[c].trained[b]), Ready))
		}
		if err != nil {
			return err
		}
	}
	for _, h := range w.calendar.head {
		for at := h; at != 0; at = w.calendar.next[at-1] {
			places[at-1]++
		}
	}
	for i, n := range places {
		if n != 1 {
			return fmt.Errorf("porter %d is in %d places", i, n)
		}
	}
	return nil
}
