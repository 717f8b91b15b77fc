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
func overhead(b *testing.B) (row func(i int)) {
	b.Helper()
	spec := specOf(b, Request{
		Kind: "ensemble", Case: "samjiyon", FirstSeed: 1, Points: 1 << 15,
		Sets: []string{"days=90", "burn_in=0", "counties.samjiyon.porters=200", "counties.downriver.porters=0"}, Vary: []string{"labour.rest=3 to 8 days", "crossing.raid=0.1 to 2 %"},
	})
	s, err := Begin(filepath.Join(b.TempDir(), "study"), spec)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	plan, err := spec.Plan()
	if err != nil {
		b.Fatal(err)
	}
	m, err := openModel(spec)
	if err != nil {
		b.Fatal(err)
	}
	laid := m.(*caseModel)
	varied, err := laid.arms[0].Draws(spec.unknowns())
	if err != nil {
		b.Fatal(err)
	}
	var l worldPool
	lived, err := l.live(b.Context(), &laid.arms[0].Parameters, nil, economy.Seeds{World: 1, Run: 1})
	if err != nil {
		b.Fatal(err)
	}
	run := func(_ context.Context, task Task) (outcome, error) {
		if _, _, err := varied.At(task.Values); err != nil {
			return outcome{}, err
		}
		return laid.kept(lived)
	}
	return func(i int) {
		task := plan.Task(i % spec.Rows())
		task.Row = i // more than there are, if the machine is quick
		row, err := attempt(context.Background(), run, task)
		if err != nil || row.Failed() {
			b.Fatalf("row %d: %v %s", i, err, row.Failure)
		}
		if err := s.writer.Add(row); err != nil {
			b.Fatal(err)
		}
		s.count(row)
		s.progress(time.Now().Add(-time.Second), 0)
	}
}

// BenchmarkOverhead is what a study costs beside a run; docs/studies.md says how
// much it was.
func BenchmarkOverhead(b *testing.B) {
	row, n := overhead(b), 0
	for b.Loop() {
		row(n)
		n++
	}
}
