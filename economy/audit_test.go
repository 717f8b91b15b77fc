package economy

import (
	"errors"
	"fmt"

	"tumen/economy/labour"
)

// audit looks at every person, which no day does: each standing is counted right,
// lists hold who they should, and what households sum up is what people are.
func (w *World) audit() error {
	var err error
	for c := range w.labour.Pools {
		var count [labour.Standings]int
		for i := range w.labour.People {
			if x := &w.labour.People[i]; int(x.County) == c {
				count[x.Standing]++
			}
		}
		for s := range labour.Standings {
			if n := w.labour.Pools[c].Count(s); n != count[s] {
				err = errors.Join(err, fmt.Errorf("county %d has %d people of standing %d, and counts %d", c, count[s], s, n))
			}
		}
	}
	err = errors.Join(err, w.labour.Check(), w.households.Check(&w.book, w.day, w.person))
	for i, debt := range w.organisers.Debt {
		if debt < 0 || debt > 0 && !w.organisers.Active[i] {
			err = errors.Join(err, fmt.Errorf("organiser %d owes %d, and is in the trade: %t", i, debt, w.organisers.Active[i]))
		}
	}
	return err
}
