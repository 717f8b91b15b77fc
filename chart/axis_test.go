package chart

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// writers are what marks are written by, with the unit of each.
var writers = map[string]Writer{"": nil, "share": Share, "per cent": PerCent}

// anyRange is an interval of any size at any distance from zero.
func anyRange(t *rapid.T) (low, high float64) {
	size := math.Pow(10, rapid.Float64Range(-30, 30).Draw(t, "size"))
	offset := rapid.Float64Range(-3, 3).Draw(t, "offset") * size * math.Pow(10, float64(rapid.IntRange(0, 7).Draw(t, "far")))
	return offset, offset + size
}

// Marks have the digits of their step, so that no two of an axis are the same, and
// reach over what is drawn.
func TestMarksOfAnAxisNeverRepeat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low, high := anyRange(t)
		most := rapid.IntRange(2, 9).Draw(t, "most")
		for unit, write := range writers {
			for _, loose := range []bool{false, true} {
				a := Axis{Loose: loose, Write: write}
				ticks := a.outer(low, high, most)
				if ticks[0].Value > low+1e-9*math.Abs(low) || ticks[len(ticks)-1].Value < high-1e-9*math.Abs(high) {
					t.Fatalf("the axis from %v to %v does not hold %v to %v", ticks[0].Value, ticks[len(ticks)-1].Value, low, high)
				}
				distinct(t, unit, ticks)
				distinct(t, unit, a.inner(span{low: low, high: high}, most))
			}
		}
	})
}

func distinct(t *rapid.T, unit string, ticks []tick) {
	seen, points := map[string]bool{}, map[int]bool{}
	for _, m := range ticks {
		if seen[m.Label] {
			t.Fatalf("%q stands twice on an axis of %s: %v", m.Label, unit, ticks)
		}
		seen[m.Label] = true
		digits := strings.TrimSuffix(m.Label, "\u00a0%")
		if strings.Contains(digits, "×") || digits == "0" {
			continue
		}
		_, decimals, _ := strings.Cut(digits, ".")
		points[len(decimals)] = true
	}
	if len(points) > 1 {
		t.Fatalf("marks of one axis have different digits: %v", ticks)
	}
}

func TestMarksAsPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		axis      Axis
		low, high float64
		want      string
	}{
		{Axis{}, 0, 37, "0 10 20 30 40"},
		{Axis{}, -3, 4, "−4 −2 0 2 4"},
		{Axis{}, 0, 0.37, "0 0.1 0.2 0.3 0.4"},
		{Axis{Write: Share}, 0, 0.9, "0 % 20 % 40 % 60 % 80 % 100 %"},
		{Axis{Write: Share}, 0, 0.0093, "0 % 0.2 % 0.4 % 0.6 % 0.8 % 1.0 %"},
		{Axis{Loose: true}, 7_460_000, 7_500_000, "7,460,000 7,470,000 7,480,000 7,490,000 7,500,000"},
		{Axis{}, 0, 4e12, "0 1×10¹² 2×10¹² 3×10¹² 4×10¹²"},
		{Axis{}, 0, 4e-9, "0 1×10⁻⁹ 2×10⁻⁹ 3×10⁻⁹ 4×10⁻⁹"},
		{Axis{}, 0, 0, "0 0.2 0.4 0.6 0.8 1.0"},
		{Axis{}, math.NaN(), math.Inf(1), "0 0.2 0.4 0.6 0.8 1.0"},
		{Axis{Loose: true}, 5, 5, "4.4 4.6 4.8 5.0 5.2 5.4 5.6"},
	} {
		var got []string
		for _, m := range c.axis.outer(c.low, c.high, 5) {
			got = append(got, strings.ReplaceAll(m.Label, "\u00a0", " "))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("marks from %v to %v are %q, want %q", c.low, c.high, got, c.want)
		}
	}
}

func TestNoDateStandsTwiceOnAnAxis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(-200_000, 60_000).Draw(t, "first")
		last := first + rapid.IntRange(0, 40_000).Draw(t, "days")
		most := rapid.IntRange(2, 20).Draw(t, "most")
		ticks := dateTicks(first, last, most)
		if len(ticks) > most {
			t.Fatalf("%d marks where %d have room", len(ticks), most)
		}
		seen := map[string]bool{}
		for _, m := range ticks {
			if seen[m.Label] || m.Value < float64(first) || m.Value > float64(last) {
				t.Fatalf("the mark %v is wrong among %v", m, ticks)
			}
			seen[m.Label] = true
		}
	})
}
