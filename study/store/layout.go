package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// Layout is what all rows of a file have in common. It is the file's header.
type Layout struct {
	Study    [32]byte // SHA-256 of what is fixed of the study; rows of another study do not belong here
	Inputs   int      // numbers that were varied
	Outcomes int      // numbers that came out
	Series   int      // outcomes that are kept for each day
	Days     int      // days of each series
}

// Format is the version of the file that this package writes and reads.
const Format = 1

var magic = [8]byte{'t', 'u', 'm', 'e', 'n', 'r', 'o', 'w'}

// headerSize is that of the header: magic, format, four counts, the study and
// the checksum of all that.
const headerSize = 8 + 4 + 4*4 + 32 + 4

// The most numbers that a row may have, far above what a study keeps; a header
// that asks for more is not one.
const mostNumbers = 1 << 26

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (l Layout) encode() []byte {
	b := append(make([]byte, 0, headerSize), magic[:]...)
	b = binary.LittleEndian.AppendUint32(b, Format)
	for _, n := range l.counts() {
		b = binary.LittleEndian.AppendUint32(b, uint32(*n))
	}
	b = append(b, l.Study[:]...)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

func (l *Layout) counts() []*int { return []*int{&l.Inputs, &l.Outcomes, &l.Series, &l.Days} }

// check refuses a layout whose rows would be too large to exist.
func (l *Layout) check() error {
	for _, n := range l.counts() {
		if *n < 0 || *n > mostNumbers {
			return fmt.Errorf("a row cannot have %d numbers of one kind", *n)
		}
	}
	if l.Series*l.Days > mostNumbers {
		return fmt.Errorf("%d series of %d days are more than a row holds", l.Series, l.Days)
	}
	return nil
}

// errNoHeader is a file that ends before its header does: one whose writer was
// killed before the first row.
var errNoHeader = errors.New("the file ends within its header")

func readLayout(from io.Reader) (Layout, error) {
	var l Layout
	b := make([]byte, headerSize)
	if _, err := io.ReadFull(from, b); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = errNoHeader
		}
		return l, err
	}
	if [8]byte(b[:8]) != magic {
		return l, errors.New("this is no file of rows: it does not begin with `tumenrow`")
	}
	if f := binary.LittleEndian.Uint32(b[8:]); f != Format {
		return l, fmt.Errorf("the rows are in format %d and this version of tumen reads format %d: use a newer one", f, Format)
	}
	if crc32.Checksum(b[:headerSize-4], castagnoli) != binary.LittleEndian.Uint32(b[headerSize-4:]) {
		return l, errors.New("the header is damaged: its checksum does not fit")
	}
	for i, n := range l.counts() {
		*n = int(binary.LittleEndian.Uint32(b[12+4*i:]))
	}
	copy(l.Study[:], b[28:60])
	return l, l.check()
}

// rowSize is the size of a row that did not fail, without its frame.
func (l Layout) rowSize() int {
	return fixedSize + 8*(l.Inputs+l.Outcomes) + 4*l.Series*l.Days
}

// mostFailure is the longest message of a failed run that is kept.
const mostFailure = 1 << 10

// mostRow is the size of the largest row that there can be.
func (l Layout) mostRow() int {
	return max(l.rowSize(), fixedSize+8*l.Inputs+mostFailure)
}
