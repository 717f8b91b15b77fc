package study

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"

	"tumen/record"
	"tumen/study/store"
)

// The files of a study's folder.
const (
	SpecFile   = "study.json"
	RowsFile   = "rows.tumen"
	LockFile   = "lock"
	ReportFile = record.ReportFile
)

// Study is a study's folder. One that was opened by Begin or Continue can be
// run, and belongs to this process until Close; one that was opened by Open can
// be read, also while another process runs it.
type Study struct {
	Dir  string
	Spec *Spec
	Done int   // rows that are there; grows while the study is run
	Cut  int64 // bytes of a row that had not been written to its end, cut off by Continue

	lock   *flock.Flock
	writer *store.Writer
	failed int   // of the rows that are there
	watch  watch // running estimates
}

// Begin makes the folder of a new study. It fails if there is something in it:
// a study that is there is gone on with by Continue.
func Begin(dir string, spec *Spec) (*Study, error) {
	spec.Format = SpecFormat
	if err := spec.check(); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, cannot("begin", dir, err)
	}
	if IsStudy(dir) {
		return nil, fmt.Errorf("there is a study in %s: go on with it by --resume, or choose another folder", dir)
	}
	for _, e := range entries {
		if e.Name() != LockFile && e.Name() != SpecFile+".new" {
			return nil, fmt.Errorf("the folder %s is not empty: choose another", dir)
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, cannot("begin", dir, err)
	}
	s := &Study{Dir: dir, Spec: spec, watch: newWatch(spec)}
	if err := s.take(); err != nil {
		return nil, err
	}
	if err := s.save(); err != nil {
		s.Close()
		return nil, cannot("begin", dir, err)
	}
	if s.writer, err = store.Create(s.path(RowsFile), spec.layout()); err != nil {
		s.Close()
		return nil, cannot("begin", dir, err)
	}
	return s, nil
}

// Open opens a study to read it.
func Open(dir string) (*Study, error) {
	text, err := os.ReadFile(filepath.Join(dir, SpecFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no study in %s: it has no %s", dir, SpecFile)
	}
	if err != nil {
		return nil, cannot("read", dir, err)
	}
	spec, err := decodeSpec(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, SpecFile), err)
	}
	return &Study{Dir: dir, Spec: spec, watch: newWatch(spec)}, nil
}

// IsStudy says whether a folder holds a study.
func IsStudy(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, SpecFile))
	return err == nil
}

// Continue opens a study to go on with it. What an earlier process left half
// written is cut off.
func Continue(dir string) (*Study, error) {
	s, err := Open(dir)
	if err != nil {
		return nil, err
	}
	if err := s.take(); err != nil {
		return nil, err
	}
	s.writer, s.Cut, err = store.Append(s.path(RowsFile), s.Spec.layout(), s.count)
	if err != nil {
		s.Close()
		return nil, cannot("go on with", dir, err)
	}
	return s, nil
}

// take makes the study this process's own. The lock goes with the process,
// however that ends.
func (s *Study) take() error {
	s.lock = flock.New(s.path(LockFile))
	held, err := s.lock.TryLock()
	if err != nil {
		return cannot("lock", s.Dir, err)
	}
	if !held {
		return fmt.Errorf("another process is running the study in %s: wait for it, or end it first", s.Dir)
	}
	return nil
}

// Close brings what was done to the disk and lets the study go.
func (s *Study) Close() error {
	var first error
	if s.writer != nil {
		first = s.writer.Close()
		s.writer = nil
	}
	if s.lock != nil {
		if err := s.lock.Unlock(); first == nil {
			first = err
		}
		s.lock = nil
	}
	if first != nil {
		return cannot("close", s.Dir, first)
	}
	return nil
}

// Extend asks for more points. Fewer than there are asked for change nothing.
func (s *Study) Extend(points int) error {
	if points <= s.Spec.Asked {
		return nil
	}
	more := *s.Spec
	more.Asked = points
	if err := more.check(); err != nil {
		return err
	}
	before := s.Spec
	s.Spec = &more
	if err := s.save(); err != nil {
		s.Spec = before
		return cannot("extend", s.Dir, err)
	}
	return nil
}

// MeasureRegretIn chooses the outcome that regret is measured in.
func (s *Study) MeasureRegretIn(outcome string) error {
	if s.Spec.RegretBy == outcome {
		return nil
	}
	changed := *s.Spec
	changed.RegretBy = outcome
	before := s.Spec
	s.Spec = &changed
	if err := s.save(); err != nil {
		s.Spec = before
		return cannot("change", s.Dir, err)
	}
	return nil
}

// Agree fails, saying in what they differ, if the study was begun with another
// spec than the given one. How many points are asked for may differ.
func (s *Study) Agree(with *Spec) error {
	with.Format = SpecFormat
	words := s.Spec.differs(with)
	if len(words) == 0 {
		return nil
	}
	return &Mismatch{s.Dir, words}
}

// Mismatch is a study that cannot be gone on with by another command than the
// one that began it.
type Mismatch struct {
	Dir   string
	Words []string
}

func (m *Mismatch) Error() string {
	text := "the study in " + m.Dir + " is another one"
	for _, w := range m.Words {
		text += "; " + w
	}
	return text
}

func (s *Study) path(name string) string { return filepath.Join(s.Dir, name) }

// layout is what the rows of a study hold.
func (s *Spec) layout() store.Layout {
	l := store.Layout{Study: s.sum(), Inputs: len(s.Inputs), Outcomes: len(s.Outcomes), Series: len(s.Series)}
	if l.Series > 0 {
		l.Days = s.Days
	}
	return l
}

// save writes study.json, whole or not at all.
func (s *Study) save() error {
	text, err := s.Spec.encode()
	if err != nil {
		return err
	}
	return WriteWhole(s.path(SpecFile), func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
}

// WriteWhole puts a file in place of another in one move, so that whoever reads
// it sees the old or the new one.
func WriteWhole(path string, write func(io.Writer) error) error {
	next := path + ".new"
	f, err := os.Create(next)
	if err != nil {
		return err
	}
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(next, path)
	}
	if err != nil {
		os.Remove(next)
	}
	return err
}

// Each goes through the rows that are there, in their order. The row is good
// until the next. A last row that is not whole, as while another process writes
// it, ends the rows. It returns how many there are.
func (s *Study) Each(see func(*store.Row) error) (n int, err error) {
	r, err := store.Open(s.path(RowsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, cannot("read", s.Dir, err)
	}
	defer r.Close()
	if r.Layout != s.Spec.layout() {
		return 0, fmt.Errorf("the rows in %s are of another study than its %s: one of them was exchanged", s.Dir, SpecFile)
	}
	var row store.Row
	for ; n < s.Spec.Rows(); n++ {
		if err := r.Next(&row); err != nil {
			return n, s.rowsEnd(r, err)
		}
		if err := see(&row); err != nil {
			return n, err
		}
	}
	return n, nil
}

// Columns are some outcomes of all rows that are there, by outcome and then row.
// A failed run, and one that has no such number, gives NaN.
func (s *Study) Columns(outcomes []int) ([][]float64, error) {
	columns := make([][]float64, len(outcomes))
	_, err := s.Each(func(r *store.Row) error {
		for k, o := range outcomes {
			x := nan
			if !r.Failed() {
				x = r.Outcomes[o]
			}
			columns[k] = append(columns[k], x)
		}
		return nil
	})
	return columns, err
}
