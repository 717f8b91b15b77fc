package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/parquet-go/parquet-go"

	"tumen/internal/say"
)

// Sheet is a table that is being read.
type Sheet struct {
	File  *parquet.File
	Notes map[string]note
}

// Decode opens the bytes of a Parquet file that this package wrote, and reads
// what its metadata says of the columns.
func Decode(data []byte) (*Sheet, error) {
	return DecodeFrom(bytes.NewReader(data), int64(len(data)))
}

// DecodeFrom is Decode of a file that is not held in memory.
func DecodeFrom(from io.ReaderAt, size int64) (*Sheet, error) {
	file, err := parquet.OpenFile(from, size)
	if err != nil {
		return nil, say.Errorf("is not a complete Parquet file: %w", err)
	}
	described, ok := file.Lookup(keyColumns)
	if !ok {
		return nil, say.Errorf("has no %s in its metadata, so tumen did not write it", keyColumns)
	}
	var notes []note
	if err := json.Unmarshal([]byte(described), &notes); err != nil {
		return nil, say.Errorf("has a %s that cannot be read: %w", keyColumns, err)
	}
	s := &Sheet{File: file, Notes: map[string]note{}}
	for _, n := range notes {
		s.Notes[n.Name] = n
	}
	return s, nil
}

// Guarded reads a table and turns a panic into an error. The Parquet reader
// trusts the sizes in a file's footer: bytes that no writer made can send it
// past the end of a slice, and a file from elsewhere must not end the program.
func Guarded[D, T any](read func(D) (T, error), data D) (table T, err error) {
	defer func() {
		if wrong := recover(); wrong != nil {
			err = say.Errorf("is damaged: %v", wrong)
		}
	}()
	return read(data)
}

// Cells gives every value of a column to each, in the order of the rows: as
// many as the file has rows, or an error. It never gives more.
func (s *Sheet) Cells(c *parquet.Column, each func(parquet.Value)) error {
	pages := c.Pages()
	defer pages.Close()
	left := s.File.NumRows()
	for {
		page, err := pages.ReadPage()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return say.Errorf("column %s: %w", c.Name(), err)
		}
		if left -= page.NumValues(); left >= 0 {
			err = pageCells(page, each)
		}
		parquet.Release(page)
		if err != nil {
			return say.Errorf("column %s: %w", c.Name(), err)
		}
	}
	if left != 0 {
		return say.Errorf("column %s has %d values, but the file has %d rows", c.Name(), s.File.NumRows()-left, s.File.NumRows())
	}
	return nil
}

func pageCells(page parquet.Page, each func(parquet.Value)) error {
	var values [Batch]parquet.Value
	reader := page.Values()
	for left := page.NumValues(); left > 0; {
		n, err := reader.ReadValues(values[:min(left, Batch)])
		for _, v := range values[:n] {
			each(v)
		}
		left -= int64(n)
		switch {
		case left > 0 && err == nil && n == 0:
			return io.ErrNoProgress
		case left > 0 && errors.Is(err, io.EOF):
			return io.ErrUnexpectedEOF
		case err != nil && !errors.Is(err, io.EOF):
			return err
		}
	}
	return nil
}

// named finds a required column of one physical type.
func (s *Sheet) named(name string, kind parquet.Kind) (*parquet.Column, error) {
	c := s.File.Root().Column(name)
	if c == nil {
		return nil, say.Errorf("has no column %s", name)
	}
	if !c.Leaf() || !c.Required() || c.Type().Kind() != kind {
		return nil, say.Errorf("has a column %s that is not a required %s", name, kind)
	}
	return c, nil
}
