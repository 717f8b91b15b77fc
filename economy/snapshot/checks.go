package snapshot

import (
	"hash/crc32"
	"reflect"
	"slices"
	"unsafe"
)

// checks.go: a checksum of every column of a state, at the end of every recorded
// day. Two runs that are the same have the same checksums; where they are not,
// the first day and column in which they differ says where to look.
//
// The checksum is CRC32C, which processors compute faster than memory is read.
// A long column is summed in pieces, and the sum of a column is that of its
// pieces' sums; a piece in which nothing was done today keeps its sum, so that
// people who wait cost nothing.

// Checks keeps the checksums of a run. Columns are added before its first day.
type Checks struct {
	columns []checked
	days    []int64   // recorded days
	sums    [][]int64 // by column, then day
}

// checked is one column of the state.
type checked struct {
	name  string
	means string
	long  bool                    // summed piece by piece
	bytes func(lo, hi int) []byte // the column's values lo..hi; everything if it is not long
	piece []uint32                // the pieces' sums
}

// Long adds a column that is summed in pieces; bytes are its values lo to hi.
func (k *Checks) Long(name, means string, pieces int, bytes func(lo, hi int) []byte) {
	k.add(checked{name, means, true, bytes, make([]uint32, pieces)})
}

// Whole adds a column that is summed whole every day.
func (k *Checks) Whole(name, means string, bytes func() []byte) {
	k.add(checked{name, means, false, func(int, int) []byte { return bytes() }, make([]uint32, 1)})
}

func (k *Checks) add(c checked) {
	k.columns = append(k.columns, c)
	k.sums = append(k.sums, nil)
}

// Expect makes room for a number of days.
func (k *Checks) Expect(days int) {
	k.days = slices.Grow(k.days, days)
	for i := range k.sums {
		k.sums[i] = slices.Grow(k.sums[i], days)
	}
}

// Sum sums a piece of every long column: its values lo to hi. Several pieces may
// be summed at once.
func (k *Checks) Sum(piece, lo, hi int) {
	for i := range k.columns {
		if c := &k.columns[i]; c.long {
			c.piece[piece] = checksum(c.bytes(lo, hi))
		}
	}
}

// Close notes the day's checksums, when all pieces have theirs.
func (k *Checks) Close(day int64) {
	k.days = append(k.days, day)
	for i := range k.columns {
		c := &k.columns[i]
		if !c.long {
			c.piece[0] = checksum(c.bytes(0, 0))
		}
		k.sums[i] = append(k.sums[i], int64(checksum(Raw(c.piece))))
	}
}

// Continue takes over the days that another run of the same columns has had.
func (k *Checks) Continue(past *Checks) {
	k.days = append(k.days, past.days...)
	for i := range past.sums {
		k.sums[i] = append(k.sums[i], past.sums[i]...)
	}
}

// Len is how many columns are summed.
func (k *Checks) Len() int { return len(k.columns) }

// Days are the days that are summed.
func (k *Checks) Days() []int64 { return k.days }

// Column is the name of a column, what it means, and its checksum on each day.
func (k *Checks) Column(i int) (name, means string, sums []int64) {
	return k.columns[i].name, k.columns[i].means, k.sums[i]
}

// Columns goes through the checksums as columns below a path.
func (k *Checks) Columns(to Columns, path string) error {
	if err := to.Column(path+".day", reflect.ValueOf(&k.days).Elem()); err != nil {
		return err
	}
	for i := range k.columns {
		if err := to.Column(path+"."+k.columns[i].name, reflect.ValueOf(&k.sums[i]).Elem()); err != nil {
			return err
		}
	}
	return nil
}

// Even says whether every column has a checksum for every day.
func (k *Checks) Even() bool {
	return !slices.ContainsFunc(k.sums, func(s []int64) bool { return len(s) != len(k.days) })
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(bytes []byte) uint32 { return crc32.Checksum(bytes, castagnoli) }

// Raw is a column's memory. All systems for which the program is built keep
// numbers with the lowest byte first, so the same numbers are the same bytes.
func Raw[T any](column []T) []byte {
	if len(column) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&column[0])), len(column)*int(unsafe.Sizeof(column[0])))
}
