package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// Reader goes through the rows of a file in their order.
type Reader struct {
	Layout Layout

	file *os.File
	from *bufio.Reader
	row  []byte
	next uint64 // number of the row to come
	at   int64  // where the rows that were read end
}

// Open opens a file of rows to read them from the first on.
func Open(path string) (*Reader, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := &Reader{file: file, from: bufio.NewReaderSize(file, 1<<18), at: headerSize}
	if r.Layout, err = readLayout(r.from); err != nil {
		file.Close()
		return nil, err
	}
	return r, nil
}

// Close closes the file.
func (r *Reader) Close() error { return r.file.Close() }

// Torn is what follows the last whole row of a file: a row that was not written
// to its end, because its writer was killed or the disk was full. It is no
// loss but that of one run.
type Torn struct {
	Row   uint64 // the number that it would have
	At    int64  // where it begins
	cause error
}

func (t *Torn) Error() string {
	return fmt.Sprintf("row %d, at byte %d, is not whole: %v", t.Row, t.At, t.cause)
}

// Unwrap is what is wrong with the row.
func (t *Torn) Unwrap() error { return t.cause }

var (
	errCut      = errors.New("the file ends within it")
	errChecksum = errors.New("its checksum does not fit")
	errSize     = errors.New("its size cannot be")
)

// Next reads the next row into row, whose memory it reuses. At the end of the
// file the error is io.EOF. What is not a whole row is a *Torn; no more rows
// come after it.
func (r *Reader) Next(row *Row) error {
	b, err := r.frame()
	if err != nil {
		return err
	}
	if err := r.Layout.decodeRow(b, row); err != nil {
		return &Torn{r.next, r.at, err}
	}
	if row.Number != r.next {
		return &Torn{r.next, r.at, fmt.Errorf("it is numbered %d", row.Number)}
	}
	r.next++
	r.at += frameSize + int64(len(b))
	return nil
}

// frame reads the bytes of the next row and checks them.
func (r *Reader) frame() ([]byte, error) {
	torn := func(cause error) error { return &Torn{r.next, r.at, cause} }
	var head [frameSize]byte
	switch _, err := io.ReadFull(r.from, head[:]); {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, torn(errCut)
	case err != nil:
		return nil, err
	}
	size := int64(binary.LittleEndian.Uint32(head[:]))
	if size < fixedSize || size > int64(r.Layout.mostRow()) {
		return nil, torn(errSize)
	}
	if int64(cap(r.row)) < size {
		if all, err := sizeOf(r.file); err == nil && size > all-r.at { // a header can lie about how large rows are
			return nil, torn(errCut)
		}
		r.row = make([]byte, size)
	}
	r.row = r.row[:size]
	switch _, err := io.ReadFull(r.from, r.row); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, torn(errCut)
	case err != nil:
		return nil, err
	}
	if checksum(head[:4], r.row) != binary.LittleEndian.Uint32(head[4:]) {
		return nil, torn(errChecksum)
	}
	return r.row, nil
}

// wholeAt says whether a whole row begins where b does.
func (l Layout) wholeAt(b []byte) bool {
	if len(b) < frameSize {
		return false
	}
	size := int(binary.LittleEndian.Uint32(b))
	if size < fixedSize || size > l.mostRow() || len(b) < frameSize+size {
		return false
	}
	return checksum(b[:4], b[frameSize:frameSize+size]) == binary.LittleEndian.Uint32(b[4:])
}

// Damaged says, after Next gave a *Torn, whether whole rows follow the place. An
// interrupted write leaves nothing behind it; a disk that fails, or an editor,
// does. A row that has become whole meanwhile, because another process writes
// the file, is no damage.
func (r *Reader) Damaged() bool {
	size, err := sizeOf(r.file)
	if err != nil {
		return false
	}
	b := make([]byte, min(size-r.at, int64(2*(r.Layout.mostRow()+frameSize))))
	n, _ := r.file.ReadAt(b, r.at)
	b = b[:n]
	if r.Layout.wholeAt(b) {
		return false
	}
	for at := 1; at+frameSize+fixedSize <= len(b); at++ {
		if r.Layout.wholeAt(b[at:]) {
			return true
		}
	}
	return false
}
