package study

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
)

func TestTheLowestFailureIsTheOneThatIsTold(t *testing.T) {
	for workers := 1; workers <= 4; workers++ {
		var begun atomic.Int64
		finished, err := overSeeds(t.Context(), 100, workers, func(_ context.Context, i int) error {
			begun.Add(1)
			if i == 7 || i > 8 {
				return fmt.Errorf("run %d", i)
			}
			return nil
		}, nil)
		if finished != 7 || err == nil || err.Error() != "run 7" {
			t.Errorf("%d workers: %d finished, %v", workers, finished, err)
		}
		if n := begun.Load(); n > 8+int64(workers) {
			t.Errorf("%d workers: %d runs were begun after one had failed", workers, n-8)
		}
	}
}

func TestProgressCountsWhatIsFinished(t *testing.T) {
	var seen []int // by one goroutine at a time, or the race detector complains
	finished, err := overSeeds(t.Context(), 5, 3, func(context.Context, int) error { return nil }, func(done, all int) {
		if all != 5 {
			t.Errorf("%d in all", all)
		}
		seen = append(seen, done)
	})
	if finished != 5 || err != nil || fmt.Sprint(seen) != "[1 2 3 4 5]" {
		t.Errorf("%d finished, %v, progress %v", finished, err, seen)
	}
}

func TestNothingIsBegunAfterCancelling(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	finished, err := overSeeds(ctx, 3, 2, func(context.Context, int) error {
		t.Error("a run was begun")
		return nil
	}, nil)
	if finished != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d finished, %v", finished, err)
	}
}

func TestAPanicOfARunReachesWhoeverAskedForIt(t *testing.T) {
	defer func() {
		if cause := recover(); cause != "the accounts are gone" {
			t.Errorf("recovered %v", cause)
		}
	}()
	overSeeds(t.Context(), 3, 2, func(context.Context, int) error { panic("the accounts are gone") }, nil)
	t.Error("it returned")
}
