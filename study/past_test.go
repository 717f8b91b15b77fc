package study

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// late is a comparison of arms that part on two days of December 2017, of one
// that is another world from its first day, and of one that is like the case.
func late(t *testing.T) *Spec {
	t.Helper()
	spec, err := Ask{
		Kind: KindCompare, Case: "samjiyon", Version: "0.1.0", Sets: []string{"days=120", "scale=0.3"}, Seeds: 2, Points: 2, First: 5, Vary: []string{"crossing.raid=0.5 % to 2 %"},
		Arms: []Arm{
			{"as stated", []string{}},
			{"relief", []string{"porter-relief"}},
			{"double", []string{"guards-pay-doubled"}},
			{"ban", []string{"herbs-prohibited"}},
			{"both", []string{"porter-relief", "herbs-prohibited"}},
			{"nothing", []string{}},
		},
	}.Spec()
	if err != nil {
		t.Fatal(err)
	}
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
			if err := s.make(t.Context(), 3, alone, nil, RunOptions{Workers: 1}); err != nil {
				t.Fatal(err)
			}
		}
		if workers == 7 {
			ctx, stop := context.WithCancel(t.Context())
			err := s.Run(ctx, RunOptions{Workers: 2, Progress: func(Progress) { stop() }})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("interrupted: %v", err)
			}
			s.Close()
			if s, err = Continue(dir); err != nil {
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

// Without this the test above would pass if no past were shared.
func TestArmsAreRunAsOneWhereTheyCanBe(t *testing.T) {
	spec := late(t)
	m, err := openModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	group, err := m.(family).together()
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
	rows, ok, err := shared(t.Context(), group, tasks)
	if err != nil || !ok {
		t.Fatalf("%v, %v", ok, err)
	}
	seen := map[string]int{}
	for i, r := range rows {
		seen[fmt.Sprint(r.Outcomes)] = i
	}
	if len(seen) != len(rows)-1 { // the last arm is the first
		t.Errorf("%d arms have %d different outcomes", len(rows), len(seen))
	}
}

// A run that fails, or breaks down, is made alone to say how.
func TestARowThatFailsSaysItselfWhy(t *testing.T) {
	tasks := []Task{{Row: 0, Arm: 0}, {Row: 1, Arm: 1}}
	alone := func(_ context.Context, t Task) (outcome, error) {
		if t.Arm == 1 {
			return outcome{}, errors.New("the accounts are gone")
		}
		return outcome{values: []float64{7}}, nil
	}
	for what, group := range map[string]func(context.Context, []Task) ([]outcome, error){
		"fails":       func(context.Context, []Task) ([]outcome, error) { return nil, errors.New("one of them") },
		"breaks down": func(context.Context, []Task) ([]outcome, error) { panic("all of them") },
	} {
		rows, err := attemptAll(t.Context(), alone, group, tasks)
		if err != nil || len(rows) != 2 || rows[0].Outcomes[0] != 7 || rows[1].Failure != "the accounts are gone" {
			t.Errorf("a group that %s: %v, %v", what, rows, err)
		}
	}
}
