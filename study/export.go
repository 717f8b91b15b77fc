package study

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
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
		means := say.Textf("as it was used; stated: %s", in.Stated)
		if in.IsChoice() {
			means = say.Textf("the alternative that held: %s", in.numbered())
		}
		head = append(head, table.Heading{Name: "input." + in.Name, Unit: in.Unit, Means: means})
	}
	for _, o := range s.Spec.Outcomes {
		head = append(head, table.Heading{Name: o.Name, Unit: o.Unit, Means: o.Means})
	}
	cells := make([]any, len(head))
	return export(s, to, form, head, func(r *store.Row, t Task, yield func([]any) bool) bool {
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
		return say.Errorf("the study in %s keeps no daily series", s.Dir)
	}
	first, err := parameter.ParseDate(s.Spec.Start)
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
	return export(s, to, form, head, func(r *store.Row, _ Task, yield func([]any) bool) bool {
		for day := range s.Spec.Days {
			if r.Failed() {
				return true
			}
			cells = append(cells[:0], int64(r.Number), int64(day), (first + parameter.Date(day)).String())
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
func export(s *Study, to io.Writer, form string, head []table.Heading, lines func(*store.Row, Task, func([]any) bool) bool) error {
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
	return say.Errorf("rows cannot be written as %q: choose %s or %s", form, AsCSV, AsParquet)
}

// What else is in the folder of a study: page, exports, and files that do not
// belong there.

// exportFiles are the files that tumen export writes.
var exportFiles = []string{"days.csv", "days.parquet", "rows.csv", "rows.parquet"}

// exports are the files that tumen export writes, and how.
func exports(s *Study) map[string]func(io.Writer) error {
	return map[string]func(io.Writer) error{
		"rows.csv":     func(to io.Writer) error { return s.Export(to, AsCSV) },
		"rows.parquet": func(to io.Writer) error { return s.Export(to, AsParquet) },
		"days.csv":     func(to io.Writer) error { return s.ExportDays(to, AsCSV) },
		"days.parquet": func(to io.Writer) error { return s.ExportDays(to, AsParquet) },
	}
}

// strangers names what is in the folder and no file of a study.
func (p *Proof) strangers(s *Study) error {
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return cannot("read", s.Dir, err)
	}
	known := []string{SpecFile, RowsFile, LockFile, ReportFile, DigestFile, WorldsFile}
	for _, e := range entries {
		if e.IsDir() || !slices.Contains(known, e.Name()) && !slices.Contains(exportFiles, e.Name()) && !record.IsLitter(e.Name()) {
			p.wrong(e.Name(), "%s", say.Text("it is no file of this study"))
		}
	}
	if lock, err := os.Stat(s.path(LockFile)); err == nil && lock.Size() > 0 {
		p.wrong(LockFile, "%s", say.Text("it is not empty"))
	}
	return nil
}

// drawn makes page and exports again and compares them.
func (p *Proof) drawn(s *Study, draw func(*Study) ([]byte, error)) error {
	recorded, err := os.ReadFile(s.path(ReportFile))
	if err == nil && draw == nil {
		p.wrong(ReportFile, "%s", say.Text("it is no file of this study"))
	} else if err == nil {
		page, err := draw(s)
		switch {
		case err != nil:
			p.wrong(ReportFile, say.Text("the page cannot be drawn again: %v"), err)
		case !bytes.Equal(page, recorded):
			p.wrong(ReportFile, say.Text("it is not the page that this program draws of the study: it was changed, or another program drew it; tumen report %s draws it again"), text.ShellWord(s.Dir))
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return cannot("read", s.Dir, err)
	} else if draw != nil && p.Rows > 0 && sealedBefore(s) {
		p.Notes = append(p.Notes, say.Textf("there is no page; tumen report %s draws it", text.ShellWord(s.Dir)))
	}
	written := exports(s)
	for _, name := range exportFiles {
		if err := p.exported(s, name, written[name]); err != nil {
			return err
		}
	}
	return nil
}

// exported makes one export again.
func (p *Proof) exported(s *Study, name string, write func(io.Writer) error) error {
	file, err := os.Open(s.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return cannot("read", s.Dir, err)
	}
	defer file.Close()
	compare := &record.Comparer{From: file}
	if err := write(compare); err != nil && !errors.Is(err, record.ErrDiffers) {
		p.wrong(name, say.Text("it cannot be written again: %v"), err)
	} else if err != nil || !compare.Same() {
		p.wrong(name, say.Text("it is not what tumen export writes of the rows as they are, from byte %d on; tumen export %s writes it again"), compare.At, text.ShellWord(s.Dir))
	}
	return nil
}
