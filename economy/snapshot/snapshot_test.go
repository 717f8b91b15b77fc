package snapshot

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"reflect"
	"strings"
	"testing"
)

// state has a field of every kind that a world has.
type state struct {
	day     int32
	begun   bool
	rate    float32
	names   []string
	numbers []float64
	rows    [][]uint16
	people  []person
	months  [2][]int64
	watcher func()
}

type person struct {
	name string
	age  uint8
	cash [2]int64
}

func some() *state {
	return &state{
		day: -3, begun: true, rate: 0.5, names: []string{"upland", "", "upland"}, numbers: []float64{1, -2.5},
		rows: [][]uint16{{1, 2}, nil, {3}}, people: []person{{"kim", 30, [2]int64{-1, 1 << 40}}}, months: [2][]int64{{7}, {8, 9}},
	}
}

var notKept = map[string]string{"watcher": "who looks is no part of a state"}

func written(t *testing.T, s *state) []byte {
	t.Helper()
	var to bytes.Buffer
	out := NewWriter(&to)
	if err := Each(out, reflect.ValueOf(s).Elem(), notKept); err != nil {
		t.Fatal(err)
	}
	if err := out.Flush(); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

// like is an empty state with as many parts in its lists.
func like() *state { return &state{rows: make([][]uint16, 3)} }

func TestAStateIsReadAsItWasWritten(t *testing.T) {
	text := written(t, some())
	in, back := NewReader(bytes.NewReader(text), int64(len(text))), like()
	if err := Each(in, reflect.ValueOf(back).Elem(), notKept); err != nil {
		t.Fatal(err)
	}
	if want := some(); !reflect.DeepEqual(back, want) || in.Left() != 0 {
		t.Errorf("%+v, want %+v; %d bytes are left", back, want, in.Left())
	}
}

// A stream that ends anywhere, or says that it does, is refused.
func TestAStreamThatIsCutIsRefused(t *testing.T) {
	text := written(t, some())
	for n := range text {
		for _, size := range []int64{int64(n), int64(len(text))} {
			in := NewReader(bytes.NewReader(text[:n]), size)
			if err := Each(in, reflect.ValueOf(like()).Elem(), notKept); err == nil {
				t.Errorf("%d of %d bytes were read as a whole state", n, len(text))
			}
		}
	}
}

func TestAFieldThatNoStreamHoldsIsNamed(t *testing.T) {
	err := Each(NewWriter(&bytes.Buffer{}), reflect.ValueOf(some()).Elem(), nil)
	if err == nil || !strings.Contains(err.Error(), "watcher") {
		t.Errorf("%v, want that watcher cannot be held", err)
	}
}

func TestACopySharesNothing(t *testing.T) {
	from, to := some(), &state{}
	from.watcher = func() {}
	Duplicate(reflect.ValueOf(to).Elem(), reflect.ValueOf(from).Elem())
	if want := some(); !reflect.DeepEqual(to, want) {
		t.Fatalf("%+v, want %+v without who looks", to, want)
	}
	from.names[0], from.rows[0][0], from.people[0].age, from.months[1][0] = "x", 9, 9, 9
	if want := some(); !reflect.DeepEqual(to, want) {
		t.Errorf("the copy changed with the original: %+v", to)
	}
}

// What is emptied is as new, also behind the length of its slices, and keeps its
// memory.
func TestWhatIsEmptiedIsAsNewInTheSameMemory(t *testing.T) {
	s := some()
	numbers, rows := &s.numbers[0], &s.rows[0][0]
	Empty(reflect.ValueOf(s).Elem())
	if s.day != 0 || s.begun || len(s.names)+len(s.numbers)+len(s.rows)+len(s.people)+len(s.months[0]) != 0 {
		t.Errorf("something is left: %+v", s)
	}
	s.numbers, s.rows = Resized(s.numbers, 2), ResizedTable(s.rows, 3, 2)
	if !reflect.DeepEqual(s.numbers, []float64{0, 0}) || !reflect.DeepEqual(s.rows, [][]uint16{{0, 0}, {0, 0}, {0, 0}}) {
		t.Errorf("what was there shines through: %v %v", s.numbers, s.rows)
	}
	if &s.numbers[0] != numbers || &s.rows[0][0] != rows {
		t.Error("the memory was not used again")
	}
	if longer := Resized(s.numbers, 5); len(longer) != 5 {
		t.Errorf("%d elements, want 5", len(longer))
	}
}

// The checksum of a long column is that of its pieces' sums, lowest byte first; a
// piece that is not summed again keeps its sum.
func TestAChecksumIsThatOfThePiecesSums(t *testing.T) {
	crc := func(text []byte) uint32 { return crc32.Checksum(text, crc32.MakeTable(crc32.Castagnoli)) }
	column, whole := []int32{1, 2, 3}, []int64{-1}
	k := &Checks{}
	k.Long("long", "three numbers", 2, func(lo, hi int) []byte { return Raw(column[lo:hi]) })
	k.Whole("whole", "one number", func() []byte { return Raw(whole) })
	k.Expect(2)
	k.Sum(0, 0, 2)
	k.Sum(1, 2, 3)
	k.Close(0)
	column[0], column[2] = 8, 9
	k.Sum(1, 2, 3) // of the first piece nobody says that it changed
	k.Close(1)
	long := func(first, second, third byte) int64 {
		var sums []byte
		sums = binary.LittleEndian.AppendUint32(sums, crc([]byte{first, 0, 0, 0, second, 0, 0, 0}))
		sums = binary.LittleEndian.AppendUint32(sums, crc([]byte{third, 0, 0, 0}))
		return int64(crc(sums))
	}
	var one []byte
	one = binary.LittleEndian.AppendUint32(one, crc(bytes.Repeat([]byte{0xff}, 8)))
	for i, want := range [][]int64{{long(1, 2, 3), long(1, 2, 9)}, {int64(crc(one)), int64(crc(one))}} {
		if name, _, got := k.Column(i); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %x, want %x", name, got, want)
		}
	}
	if !reflect.DeepEqual(k.Days(), []int64{0, 1}) || k.Len() != 2 || !k.Even() {
		t.Errorf("days %v of %d columns", k.Days(), k.Len())
	}
	other := &Checks{}
	other.Long("long", "", 2, func(lo, hi int) []byte { return nil })
	other.Whole("whole", "", func() []byte { return nil })
	other.Continue(k)
	if _, _, got := other.Column(1); !reflect.DeepEqual(got, []int64{int64(crc(one)), int64(crc(one))}) || len(other.Days()) != 2 {
		t.Errorf("the days of the past are %v, %x", other.Days(), got)
	}
}
