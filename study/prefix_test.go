package study

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tumen/study/store"
)

// late is a comparison of arms that part on two days of December 2017, of one
// that is another world from its first day, and of one that is like the case.
func late(t *testing.T) *Spec {
	t.Helper()
	spec, err := planned(Request{
		Kind: "compare", Case: "samjiyon", Fixed: true, Sets: []string{"days=120", "burn_in=0", "scale=0.3"}, Seeds: 2, Points: 2, FirstSeed: 5, Vary: []string{"crossing.raid=0.5 % to 2 %"},
		Policies: []string{"porter-relief,guards-pay-doubled,herbs-prohibited,porter-relief+herbs-prohibited"},
	})
	if err != nil {
		t.Fatal(err)
	}
	spec.Arms = append(spec.Arms, Arm{Name: "nothing", Policies: []string{}})
	return spec
}

// Arms that were run as one until they part have the rows of arms that were run
// alone, on any number of workers, and wherever the study was interrupted.
func TestArmsThatShareTheirPastHaveTheRowsOfRunsMadeWhole(t *testing.T) {
	var want []byte
	for _, workers := range []int{1, 2, 7} {
		dir := filepath.Join(t.TempDir(), "study")
		s, err := Begin(dir, late(t))
		if err != nil {
			t.Fatal(err)
		}
		alone := func(row int) Task { // one row, made by itself
			plan, err := s.Spec.Plan()
			if err != nil {
				t.Fatal(err)
			}
			return plan.Task(row)
		}
		if workers == 2 { // three rows are there: the others of their group are made later
			if err := s.Make(t.Context(), store.SpansOf([]int{0, 1, 2}), alone, nil, RunOptions{Workers: 1}); err != nil {
				t.Fatal(err)
			}
		}
		if workers == 7 {
			ctx, stop := context.WithCancel(t.Context())
			err := s.Run(ctx, RunOptions{Workers: 1, Progress: func(Progress) { stop() }}) // two may be done by then
			if !errors.Is(err, context.Canceled) {
				t.Errorf("interrupted: %v", err)
			}
			s.Close()
			if s, err = Continue(dir, tester); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Run(t.Context(), RunOptions{Workers: workers}); err != nil {
			t.Fatal(err)
		}
		if s.Failed() > 0 {
			t.Errorf("%d rows failed", s.Failed())
		}
		for row := range s.Spec.Rows() {
			if workers > 1 {
				break
			}
			r, err := s.Replay(t.Context(), row) // which is made whole
			if err != nil {
				t.Fatal(err)
			}
			if !r.Same {
				t.Errorf("row %d: %v", row, r.Differs)
			}
		}
		s.Close()
		rows, err := os.ReadFile(filepath.Join(dir, RowsFile))
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = rows
		}
		if !bytes.Equal(want, rows) {
			t.Errorf("%d workers: other rows", workers)
		}
	}
}

// allArms is how the first group of the comparison is run, and its tasks.
func allArms(t *testing.T) (groupRun, []Task) {
	t.Helper()
	spec := late(t)
	m, err := openModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	group, err := m.(branchingModel).together()
	if err != nil {
		t.Fatal(err)
	}
	plan, err := spec.Plan()
	if err != nil {
		t.Fatal(err)
	}
	var tasks []Task
	for arm := range spec.Arms {
		tasks = append(tasks, plan.Task(arm))
	}
	return group, tasks
}

// Without this the test above would pass if no prefix were shared.
func TestArmsAreRunAsOneWhereTheyCanBe(t *testing.T) {
	group, tasks := allArms(t)
	seen := map[string]int{}
	made, err := shared(t.Context(), group, tasks, func(r *store.Row) { seen[fmt.Sprint(r.Outcomes)] = int(r.Number) })
	if err != nil || made != len(tasks) {
		t.Fatalf("%d of %d, %v", made, len(tasks), err)
	}
	if len(seen) != len(tasks)-1 { // the last arm is the first
		t.Errorf("%d arms have %d different outcomes", len(tasks), len(seen))
	}
}

// A row does not wait for those after it: what ends the work in the middle of a
// group costs the arms that are not finished, and no others.
func TestAnArmIsGivenAsSoonAsItEnds(t *testing.T) {
	group, tasks := allArms(t)
	// Arm 2 is another world from its first day and so made last; then the others
	// are there, and given with it.
	for stopAt, want := range map[int]int{1: 1, 2: 2, 3: 6} {
		ctx, stop := context.WithCancel(t.Context())
		var rows []uint64
		made, err := shared(ctx, group, tasks, func(r *store.Row) {
			if rows = append(rows, r.Number); len(rows) == stopAt {
				stop()
			}
		})
		stop()
		if made != want || len(rows) != want || want < 6 && !errors.Is(err, context.Canceled) {
			t.Errorf("stopped after %d rows: %d, %v, %v", stopAt, made, rows, err)
		}
	}
}

// A run that fails, or breaks down, is made alone to say how; those before it are
// there already.
func TestARowThatFailsSaysItselfWhy(t *testing.T) {
	tasks := []Task{{Row: 0, Arm: 0}, {Row: 1, Arm: 1}, {Row: 2, Arm: 2}}
	for n := range 3 {
		for what, end := range map[string]func() error{
			"fails":       func() error { return errors.New("one of them") },
			"breaks down": func() error { panic("all of them") },
		} {
			group := func(_ context.Context, _ []Task, give func(outcome)) error {
				for range n {
					give(outcome{values: []float64{7}})
				}
				return end()
			}
			alone := func(_ context.Context, task Task) (outcome, error) {
				if task.Arm < n {
					t.Errorf("row %d was made again", task.Row)
				}
				if task.Arm == 2 {
					return outcome{}, errors.New("the accounts are gone")
				}
				return outcome{values: []float64{7}}, nil
			}
			var rows []*store.Row
			err := attemptAll(t.Context(), alone, group, tasks, func(r *store.Row) { rows = append(rows, r) })
			if err != nil || len(rows) != 3 || rows[0].Outcomes[0] != 7 || rows[1].Outcomes[0] != 7 || rows[2].Failure != "the accounts are gone" {
				t.Errorf("a group that %s after %d: %v, %v", what, n, rows, err)
			}
			for i, r := range rows {
				if r.Number != uint64(i) {
					t.Errorf("a group that %s after %d: row %d stands at %d", what, n, r.Number, i)
				}
			}
		}
	}
}
