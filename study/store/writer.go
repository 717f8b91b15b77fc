package store

import (
	"errors"
	"io"
	"os"
	"time"

	"tumen/internal/say"
	"tumen/stage"
)

// Writer appends rows to a file. There may be one writer of a file at a time;
// the owner of the study's folder sees to that.
type Writer struct {
	layout Layout
	file   medium
	end    int64 // of the rows that are whole
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
	w := &Writer{layout: l, file: f, end: headerSize, synced: time.Now()}
	if _, err := f.Write(l.encode()); err != nil {
		f.Close()
		os.Remove(path)
		return nil, err
	}
	return w, nil
}

// Append opens a file to add rows to those that a scan found. What follows the
// last of them is cut off. A file that is damaged is first written anew without
// the damage, every sound row kept. Append fails, and leaves the file as it is, if
// nothing in it is sound.
func Append(rows *Rows) (*Writer, error) {
	if rows.lost() {
		return nil, say.Errorf("%s holds neither a sound header nor a sound row of this study: restore it, or delete it to make all rows again", rows.path)
	}
	if rows.stat == nil || !rows.Header && len(rows.entries) == 0 {
		// Nothing but a header was ever written, and not all of that.
		if err := os.Remove(rows.path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, err
		}
		return Create(rows.path, rows.Layout)
	}
	end := rows.end
	if !rows.Sound() {
		var err error
		if end, err = rows.rewrite(); err != nil {
			return nil, err
		}
	}
	f, err := os.OpenFile(rows.path, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	w := &Writer{layout: rows.Layout, file: f, end: end, synced: time.Now()}
	if err := w.cut(); err != nil {
		f.Close()
		return nil, err
	}
	return w, nil
}

// Finish writes the file anew, in one move, as that of a study that was never
// interrupted: the header, and each row once in rising order. It fails if rows
// are being appended.
func Finish(path string, l Layout) error {
	rows, err := Scan(path, l)
	if err != nil || rows.Finished() || rows.lost() {
		return err
	}
	_, err = rows.rewrite()
	return err
}

// rewrite puts a file in the place of the old one that has the same rows, in
// order, and nothing else. It returns its size.
func (r *Rows) rewrite() (size int64, err error) {
	next := r.path + stage.NewSuffix
	if err := os.Remove(next); err != nil && !errors.Is(err, os.ErrNotExist) {
		return 0, err
	}
	w, err := Create(next, r.Layout)
	if err != nil {
		return 0, err
	}
	w.synced = time.Now().Add(time.Hour) // once, at the end
	err = r.Each(mostRows, w.Add)
	if closed := w.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(next, r.path)
	}
	if err != nil {
		os.Remove(next)
	}
	return w.end, err
}

// Add appends a row; rows may come in any order. When a write fails, the file
// still ends with a whole row, and no more are taken.
func (w *Writer) Add(r *Row) error {
	if w.failed != nil {
		return w.failed
	}
	var err error
	if w.buffer, err = w.layout.appendRow(w.buffer[:0], r); err != nil {
		return err
	}
	n, err := w.file.Write(w.buffer)
	if err != nil {
		w.failed = err
		w.cut() // what remains of the row is found by the next scan too
		return err
	}
	w.end += int64(n)
	if time.Since(w.synced) >= syncEvery {
		return w.Sync()
	}
	return nil
}

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
