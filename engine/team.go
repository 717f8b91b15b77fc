package engine

import (
	"sync"
	"sync/atomic"
)

// Team is a number of workers who share the pieces of one phase after
// another. It is not for use by several goroutines at once.
type Team struct {
	workers int
	begin   []func() // one for each worker but the first, bound once: a phase allocates nothing

	pieces int64
	work   func(worker, piece int)
	next   atomic.Int64
	wait   sync.WaitGroup
	broken atomic.Pointer[any]
}

// NewTeam is a team of at least one worker.
func NewTeam(workers int) *Team {
	t := &Team{workers: max(1, workers)}
	for worker := 1; worker < t.workers; worker++ {
		t.begin = append(t.begin, func() { t.share(worker); t.wait.Done() })
	}
	return t
}

// Workers is how many there are. The number of a worker is below it.
func (t *Team) Workers() int { return t.workers }

// Each calls work once for each piece below n, and returns when all are done.
// A piece may write only what is its own, or what is its worker's and does not
// outlast the piece. A panic in a piece reaches the caller.
func (t *Team) Each(n int, work func(worker, piece int)) {
	if t.workers == 1 || n <= 1 {
		for piece := range n {
			work(0, piece)
		}
		return
	}
	t.pieces, t.work = int64(n), work
	t.next.Store(0)
	helpers := min(t.workers, n) - 1
	t.wait.Add(helpers)
	for _, begin := range t.begin[:helpers] {
		go begin()
	}
	t.share(0)
	t.wait.Wait()
	t.work = nil
	if broken := t.broken.Swap(nil); broken != nil {
		panic(*broken)
	}
}

// share takes pieces until none is left.
func (t *Team) share(worker int) {
	defer func() {
		if r := recover(); r != nil {
			fault := r // r itself would be put on the heap by every share
			t.broken.Store(&fault)
			t.next.Store(t.pieces) // the others may stop
		}
	}()
	for {
		piece := t.next.Add(1) - 1
		if piece >= t.pieces {
			return
		}
		t.work(worker, int(piece))
	}
}
