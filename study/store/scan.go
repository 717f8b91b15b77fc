package store

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"

	"tumen/internal/say"
)

// ErrOther is a file of rows of another study.
var ErrOther = say.Error("the rows are of another study")

// Rows is what a file of rows holds: an index of its sound rows, and what is
// not sound of it. It does not keep the file open, and takes 16 bytes a row.
type Rows struct {
	Layout Layout
	Header bool     // the header is sound
	Damage []Damage // bytes that are no sound row, with sound rows after them
	Tail   int64    // bytes that follow the last sound row: one that was not written to its end
	Twice  []int    // rows that are there more than once and differ; they count as missing

	path     string
	stat     os.FileInfo
	entries  []entry  // of the rows, in rising order
	programs []uint64 // that made them
	end      int64    // of the last sound row
	orderly  bool     // the file is header and rows in rising order, and nothing else
}

// Damage is a part of a file.
type Damage struct{ At, Bytes int64 }

// entry is where a row is.
type entry struct {
	at      int64
	number  uint32
	program uint32 // place in the list
}

// Scan goes through a file and finds every sound row in it, wherever it is and
// whatever is before it: after bytes that are no sound row, it goes on at the
// next that begins like one. A file that is not there has no rows. It fails if
// the file cannot be read, and on a file of another study or format.
func Scan(path string, l Layout) (*Rows, error) {
	r := &Rows{Layout: l, path: path, orderly: true}
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if r.stat, err = file.Stat(); err != nil {
		return nil, err
	}
	if err := r.scan(file); err != nil {
		return nil, err
	}
	return r, r.sort(file)
}

// windowSize is how much of a file is read at once.
var windowSize = 1 << 18 // changed in tests

// scan finds the frames.
func (r *Rows) scan(file io.Reader) error {
	whole := frameSize + r.Layout.mostRow()
	from := bufio.NewReaderSize(file, int(min(int64(max(windowSize, whole)), max(r.stat.Size(), headerSize)))) // a layout can lie about how large rows are
	head, err := from.Peek(headerSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	at := int64(0)
	if r.Header, err = r.Layout.readHeader(head); err != nil {
		return err
	}
	if r.Header {
		from.Discard(headerSize)
		at = headerSize
	}
	r.end = at
	for {
		head, err := from.Peek(frameSize)
		if len(head) == 0 {
			r.Tail = at - r.end
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		if n := r.Layout.frameLength(head); n > 0 && n <= from.Size() {
			frame, err := from.Peek(n)
			if err != nil && !errors.Is(err, io.EOF) {
				return err
			}
			if len(frame) == n && r.Layout.sound(frame) {
				r.found(at, frame)
				from.Discard(n)
				at += int64(n)
				r.end = at
				continue
			}
		}
		skip := r.resume(from)
		from.Discard(skip)
		at += int64(skip)
	}
}

// resume is how many bytes to pass over until a frame may begin.
func (r *Rows) resume(from *bufio.Reader) int {
	b, _ := from.Peek(max(from.Buffered(), 1))
	if i := bytes.Index(b[1:], frameMagic[:]); i >= 0 {
		return 1 + i
	}
	return max(1, len(b)-len(frameMagic)+1) // a magic may be cut in two
}

// found takes in a sound frame.
func (r *Rows) found(at int64, frame []byte) {
	if at > r.end {
		r.Damage = append(r.Damage, Damage{r.end, at - r.end})
	}
	key := binary.LittleEndian.Uint64(frame[frameSize+16:])
	p := slices.Index(r.programs, key)
	if p < 0 {
		p = len(r.programs)
		r.programs = append(r.programs, key)
	}
	e := entry{at, uint32(binary.LittleEndian.Uint64(frame[frameSize:])), uint32(p)}
	if n := len(r.entries); n > 0 && r.entries[n-1].number >= e.number {
		r.orderly = false
	}
	r.entries = append(r.entries, e)
}

// sort puts the entries in order. Of a row that is there twice, the first
// counts; where the two differ, neither does.
func (r *Rows) sort(file io.ReaderAt) error {
	if len(r.Damage) > 0 || !r.Header {
		r.orderly = false
	}
	if r.orderly {
		return nil
	}
	slices.SortStableFunc(r.entries, func(a, b entry) int { return int(a.number) - int(b.number) })
	kept := r.entries[:0]
	for i := 0; i < len(r.entries); {
		same, n := true, i+1
		for ; n < len(r.entries) && r.entries[n].number == r.entries[i].number; n++ {
			alike, err := r.alike(file, r.entries[i], r.entries[n])
			if err != nil {
				return err
			}
			same = same && alike
		}
		if same {
			kept = append(kept, r.entries[i])
		} else {
			r.Twice = append(r.Twice, int(r.entries[i].number))
		}
		i = n
	}
	r.entries = kept
	return nil
}

// alike says whether two frames hold the same row, whichever program made it.
func (r *Rows) alike(file io.ReaderAt, a, b entry) (bool, error) {
	first, err := r.frame(file, a, nil)
	if err != nil {
		return false, err
	}
	second, err := r.frame(file, b, nil)
	if err != nil {
		return false, err
	}
	const program = frameSize + 16
	return bytes.Equal(first[frameSize:program], second[frameSize:program]) && bytes.Equal(first[program+8:], second[program+8:]), nil
}

// Current says whether the file is still the one that was scanned.
func (r *Rows) Current() bool {
	now, err := os.Stat(r.path)
	if err != nil {
		return errors.Is(err, os.ErrNotExist) && r.stat == nil
	}
	return r.stat != nil && os.SameFile(now, r.stat) && now.Size() == r.stat.Size() && now.ModTime().Equal(r.stat.ModTime())
}

// Len is how many different rows there are.
func (r *Rows) Len() int { return len(r.entries) }

// Last is the highest number of a row; -1 if there is none.
func (r *Rows) Last() int {
	if len(r.entries) == 0 {
		return -1
	}
	return int(r.entries[len(r.entries)-1].number)
}

// Below is how many of them have a lower number.
func (r *Rows) Below(number int) int {
	at, _ := r.find(number)
	return at
}

// Has says whether a row is there.
func (r *Rows) Has(number int) bool {
	_, found := r.find(number)
	return found
}

func (r *Rows) find(number int) (int, bool) {
	return slices.BinarySearchFunc(r.entries, number, func(e entry, n int) int { return int(e.number) - n })
}

// Missing are the rows below a number that are not there.
func (r *Rows) Missing(below int) Spans {
	var missing Spans
	next := 0
	add := func(to int) {
		if to > next {
			missing = append(missing, Span{next, to})
		}
		next = max(next, to+1)
	}
	for _, e := range r.entries[:r.Below(below)] {
		add(int(e.number))
	}
	add(below)
	return missing
}

// Made are the rows that a program made.
type Made struct {
	Program uint64 // Key of its fingerprint
	Rows    Spans
}

// ByProgram are the rows by the program that made them, the program of the
// lowest row first.
func (r *Rows) ByProgram() []Made {
	var made []Made
	place := map[uint32]int{}
	for _, e := range r.entries {
		i, known := place[e.program]
		if !known {
			i = len(made)
			place[e.program] = i
			made = append(made, Made{Program: r.programs[e.program]})
		}
		made[i].Rows = made[i].Rows.with(int(e.number))
	}
	return made
}

// Sound says whether nothing of the file is damaged.
func (r *Rows) Sound() bool {
	return (r.Header || r.stat == nil) && len(r.Damage) == 0 && len(r.Twice) == 0
}

// Finished says whether the file is as that of a study that was never
// interrupted: header, rows in rising order, nothing else.
func (r *Rows) Finished() bool { return r.Header && r.orderly && r.Tail == 0 }

// lost says whether a file that is not empty holds nothing of this study.
func (r *Rows) lost() bool {
	return !r.Header && len(r.entries) == 0 && r.stat != nil && r.stat.Size() > headerSize
}
