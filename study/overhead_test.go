package study

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"tumen/economy"
)

// overhead is a study of 200 porters and 90 days whose runs are not lived: what
// is left is what a study costs beside them, row by row: its inputs are set, its
// numbers are taken from a run that has been, written and counted.
func overhead(t testing.TB) (row func(i int)) {
	t.Helper()
	spec := specOf(t, Ask{
		Kind: KindEnsemble, Case: "samjiyon", Version: "test", First: 1, Points: 1 << 15,
		Sets: []string{"days=90", "burn_in=0", "counties.samjiyon.porters=200"}, Vary: []string{"labour.rest=3 to 8 days", "crossing.raid=0.1 to 2 %"},
	})
	s, err := Begin(filepath.Join(t.TempDir(), "study"), spec)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	plan, err := spec.Plan()
	if err != nil {
		t.Fatal(err)
	}
	m, err := openModel(spec)
	if err != nil {
		t.Fatal(err)
	}
	laid := m.(*caseModel)
	varied, err := laid.arms[0].Varied(spec.paths())
	if err != nil {
		t.Fatal(err)
	}
	var l life
	lived, err := l.live(t.Context(), &laid.arms[0].Parameters, nil, economy.Seeds{World: 1, Run: 1})
	if err != nil {
		t.Fatal(err)
	}
	run := func(_ context.Context, task Task) (outcome, error) {
		if _, _, err := varied.At(task.Values); err != nil {
			return outcome{}, err
		}
		return laid.kept(lived)
	}
	return func(i int) {
		row, err := attempt(context.Background(), run, plan.Task(i))
		if err != nil || row.Failed() {
			t.Fatalf("row %d: %v %s", i, err, row.Failure)
		}
		if err := s.writer.Add(row); err != nil {
			t.Fatal(err)
		}
		s.count(row)
		s.progress(time.Now().Add(-time.Second), 0)
	}
}

// A study costs less than a millisecond a run beside the run itself. The best of
// several batches is taken, since other programs may be in the way of one.
func TestAStudyCostsLessThanAMillisecondARun(t *testing.T) {
	row, best, n := overhead(t), time.Hour, 0
	for range 10 {
		began := time.Now()
		for range 100 {
			row(n)
			n++
		}
		best = min(best, time.Since(began)/100)
	}
	if best > time.Millisecond {
		t.Errorf("%v a run", best)
	}
}

func BenchmarkOverhead(b *testing.B) {
	row, n := overhead(b), 0
	for b.Loop() {
		row(n)
		n++
	}
}
