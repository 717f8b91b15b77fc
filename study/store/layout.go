package store

import (
	"encoding/binary"
	"hash/crc32"

	"tumen/internal/say"
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
const Format = 2

var magic = [8]byte{'t', 'u', 'm', 'e', 'n', 'r', 'o', 'w'}

// headerSize is that of the header: magic, format, four counts, the study and
// the checksum of all that.
const headerSize = 8 + 4 + 4*4 + 32 + 4

// The most numbers that a row may have, far above what a study keeps.
const mostNumbers = 1 << 26

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (l Layout) encode() []byte {
	b := append(make([]byte, 0, headerSize), magic[:]...)
	b = binary.LittleEndian.AppendUint32(b, Format)
	for _, n := range []int{l.Inputs, l.Outcomes, l.Series, l.Days} {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	b = append(b, l.Study[:]...)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// check refuses a layout whose rows would be too large to exist.
func (l Layout) check() error {
	for _, n := range []int{l.Inputs, l.Outcomes, l.Series, l.Days} {
		if n < 0 || n > mostNumbers {
			return say.Errorf("a row cannot have %d numbers of one kind", n)
		}
	}
	if l.Series*l.Days > mostNumbers {
		return say.Errorf("%d series of %d days are more than a row holds", l.Series, l.Days)
	}
	return nil
}

// readHeader says whether a file's header is sound. A sound one of another
// study, or of another format, is an error: such rows are left alone. A
// damaged one is not, because the rows are found without it.
func (l Layout) readHeader(b []byte) (sound bool, err error) {
	if len(b) < headerSize || [8]byte(b[:8]) != magic {
		return false, nil
	}
	if crc32.Checksum(b[:headerSize-4], castagnoli) != binary.LittleEndian.Uint32(b[headerSize-4:]) {
		return false, nil
	}
	if f := binary.LittleEndian.Uint32(b[8:]); f != Format {
		return false, say.Errorf("the rows are in format %d, and this version of tumen reads format %d: use the version that wrote them", f, Format)
	}
	if [headerSize]byte(b) != [headerSize]byte(l.encode()) {
		return false, ErrOther
	}
	return true, nil
}

// doneSize is the size of a row that did not fail, without its frame.
func (l Layout) doneSize() int {
	return fixedSize + 8*(l.Inputs+l.Outcomes) + 4*l.Series*l.Days
}

// MostFailure is the longest message of a failed run that is kept, in bytes.
const MostFailure = 1 << 10

// mostRow is the size of the largest row that there can be.
func (l Layout) mostRow() int {
	return max(l.doneSize(), fixedSize+8*l.Inputs+MostFailure)
}

// canBe says whether a row of this study can have a size.
func (l Layout) canBe(size int) bool {
	failure := size - fixedSize - 8*l.Inputs
	return size == l.doneSize() || failure >= 1 && failure <= MostFailure
}
