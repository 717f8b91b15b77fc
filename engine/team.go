package engine

import (
	"sync"
	"sync/atomic"
)

// Team is a number of workers who share the pieces of one phase after
// another. Each begins with the same part of the pieces in every phase, which
// may still be in the cache next to it, and then helps the others. A team is
// not for use by several goroutines at once.
type Team struct {
	workers []worker
	work    func(worker, piece int)
	wait    sync.WaitGroup
	broken  atomic.Pointer[any]
}

// worker is one worker's part of a phase: the pieces from next to below end.
type worker struct {
	next  atomic.Int64
	end   int64
	begin func()   // bound once, so that a phase allocates nothing
	_     [64]byte // no two workers share a line of the cache
}

// NewTeam is a team of at least one worker.
func NewTeam(workers int) *Team {
	t := &Team{workers: make([]worker, max(1, workers))}
	for w := range t.workers {
		t.workers[w].begin = func() { t.share(w); t.wait.Done() }
	}
	return t
}

// Workers is how many there are. The number of a worker is below it.
func (t *Team) Workers() int { return len(t.workers) }

// Each calls work once for each piece below n, and returns when all are done.
// A piece may write only what is its own, or what is its worker's and does not
// outlast the piece. A panic in a piece reaches the caller.
func (t *Team) Each(n int, work func(worker, piece int)) {
	if len(t.workers) == 1 || n <= 1 {
		for piece := range n {
			work(0, piece)
		}
		return
	}
	t.work = work
	all := int64(len(t.workers))
	for w := range t.workers {
		t.workers[w].next.Store(int64(w) * int64(n) / all)
		t.workers[w].end = int64(w+1) * int64(n) / all
	}
	t.wait.Add(len(t.workers) - 1)
	for w := 1; w < len(t.workers); w++ {
		go t.workers[w].begin()
	}
	t.share(0)
	t.wait.Wait()
	t.work = nil
	if broken := t.broken.Swap(nil); broken != nil {
		panic(*broken)
	}
}

// share does the worker's own part, then what is left of the others'.
func (t *Team) share(own int) {
	defer func() {
		if r := recover(); r != nil {
			fault := r // r itself would be put on the heap by every share
			t.broken.Store(&fault)
			for w := range t.workers {
				t.workers[w].next.Store(t.workers[w].end) // the others may stop
			}
		}
	}()
	for k := range t.workers {
		part := &t.workers[(own+k)%len(t.workers)]
		for {
			piece := part.next.Add(1) - 1
			if piece >= part.end {
				break
			}
			t.work(own, int(piece))
		}
	}
}
