package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"tumen/internal/say"
)

// errChanged is a row that was sound when the file was scanned.
var errChanged = say.Error("it was changed while it was read")

// ErrReplaced is a file that was written anew since it was scanned, as that of a
// study is when the study is complete.
var ErrReplaced = say.Error("it was written anew since it was scanned: read it again")

// Each goes through the rows with a lower number, in rising order. The row is
// good until the next. It fails if a row is not as it was when the file was
// scanned, and with the error of see.
func (r *Rows) Each(below int, see func(*Row) error) error {
	entries := r.entries[:r.Below(below)]
	if len(entries) == 0 {
		return nil
	}
	file, err := r.open()
	if err != nil {
		return err
	}
	defer file.Close()
	from := bufio.NewReaderSize(file, windowSize)
	at := int64(-1) // what comes next from the reader
	var row Row
	var frame []byte
	for _, e := range entries {
		if e.at != at {
			if _, err := file.Seek(e.at, io.SeekStart); err != nil {
				return err
			}
			from.Reset(file)
		}
		if frame, err = r.next(from, e, frame); err != nil {
			return err
		}
		at = e.at + int64(len(frame))
		r.Layout.decodeRow(frame, &row)
		if err := see(&row); err != nil {
			return err
		}
	}
	return nil
}

// Row reads one row; nil if it is not there.
func (r *Rows) Row(number int) (*Row, error) {
	at, found := r.find(number)
	if !found {
		return nil, nil
	}
	file, err := r.open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	frame, err := r.frame(file, r.entries[at], nil)
	if err != nil {
		return nil, err
	}
	row := &Row{}
	r.Layout.decodeRow(frame, row)
	return row, nil
}

// open opens the file that was scanned: another may have taken its name.
func (r *Rows) open() (*os.File, error) {
	file, err := os.Open(r.path)
	if err != nil {
		return nil, err
	}
	now, err := file.Stat()
	if err == nil && !os.SameFile(now, r.stat) {
		err = fmt.Errorf("%s: %w", r.path, ErrReplaced)
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// frame reads the frame of an entry into memory that may be used again.
func (r *Rows) frame(file io.ReaderAt, e entry, into []byte) ([]byte, error) {
	return r.next(io.NewSectionReader(file, e.at, int64(frameSize+r.Layout.mostRow())), e, into)
}

// next reads the frame of an entry, which comes next, and checks it again.
func (r *Rows) next(from io.Reader, e entry, into []byte) ([]byte, error) {
	wrong := func(err error) ([]byte, error) {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errChanged
		}
		return into, say.Errorf("row %d, at byte %d: %w", e.number, e.at, err)
	}
	if cap(into) < frameSize {
		into = make([]byte, 0, frameSize+r.Layout.doneSize())
	}
	into = into[:frameSize]
	if _, err := io.ReadFull(from, into); err != nil {
		return wrong(err)
	}
	n := r.Layout.frameLength(into)
	if n == 0 {
		return wrong(errChanged)
	}
	if cap(into) < n {
		into = append(make([]byte, 0, n), into...)
	}
	into = into[:n]
	if _, err := io.ReadFull(from, into[frameSize:]); err != nil {
		return wrong(err)
	}
	if !r.Layout.sound(into) {
		return wrong(errChanged)
	}
	return into, nil
}
