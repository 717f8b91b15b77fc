package economy

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/ledger"
)

// A world of so many crews that every phase has several pieces is the same on any
// number of workers, also when there are more of them than pieces.
func TestManyCrewsAreTheSameOnAnyNumberOfWorkers(t *testing.T) {
	p := upland()
	p.Scale, p.BurnIn, p.Days = 60, 20, 45 // 36,000 porters
	p.Crossing.Bearer, p.Crossing.Accident, p.Crossing.Staying = parameter.PorterBears, 0.01, 0.001
	changes := []parameter.Change{{On: p.Start + 30, Path: "labour.rest", Value: 7.0}, {On: p.Start + 35, Path: "crossing.raid", Value: 0.1}}
	life := func(workers int) string {
		w := proof.Must(Build(p, changes, Seeds{1, 2}, workers))(t)
		for range p.BurnIn {
			w.Day()
		}
		w.team.choosers, w.team.together = 32, 8
		if n := len(w.crews); n < 80 {
			t.Fatalf("%d crews set out", n)
		}
		return lived(t, w)
	}
	want := life(1)
	for _, workers := range []int{2, 3, 7, 100} {
		if got := life(workers); got != want {
			t.Errorf("on %d workers it is another world: %.300s\n%.300s", workers, got, want)
		}
	}
}

// Neither does it matter in worlds that nobody designed, where every organiser and
// every crew is a piece of its own.
func TestGeneratedWorldsAreTheSameOnAnyNumberOfWorkers(t *testing.T) {
	crews := 0
	rapid.Check(t, func(t *rapid.T) {
		p := anyParameters(t)
		changes := anyChanges(t, p)
		var said [2]string
		for k := range said {
			w := proof.Must(Build(p, changes, Seeds{1, 1}, 1+2*k))(t)
			w.team.choosers, w.team.together = 1, 1
			w.Watch(func(trip observe.Trip) { crews = max(crews, int(trip.Crossing)) })
			said[k] = lived(t, w)
		}
		if said[0] != said[1] {
			t.Errorf("on three workers it is another world: %.300s\n%.300s", said[1], said[0])
		}
	})
	if crews < 2 {
		t.Error("no night had several crews")
	}
}

// Where pay is so high that incomes are counted in wider steps, every worker counts in
// those, also in a world that is built again.
func TestWorkersCountIncomesInTheSameSteps(t *testing.T) {
	poor, rich := upland(), upland()
	poor.Days, rich.Days = 90, 90
	for c := range rich.Counties {
		rich.Counties[c].PieceRate *= 10
	}
	for g := range rich.Goods {
		rich.Goods[g].DestinationPrice *= 10
	}
	life := func(p *parameter.Parameters, workers int) string {
		w := proof.Must(Build(poor, nil, Seeds{1, 1}, workers))(t)
		if err := w.Rebuild(p, nil, Seeds{1, 1}, workers); err != nil {
			t.Fatal(err)
		}
		w.team.choosers, w.team.together = 1, 1
		return lived(t, w)
	}
	if a, b := proof.Must(Build(poor, nil, Seeds{1, 1}, 1))(t), proof.Must(Build(rich, nil, Seeds{1, 1}, 1))(t); a.seen.months.step == b.seen.months.step {
		t.Fatal("both worlds count in the same steps")
	}
	for _, p := range []*parameter.Parameters{poor, rich} {
		if one, three := life(p, 1), life(p, 3); one != three {
			t.Error("three workers count other incomes than one")
		}
	}
}

// Months that several workers have counted are those that one would have.
func TestMonthsOfSeveralWorkersAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		empty := func() months { return months{pay: make([]int64, incomeSteps), step: incomeStep} }
		one, sum := empty(), empty()
		for range rapid.IntRange(1, 3).Draw(t, "workers") {
			part := empty()
			for range rapid.IntRange(0, 5).Draw(t, "porters") {
				l := life{month: -1}
				for day := int32(0); day < 100; day += rapid.Int32Range(1, 40).Draw(t, "days") {
					twin, pay := l, 100*rapid.Int64Range(0, 30_000).Draw(t, "pay")
					part.run(&l, day, ledger.Money(pay))
					one.run(&twin, day, ledger.Money(pay))
					if twin != l {
						t.Fatalf("a porter is %+v and %+v", twin, l)
					}
				}
			}
			sum.take(&part)
			if got, want := fmt.Sprint(part), fmt.Sprint(empty()); got != want {
				t.Fatal("what was taken is still there")
			}
		}
		if got, want := fmt.Sprint(sum), fmt.Sprint(one); got != want {
			t.Fatalf("%d months of %d runs, one worker has %d of %d", sum.all, sum.runs, one.all, one.runs)
		}
	})
}
