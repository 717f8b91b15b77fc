package jobs

import (
	"context"
	"slices"
	"sync"
)

// Queue runs a few jobs at a time. The others wait their turn, in the order in
// which they came.
type Queue struct {
	atOnce int
	most   int // jobs that may wait

	lock    sync.Mutex
	running int
	waiting []chan struct{} // of those who wait; closed when it is their turn
	jobs    sync.WaitGroup
}

// NewQueue is a queue that runs atOnce jobs and lets waiting others wait.
func NewQueue(atOnce, waiting int) *Queue { return &Queue{atOnce: max(1, atOnce), most: waiting} }

// Full says whether one more job would be one too many.
func (q *Queue) Full() bool {
	q.lock.Lock()
	defer q.lock.Unlock()
	return q.running == q.atOnce && len(q.waiting) >= q.most
}

// Do calls a job when it is its turn. Cancelling ctx ends the wait: the job is
// then called at once, and sees from ctx that it need not begin.
func (q *Queue) Do(ctx context.Context, job func()) {
	turn := make(chan struct{})
	q.lock.Lock()
	if q.running < q.atOnce {
		q.running++
		close(turn)
	} else {
		q.waiting = append(q.waiting, turn)
	}
	q.lock.Unlock()
	q.jobs.Go(func() {
		select {
		case <-turn:
		case <-ctx.Done():
			if q.leave(turn) {
				job()
				return
			}
		}
		defer q.next()
		job()
	})
}

// leave takes a waiting job out of the queue; false if its turn has come.
func (q *Queue) leave(turn chan struct{}) bool {
	q.lock.Lock()
	defer q.lock.Unlock()
	i := slices.Index(q.waiting, turn)
	if i >= 0 {
		q.waiting = slices.Delete(q.waiting, i, i+1)
	}
	return i >= 0
}

// next lets the longest waiting job run in the place of one that is over.
func (q *Queue) next() {
	q.lock.Lock()
	defer q.lock.Unlock()
	if len(q.waiting) == 0 {
		q.running--
		return
	}
	close(q.waiting[0])
	q.waiting = q.waiting[1:]
}

// Wait returns when every job is over.
func (q *Queue) Wait() { q.jobs.Wait() }
