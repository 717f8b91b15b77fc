package record

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"

	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/record/table"
	"tumen/stage"
)

// CrossingsFile has one row for each trip: who carried what, and what became of
// both. Only runs that were asked for it have one.
const CrossingsFile = "crossings.parquet"

// Crossings is a record of every trip, which is too long to be held in memory.
// It is a file from its first row on: hidden beside the destination while the
// run lasts, then in the run's folder.
type Crossings struct {
	path  string
	file  File // as it was when it was finished
	spool bool // it is ours, and goes when the run is closed
}

// Each calls see for every trip in the order of the record, and holds no more
// than a few of them at a time. It ends early with the error of see.
func (c *Crossings) Each(see func(observe.Trip) error) error {
	file, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	_, err = table.Guarded(func(struct{}) (struct{}, error) {
		return struct{}{}, table.EachTrip(file, info.Size(), see)
	}, struct{}{})
	return err
}

// spool is a crossings.parquet that still grows.
type spool struct {
	file    *os.File
	sum     hash.Hash
	bytes   int64
	writer  *parquet.GenericWriter[any]
	trip    observe.Trip
	columns []table.Column
	rows    []parquet.Row // not yet handed to the writer
	failed  error         // the first write that failed; nothing is written after it
}

// newSpool begins a table in a hidden file of a folder, or of the nearest one
// above it that exists.
func newSpool(dir string, m *Manifest) (*spool, error) {
	s := &spool{sum: sha256.New()}
	s.columns = table.TripColumns(&s.trip, m.Money.Minor)
	options, err := table.Layout(m.stamp(), s.columns)
	if err != nil {
		return nil, err
	}
	dir = filepath.Clean(dir)
	for {
		s.file, err = os.CreateTemp(dir, ".tumen-crossings-*")
		above := filepath.Dir(dir)
		if err == nil || !errors.Is(err, fs.ErrNotExist) || above == dir {
			break
		}
		dir = above
	}
	if err != nil {
		return nil, stage.Failed(say.Text("it could not be created"), err)
	}
	s.writer = parquet.NewGenericWriter[any](s, append(options, parquet.MaxRowsPerRowGroup(table.GroupRows))...)
	return s, nil
}

// Write counts and sums what goes to the disk, so that the finished file need
// not be read for that.
func (s *spool) Write(data []byte) (int, error) {
	n, err := s.file.Write(data)
	s.sum.Write(data[:n])
	s.bytes += int64(n)
	return n, err
}

// add takes a trip in.
func (s *spool) add(t observe.Trip) {
	if s.failed != nil {
		return
	}
	s.trip = t
	row := make(parquet.Row, 0, len(s.columns))
	for k, c := range s.columns {
		row = append(row, c.Cell(0).Level(0, 0, k))
	}
	if s.rows = append(s.rows, row); len(s.rows) == table.Batch {
		s.hand()
	}
}

// hand gives the gathered rows to the writer.
func (s *spool) hand() {
	_, s.failed = s.writer.WriteRows(s.rows)
	s.rows = s.rows[:0]
}

// finish completes the file, or removes it.
func (s *spool) finish(partial bool) (*Crossings, error) {
	if s.failed == nil {
		s.hand()
	}
	if partial {
		s.writer.SetKeyValueMetadata(table.KeyPartial, "true")
	}
	if s.failed == nil {
		s.failed = s.writer.Close()
	}
	if err := s.file.Close(); s.failed == nil {
		s.failed = err
	}
	if s.failed != nil {
		s.drop()
		return nil, stage.Failed(say.Text("it could not be written"), s.failed)
	}
	return &Crossings{
		path: s.file.Name(), spool: true,
		file: File{Name: CrossingsFile, Bytes: s.bytes, SHA256: hex.EncodeToString(s.sum.Sum(nil))},
	}, nil
}

// drop gives the table up.
func (s *spool) drop() {
	s.file.Close()
	os.Remove(s.file.Name())
}

// Close removes what a run that was made keeps outside its folder: the growing
// record of crossings, which Save has copied. It is safe on any run.
func (r *Run) Close() error {
	if r.Crossings == nil || !r.Crossings.spool {
		return nil
	}
	err := os.Remove(r.Crossings.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// copyTo writes the table to w and holds it against its size and sum.
func (c *Crossings) copyTo(w io.Writer) error {
	from, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer from.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), from)
	if err != nil {
		return err
	}
	if n != c.file.Bytes || hex.EncodeToString(sum.Sum(nil)) != c.file.SHA256 {
		return say.Errorf("%s was changed after it was written", CrossingsFile)
	}
	return nil
}
