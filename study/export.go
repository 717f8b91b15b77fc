package study

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"tumen/economy"
	"tumen/record"
	"tumen/record/table"
	"tumen/study/store"
)

// Forms in which the rows of a study can be written for other programs.
const (
	AsCSV     = "csv"
	AsParquet = "parquet"
)

// Export writes the rows that are there: one line a run, with its number,
// point, replicate, alternative and seed, every input, every outcome, and why it
// failed if it did. What a run does not have is empty in CSV and null in Parquet.
func (s *Study) Export(to io.Writer, form string) error {
	head := []table.Heading{
		{Name: "row", Unit: "1", Means: "number of the row, from 0", Of: table.Whole},
		{Name: "point", Unit: "1", Means: "which combination of the uncertain numbers, from 0", Of: table.Whole},
		{Name: "replicate", Unit: "1", Means: "which run of that combination, from 0", Of: table.Whole},
		{Name: "with", Means: "the alternative", Of: table.Text},
		{Name: "seed", Unit: "1", Means: "the seed of the run", Of: table.Natural},
		{Name: "failure", Means: "why the run failed; empty if it did not", Of: table.Text},
	}
	for _, in := range s.Spec.Inputs {
		head = append(head, table.Heading{Name: "input." + in.Name, Unit: in.Unit, Means: "as it was used; stated: " + in.Stated})
	}
	for _, o := range s.Spec.Outcomes {
		head = append(head, table.Heading{Name: o.Name, Unit: o.Unit, Means: o.Means})
	}
	cells := make([]any, len(head))
	return s.export(to, form, head, func(r *store.Row, t Task, yield func([]any) bool) bool {
		cells = append(cells[:0], int64(r.Number), int64(t.Point), int64(t.Replicate), s.Spec.Arms[t.Arm].Name, r.Seed, r.Failure)
		for _, x := range r.Inputs {
			cells = append(cells, x)
		}
		for k := range s.Spec.Outcomes {
			x := nan
			if !r.Failed() {
				x = r.Outcomes[k]
			}
			cells = append(cells, x)
		}
		return yield(cells)
	})
}

// ExportDays writes the daily series of the runs that did not fail: one line a
// run and day. It fails if the study keeps none.
func (s *Study) ExportDays(to io.Writer, form string) error {
	if len(s.Spec.Series) == 0 {
		return fmt.Errorf("the study in %s keeps no daily series", s.Dir)
	}
	first, err := economy.ParseDate(s.Spec.Start)
	if err != nil {
		return err
	}
	head := []table.Heading{
		{Name: "row", Unit: "1", Means: "number of the run's row, from 0", Of: table.Whole},
		{Name: "day", Unit: "day", Means: "index of the recorded day, from 0", Of: table.Whole},
		{Name: "date", Means: "the day", Of: table.Text},
	}
	for _, o := range s.Spec.Series {
		head = append(head, table.Heading{Name: o.Name, Unit: o.Unit, Means: o.Means})
	}
	cells := make([]any, len(head))
	return s.export(to, form, head, func(r *store.Row, _ Task, yield func([]any) bool) bool {
		for day := range s.Spec.Days {
			if r.Failed() {
				return true
			}
			cells = append(cells[:0], int64(r.Number), int64(day), (first + economy.Date(day)).String())
			for k := range s.Spec.Series {
				cells = append(cells, float64(r.Days[k][day]))
			}
			if !yield(cells) {
				return false
			}
		}
		return true
	})
}

// errEnough ends a walk over rows that nobody wants more of.
var errEnough = errors.New("enough")

// export writes what lines makes of each row.
func (s *Study) export(to io.Writer, form string, head []table.Heading, lines func(*store.Row, Task, func([]any) bool) bool) error {
	plan := &Plan{spec: s.Spec, values: make([][]float64, max(s.Spec.Asked, s.Spec.Rows()))} // a calibration has more rows than were asked for
	var rows iter.Seq2[[]any, error] = func(yield func([]any, error) bool) {
		_, err := s.Each(func(r *store.Row) error {
			if !lines(r, plan.Task(int(r.Number)), func(cells []any) bool { return yield(cells, nil) }) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}
	switch form {
	case AsCSV:
		return table.WriteCSV(to, head, rows)
	case AsParquet:
		of := table.Stamp{Format: record.Format, Version: s.Spec.Programs[0].Version, Fingerprint: s.Spec.Programs[0].Fingerprint, Case: s.Spec.Case.Name, CaseSHA256: s.Spec.Case.SHA256, Seed: s.Spec.Seeds.First}
		return table.WriteParquet(to, of, head, rows)
	}
	return fmt.Errorf("rows cannot be written as %q: choose %s or %s", form, AsCSV, AsParquet)
}
