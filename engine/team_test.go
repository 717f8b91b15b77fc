package engine

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestEveryPieceIsDoneOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		workers := rapid.IntRange(1, 9).Draw(t, "workers")
		n := rapid.IntRange(0, 100).Draw(t, "pieces")
		team := NewTeam(workers)
		for range 3 { // a team is used again and again
			done := make([]atomic.Int32, n)
			team.Each(n, func(worker, piece int) {
				if worker < 0 || worker >= team.Workers() {
					panic("no such worker")
				}
				done[piece].Add(1)
			})
			for piece := range done {
				if times := done[piece].Load(); times != 1 {
					t.Fatalf("piece %d was done %d times", piece, times)
				}
			}
		}
	})
}

// Helpers wait awake for a while and then go: a phase may come before, while or
// after they do.
func TestAPhaseComesAtAnyTime(t *testing.T) {
	team := NewTeam(3)
	var done atomic.Int32
	for phase := range int32(200) {
		for begin := time.Now(); time.Since(begin) < time.Duration(phase%5)*linger/2; {
			runtime.Gosched()
		}
		team.Each(7, func(_, _ int) { done.Add(1) })
		if got := done.Load(); got != 7*(phase+1) {
			t.Fatalf("after phase %d: %d pieces done, want %d", phase, got, 7*(phase+1))
		}
	}
}

func TestAWorkerKeepsToHimself(t *testing.T) {
	team := NewTeam(4)
	busy := make([]atomic.Int32, team.Workers())
	team.Each(1000, func(worker, _ int) {
		if busy[worker].Add(1) != 1 {
			panic("one worker did two pieces at once")
		}
		busy[worker].Add(-1)
	})
}

func TestAPanicInAPieceReachesTheCaller(t *testing.T) {
	for _, workers := range []int{1, 3} {
		team := NewTeam(workers)
		func() {
			defer func() {
				if r := recover(); r != "broken" {
					t.Errorf("%d workers: recovered %v", workers, r)
				}
			}()
			team.Each(50, func(_, piece int) {
				if piece == 17 {
					panic("broken")
				}
			})
		}()
		sum := make([]int, 2)
		team.Each(2, func(_, piece int) { sum[piece]++ })
		if sum[0] != 1 || sum[1] != 1 {
			t.Errorf("%d workers: the team did not work on after a panic", workers)
		}
	}
}

func TestAPhaseAllocatesNothing(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		team := NewTeam(workers)
		done := make([]int, 64)
		work := func(_, piece int) { done[piece]++ }
		team.Each(len(done), work)
		if allocs := testing.AllocsPerRun(100, func() { team.Each(len(done), work) }); allocs != 0 {
			t.Errorf("%d workers: %v allocations a phase", workers, allocs)
		}
	}
}

// BenchmarkTeam is what a phase of nothing costs on two workers.
func BenchmarkTeam(b *testing.B) {
	team := NewTeam(2)
	work := func(_, _ int) {}
	b.ReportAllocs()
	for range b.N {
		team.Each(64, work)
	}
}
