package jobs

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"

	"tumen/internal/proof"
)

// At most that many run at a time, in the order in which they came; one that is
// cancelled while it waits is called at once and takes nobody's place.
func TestAQueueIsFair(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(2, 3)
		ends := make(chan struct{})
		began := make(chan int, 10)
		ctx, cancel := context.WithCancel(t.Context())
		for k := range 5 {
			if q.Full() {
				t.Errorf("it is full with %d jobs", k)
			}
			of := t.Context()
			if k == 3 {
				of = ctx
			}
			q.Do(of, func() {
				began <- k
				if of.Err() == nil {
					<-ends
				}
			})
			synctest.Wait()
		}
		if !q.Full() {
			t.Error("with three that wait it is not full")
		}
		cancel()
		synctest.Wait()
		for range 4 {
			ends <- struct{}{}
			synctest.Wait()
		}
		q.Wait()
		close(began)
		if order := slices.Collect(func(yield func(int) bool) {
			for k := range began {
				yield(k)
			}
		}); !slices.Equal(order, []int{0, 1, 3, 2, 4}) {
			t.Errorf("they began in the order %v", order)
		}
	})
}

func TestAnLRUKeepsTheLast(t *testing.T) {
	c := LRU[int, string]{Room: 2}
	loads := 0
	get := func(key int) string {
		v := proof.Must(c.Get(key, func() (string, error) { loads++; return "loaded", nil }))(t)
		return v
	}
	c.Put(1, "one")
	c.Put(2, "two")
	if get(1) != "one" || get(3) != "loaded" || get(1) != "one" || get(2) != "loaded" || loads != 2 {
		t.Errorf("after two values and one more there were %d loads", loads)
	}
	c.Put(2, "new")
	c.Drop(1)
	if get(2) != "new" || get(1) != "loaded" || loads != 3 {
		t.Errorf("after a drop there were %d loads", loads)
	}
}
