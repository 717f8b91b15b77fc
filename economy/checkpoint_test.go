package economy

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"tumen/economy/parameter"
	"tumen/internal/proof"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
	"tumen/economy/snapshot"
)

// state is what a world writes on a morning.
func state(t testing.TB, w *World) []byte {
	t.Helper()
	var to bytes.Buffer
	if err := w.WriteState(&to); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

// resume goes on from a state.
func resume(p *parameter.Parameters, changes []parameter.Change, workers int, date parameter.Date, from []byte) (*World, error) {
	return Resume(p, changes, Seeds{1, 1}, workers, date, bytes.NewReader(from), int64(len(from)))
}

// before is a world on the morning of a date.
func before(t testing.TB, p *parameter.Parameters, changes []parameter.Change, date parameter.Date) *World {
	t.Helper()
	w := proof.Must(New(p, changes, 1, 1))(t)
	w.KeepChecks()
	if err := w.RunTo(context.Background(), date, nil); err != nil {
		t.Fatal(err)
	}
	return w
}

// A world that is written down and read again lives each future as if it had
// been run whole, on any number of workers; and so does the one that was
// written.
func TestAWorldThatIsReadIsToTheBitTheOneThatWasWritten(t *testing.T) {
	p := upland()
	p.Days = 100
	p.Counties[0].Porters = 40_000 // three pieces of the columns, so that workers share them
	futures := futures(p.Start)[:3]
	for _, day := range []parameter.Date{-20, 30, -60, 0}[:proof.Count(2, 4, 4)] {
		w := before(t, p, nil, p.Start+day)
		from := state(t, w)
		for i, changes := range futures {
			want := wholeRun(t, p, changes)
			for _, workers := range []int{1, 2, 7} {
				r := proof.Must(resume(p, changes, workers, p.Start+day, from))(t)
				if again := state(t, r); !bytes.Equal(from, again) {
					t.Errorf("written on day %d and read, it is written as something else", day)
				}
				if d := cmp.Diff(want, rest(t, r)); d != "" {
					t.Errorf("written on day %d, future %d, %d workers: -whole +read\n%.300s", day, i, workers, d)
				}
			}
		}
		if day == 30 {
			if d := cmp.Diff(wholeRun(t, p, nil), rest(t, w)); d != "" {
				t.Errorf("the world that was written on day %d: %.300s", day, d)
			}
		}
	}
}

// The same of worlds that nobody designed, under every regime, posture, tariff
// rule and dated change.
func TestGeneratedWorldsCanBeWrittenOnAnyDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyParameters(t)
		changes := anyChanges(t, p)
		seeds := Seeds{rapid.Uint64().Draw(t, "world"), rapid.Uint64().Draw(t, "run")}
		built := func() *World {
			w := proof.Must(Build(p, changes, seeds, 1))(t)
			w.KeepChecks()
			return w
		}
		lived := func(w *World) string {
			if err := w.Run(context.Background(), nil); err != nil {
				t.Fatal(err)
			}
			seen := proof.Must(json.Marshal(w.Outcome()))(t)
			return string(seen) + fmt.Sprint(w.Checks())
		}
		date := p.Start + parameter.Date(rapid.IntRange(-p.BurnIn, p.Days-1).Draw(t, "day"))
		w := built()
		if err := w.RunTo(context.Background(), date, nil); err != nil {
			t.Fatal(err)
		}
		var to bytes.Buffer
		if err := w.WriteState(&to); err != nil {
			t.Fatal(err)
		}
		from := to.Bytes()
		r := proof.Must(Resume(p, changes, seeds, rapid.SampledFrom([]int{1, 2, 7}).Draw(t, "workers"), date, bytes.NewReader(from), int64(len(from))))(t)
		if d := cmp.Diff(lived(built()), lived(r)); d != "" {
			t.Fatalf("written on %s: -whole +read\n%.400s", date, d)
		}
	})
}

// A run may be made longer or shorter when it is gone on with; nothing else of
// its past can be another.
func TestAWorldGoesOnOnlyAsItself(t *testing.T) {
	p := upland()
	p.Days = 60
	date := p.Start + 20
	from := state(t, before(t, p, nil, date))
	longer := p.Clone()
	longer.Days = 80
	r := proof.Must(resume(longer, nil, 1, date, from))(t)
	if d := cmp.Diff(wholeRun(t, longer, nil), rest(t, r)); d != "" {
		t.Errorf("80 days, gone on with from the 20th of 60: %.300s", d)
	}

	richer, wider, later := p.Clone(), p.Clone(), p.Clone()
	richer.Counties[0].Outside++
	wider.Routes[0].Posts = append(wider.Routes[0].Posts, wider.Routes[0].Posts[0])
	wider.Routes[0].Posts[len(wider.Routes[0].Posts)-1].Name = "another"
	later.Counties[0].Porters++
	closed := []parameter.Change{{On: date - 1, Path: "routes.river.capacity", Value: 0}}
	for _, x := range []struct {
		what    string
		p       *parameter.Parameters
		changes []parameter.Change
		seeds   Seeds
		date    parameter.Date
		says    string
	}{
		{"another number", richer, nil, Seeds{1, 1}, date, "counties." + p.Counties[0].Name + ".outside_income is not what it is here"},
		{"a post more", wider, nil, Seeds{1, 1}, date, "routes.river.posts.another.organ is not what it is here"},
		{"a porter more", later, nil, Seeds{1, 1}, date, "porters is not what it is here"},
		{"a policy in the past", p, closed, Seeds{1, 1}, date, "routes.river.capacity is not what it is here"},
		{"another seed", p, nil, Seeds{1, 2}, date, "other seeds"},
		{"another world", p, nil, Seeds{2, 1}, date, "other seeds"},
		{"another day", p, nil, Seeds{1, 1}, date + 1, "is of day 20"},
	} {
		_, err := Resume(x.p, x.changes, x.seeds, 1, x.date, bytes.NewReader(from), int64(len(from)))
		if err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v, want %q", x.what, err, x.says)
		}
	}
	w := before(t, p, nil, p.Start+1000)
	if err := w.WriteState(&bytes.Buffer{}); err == nil {
		t.Error("a run that is over was written")
	}
}

// Whatever stands in a stream, it is read or refused: no panic, and no more
// memory than it has bytes for.
func TestAStateThatIsNoneIsRefused(t *testing.T) {
	p := upland()
	p.Days, p.Counties[0].Porters = 40, 60
	date := p.Start + 10
	from := state(t, before(t, p, nil, date))
	refused := func(what string, from []byte) {
		t.Helper()
		if _, err := resume(p, nil, 1, date, from); err == nil {
			t.Errorf("%s was read", what)
		}
	}
	for n := 0; n < len(from); n += max(1, len(from)/400) {
		refused(fmt.Sprintf("a state that ends after %d bytes", n), from[:n])
	}
	refused("a state with something after it", append(bytes.Clone(from), 0))
	at := bytes.Index(from, []byte("porters.Strength\x05\x00uint8")) + len("porters.Strength\x05\x00uint8")
	huge := bytes.Clone(from)
	binary.LittleEndian.PutUint64(huge[at:], 1<<40)
	refused("a column with more values than bytes", huge)
	renamed := bytes.Replace(from, []byte("organisers.Skill"), []byte("organisers.Craft"), 1)
	if _, err := resume(p, nil, 1, date, renamed); err == nil || !strings.Contains(err.Error(), "another one wrote it") {
		t.Errorf("a column of another name: %v", err)
	}
	retyped := bytes.Replace(from, []byte("FreeOn\x05\x00int32"), []byte("FreeOn\x06\x00uint32"), 1)
	if _, err := resume(p, nil, 1, date, retyped); err == nil || !strings.Contains(err.Error(), `of "uint32", where this build of tumen has organisers.FreeOn of int32`) {
		t.Errorf("a column of another type: %v", err)
	}
	w := before(t, p, nil, date)
	stranger := w.Fork(nil)
	stranger.households.Rows = stranger.households.Rows[1:]
	refused("a household less", state(t, stranger))
	astray := w.Fork(nil)
	astray.organisers.Debt = astray.organisers.Debt[1:]
	refused("an organiser's debt less", state(t, astray))
	richer := w.Fork(nil)
	richer.households.Sums.Spent++
	richer.households.Sums.Homes[0].People++
	refused("somebody at home who is nobody", state(t, richer))
}

// A case that somebody made up asks for a world of its size only if the state
// has the bytes for one: this one would take 60 GB.
func TestAWorldIsNotBuiltBeforeItsStateIsThere(t *testing.T) {
	p := upland()
	p.Days = 40
	date := p.Start + 10
	from := state(t, before(t, p, nil, date))
	for what, more := range map[string]func(*parameter.Parameters){
		"porters":    func(p *parameter.Parameters) { p.Counties[0].Porters, p.Scale = 10_000_000, 100 },
		"organisers": func(p *parameter.Parameters) { p.Organisers[0].Number, p.Scale = 1_000_000, 16 },
	} {
		large := p.Clone()
		more(large)
		var was, is runtime.MemStats
		runtime.ReadMemStats(&was)
		_, err := resume(large, nil, 1, date, from)
		runtime.ReadMemStats(&is)
		if err == nil || !strings.Contains(err.Error(), "bytes, and one of this case has at least ") {
			t.Errorf("many %s: %v", what, err)
		}
		if asked := is.TotalAlloc - was.TotalAlloc; asked > 1<<20 {
			t.Errorf("many %s: %d bytes of memory for a state of %d", what, asked, len(from))
		}
	}
	// What is asked of a state is most of what it has.
	p.Counties[0].Porters = 100_000
	size := float64(len(state(t, before(t, p, nil, p.Start))))
	if part := leastState(p) / size; part < 0.5 || part > 1 {
		t.Errorf("at least %.0f bytes are asked for of %.0f", leastState(p), size)
	}
}

// FuzzResume changes a state anywhere: it is refused, or the run that goes on
// from it ends, be it by a panic that whoever runs it has to expect.
func FuzzResume(f *testing.F) {
	p := upland()
	p.Days, p.Counties[0].Porters = 40, 20
	date := p.Start + 10
	from := state(f, before(f, p, nil, date))
	f.Add(uint32(0), []byte{1})
	f.Add(uint32(100), []byte{255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, at uint32, with []byte) {
		changed := bytes.Clone(from)
		copy(changed[int(at)%len(changed):], with)
		var was, is runtime.MemStats
		runtime.ReadMemStats(&was)
		w, err := resume(p, nil, 1, date, changed)
		runtime.ReadMemStats(&is)
		if asked := is.TotalAlloc - was.TotalAlloc; asked > 100*uint64(len(from)) {
			t.Errorf("%d bytes of memory for a state of %d", asked, len(from))
		}
		if err != nil {
			return
		}
		defer func() { _ = recover() }()
		if err := w.Run(t.Context(), nil); err != nil {
			t.Log(err) // such as accounts that do not balance
		}
	})
}

// No part of a world lies in the memory of another, but for what is left out:
// each would be read into both.
func TestNoTwoColumnsShareMemory(t *testing.T) {
	w := before(t, upland(), nil, upland().Start+20)
	seen := map[uintptr]string{}
	n := 0
	err := snapshot.Each(visitor(func(path string, v reflect.Value) {
		if v.Kind() != reflect.Slice || v.Cap() == 0 {
			return
		}
		n++
		if other, known := seen[v.Pointer()]; known {
			t.Errorf("%s and %s are one", path, other)
		}
		seen[v.Pointer()] = path
	}), reflect.ValueOf(w).Elem(), leftOut)
	if err != nil || n < 100 {
		t.Errorf("looked at %d slices: %v", n, err)
	}
}

type visitor func(path string, v reflect.Value)

func (f visitor) Column(path string, v reflect.Value) error { f(path, v); return nil }

func (f visitor) List(string, int) error { return nil }

// What is left out is still there: a name that leads nowhere hides nothing.
func TestWhatIsLeftOutExists(t *testing.T) {
	for path := range leftOut {
		at := reflect.TypeFor[World]()
		for _, name := range strings.Split(path, ".") {
			if name == "*" {
				at = at.Elem()
				continue
			}
			f, found := at.FieldByName(name)
			if !found {
				t.Errorf("a world has no %s", path)
				break
			}
			at = f.Type
		}
	}
}

// BenchmarkCheckpoint is the time that a state takes to be written and read.
func BenchmarkCheckpoint(b *testing.B) {
	p := upland()
	p.Counties[0].Porters = 1_000_000
	w := proof.Must(New(p, nil, 1, 1))(b)
	from := state(b, w)
	b.Run("write", func(b *testing.B) {
		b.SetBytes(int64(len(from)))
		for b.Loop() {
			state(b, w)
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(from)))
		for b.Loop() {
			if _, err := resume(p, nil, 1, p.Start-parameter.Date(p.BurnIn), from); err != nil {
				b.Fatal(err)
			}
		}
	})
}
