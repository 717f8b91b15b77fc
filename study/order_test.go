package study

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// same is a worker that gives f.
func same[T any](f func(context.Context, int) (T, error)) func() func(context.Context, int) (T, error) {
	return func() func(context.Context, int) (T, error) { return f }
}

func number(_ context.Context, i int) (int, error) { return i, nil }

// crossed puts up to 200 runs out of order: where there are several workers, every
// second one begins its work only when the one that follows it is finished.
func crossed(workers int) func(i int) (finish func()) {
	finished := make([]chan struct{}, 200)
	for i := range finished {
		finished[i] = make(chan struct{})
	}
	return func(i int) func() {
		if workers > 1 && i%2 == 0 {
			<-finished[i+1]
		}
		return func() { close(finished[i]) }
	}
}

func TestResultsAreDeliveredInOrderOnAnyNumberOfWorkers(t *testing.T) {
	for _, workers := range []int{1, 2, 7, 50} {
		var got, want []int
		cross := crossed(workers)
		square := func(_ context.Context, i int) (int, error) {
			defer cross(i)()
			return i * i, nil
		}
		next, err := inOrder(t.Context(), 3, 200, workers, same(square), func(i, x int) error {
			got = append(got, x) // by one goroutine at a time, or the race detector complains
			return nil
		})
		for i := 3; i < 200; i++ {
			want = append(want, i*i)
		}
		if next != 200 || err != nil || !slices.Equal(got, want) {
			t.Errorf("%d workers: %d, %v, %v", workers, next, err, got)
		}
	}
}

func TestTheLowestFailureIsTheOneThatIsTold(t *testing.T) {
	for workers := 1; workers <= 4; workers++ {
		var begun atomic.Int64
		next, err := inOrder(t.Context(), 0, 100, workers, same(func(_ context.Context, i int) (int, error) {
			begun.Add(1)
			if i == 7 || i > 8 {
				return 0, fmt.Errorf("run %d", i)
			}
			return i, nil
		}), func(int, int) error { return nil })
		if next != 7 || err == nil || err.Error() != "run 7" {
			t.Errorf("%d workers: %d delivered, %v", workers, next, err)
		}
		if n := begun.Load(); n > 8+int64(workers) {
			t.Errorf("%d workers: %d runs were begun after one had failed", workers, n-8)
		}
	}
}

func TestWhatCannotBeDeliveredEndsTheWork(t *testing.T) {
	full := errors.New("the disk is full")
	next, err := inOrder(t.Context(), 0, 1000, 3, same(number), func(i, _ int) error {
		if i == 5 {
			return full
		}
		return nil
	})
	if next != 5 || !errors.Is(err, full) {
		t.Errorf("%d delivered, %v", next, err)
	}
}

// No worker runs away from a slow one: results that wait are held in memory. When
// nobody can do anything more, all the room is taken and not one place beyond it.
func TestNobodyIsFarAheadOfTheSlowest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		var begun atomic.Int64
		go inOrder(t.Context(), 0, 10_000, 2, same(func(_ context.Context, i int) (int, error) {
			begun.Add(1)
			if i == 0 {
				<-release
			}
			return i, nil
		}), func(int, int) error { return nil })
		synctest.Wait()
		if n := begun.Load(); n != 2*ahead {
			t.Errorf("%d runs were begun while the first was not finished; there is room for %d", n, 2*ahead)
		}
		close(release)
	})
}

func TestNothingIsBegunAfterCancelling(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	next, err := inOrder(ctx, 0, 3, 2, same(func(context.Context, int) (int, error) {
		t.Error("a run was begun")
		return 0, nil
	}), func(int, int) error { return nil })
	if next != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d delivered, %v", next, err)
	}
}

// Run 0 is slow; when the work is interrupted, runs 1 to 3 are finished. So run
// 0 is waited for, and run 4, after which there is nothing, is given up.
func TestAnInterruptionKeepsAllThatIsFinished(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	finish, three := make(chan struct{}), make(chan struct{})
	next, err := inOrder(ctx, 0, 100, 2, same(func(ctx context.Context, i int) (int, error) {
		switch i {
		case 0:
			<-finish
		case 3:
			close(three)
		case 4:
			<-three
			cancel()
			<-ctx.Done() // its own context is cancelled, that of run 0 is not
			close(finish)
			return 0, ctx.Err()
		}
		return i, nil
	}), func(int, int) error { return nil })
	if next != 4 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d delivered, %v", next, err)
	}
}

// A part is delivered while the rest of its result is still being made, but never
// before the results that come first.
func TestAPartIsDeliveredInItsTurnAndNotLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		said, told := make(chan struct{}), make(chan struct{})
		work := func() func(context.Context, int, func(string)) error {
			return func(_ context.Context, i int, part func(string)) error {
				if i == 1 { // all of it is there before the first is
					part("b1")
					part("b2")
					close(said)
					return nil
				}
				<-said
				part("a1")
				<-told
				part("a2")
				return nil
			}
		}
		var seen []string
		go func() {
			synctest.Wait() // until nobody can do anything more
			if !slices.Equal(seen, []string{"a1"}) {
				t.Errorf("before a2 is there %v were delivered", seen)
			}
			close(told)
		}()
		end, err := inParts(t.Context(), 0, 2, 2, work, func(_ int, part string) error { seen = append(seen, part); return nil })
		if end != 2 || err != nil || !slices.Equal(seen, []string{"a1", "a2", "b1", "b2"}) {
			t.Errorf("%d, %v, %v", end, err, seen)
		}
	})
}

func TestPartsAreInOrderOnAnyNumberOfWorkers(t *testing.T) {
	for _, workers := range []int{1, 2, 7, 50} {
		var got, want []int
		cross := crossed(workers)
		work := func() func(context.Context, int, func(int)) error {
			return func(_ context.Context, i int, part func(int)) error {
				defer cross(i)()
				for k := range i % 5 { // of some there is nothing
					part(10*i + k)
				}
				return nil
			}
		}
		next, err := inParts(t.Context(), 3, 200, workers, work, func(i, x int) error {
			if i != x/10 {
				t.Errorf("part %d is of result %d", x, i)
			}
			got = append(got, x)
			return nil
		})
		for i := 3; i < 200; i++ {
			for k := range i % 5 {
				want = append(want, 10*i+k)
			}
		}
		if next != 200 || err != nil || !slices.Equal(got, want) {
			t.Errorf("%d workers: %d, %v, %v", workers, next, err, got)
		}
	}
}

// Result 0 fails, or is given up, after two of its parts: those were delivered,
// and none of result 1 is.
func TestWhatCameBeforeAFailureIsDelivered(t *testing.T) {
	wrong := errors.New("the accounts are gone")
	for _, gone := range []bool{false, true} {
		ctx, cancel := context.WithCancel(t.Context())
		var got []int
		ready := make(chan struct{})
		work := func() func(context.Context, int, func(int)) error {
			return func(ctx context.Context, i int, part func(int)) error {
				part(10 * i)
				if i == 1 {
					close(ready)
					<-ctx.Done()
					return ctx.Err()
				}
				<-ready
				part(10*i + 1)
				if !gone {
					return wrong
				}
				cancel()
				<-ctx.Done()
				return ctx.Err()
			}
		}
		next, err := inParts(ctx, 0, 2, 2, work, func(_, x int) error { got = append(got, x); return nil })
		want := wrong
		if gone {
			want = context.Canceled
		}
		if next != 0 || !errors.Is(err, want) || !slices.Equal(got, []int{0, 1}) {
			t.Errorf("given up %t: %d, %v, %v", gone, next, err, got)
		}
		cancel()
	}
}

func TestAPanicOfARunReachesWhoeverAskedForIt(t *testing.T) {
	defer func() {
		if cause := recover(); cause != "the accounts are gone" {
			t.Errorf("recovered %v", cause)
		}
	}()
	inOrder(t.Context(), 0, 3, 2, same(func(context.Context, int) (int, error) { panic("the accounts are gone") }), func(int, int) error { return nil })
	t.Error("it returned")
}

func TestAPanicOfWhoeverIsDeliveredToReachesWhoeverAskedForIt(t *testing.T) {
	defer func() {
		if cause := recover(); cause != "no room on the page" {
			t.Errorf("recovered %v", cause)
		}
	}()
	inOrder(t.Context(), 0, 100, 2, same(number), func(int, int) error { panic("no room on the page") })
	t.Error("it returned")
}
