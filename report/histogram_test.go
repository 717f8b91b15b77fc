package report

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/chart"
	"tumen/economy/observe"
)

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		what   string
		width  float64
		counts []int64
		want   float64
	}{
		{"within a bin, as if evenly filled", 10, []int64{0, 4, 0}, 15},
		{"at the edge of two bins", 10, []int64{2, 2}, 10},
		{"of whole numbers, one of them", 1, []int64{0, 0, 5, 1, 1}, 2},
		{"of nothing, not a number", 1, []int64{0, 0}, math.NaN()},
	} {
		got := median(&observe.Histogram{Width: c.width, Counts: c.counts})
		if got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

func TestBarsLeaveOutEmptyEnds(t *testing.T) {
	b := barsOf(&observe.Histogram{Unit: "kg", Width: 1, Counts: []int64{0, 0, 3, 0, 1, 0, 0}})
	if b.First != 2 || len(b.Counts) != 5 {
		t.Errorf("bars go from %d to below %d, want 2 to below 5", b.First, len(b.Counts))
	}
	if got := b.label(2); got != "2" {
		t.Errorf("a bar of one whole number is called %q, want 2", got)
	}
	if b.low(2) != 1.5 {
		t.Errorf("the bar of 2 begins at %v, want 1.5: the number stands in its middle", b.low(2))
	}
}

func TestIncomesBeginAtZero(t *testing.T) {
	b := barsOf(&observe.Histogram{Name: "porter_month.money", Width: 10, Counts: []int64{0, 0, 7}})
	if b.First != 0 || b.label(2) != "20.0 to below 30.0" {
		t.Errorf("incomes begin with bar %d and have one called %q", b.First, b.label(2))
	}
}

func TestJoinedBarsLoseNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.Int64Range(0, 100), 0, 400).Draw(t, "counts")
		b := barsOf(&observe.Histogram{Name: "porter_month.money", Width: 10, Counts: counts})
		if tally(b.Counts) != tally(counts) {
			t.Fatalf("%d became %d", tally(counts), tally(b.Counts))
		}
		if len(b.Counts) > mostBars+1 {
			t.Fatalf("%d bars cannot be told apart", len(b.Counts))
		}
	})
}

func TestIncomeFigure(t *testing.T) {
	f := incomeFigure(samjiyon(t))
	if want := "In the model, a working month of carrying paid 153 yuan on average; the witness said 200 yuan"; f.Title != want {
		t.Errorf("title is %q, want %q", f.Title, want)
	}
	for _, words := range []string{"half earn less than 155", "the witness: 200 yuan"} {
		if !strings.Contains(f.SVG(chart.Wide), words) {
			t.Errorf("%q is not marked", words)
		}
	}
	golden(t, "income_narrow.svg", svgOf(f, chart.Narrow))
}

// "20 to 30 people" is shaded as the range it is; "at most 50" is a line at 50.
func TestCrewFigureShowsRangesAsRanges(t *testing.T) {
	f := crewFigure(samjiyon(t))
	if n := strings.Count(f.SVG(chart.Wide), `"reach said"`); n != 1 {
		t.Errorf("%d ranges are shaded, want 1", n)
	}
	if n := strings.Count(f.SVG(chart.Wide), `"pin said"`); n != 1 {
		t.Errorf("%d lines are drawn, want 1", n)
	}
	golden(t, "crew_narrow.svg", svgOf(f, chart.Narrow))
}
