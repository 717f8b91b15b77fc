package economy

import (
	"context"
	"fmt"
	"testing"

	"tumen/internal/proof"

	"pgregory.net/rapid"
)

// lived is everything that can be told of a run, its checksums included.
func lived(t rapid.TB, w *World) string {
	w.KeepChecks()
	if err := w.Run(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v %+v %+v %+v", w.Outcome().Summary, *w.Outcome().Days, w.Outcome().Flows, w.Outcome().Distributions) +
		fmt.Sprintf("%+v %+v %v", *w.Checks(), w.Work(), w.audit())
}

// Worlds that nobody designed, of other sizes and under other rules, one after
// another in one world's memory: each is to the bit the one that is built anew,
// also after one that was left on its first days.
func TestAWorldBuiltAgainIsToTheBitANewOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var again World
		for range rapid.IntRange(2, 4).Draw(t, "worlds") {
			p := anyParameters(t)
			changes := anyChanges(t, p)
			seeds := Seeds{rapid.Uint64().Draw(t, "world"), rapid.Uint64().Draw(t, "run")}
			fresh := proof.Must(Build(p, changes, seeds, 1))(t)
			if err := again.Rebuild(p, changes, seeds, 1); err != nil {
				t.Fatal(err)
			}
			if rapid.Bool().Draw(t, "left") {
				for range min(3, p.Days) {
					again.Day()
				}
				continue
			}
			if got, want := lived(t, &again), lived(t, fresh); got != want {
				t.Fatalf("built again:\n%s\nbuilt anew:\n%s", got, want)
			}
		}
	})
}

// What cannot be built leaves the world as it was.
func TestAWorldThatCannotBeBuiltAgainStays(t *testing.T) {
	w := proof.Must(New(upland(), nil, 1, 1))(t)
	fresh := proof.Must(New(upland(), nil, 1, 1))(t)
	wrong := upland()
	wrong.Routes[0].County = "nowhere"
	if err := w.Rebuild(wrong, nil, Seeds{1, 1}, 1); err == nil {
		t.Fatal("a world was built of a route in no county")
	}
	if lived(t, w) != lived(t, fresh) {
		t.Error("it is not the world that it was")
	}
}

// The memory of a world is handed on: another of its size takes at most half the
// allocations of a new one.
func TestAWorldBuiltAgainAllocatesLittle(t *testing.T) {
	p := upland()
	var w World
	build := func() {
		if err := w.Rebuild(p, nil, Seeds{1, 1}, 1); err != nil {
			t.Fatal(err)
		}
	}
	build()
	again := testing.AllocsPerRun(10, build)
	anew := testing.AllocsPerRun(10, func() {
		if _, err := New(p, nil, 1, 1); err != nil {
			t.Fatal(err)
		}
	})
	if again > anew/2 {
		t.Errorf("%v allocations again, %v anew", again, anew)
	}
}
