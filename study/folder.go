package study

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"

	"github.com/gofrs/flock"

	"tumen/internal/build"
	"tumen/record"
	"tumen/stage"
	"tumen/study/store"
)

// The files of a study's folder.
const (
	SpecFile   = "study.json"
	RowsFile   = "rows.tumen"
	LockFile   = "lock"
	ReportFile = record.ReportFile
	WorldsFile = "worlds.json" // of a reference table
)

// Study is a study's folder. One that was opened by Begin or Continue can be
// run, and belongs to this process until Close; one that was opened by Open can
// be read, also while another process runs it.
type Study struct {
	Dir      string
	Spec     *Spec
	Done     int    // rows that are there; grows while the study is run
	Found    Found  // what Continue found
	Replayed int    // rows of another program that Admit made again, all the same
	Digest   string // of the files of the study; "" while it changes

	program  build.Identity // that runs the study
	admitted bool           // it may add rows
	lock     *flock.Flock
	writer   *store.Writer
	rows     *store.Rows // as they were last scanned; nil if they were not
	failed   int         // of the rows that are there
	watch    watch       // running estimates
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
		return nil, say.Errorf("there is a study in %s already: resume it, or choose another folder", dir)
	}
	for _, e := range entries {
		if e.Name() != LockFile && e.Name() != SpecFile+stage.NewSuffix {
			return nil, say.Errorf("the folder %s is not empty and holds no study: choose another", dir)
		}
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, cannot("begin", dir, err)
	}
	s := &Study{Dir: dir, Spec: spec, program: spec.Programs[0].identity(), admitted: true, watch: newWatch(spec)}
	if err := s.take(); err != nil {
		return nil, err
	}
	if IsStudy(dir) { // another process was quicker
		s.Close()
		return nil, say.Errorf("there is a study in %s already: resume it, or choose another folder", dir)
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
func Open(dir string) (_ *Study, wrong error) {
	var s *Study
	for range 2 { // between reading its files, another process may have ended
		text, err := os.ReadFile(filepath.Join(dir, SpecFile))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, say.Errorf("there is no study in %s: it has no %s", dir, SpecFile)
		}
		if err != nil {
			return nil, cannot("read", dir, err)
		}
		spec, err := decodeSpec(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(dir, SpecFile), err)
		}
		s = &Study{Dir: dir, Spec: spec, watch: newWatch(spec)}
		if wrong = s.opened(text); wrong == nil {
			return s, nil
		}
	}
	return nil, cannot("read", dir, wrong)
}

// IsStudy says whether a folder holds a study.
func IsStudy(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, SpecFile))
	return err == nil
}

// Continue opens a study to go on with it by a program. A row that an earlier
// process left half written is cut off, and a damaged file of rows is written
// anew with every row of it that is sound; Found says so. Whether the program may
// add rows is for Admit.
func Continue(dir string, program build.Identity) (*Study, error) {
	if _, err := Open(dir); err != nil {
		return nil, err
	}
	lock := &Study{Dir: dir}
	if err := lock.take(); err != nil {
		return nil, err
	}
	s, err := Open(dir) // what it is now that no other process changes it
	if err != nil {
		lock.Close()
		return nil, err
	}
	s.lock, s.program = lock.lock, program
	if err := s.resume(); err != nil {
		s.Close()
		return nil, err
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
		return say.Errorf("another process is running the study in %s: wait for it, or end it first", s.Dir)
	}
	return nil
}

// Close brings what was done to the disk and lets the study go.
func (s *Study) Close() error {
	var first error
	if s.writer != nil {
		first = s.seal()
		if closed := s.writer.Close(); first == nil {
			first = closed
		}
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
	return s.Change(func(more *Spec) { more.Asked, more.Ended = points, 0 })
}

// Writable says whether the study belongs to this process, and can be changed.
func (s *Study) Writable() bool { return s.writer != nil }

// Change changes what may change of the study's description, and keeps it. It
// fails, and changes nothing, on a study that was opened to be read, and where no
// study could be as it would be then.
func (s *Study) Change(change func(*Spec)) error {
	if !s.Writable() {
		return say.Errorf("the study in %s was opened to be read: open it by Continue", s.Dir)
	}
	before, after := s.Spec, *s.Spec
	change(&after)
	if err := after.check(); err != nil {
		return err
	}
	s.Spec = &after
	if err := s.save(); err != nil {
		s.Spec = before
		return cannot("change", s.Dir, err)
	}
	return nil
}

// AskAgain takes over from a request what changes no row.
func (s *Study) AskAgain(r Request) error {
	next := s.Spec.Request.later(r)
	if reflect.DeepEqual(next, s.Spec.Request) {
		return nil
	}
	return s.Change(func(spec *Spec) { spec.Request = next })
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
	return say.Textf("the study in %s was asked for in another way: %s", m.Dir, fault.Fill(strings.Join(m.Words, "; "), func(field string) string { return field }))
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
	if err := s.unseal(); err != nil {
		return err
	}
	return stage.Exchange(stage.OS{}, s.path(SpecFile), func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
}
