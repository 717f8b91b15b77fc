package study

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/study/store"
	"tumen/study/store/storetest"
)

// begunAgain opens a study to go on with it.
func begunAgain(t testing.TB, dir string) *Study {
	t.Helper()
	s, err := Continue(dir, tester)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// makeAll makes the rows of a study that are missing.
func makeAll(t testing.TB, s *Study) {
	t.Helper()
	if err := s.Run(t.Context(), RunOptions{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// 6 kB of zeros in row 30 cost some rows; every reader says so.
func TestEveryReaderSaysThatAStudyIsIncomplete(t *testing.T) {
	s := finished(t, week(), 2)
	s.Close()
	b := rowBytes(t, s)
	clear(b[len(b)/4 : len(b)/4+3000])
	if err := os.WriteFile(s.path(RowsFile), b, 0o666); err != nil {
		t.Fatal(err)
	}
	read, err := Open(s.Dir)
	if err != nil {
		t.Fatal(err)
	}
	state, err := read.State()
	if err != nil {
		t.Fatal(err)
	}
	n := state.Missing.Count()
	if want := fmt.Sprintf("incomplete: %d of 128 rows", 128-n); state.Complete() || !state.Damaged || n < 1 || n > 10 || state.String() != want {
		t.Errorf("%v, want %s; missing %v", state, want, state.Missing)
	}
	e, err := read.Results()
	if err != nil {
		t.Fatal(err)
	}
	if !e.Partial || e.Rows != 128-n || e.Asked != 128 || !e.Damaged || e.State() != state.String() || e.Points >= 64 || e.Points < 64-n || e.Seeds != 128 {
		t.Errorf("partial %v, %d of %d rows, %d points, %d seeds: %s", e.Partial, e.Rows, e.Asked, e.Points, e.Seeds, e.State())
	}
	missing := state.Missing[0].From
	if _, err := read.Replay(t.Context(), missing); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("row %d is missing from the study in %s, which is incomplete: ", missing, s.Dir)) {
		t.Errorf("a missing row again: %v", err)
	}
	var text bytes.Buffer
	if err := read.Export(&text, AsCSV); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(text.String(), "\n"); lines != 129-n || strings.Contains(text.String(), fmt.Sprintf("\n%d,", missing)) || !strings.Contains(text.String(), "\n127,") {
		t.Errorf("%d lines of %d rows", lines, 128-n)
	}

	again := begunAgain(t, s.Dir)
	verb := map[bool]string{true: "was damaged and is made again", false: "were damaged and are made again"}[n == 1]
	if words := again.Found.Words(); len(words) != 1 || words[0] != fmt.Sprintf("%s %s", state.Missing, verb) {
		t.Errorf("it says %q", words)
	}
}

// A study that another program began.
func begunBy(t *testing.T, a Request, fingerprint string, rows int) *Study {
	t.Helper()
	spec := specOf(t, a)
	spec.Programs[0].Fingerprint = fingerprint
	s, err := Begin(filepath.Join(t.TempDir(), "study"), spec)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := s.Spec.Plan()
	if err != nil {
		t.Fatal(err)
	}
	var first []int
	for row := range rows {
		first = append(first, row)
	}
	if err := s.Make(t.Context(), store.SpansOf(first), plan.Task, nil, RunOptions{Workers: 2}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}

// A program of another model that gives the same results goes on with a study, and
// the study says which program made what.
func TestAnotherProgramWithTheSameResultsGoesOn(t *testing.T) {
	for _, a := range []Request{week(), autumn()} {
		s := begunBy(t, a, "an older model", 22)
		again := begunAgain(t, s.Dir)
		if err := again.Run(t.Context(), RunOptions{Workers: 2}); err != nil {
			t.Fatal(err)
		}
		last := again.Spec.Rows() - 1
		if p := again.Spec.Programs; len(p) != 2 || p[0].Fingerprint != "an older model" || fmt.Sprint(p[0].Rows, p[1].Rows) != fmt.Sprintf("[[0 21]] [[22 %d]]", last) ||
			p[1].Fingerprint != tester.Fingerprint || p[1].Replayed != again.Replayed || p[1].Replayed < 8 {
			t.Errorf("%s: programs %+v", a.Kind, p)
		}
		if r, err := again.Replay(t.Context(), 21); err != nil || !r.Same || r.Model != "an older model" {
			t.Errorf("row 21 again: %+v, %v", r, err)
		}
		again.Close()
		if third := begunAgain(t, s.Dir); len(third.Spec.Programs) != 2 || third.Replayed != 0 {
			t.Errorf("read again: %+v", third.Spec.Programs)
		}
		if !slices.Equal(outcomesOfAll(t, again), outcomesOfAll(t, finished(t, a, 2))) {
			t.Errorf("%s: the rows have other numbers than those of one program", a.Kind)
		}
	}
}

func outcomesOfAll(t *testing.T, s *Study) (all []string) {
	t.Helper()
	_, err := s.Each(func(r *store.Row) error {
		all = append(all, fmt.Sprint(r.Seed, r.Outcomes, r.Days, r.Failure))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// A program that gives another result is refused, in words that name the row, the
// outcome, what it was and what it is; nothing is changed. Any one of the first,
// the last and the arms of those is enough.
func TestAnotherProgramWithOtherResultsIsRefused(t *testing.T) {
	for _, row := range []int{0, 2, 3, 23} {
		s := begunBy(t, autumn(), "an older model", 24)
		storetest.Change(t, s.path(RowsFile), uint64(row), func(r *store.Row) { r.Outcomes[s.Spec.Place("mass.sold")] += 1 })
		before := proof.Tree(t, s.Dir)
		again := begunAgain(t, s.Dir)
		err := again.Run(t.Context(), RunOptions{Workers: 2})
		var other *OtherResults
		if !errors.As(err, &other) || other.Row != row || len(other.Words) != 1 || !strings.HasPrefix(other.Words[0], "mass.sold: ") {
			t.Fatalf("row %d: %v", row, err)
		}
		for _, words := range []string{
			"was made by tumen test (model an older mod), but this is tumen test (model 0123456789ab), which gives different results: row ",
			" kg, and again ", "continue with the program that made it, or begin a new study in another folder",
		} {
			if !strings.Contains(err.Error(), words) {
				t.Errorf("it says %q, want %q in it", err, words)
			}
		}
		again.Close()
		after := proof.Tree(t, s.Dir)
		for name := range before {
			if before[name] != after[name] {
				t.Errorf("%s was changed", name)
			}
		}
	}
}

// Of many rows some are made again, spread from the first to the last; all arms
// of each point and seed.
func TestRowsThatAreMadeAgainAreSpread(t *testing.T) {
	many := make([]int, 1000)
	for i := range many {
		many[i] = i + 6
	}
	for _, c := range []struct {
		arms, want int
	}{{1, 8}, {2, 16}, {3, 22}, {5, 15}, {40, 40}} {
		got := sampled(slices.Clone(many), c.arms)
		if len(got) != c.want || got[0] != 6 || got[len(got)-1] != 1005 {
			t.Errorf("%d arms: %d rows, %v", c.arms, len(got), got)
		}
	}
	if got := sampled([]int{4}, 3); len(got) != 1 {
		t.Errorf("of one row: %v", got)
	}
	if got := sampled(nil, 3); len(got) != 0 {
		t.Errorf("of none: %v", got)
	}
}

// Running estimates are sums in the order of the rows, also where rows were made
// again between others.
func TestRunningEstimatesDoNotDependOnDamage(t *testing.T) {
	a := week()
	a.Vary = a.Vary[:1] // so that no run fails
	s := finished(t, a, 2)
	want := estimatesOf(s)
	s.Close()
	b := rowBytes(t, s)
	b[len(b)/2] ^= 1
	b[len(b)/3] ^= 1
	if err := os.WriteFile(s.path(RowsFile), b, 0o666); err != nil {
		t.Fatal(err)
	}
	again := begunAgain(t, s.Dir)
	if n := again.watch.n[0]; n != 62 {
		t.Errorf("with two rows of 64 points missing, %d points count", n)
	}
	if err := again.Run(t.Context(), RunOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := estimatesOf(again); got != want || again.Done != 128 {
		t.Errorf("got %s of %d\nwant %s", got, again.Done, want)
	}
}

func estimatesOf(s *Study) string {
	text := ""
	for _, r := range s.watch.estimates() {
		text += fmt.Sprintln(r.Outcome, r.Mean, *r.Half, r.N)
	}
	return text
}
