package engine

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Team is a number of workers who share the pieces of one phase after
// another. Each begins with the same part of the pieces in every phase, which
// may still be in the cache next to it, and then helps the others. A team is
// not for use by several goroutines at once.
type Team struct {
	workers []worker
	work    func(worker, piece int)
	busy    atomic.Int32 // helpers who are not done
	wait    sync.WaitGroup
	broken  atomic.Pointer[any]
}

// worker is one worker's part of a phase: the pieces from next to below end.
// All workers but the first, who is the caller, are helpers.
type worker struct {
	next  atomic.Int64
	end   int64
	state atomic.Int32
	begin func()   // bound once, so that a phase allocates nothing
	_     [64]byte // no two workers share a line of the cache
}

// What a helper does between phases.
const (
	away   int32 = iota // nothing: it has to be started
	ready               // it waits a little for the next phase
	called              // it works, or is about to
)

// linger is how long one waits awake for the others: about twice as long as it
// takes to wake someone who sleeps, which many phases are shorter than.
const linger = 100 * time.Microsecond

// NewTeam is a team of at least one worker.
func NewTeam(workers int) *Team {
	t := &Team{workers: make([]worker, max(1, workers))}
	for w := range t.workers {
		t.workers[w].begin = func() { t.help(w) }
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
	helpers := t.workers[1:]
	t.busy.Store(int32(len(helpers)))
	t.wait.Add(len(helpers))
	for h := range helpers {
		if helpers[h].state.Swap(called) == away {
			go helpers[h].begin()
		}
	}
	t.share(0)
	awake(func() bool { return t.busy.Load() == 0 })
	t.wait.Wait()
	t.work = nil
	if broken := t.broken.Swap(nil); broken != nil {
		panic(*broken)
	}
}

// help is a helper's life: a phase, and another if it is called in time.
func (t *Team) help(own int) {
	state := &t.workers[own].state
	for {
		t.share(own)
		state.Store(ready)
		t.busy.Add(-1)
		t.wait.Done()
		awake(func() bool { return state.Load() == called })
		if state.CompareAndSwap(ready, away) {
			return
		}
	}
}

// awake returns when something is so, or when it has waited long enough.
// Whoever else wants to run goes first.
func awake(so func() bool) {
	for begin := time.Now(); !so() && time.Since(begin) < linger; {
		runtime.Gosched()
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
