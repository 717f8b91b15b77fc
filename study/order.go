package study

import (
	"context"
	"runtime"
	"sync"
)

// ahead is how many results each worker may be ahead of the oldest that is not
// known yet: enough that one slow run holds nobody up for long, few enough to be
// held in memory.
const ahead = 16

// inOrder makes results first to last-1, on so many workers at a time (below 1
// means one for each core), and delivers them in that order, one at a time. Each
// worker is made by work, and has what it needs for itself.
//
// It returns the number of the first that was not delivered: last, or less with
// an error. When one fails, or deliver does, no further one is begun and those
// before it are finished, so the error is always that of the lowest that fails.
// When ctx is cancelled, what is under way and comes after the last that is
// finished is given up, the rest is finished and delivered, and the error is
// that of ctx: so nothing that is finished is lost. A panic in a run goes on in
// the caller.
func inOrder[T any](ctx context.Context, first, last, workers int, work func() func(ctx context.Context, i int) (T, error), deliver func(i int, result T) error) (next int, err error) {
	return inParts(ctx, first, last, workers, func() func(context.Context, int, func(T)) error {
		run := work()
		return func(ctx context.Context, i int, part func(T)) error {
			whole, err := run(ctx, i)
			if err == nil {
				part(whole)
			}
			return err
		}
	}, deliver)
}

// inParts is inOrder of results that come in parts. A part whose turn has come is
// delivered at once, though its result may have more of them to come, may yet
// fail, or may be given up; the others wait for their turn.
func inParts[T any](ctx context.Context, first, last, workers int, work func() func(ctx context.Context, i int, part func(T)) error, deliver func(i int, part T) error) (next int, err error) {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, last-first)
	q := &queue[T]{
		next: first, begun: first, last: last, window: ahead * workers, deliver: deliver,
		parts: map[int][]T{}, ended: map[int]error{}, running: map[int]context.CancelFunc{},
	}
	q.room = sync.NewCond(&q.lock)
	stop := context.AfterFunc(ctx, q.interrupt)
	defer stop()
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() { q.work(ctx, work()) })
	}
	wait.Wait()
	if q.panicked != nil {
		panic(q.panicked)
	}
	if q.wrong == nil && q.next < last {
		q.wrong = ctx.Err()
	}
	return q.next, q.wrong
}

// queue is what the workers share.
type queue[T any] struct {
	lock    sync.Mutex
	room    *sync.Cond // begun may go on, or never will
	next    int        // the first that was not delivered to its end
	begun   int        // the next to begin
	last    int
	window  int
	deliver func(int, T) error
	parts   map[int][]T   // made, and their turn has not come
	ended   map[int]error // likewise, and there will be no more parts
	running map[int]context.CancelFunc

	stopped  bool // nothing more is begun
	cut      bool // ctx was cancelled
	wrong    error
	panicked any
}

// work makes one result after the other until there is none left, or no point.
func (q *queue[T]) work(ctx context.Context, run func(ctx context.Context, i int, part func(T)) error) {
	defer func() {
		if cause := recover(); cause != nil {
			q.lock.Lock()
			q.broken(cause)
			q.lock.Unlock()
		}
	}()
	for {
		i, own, ok := q.begin(ctx)
		if !ok {
			return
		}
		q.end(i, run(own, i, func(part T) { q.part(i, part) }))
	}
}

// broken keeps a panic for the caller.
func (q *queue[T]) broken(cause any) {
	q.panicked, q.stopped = cause, true
	q.room.Broadcast()
}

// begin takes the next number, if there is one, when there is room for its
// result.
func (q *queue[T]) begin(ctx context.Context) (i int, own context.Context, ok bool) {
	q.lock.Lock()
	defer q.lock.Unlock()
	for !q.stopped && q.begun < q.last && q.begun >= q.next+q.window {
		q.room.Wait()
	}
	if q.stopped || q.begun >= q.last || ctx.Err() != nil {
		return 0, nil, false
	}
	i = q.begun
	q.begun++
	own, cancel := context.WithCancel(context.WithoutCancel(ctx))
	q.running[i] = cancel
	return i, own, true
}

// part takes in a part of a result. A panic of whoever it is delivered to is no
// concern of the run that made it.
func (q *queue[T]) part(i int, part T) {
	q.lock.Lock()
	defer q.lock.Unlock()
	defer func() {
		if cause := recover(); cause != nil {
			q.broken(cause)
		}
	}()
	if q.wrong == nil {
		q.parts[i] = append(q.parts[i], part)
		q.turn()
	}
}

// end takes in that a result has no more parts, for it is finished or failed.
func (q *queue[T]) end(i int, err error) {
	q.lock.Lock()
	defer q.lock.Unlock()
	defer q.room.Broadcast()
	q.running[i]()
	delete(q.running, i)
	if q.cut && err != nil {
		q.giveUp()
		return // it was given up, or would have failed: nothing after it counts
	}
	q.ended[i] = err
	if err != nil {
		q.stopped = true
	}
	q.turn()
}

// turn delivers what may be delivered.
func (q *queue[T]) turn() {
	for q.wrong == nil && q.panicked == nil {
		for len(q.parts[q.next]) > 0 && q.wrong == nil {
			part := q.parts[q.next][0]
			q.parts[q.next] = q.parts[q.next][1:]
			q.wrong = q.deliver(q.next, part)
		}
		err, ended := q.ended[q.next]
		if q.wrong == nil {
			q.wrong = err
		}
		if q.wrong != nil {
			q.stopped = true
			for _, cancel := range q.running { // nobody will ask for what they make
				cancel()
			}
		}
		if !ended || q.wrong != nil {
			return
		}
		delete(q.parts, q.next)
		delete(q.ended, q.next)
		q.next++
	}
}

// interrupt lets nothing more begin.
func (q *queue[T]) interrupt() {
	q.lock.Lock()
	defer q.lock.Unlock()
	q.stopped, q.cut = true, true
	q.giveUp()
	q.room.Broadcast()
}

// giveUp cancels what is under way and comes after all that is finished: there
// is nothing yet that waits for it, but perhaps parts of others under way.
func (q *queue[T]) giveUp() {
	highest := q.next - 1
	for i := range q.ended {
		highest = max(highest, i)
	}
	for i, cancel := range q.running {
		if i > highest {
			cancel()
		}
	}
}
