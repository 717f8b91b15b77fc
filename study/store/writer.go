package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// Writer appends rows to a file. There may be one writer of a file at a time;
// whoever has the study's folder sees to that.
type Writer struct {
	layout Layout
	file   medium
	path   string
	next   uint64 // number of the row to come
	end    int64  // of the rows that are whole
	buffer []byte
	synced time.Time
	failed error
}

// medium is the part of a file system that fills up and breaks. It is an interface
// so that tests can let it.
type medium interface {
	io.WriteSeeker
	Truncate(size int64) error
	Sync() error
	Close() error
}

// syncEvery is how often the rows are brought to the medium itself. What is
// younger survives the end of the process, though not a loss of power.
const syncEvery = 2 * time.Second

// Create begins a file of rows. It fails if there is one.
func Create(path string, l Layout) (*Writer, error) {
	if err := l.check(); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
	if err != nil {
		return nil, err
	}
	w := &Writer{layout: l, file: f, path: path, end: headerSize, synced: time.Now()}
	if _, err := f.Write(l.encode()); err != nil {
		f.Close()
		os.Remove(path)
		return nil, err
	}
	return w, nil
}

// Append opens a file to add rows after those that are whole, each of which it
// shows to see, if that is not nil. What is left of a row that was being
// written when its writer ended is cut off; cut is its bytes.
//
// It fails if the file is of another layout or study, and if whole rows follow
// one that is not: that is no torn end but damage, and cutting there would
// throw away what is good.
func Append(path string, l Layout, see func(*Row)) (w *Writer, cut int64, err error) {
	end, next, cut, err := survey(path, l, see)
	if errors.Is(err, errNoHeader) || errors.Is(err, os.ErrNotExist) {
		// Nothing but a header was ever written, and not all of that.
		if removed := os.Remove(path); removed != nil && !errors.Is(removed, os.ErrNotExist) {
			return nil, 0, removed
		}
		w, err = Create(path, l)
		return w, 0, err
	}
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, 0, err
	}
	w = &Writer{layout: l, file: f, path: path, next: next, end: end, synced: time.Now()}
	if err := w.cut(); err != nil {
		f.Close()
		return nil, 0, err
	}
	return w, cut, nil
}

// survey goes through a file: where its whole rows end, how many there are, and
// how many bytes of a torn one follow.
func survey(path string, l Layout, see func(*Row)) (end int64, rows uint64, torn int64, err error) {
	r, err := Open(path)
	if err != nil {
		return 0, 0, 0, err
	}
	defer r.Close()
	if r.Layout != l {
		return 0, 0, 0, errors.New("the rows are of another study")
	}
	var row Row
	for {
		err := r.Next(&row)
		var broken *Torn
		switch {
		case err == nil:
			if see != nil {
				see(&row)
			}
		case errors.Is(err, io.EOF):
			return r.at, r.next, 0, nil
		case errors.As(err, &broken):
			if r.Damaged() {
				return 0, 0, 0, fmt.Errorf("%w, and whole rows follow it; this is not the end of an interrupted study but damage: restore the file, or begin the study anew", err)
			}
			size, err := sizeOf(r.file)
			return r.at, r.next, size - r.at, err
		default:
			return 0, 0, 0, err
		}
	}
}

func sizeOf(f *os.File) (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Add appends a row. Rows come in the order of their numbers, without a gap.
// When a write fails, the file still ends with a whole row, and no more are
// taken.
func (w *Writer) Add(r *Row) error {
	if w.failed != nil {
		return w.failed
	}
	if r.Number != w.next {
		return fmt.Errorf("row %d comes where row %d belongs", r.Number, w.next)
	}
	var err error
	if w.buffer, err = w.layout.appendRow(w.buffer[:0], r); err != nil {
		return err
	}
	n, err := w.file.Write(w.buffer)
	if err != nil {
		w.failed = err
		w.cut() // what remains of the row is found by the next writer too
		return err
	}
	w.next++
	w.end += int64(n)
	if time.Since(w.synced) >= syncEvery {
		return w.Sync()
	}
	return nil
}

// Rows is how many rows the file has.
func (w *Writer) Rows() uint64 { return w.next }

// cut ends the file after its last whole row.
func (w *Writer) cut() error {
	if err := w.file.Truncate(w.end); err != nil {
		return err
	}
	_, err := w.file.Seek(w.end, io.SeekStart)
	return err
}

// Sync brings all rows to the medium.
func (w *Writer) Sync() error {
	if err := w.file.Sync(); err != nil {
		w.failed = err
		return err
	}
	w.synced = time.Now()
	return nil
}

// Close brings all rows to the medium and closes the file.
func (w *Writer) Close() error {
	err := w.file.Sync()
	if closed := w.file.Close(); err == nil {
		err = closed
	}
	return err
}
