package observe

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// daysOf is a table with one column of each name that a trend reads.
func daysOf(n int, rate func(day int) float64) *Table {
	t := &Table{Columns: []Column{{Name: "piece_rate", Reals: Reals{}}, {Name: "guards"}, {Name: "profit"}}}
	for day := range n {
		t.Columns[0].Reals = append(t.Columns[0].Reals, rate(day))
		t.Columns[1].Ints = append(t.Columns[1].Ints, int64(400+day))
		t.Columns[2].Ints = append(t.Columns[2].Ints, 1000)
	}
	return t
}

// A rate that rises by 0.365 a year from 1 has a mean of 1.5395 over
// 36 months of 30 days: the trend is 0.365 / 1.5395 a year, and no doubt about it. Guards who
// take one in a thousand more each day gain 36.5 points a year.
func TestAStraightLineHasItsSlope(t *testing.T) {
	got := TrendsOf(daysOf(1095, func(day int) float64 { return 1 + float64(day)*0.001 }))
	mean := 1 + 0.001*(1080-1)/2
	for name, want := range map[string]float64{"wage": 0.365 / mean, "guards-share": 0.365} {
		trend := got[name]
		if math.Abs(trend.PerYear.Value-want) > 1e-9 || trend.PerYear.Of != 36 || trend.High.Value-trend.Low.Value > 1e-6 {
			t.Errorf("%s: %+v, want %v", name, trend, want)
		}
		if !trend.Drifts() {
			t.Errorf("%s does not drift", name)
		}
	}
	if _, is := got["purses"]; is || len(got) != 2 {
		t.Errorf("a trend of a column that is not there: %v", got)
	}
}

// Five months are too few; a month in which nobody is paid is none.
func TestATrendNeedsSixMonths(t *testing.T) {
	one := func(int) float64 { return 1 }
	if got := TrendsOf(daysOf(179, one)); len(got) != 0 {
		t.Errorf("of five months: %v", got)
	}
	if got := TrendsOf(daysOf(180, one)); len(got) != 2 || got["wage"].Drifts() {
		t.Errorf("of six months: %v", got)
	}
	gap := func(day int) float64 {
		if day < 30 {
			return math.NaN()
		}
		return 1
	}
	if got := TrendsOf(daysOf(180, gap)); len(got) != 1 || TrendsOf(daysOf(210, gap))["wage"].PerYear.Of != 6 {
		t.Errorf("a month without a number is counted: %v", got)
	}
}

// Where nothing drifts and months differ by chance alone, the interval holds 0 in
// 95 of 100 runs.
func TestTheIntervalHoldsTheTruth(t *testing.T) {
	const runs = 2000
	draw := distuv.Normal{Mu: 0, Sigma: 0.05, Src: rand.NewPCG(7, 7)}
	held := 0
	for range runs {
		var points []point
		for month := range 12 {
			points = append(points, point{float64(month) / 12, 1 + draw.Rand()})
		}
		trend, _ := fitted(points, true)
		if trend.Low.Value <= 0 && 0 <= trend.High.Value {
			held++
		}
	}
	if share := float64(held) / runs; math.Abs(share-0.95) > 2.5*math.Sqrt(0.95*0.05/runs) {
		t.Errorf("the interval holds the truth in %v of the runs", share)
	}
}

// Money counted in other units changes no trend of an amount.
func TestATrendHasNoUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var points, scaled []point
		by := rapid.Float64Range(0.01, 100).Draw(t, "by")
		for month := range rapid.IntRange(6, 40).Draw(t, "months") {
			x := rapid.Float64Range(1, 2).Draw(t, "mean")
			points, scaled = append(points, point{float64(month), x}), append(scaled, point{float64(month), x * by})
		}
		a, _ := fitted(points, true)
		b, _ := fitted(scaled, true)
		if math.Abs(a.Low.Value-b.Low.Value) > 1e-9 || math.Abs(a.High.Value-b.High.Value) > 1e-9 {
			t.Fatalf("%+v and %+v", a, b)
		}
	})
}

func TestTheQuantileOfStudent(t *testing.T) {
	for df := 4.0; df < 3000; df = math.Ceil(df * 1.3) {
		want := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: df}.Quantile(0.975)
		if got := quantile975(df); math.Abs(got-want) > 0.001 {
			t.Errorf("with %v degrees of freedom %v, want %v", df, got, want)
		}
	}
}
