package report

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/economy"
)

func TestSpanMapsItsEnds(t *testing.T) {
	s := span{low: 10, high: 30, start: 100, end: 0} // heights grow upwards, pixels downwards
	for x, want := range map[float64]float64{10: 100, 20: 50, 30: 0} {
		if got := s.at(x); got != want {
			t.Errorf("at(%v) = %v, want %v", x, got, want)
		}
	}
	if got := (span{5, 5, 0, 100}).at(5); got != 50 {
		t.Errorf("a span without width draws at %v, want its middle, 50", got)
	}
}

func TestAxesBeginAtZeroAndAreRound(t *testing.T) {
	for _, c := range []struct {
		bottom, top float64
		most        int
		want        []string
	}{
		{0, 0.88, 5, []string{"0", "0.2", "0.4", "0.6", "0.8", "1.0"}},
		{3, 1, 5, []string{"0", "0.2", "0.4", "0.6", "0.8", "1.0"}}, // the top itself is enough; the bottom is zero
		{0, 3400, 5, []string{"0", "1,000", "2,000", "3,000", "4,000"}},
		{0, 7, 4, []string{"0", "2", "4", "6", "8"}},
		{-12, 60, 5, []string{"−20", "0", "20", "40", "60"}}, // a loss
		{0, 0, 5, []string{"0", "1"}},
		{0, math.NaN(), 5, []string{"0", "1"}},
	} {
		var got []string
		for _, m := range valueAxis(c.bottom, c.top, c.most, decimal) {
			got = append(got, m.Label)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v to %v: %q, want %q", c.bottom, c.top, got, c.want)
		}
	}
}

func TestEveryAxisCoversItsDataInFewRoundSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		top := rapid.Float64Range(1e-9, 1e15).Draw(t, "top")
		most := rapid.IntRange(2, 9).Draw(t, "most")
		marks := valueAxis(0, top, most, decimal)
		if high := marks[len(marks)-1].Value; high < top || len(marks) > most+1 {
			t.Fatalf("%d marks up to %v for data up to %v", len(marks), high, top)
		}
		s := roundStep(top, most)
		if !slices.Contains([]int{1, 2, 5}, s.digit) {
			t.Fatalf("a step of %d times a power of ten is not round", s.digit)
		}
	})
}

func TestDatesAreCountedAsCalendarsDo(t *testing.T) {
	for _, c := range []struct {
		first, last string
		most        int
		want        []string
	}{
		{"2017-09-01", "2017-09-01", 5, []string{"1 Sep"}},
		{"2017-09-01", "2017-09-05", 5, []string{"1 Sep", "2 Sep", "3 Sep", "4 Sep", "5 Sep"}},
		{"2017-09-01", "2017-09-30", 5, []string{"1 Sep", "8 Sep", "15 Sep", "22 Sep", "29 Sep"}},
		{"2017-09-15", "2018-03-10", 7, []string{"Oct 2017", "Nov", "Dec", "Jan 2018", "Feb", "Mar"}},
		{"2017-09-01", "2018-08-31", 4, []string{"Oct 2017", "Jan 2018", "Apr", "Jul"}},
		{"2011-06-01", "2024-06-01", 4, []string{"2015", "2020"}},
	} {
		first, last := day(t, c.first), day(t, c.last)
		var got []string
		for _, m := range dateMarks(first, last, c.most) {
			got = append(got, m.Label)
			if m.Value < float64(first) || m.Value > float64(last) {
				t.Errorf("%s lies outside %s to %s", m.Label, c.first, c.last)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s to %s in %d: %q, want %q", c.first, c.last, c.most, got, c.want)
		}
	}
}

func day(t *testing.T, s string) economy.Date {
	t.Helper()
	d, err := economy.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
