package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/chart"
	"tumen/economy/observe"
)

func TestPeriodsKeepCurvesCalm(t *testing.T) {
	for _, c := range []struct {
		days   int
		length int
	}{{1, 1}, {62, 1}, {63, 7}, {365, 7}, {1500, 30}, {3650, 365}, {36525, 365}} {
		if got := periodsOf(nothing(c.days)).length; got != c.length {
			t.Errorf("%d days are drawn by %d days, want by %d", c.days, got, c.length)
		}
	}
}

// Nine days by week are one period of nine, not a week and two days: a sum of
// two days beside a week's would look like a collapse. Eleven are two.
func TestDaysLeftOverJoinTheLastPeriod(t *testing.T) {
	for days, want := range map[int][]float64{7: {7}, 9: {9}, 11: {7, 4}, 16: {7, 9}} {
		ones := slices.Repeat(daily{1}, days)
		if got := (periods{7, ones}).fold(ones, sum); !slices.Equal(got, want) {
			t.Errorf("%d days fold to %v, want %v", days, got, want)
		}
	}
}

func TestFoldingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := daily(rapid.SliceOfN(rapid.Float64Range(0, 1000), 1, 200).Draw(t, "values"))
		p := periods{rapid.IntRange(1, 40).Draw(t, "length"), values}
		if got, want := sum(p.fold(values, sum)), sum(values); math.Abs(got-want) > 1e-6 {
			t.Fatalf("folded, %v became %v", want, got)
		}
	})
}

func TestMeansOfDaysWithoutPay(t *testing.T) {
	if got := meanPaid(daily{math.NaN(), 80, math.NaN(), 82}); got != 81 {
		t.Errorf("mean piece rate is %v, want 81: nights without a crossing have none", got)
	}
	if got := meanPaid(daily{math.NaN(), math.NaN()}); !math.IsNaN(got) {
		t.Errorf("mean piece rate of idle days is %v, want a gap", got)
	}
}

func TestCampaignsAreShadedFromFirstToLastDay(t *testing.T) {
	run := nothing(6)
	run.Days.Columns = append(run.Days.Columns, observe.Column{Name: "campaign", Ints: []int64{1, 1, 0, 0, 1, 0}})
	got := campaigns(run, periodsOf(run))
	if want := [][2]float64{{17410, 17412}, {17414, 17415}}; !slices.Equal(got, want) {
		t.Errorf("bands are %v, want %v", got, want)
	}
}

func TestChartsOverTimeSayWhatTheyFound(t *testing.T) {
	figures := dayFigures(samjiyon(t))
	for i, want := range []string{
		"In the model, the route “river” carried 77\u00a0% of the 962,594 kg that arrived",
		"In the model, carrying paid 0.81 yuan a kilogram; the witness said about 0.8 yuan/kg",
		"In the model, border guards took 46.0\u00a0% of the profit on the river; the witness said at most 50 %",
	} {
		if figures[i].Title != want {
			t.Errorf("title is %q, want %q", figures[i].Title, want)
		}
		if n := len(figures[i].Table.Rows); n != 52 && n != 53 { // and one of the witness
			// weeks; the 365th day joins the last
			t.Errorf("%s has %d rows in its table, want one a week", figures[i].Name, n)
		}
	}
	golden(t, "weight_wide.svg", svgOf(figures[0], chart.Wide))
	golden(t, "shares_wide.svg", svgOf(figures[2], chart.Wide))
	golden(t, "rate_narrow.svg", svgOf(figures[1], chart.Narrow))
}

// With seven routes, four are drawn by name and the rest as one.
func TestManyRoutesAreDrawnAsFew(t *testing.T) {
	run := nothing(2)
	for i := range 7 {
		name := fmt.Sprintf("path-%d", i)
		run.Manifest.Summary.Routes[name] = observe.RouteSum{Mass: float64(100 - i)}
		run.Days.Columns = append(run.Days.Columns, observe.Column{Name: "mass." + name, Ints: []int64{1000, 3000}})
	}
	delete(run.Manifest.Summary.Routes, "river")
	head := weightFigure(run, periodsOf(run)).Table
	if want := []string{"Day", "Path-0", "Path-1", "Path-2", "Path-3", "Other routes"}; !slices.Equal(head.Head, want) {
		t.Errorf("drawn are %q, want %q", head.Head, want)
	}
	if got := head.Rows[1][5].Text; got != "9" { // three routes with 3 kg each
		t.Errorf("the other routes carried %s kg on the second day, want 9", got)
	}
}

// A day without profit is a gap in the shares, not a zero.
func TestADayWithoutProfitIsAGap(t *testing.T) {
	run := articlesDay()
	for i := range run.Days.Columns {
		c := &run.Days.Columns[i]
		switch {
		case c.Name == "date":
			c.Ints = append(c.Ints, c.Ints[0]+1)
		case c.Ints != nil:
			c.Ints = append(c.Ints, 0)
		}
	}
	f := sharesFigure(run, periodsOf(run))
	if got, want := textOf(f.Table.Rows[1]), []string{"2017-09-02", "–", "–", "–"}; !slices.Equal(got, want) {
		t.Errorf("the second day is %q, want %q", got, want)
	}
	if !strings.Contains(f.SVG(chart.Wide), `class="curve guards alone"`) {
		t.Error("a day between gaps is not drawn as a dot")
	}
}

// Fixed bribes paid out of next to no profit are a share of thousands of per
// cent. They are drawn at the edge, and said to be.
func TestSharesBeyondTheChartAreDrawnAtItsEdge(t *testing.T) {
	run := articlesDay()
	run.Days.Column("profit").Ints[0] = 10_000
	run.Days.Column("organisers").Ints[0] = -690_000
	f := sharesFigure(run, periodsOf(run))
	if got, want := textOf(f.Table.Rows[0]), []string{"2017-09-01", "5,000.0\u00a0%", "−6,900.0\u00a0%", "2,000.0\u00a0%"}; !slices.Equal(got, want) {
		t.Errorf("the table has %q, want %q", got, want)
	}
	if want := "Values below −50\u00a0% or above 150\u00a0% are drawn at the edge; the table has them."; !slices.Contains(f.Notes, want) {
		t.Errorf("the notes %q lack %q", f.Notes, want)
	}
	for _, label := range []string{">−50\u00a0%<", ">150\u00a0%<"} {
		if !strings.Contains(f.SVG(chart.Wide), label) {
			t.Errorf("the axis lacks %s", label)
		}
	}
}
