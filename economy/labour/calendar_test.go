package labour

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The plain twin of a calendar is a list for each day.
func TestTheCalendarIsAListForEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c calendar
		twin := map[int32][]uint16{}
		first := rapid.Int32Range(-500, 500).Draw(t, "first day")
		for day := first; day < first+3*horizon; day++ {
			got, want := slices.Clone(c.take(day)), twin[day]
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("on day %d %v are free, want %v", day, got, want)
			}
			for range rapid.IntRange(0, 2).Draw(t, "who leaves") {
				x := rapid.Uint16().Draw(t, "person")
				days := rapid.OneOf(rapid.Int32Range(1, 10), rapid.Int32Range(horizon-1, 2*horizon+1))
				free := day + days.Draw(t, "days")
				c.add(x, day, free)
				twin[free] = append(twin[free], x)
			}
		}
	})
}
