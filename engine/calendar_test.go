package engine

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The plain twin of a calendar is a map from days to lists.
func TestCalendarAgreesWithALedgerOfReturns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3*Chunk).Draw(t, "people")
		longest := rapid.IntRange(1, 40).Draw(t, "longest absence")
		first := rapid.Int32Range(-1000, 1000).Draw(t, "first day")
		c := NewCalendar(n, longest)
		twin := map[int32][]uint32{}
		away := map[uint32]bool{}
		sets := make([]Set, Chunks(n))
		for day := first; day < first+100; day++ {
			for k := range sets {
				sets[k] = Set{}
				c.Take(k, day, &sets[k])
			}
			var got []uint32
			list := make([]uint32, Chunk)
			for k := range sets {
				begin, end := Span(k, n)
				for _, i := range list[:sets[k].List(end-begin, list)] {
					got = append(got, uint32(begin)+i)
				}
			}
			want := twin[day]
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("day %d: %v returned, want %v", day, got, want)
			}
			for _, i := range want {
				delete(away, i)
			}
			for range rapid.IntRange(0, 5).Draw(t, "departures") {
				i := uint32(rapid.IntRange(0, n-1).Draw(t, "who"))
				if away[i] {
					continue
				}
				back := day + int32(rapid.IntRange(1, longest).Draw(t, "days away"))
				c.Add(i, back)
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
				s.Drop(i)
			}
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
	c := NewCalendar(Chunk, 15)
	var here Set
	list := make([]uint32, Chunk)
	for i := range uint32(Chunk) {
		c.Add(i, int32(i%6))
	}
	b.ReportAllocs()
	for day := range int32(b.N) {
		c.Take(0, day, &here)
		for _, i := range list[:here.List(Chunk, list)] {
			here.Drop(i)
			c.Add(i, day+6)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/Chunk, "ns/person-day")
}
