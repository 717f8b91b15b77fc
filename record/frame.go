package record

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
	"math"
	"os"

	"tumen/economy"
	"tumen/ledger"
)

// frame.go: days in a file that grows. Each is a frame: uint32 its size, uint32
// the CRC-32C of its content, and the content, which begins with a uint32, the
// recorded day. docs/format.md has the bytes.

const frameHead = 8

// appendFrame adds a frame to a buffer.
func appendFrame(to, content []byte) []byte {
	to = binary.LittleEndian.AppendUint32(to, uint32(len(content)))
	to = binary.LittleEndian.AppendUint32(to, crc32.Checksum(content, castagnoli))
	return append(to, content...)
}

// eachFrame gives the frames of a file in their order, those that are sound and
// of the days 0, 1, 2 and so on, and says where the last of them ends. It stops
// when see says no.
func eachFrame(path string, see func(content []byte) bool) (end int64, err error) {
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
		if crc32.Checksum(content, castagnoli) != binary.LittleEndian.Uint32(head[4:]) || binary.LittleEndian.Uint32(content) != day || !see(content) {
			return end, nil
		}
		end += frameHead + size
	}
}

// dayFrame is the content of a day's frame: its row, its checksums and its flows.
func dayFrame(to []byte, day int, days, checks *economy.Table, flows []economy.Flow) []byte {
	to = binary.LittleEndian.AppendUint32(to, uint32(day))
	for _, t := range []*economy.Table{days, checks} {
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

// tripWriter puts the trips of a day into a frame's content. A name stands in it
// once, where it comes first; after that its number does.
type tripWriter struct {
	content []byte
	names   map[string]uint64
}

func (w *tripWriter) begin(day int) {
	w.content = binary.LittleEndian.AppendUint32(w.content[:0], uint32(day))
	if w.names == nil {
		w.names = map[string]uint64{}
	}
	clear(w.names)
}

func (w *tripWriter) add(t *economy.Trip) {
	for _, n := range [...]int64{int64(t.Crossing), int64(t.Organiser), int64(t.Heads), t.Porter, int64(t.Load), int64(t.Arrived), int64(t.Pay), int64(t.Free)} {
		w.content = binary.AppendVarint(w.content, n)
	}
	for _, name := range [...]string{t.Group, t.Route, t.Good, t.Fate} {
		n, known := w.names[name]
		if known {
			w.content = binary.AppendUvarint(w.content, n)
			continue
		}
		n = uint64(len(w.names))
		w.names[name] = n
		w.content = binary.AppendUvarint(w.content, n)
		w.content = binary.AppendUvarint(w.content, uint64(len(name)))
		w.content = append(w.content, name...)
	}
}

// readTrips gives the trips of a frame's content; false if it is none.
func readTrips(content []byte, see func(economy.Trip)) bool {
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
		t := economy.Trip{
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
