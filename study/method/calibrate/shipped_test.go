package calibrate

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tumen/internal/build"
	"tumen/internal/proof"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/store"
	"tumen/study/worlds"
)

// The worlds that are shipped with built-in cases are what this program makes: some of
// their rows, or all under `make proof`, are made again, and come out the same to the
// bit. With -update, worlds of another model are taken for those of this one if all of
// them come out the same.
func TestShippedWorldsAreMadeAgain(t *testing.T) {
	shipped := 0
	for _, info := range scenario.Builtin() {
		c, err := scenario.Load(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		set, err := worlds.Load(info.Name, info.Name, c.SHA256, build.This())
		var other *worlds.Other
		if errors.As(err, &other) {
			if proof.Updating() {
				stamp(t, info.Name, c.SHA256)
			} else {
				t.Errorf("%v: run make worlds", other)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if set == nil {
			continue
		}
		shipped++
		again(t, info.Name, set, proof.Count(1, 3, len(set.Worlds)))
	}
	if shipped == 0 {
		t.Skip("no built-in case is shipped with worlds")
	}
}

// stamp notes that worlds are of this model, if all their rows are.
func stamp(t *testing.T, name, sha256 string) {
	file := filepath.Join("..", "..", "worlds", filepath.FromSlash(worlds.Builtin(name)))
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	set, err := worlds.Decode(text)
	if err != nil || set.CaseSHA256 != sha256 {
		t.Fatalf("%s: the case is another one: run make worlds (%v)", name, err)
	}
	if again(t, name, set, len(set.Worlds)); t.Failed() {
		return
	}
	set.Model, set.Version = build.This().Run, build.This().Version
	if text, err = set.Encode(); err == nil {
		err = os.WriteFile(file, text, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func again(t *testing.T, name string, set *worlds.Set, n int) {
	t.Helper()
	spec, err := Kind.Spec(study.Request{Case: name}, study.Source{Program: build.This()})
	if err != nil {
		t.Fatal(err)
	}
	if len(spec.Inputs) != len(set.Unknowns) {
		t.Fatalf("%s: the worlds have %d unknowns and the case %d", name, len(set.Unknowns), len(spec.Inputs))
	}
	for j, in := range spec.Inputs {
		if set.Unknowns[j] != worlds.OfBelief(in.Name, in.Belief) {
			t.Fatalf("%s: something else was believed of %s", name, in.Name)
		}
	}
	space, err := spec.Space()
	if err != nil {
		t.Fatal(err)
	}
	s, err := study.Begin(filepath.Join(t.TempDir(), "study"), spec)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n = min(n, len(set.Worlds))
	sums, tasks, rows := map[int]string{}, map[int]study.Task{}, []int{}
	for i := range n {
		w := set.Worlds[i*len(set.Worlds)/n]
		u, err := worlds.Unpacked(w.Point, len(spec.Inputs))
		if err != nil {
			t.Fatal(err)
		}
		values, err := space.At(u)
		if err != nil {
			t.Fatal(err)
		}
		sums[w.Row], tasks[w.Row] = w.Sum, spec.Proposed(w.Row, values)
		rows = append(rows, w.Row)
		if got := tasks[w.Row].Seed; got != w.Seed {
			t.Fatalf("%s: row %d has the seed %d, and the world %d", name, w.Row, got, w.Seed)
		}
	}
	err = s.Make(t.Context(), store.SpansOf(rows), func(row int) study.Task { return tasks[row] }, func(r *store.Row) {
		if r.Failed() || worlds.SumOf(r.Outcomes) != sums[int(r.Number)] {
			t.Errorf("%s: row %d comes out otherwise (%s)", name, r.Number, r.Failure)
		}
	}, study.RunOptions{})
	if err != nil {
		t.Fatal(err)
	}
}
