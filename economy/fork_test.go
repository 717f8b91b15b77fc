package economy

import (
	"fmt"
	"reflect"
	"sync"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"

	"github.com/google/go-cmp/cmp"
)

// futures are what may happen to the upland from its thirtieth day on.
func futures(start parameter.Date) [][]parameter.Change {
	return [][]parameter.Change{
		nil,
		{{On: start + 30, Path: "routes.river.capacity", Value: 0}, {On: start + 50, Path: "routes.river.capacity", Value: 30}},
		{{On: start + 30, Path: "labour.rest", Value: 20.0}, {On: start + 35, Path: "counties.upland.outside_income", Value: 8.7}, {On: start + 40, Path: "living.cost", Value: 4.31}},
		{{On: start + 31, Path: "security.posture", Value: parameter.Claimant}, {On: start + 31, Path: "security.claim", Value: 0.1}, {On: start + 60, Path: "organisers.donju.licence", Value: true}},
		{{On: start + 90, Path: "regime", Value: parameter.Customary}},
	}
}

// whole is a run from the first day to the last, with its checksums.
func whole(t *testing.T, p *parameter.Parameters, changes []parameter.Change) string {
	t.Helper()
	w := proof.Must(New(p, changes, 1, 1))(t)
	w.KeepChecks()
	return rest(t, w)
}

// rest runs a world to its end.
func rest(t *testing.T, w *World) string {
	t.Helper()
	if err := w.Run(t.Context(), nil); err != nil {
		t.Error(err)
	}
	return proof.JSON(t, w.Outcome()) + fmt.Sprint(w.Checks())
}

// A world that is forked on the morning on which the futures part, or on any
// before it, lives each of them as if it had been run whole; and the forks do
// not touch one another, nor the world that they came from.
func TestAForkIsToTheBitTheRunDoneWhole(t *testing.T) {
	p := upland()
	p.Days = 100
	for _, day := range []parameter.Date{-20, 0, 30} {
		w := proof.Must(New(p, nil, 1, 1))(t)
		w.KeepChecks()
		if err := w.RunTo(t.Context(), p.Start+day, nil); err != nil {
			t.Fatal(err)
		}
		got := make([]string, len(futures(p.Start)))
		var wait sync.WaitGroup
		for i, changes := range futures(p.Start) {
			f := w.Fork(changes)
			wait.Go(func() { got[i] = rest(t, f) })
		}
		wait.Wait()
		for i, changes := range futures(p.Start) {
			if d := cmp.Diff(whole(t, p, changes), got[i]); d != "" {
				t.Errorf("forked on day %d, future %d: -whole +fork\n%.300s", day, i, d)
			}
		}
		if d := cmp.Diff(whole(t, p, nil), rest(t, w)); d != "" {
			t.Errorf("forked on day %d, the world itself: %.300s", day, d)
		}
	}
}

// Futures that are alike would show nothing.
func TestTheFuturesOfTheForksDiffer(t *testing.T) {
	p := upland()
	p.Days = 100
	seen := map[string]int{}
	for i, changes := range futures(p.Start) {
		out := whole(t, p, changes)
		if j, known := seen[out]; known {
			t.Errorf("futures %d and %d are the same", j, i)
		}
		seen[out] = i
	}
}

// No slice of a fork lies in the memory of the world that it came from.
func TestAForkSharesNoMemory(t *testing.T) {
	p := upland()
	w := proof.Must(New(p, nil, 1, 1))(t)
	for range 80 {
		w.Day()
	}
	f := w.Fork(nil)
	theirs := map[uintptr]string{}
	n := 0
	eachSlice(reflect.ValueOf(w).Elem(), "", func(at uintptr, path string) { theirs[at] = path; n++ })
	eachSlice(reflect.ValueOf(f).Elem(), "", func(at uintptr, path string) {
		if theirs[at] != "" {
			t.Errorf("%s is %s of the world that it came from", path, theirs[at])
		}
	})
	if n < 100 { // columns, pools, options ...
		t.Errorf("looked at %d slices only", n)
	}
}

func eachSlice(v reflect.Value, path string, see func(at uintptr, path string)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			eachSlice(v.Field(i), path+"."+v.Type().Field(i).Name, see)
		}
	case reflect.Array:
		for i := range v.Len() {
			eachSlice(v.Index(i), path, see)
		}
	case reflect.Slice:
		if v.Cap() > 0 {
			see(v.Pointer(), path)
		}
		for i := range v.Len() {
			eachSlice(v.Index(i), path, see)
		}
	}
}

// BenchmarkFork is the time that a fork takes, against that of a day.
func BenchmarkFork(b *testing.B) {
	p := upland()
	p.Counties[0].Porters = 1_000_000
	w := proof.Must(New(p, nil, 1, 1))(b)
	b.SetBytes(1_000_000)
	for b.Loop() {
		w.Fork(nil)
	}
}
