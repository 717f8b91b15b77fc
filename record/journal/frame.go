// Package journal keeps the days of a run in a file that grows while the run lasts, so
// that a run that is cut off goes on from its last whole day.
package journal

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
	"math"
	"os"

	"tumen/economy/observe"
	"tumen/ledger"
)

// frame.go: days in a file that grows. Each is a frame: uint32 its size, uint32
// the CRC-32C of its content, and the content, which begins with a uint32, the
// recorded day. docs/format.md has the bytes.

// Castagnoli is the polynomial of all checksums of frames and checkpoints.
var Castagnoli = crc32.MakeTable(crc32.Castagnoli)

const frameHead = 8

// AppendFrame adds a frame to a buffer.
func AppendFrame(to, content []byte) []byte {
	to = binary.LittleEndian.AppendUint32(to, uint32(len(content)))
	to = binary.LittleEndian.AppendUint32(to, crc32.Checksum(content, Castagnoli))
	return append(to, content...)
}

// EachFrame gives the frames of a file in their order, those that are sound and
// of the days 0, 1, 2 and so on, and says where the last of them ends. It stops
// when see says no.
func EachFrame(path string, see func(content []byte) bool) (end int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	in := bufio.NewReaderSize(f, 1<<16)
	for day := uint32(0); ; day++ {
		var head [frameHead]byte
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return end, nil
		}
		size := int64(binary.LittleEndian.Uint32(head[:]))
		if size < 4 || end+frameHead+size > info.Size() {
			return end, nil
		}
		content := make([]byte, size)
		if _, err := io.ReadFull(in, content); err != nil {
			return end, nil
		}
		if crc32.Checksum(content, Castagnoli) != binary.LittleEndian.Uint32(head[4:]) || binary.LittleEndian.Uint32(content) != day || !see(content) {
			return end, nil
		}
		end += frameHead + size
	}
}

// DayFrame is the content of a day's frame: its row, its checksums and its flows.
func DayFrame(to []byte, day int, days, checks *observe.Table, flows []observe.Flow) []byte {
	to = binary.LittleEndian.AppendUint32(to, uint32(day))
	for _, t := range []*observe.Table{days, checks} {
		for i := range t.Columns {
			if c := &t.Columns[i]; c.Reals != nil {
				to = binary.LittleEndian.AppendUint64(to, math.Float64bits(c.Reals[day]))
			} else {
				to = binary.LittleEndian.AppendUint64(to, uint64(c.Ints[day]))
			}
		}
	}
	for _, f := range flows {
		for _, word := range []string{f.Kind, f.From, f.To} {
			to = binary.AppendUvarint(to, uint64(len(word)))
			to = append(to, word...)
		}
		to = binary.AppendVarint(to, f.Amount)
	}
	return to
}

// TripWriter puts the trips of a day into a frame's content. A name stands in it
// once, where it comes first; after that its number does.
type TripWriter struct {
	Content []byte
	names   map[string]uint64
}

// Begin begins the content of a day.
func (w *TripWriter) Begin(day int) {
	w.Content = binary.LittleEndian.AppendUint32(w.Content[:0], uint32(day))
	if w.names == nil {
		w.names = map[string]uint64{}
	}
	clear(w.names)
}

// Add adds a trip of that day.
func (w *TripWriter) Add(t *observe.Trip) {
	for _, n := range [...]int64{int64(t.Crossing), int64(t.Organiser), int64(t.Heads), t.Porter, int64(t.Load), int64(t.Arrived), int64(t.Pay), int64(t.Free)} {
		w.Content = binary.AppendVarint(w.Content, n)
	}
	for _, name := range [...]string{t.Group, t.Route, t.Good, t.Fate} {
		n, known := w.names[name]
		if known {
			w.Content = binary.AppendUvarint(w.Content, n)
			continue
		}
		n = uint64(len(w.names))
		w.names[name] = n
		w.Content = binary.AppendUvarint(w.Content, n)
		w.Content = binary.AppendUvarint(w.Content, uint64(len(name)))
		w.Content = append(w.Content, name...)
	}
}

// ReadTrips gives the trips of a frame's content; false if it is none.
func ReadTrips(content []byte, see func(observe.Trip)) bool {
	if len(content) < 4 {
		return false
	}
	day := int32(binary.LittleEndian.Uint32(content))
	content = content[4:]
	sound := true
	number := func() int64 {
		n, size := binary.Varint(content)
		sound = sound && size > 0
		content = content[max(size, 0):]
		return n
	}
	natural := func() uint64 {
		n, size := binary.Uvarint(content)
		sound = sound && size > 0
		content = content[max(size, 0):]
		return n
	}
	var names []string
	name := func() string {
		n := natural()
		if n < uint64(len(names)) {
			return names[n]
		}
		size := natural()
		if !sound || n != uint64(len(names)) || size > uint64(len(content)) {
			sound = false
			return ""
		}
		names = append(names, string(content[:size]))
		content = content[size:]
		return names[n]
	}
	for sound && len(content) > 0 {
		t := observe.Trip{
			Day: day, Crossing: int32(number()), Organiser: uint32(number()), Heads: int(number()), Porter: number(),
			Load: ledger.Grams(number()), Arrived: ledger.Grams(number()), Pay: ledger.Money(number()), Free: int32(number()),
		}
		t.Group, t.Route, t.Good, t.Fate = name(), name(), name(), name()
		if sound {
			see(t)
		}
	}
	return sound
}
