package workbench

import (
	"context"
	"slices"
	"sync"
)

// lane lets so many jobs run at a time; the others wait their turn, in the order
// in which they came.
type lane struct {
	atOnce int
	most   int // jobs that may wait

	lock    sync.Mutex
	running int
	queue   []chan struct{} // of those who wait; closed when it is their turn
	jobs    sync.WaitGroup
}

func newLane(atOnce, waiting int) *lane { return &lane{atOnce: max(1, atOnce), most: waiting} }

// full says whether one job more would be one too many.
func (l *lane) full() bool {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.running == l.atOnce && len(l.queue) >= l.most
}

// do has a job done when it is its turn. Cancelling ctx ends the wait: the job
// is then called at once, and sees from ctx that it need not begin.
func (l *lane) do(ctx context.Context, job func()) {
	turn := make(chan struct{})
	l.lock.Lock()
	if l.running < l.atOnce {
		l.running++
		close(turn)
	} else {
		l.queue = append(l.queue, turn)
	}
	l.lock.Unlock()
	l.jobs.Go(func() {
		select {
		case <-turn:
		case <-ctx.Done():
			if l.leave(turn) {
				job()
				return
			}
		}
		defer l.next()
		job()
	})
}

// leave takes a waiting job out of the queue; false if its turn has come.
func (l *lane) leave(turn chan struct{}) bool {
	l.lock.Lock()
	defer l.lock.Unlock()
	i := slices.Index(l.queue, turn)
	if i >= 0 {
		l.queue = slices.Delete(l.queue, i, i+1)
	}
	return i >= 0
}

// next lets the longest waiting job run in the place of one that is over.
func (l *lane) next() {
	l.lock.Lock()
	defer l.lock.Unlock()
	if len(l.queue) == 0 {
		l.running--
		return
	}
	close(l.queue[0])
	l.queue = l.queue[1:]
}

// wait returns when every job is over.
func (l *lane) wait() { l.jobs.Wait() }
