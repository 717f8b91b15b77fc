package study

import (
	"context"
	"runtime"
	"sync"
)

// overSeeds calls run for 0 to n-1, on so many workers at a time (below 1 means
// one for each core), and progress, which may be nil, after each that is
// finished. run writes only what belongs to its index; progress is called by one
// goroutine at a time.
//
// It returns how many were finished without a gap from the first: n, or fewer
// with an error. Runs are begun in order. When one fails, no further one is
// begun and those under way are finished, so the error is always that of the
// lowest that fails. When ctx is cancelled the error is that of ctx. A panic in
// a run goes on in the caller.
func overSeeds(ctx context.Context, n, workers int, run func(ctx context.Context, i int) error, progress func(done, all int)) (finished int, err error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	w := crew{n: n, run: run, progress: progress, outcome: make([]error, n)}
	var wait sync.WaitGroup
	for range min(workers, n) {
		wait.Go(func() { w.work(ctx) })
	}
	wait.Wait()
	if w.panicked != nil {
		panic(w.panicked)
	}
	for i, err := range w.outcome {
		if err == nil && i < w.next {
			continue
		}
		if err == nil { // never begun: the first that failed would have come before it
			err = ctx.Err()
		}
		return i, err
	}
	return n, nil
}

// crew is what the workers share.
type crew struct {
	n        int
	run      func(ctx context.Context, i int) error
	progress func(done, all int)
	outcome  []error // by index; nil until it fails

	lock     sync.Mutex
	next     int // the run to begin next
	done     int
	stop     bool // a run has failed
	panicked any
}

// work makes one run after the other until there is none left, or no point.
func (w *crew) work(ctx context.Context) {
	defer func() {
		if cause := recover(); cause != nil {
			w.lock.Lock()
			w.panicked, w.stop = cause, true
			w.lock.Unlock()
		}
	}()
	for i, ok := w.begin(ctx); ok; i, ok = w.begin(ctx) {
		w.outcome[i] = w.run(ctx, i)
		w.end(w.outcome[i])
	}
}

// begin takes the next run, if one is still to be made.
func (w *crew) begin(ctx context.Context) (i int, ok bool) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.next == w.n || w.stop || ctx.Err() != nil {
		return 0, false
	}
	w.next++
	return w.next - 1, true
}

// end counts a run that is over.
func (w *crew) end(err error) {
	w.lock.Lock()
	defer w.lock.Unlock()
	if err != nil {
		w.stop = true
		return
	}
	w.done++
	if w.progress != nil {
		w.progress(w.done, w.n)
	}
}
