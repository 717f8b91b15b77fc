package table

import (
	"math"
	"os"
	"slices"
	"sync"
	"testing"

	"tumen/rng"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/estimate"
)

// mostTruths is how many made-up witnesses are asked.
const mostTruths = 1000

// scores are the mean interval score of the outcomes for each of some rows that play the
// truth, each outcome by its score in what is believed beforehand; from the rows alone,
// without line and correction.
func scores(t *testing.T, table *Table) []float64 {
	t.Helper()
	l, err := table.Learn(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	columns := slices.DeleteFunc(table.Columns(), func(c Column) bool { return c.Sort != SortOutcome })
	tail, beforehand := (1-scoreLevel)/2, table.Beforehand(-1)
	believed := make([]float64, len(columns))
	for c, column := range columns {
		ends := Quantiles(column.Values, beforehand, tail, 1-tail)
		for row, x := range column.Values {
			if !math.IsNaN(x) {
				believed[c] += beforehand[row] * intervalScore(ends, x)
			}
		}
	}
	sum, n := make([]float64, len(table.Rows)), make([]float64, len(table.Rows))
	var lock sync.Mutex
	if _, err := l.play(t.Context(), columns, 0, nil, func(row, c int, of estimate.Weighted) {
		score := intervalScore([]float64{of.Quantile(tail), of.Quantile(1 - tail)}, columns[c].Values[row]) / believed[c]
		lock.Lock()
		defer lock.Unlock()
		if believed[c] > 0 && row < mostTruths {
			sum[row] += score
			n[row]++
		}
	}); err != nil {
		t.Fatal(err)
	}
	for row := range sum {
		sum[row] /= n[row]
	}
	return sum
}

// Claims, and nothing else, narrow what is known: without one of them the mean interval
// score of the outcomes is no better than with all, within two standard errors over
// made-up witnesses. TUMEN_TEST_TABLE=DIR asks it of the table of a case.
func TestNoClaimMakesWhatIsKnownWorse(t *testing.T) {
	model := func(x []float64, chance rng.Block, _ int) []float64 {
		y := x[0] + float64(chance.Unit(0))
		return []float64{y, x[0] - x[1], float64(chance.Unit(1))}
	}
	table := made(t, []int{300}, []design.Narrow{{}}, []study.Band{band("sum", -0.2, 0.2), band("difference", -0.5, 0.5), band("chance", 0.4, 0.6)}, model, "sum", "difference", "chance")
	if dir := os.Getenv("TUMEN_TEST_TABLE"); dir != "" {
		s, err := study.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if table, err = Read(s); err != nil {
			t.Fatal(err)
		}
	}
	with := scores(t, table)
	for k, f := range table.Features {
		fewer := *table
		fewer.Features = slices.Delete(slices.Clone(table.Features), k, k+1)
		without := scores(t, &fewer)
		var mean, weight, square float64
		for row, w := range table.Weights {
			if d := without[row] - with[row]; !math.IsNaN(d) {
				mean += w * d
				weight += w
			}
		}
		mean /= weight
		for row, w := range table.Weights {
			if d := without[row] - with[row]; !math.IsNaN(d) {
				square += w * w * (d - mean) * (d - mean)
			}
		}
		se := math.Sqrt(square) / weight
		t.Logf("without %s the score is worse by %.4f (s.e. %.4f) of what is believed", f.Measure, mean, se)
		if mean < -2*se {
			t.Errorf("without %s the score is better by %.4f, which is %.1f standard errors", f.Measure, -mean, -mean/se)
		}
	}
}
