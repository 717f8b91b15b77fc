package report

import (
	"math"
	"slices"
	"strings"
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

// An axis with a mark twice says that two places are one; a mark with fewer digits
// than its step says it of neighbours. Whatever the range: shares within a per cent,
// large numbers that differ little, values that differ by rounding alone.
func TestMarksHaveTheDigitsOfTheirStep(t *testing.T) {
	scale := rapid.SampledFrom([]float64{1e-12, 1e-6, 1e-3, 0.01, 0.5, 1, 7, 200, 1e4, 1e6, 1e9, 1e12, 1e15})
	ends := rapid.Custom(func(t *rapid.T) [2]float64 {
		middle := rapid.Float64Range(-1, 1).Draw(t, "middle") * scale.Draw(t, "height")
		reach := rapid.Float64Range(0, 1).Draw(t, "reach") * scale.Draw(t, "width")
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			reach = 0
		case 1:
			return [2]float64{middle, math.Nextafter(middle, math.Inf(1))}
		}
		return [2]float64{middle - reach, middle + reach}
	})
	rapid.Check(t, func(t *rapid.T) {
		x := ends.Draw(t, "ends")
		most := rapid.IntRange(2, 12).Draw(t, "most")
		marksApart(t, "value", valueAxis(x[0], x[1], most, decimal), 0)
		marksApart(t, "value, per cent", valueAxis(x[0], x[1], most, percentMark), 2)
		marksApart(t, "loose", looseAxis(x[0], x[1], most, decimal), 0)
		marksApart(t, "loose, per cent", looseAxis(x[0], x[1], most, percentMark), 2)
		marksApart(t, "feet", feet(span{low: x[0], high: x[1], end: 300}, most, decimal), 0)
		marksApart(t, "feet, per cent", feet(span{low: x[0], high: x[1], end: 300}, most, percentMark), 2)
	})
	for _, c := range [][2]float64{{0, math.Inf(1)}, {math.Inf(-1), math.NaN()}, {0, math.SmallestNonzeroFloat64}, {1e300, 1e300}} {
		marksApart(t, "value", valueAxis(c[0], c[1], 5, decimal), 0)
		marksApart(t, "loose", looseAxis(c[0], c[1], 5, decimal), 0)
	}
}

// marksApart holds marks against the step between them: every label once, with the
// decimals of the step, less those that a unit takes away.
func marksApart(t interface{ Fatalf(string, ...any) }, axis string, marks []mark, less int) {
	if len(marks) == 0 || len(marks) > 40 {
		t.Fatalf("%s: %d marks", axis, len(marks))
	}
	seen := map[string]bool{}
	for _, m := range marks {
		if seen[m.Label] {
			t.Fatalf("%s: %q stands there twice in %v", axis, m.Label, marks)
		}
		seen[m.Label] = true
	}
	if len(marks) < 2 {
		return
	}
	length := marks[1].Value - marks[0].Value
	want := max(0, -int(math.Floor(math.Log10(length)+1e-6))-less)
	for _, m := range marks {
		_, after, _ := strings.Cut(strings.TrimSuffix(m.Label, "\u00a0%"), ".")
		if m.Value != 0 && len(after) != want {
			t.Fatalf("%s: %q has %d decimals, and the step %v needs %d", axis, m.Label, len(after), length, want)
		}
	}
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
		{"2017-09-01", "2019-08-31", 9, []string{"Oct 2017", "Jan 2018", "Apr", "Jul", "Oct 2018", "Jan 2019", "Apr 2019", "Jul 2019"}}, // no label twice
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
