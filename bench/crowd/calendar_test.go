package crowd

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The plain twin of a calendar is a map from days to lists.
func TestCalendarAgreesWithALedgerOfReturns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		longest := rapid.IntRange(1, 40).Draw(t, "longest absence")
		first := rapid.Int32Range(-1000, 1000).Draw(t, "first day")
		c := NewCalendar(longest)
		twin := map[int32][]uint32{}
		away := map[uint32]bool{}
		list := make([]uint32, Chunk)
		for day := first; day < first+100; day++ {
			var here Set
			c.Take(day, &here)
			got := list[:here.List(Chunk, list)]
			want := twin[day]
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("day %d: %v returned, want %v", day, got, want)
			}
			for _, i := range want {
				delete(away, i)
			}
			for range rapid.IntRange(0, 5).Draw(t, "departures") {
				i := uint32(rapid.IntRange(0, Chunk-1).Draw(t, "who"))
				back := day + int32(rapid.IntRange(1, longest).Draw(t, "days away"))
				if away[i] || rapid.Bool().Draw(t, "stays") {
					c.Add(i, back, 0)
					continue
				}
				c.Add(i, back, 1)
				twin[back] = append(twin[back], i)
				away[i] = true
			}
		}
	})
}

// The plain twin of a set is a slice of booleans.
func TestSetAgreesWithBooleans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s Set
		twin := make([]bool, Chunk)
		for range rapid.IntRange(0, 200).Draw(t, "steps") {
			i := uint32(rapid.IntRange(0, Chunk-1).Draw(t, "who"))
			if twin[i] = rapid.Bool().Draw(t, "in"); twin[i] {
				s.Add(i)
			} else {
				s.Drop(i, 1)
			}
			s.Drop(uint32(rapid.IntRange(0, Chunk-1).Draw(t, "who stays")), 0)
		}
		end := rapid.IntRange(0, Chunk).Draw(t, "end")
		var want []uint32
		for i, in := range twin {
			if s.Has(uint32(i)) != in {
				t.Fatalf("person %d: in the set is %v", i, !in)
			}
			if in && i < end {
				want = append(want, uint32(i))
			}
		}
		list := make([]uint32, end)
		if got := list[:s.List(end, list)]; !slices.Equal(got, want) {
			t.Fatalf("listed %v, want %v", got, want)
		}
	})
}

// BenchmarkCalendar is a chunk's day on which one in ten leaves for five days
// and as many return.
func BenchmarkCalendar(b *testing.B) {
	c := NewCalendar(15)
	var here Set
	list := make([]uint32, Chunk)
	for i := range uint32(Chunk) {
		c.Add(i, int32(i%6), 1)
	}
	b.ReportAllocs()
	for day := range int32(b.N) {
		c.Take(day, &here)
		for _, i := range list[:here.List(Chunk, list)] {
			here.Drop(i, 1)
			c.Add(i, day+6, 1)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/Chunk, "ns/person-day")
}

// Add puts person i of the chunk into the set.
func (s *Set) Add(i uint32) { s[i/64%chunkWords] |= 1 << (i % 64) }

// Has says whether person i of the chunk is in the set.
func (s *Set) Has(i uint32) bool { return s[i/64%chunkWords]>>(i%64)&1 == 1 }
