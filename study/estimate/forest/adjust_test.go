package forest_test

import (
	"math"
	"slices"
	"testing"

	"tumen/rng"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/forest"
)

// A truth that is the sum of eight numbers, each seen with an error of standard
// deviation 0.5: the mean is sum x_j / 1.25 and the variance 8 x 0.25/1.25. With 4,000
// rows no box of all eight features has enough rows, so a forest's intervals are too
// wide; the line through its rows makes up for it.
func TestALineHelpsWhereManyFeaturesMatter(t *testing.T) {
	const n, k, probes = 4000, 8, 1000
	z := estimatetest.Normals(12, 2*k*n)
	var rows table
	for i := range n {
		x, truth := make([]float64, k), 0.0
		for j := range x {
			s := z[2*(i*k+j)]
			x[j], truth = s+z[2*(i*k+j)+1]/2, truth+s
		}
		rows.Features, rows.Targets, rows.truth = append(rows.Features, x), append(rows.Targets, []float64{truth}), append(rows.truth, truth)
	}
	f := grow(t, rows.Rows, forest.Options{})
	var plain, line, exact trial
	for i := range probes {
		x, mean, sd := rows.Features[i], 0.0, math.Sqrt(k*0.25/1.25)
		for _, v := range x {
			mean += v / 1.25
		}
		w := estimatetest.Must[[]forest.Weight](t)(f.WeightsWithout(i, [][]float64{x}))
		plain.see(forest.Of(w, rows.truth), rows.truth[i], mean, i)
		line.see(estimatetest.Must[*forest.Line](t)(f.Line(i, x, nil)).Of(rows.truth), rows.truth[i], mean, i)
		for l, level := range levels {
			exact.score[l] += estimatetest.IntervalScore(interval(mean, sd, level), level, rows.truth[i])
		}
	}
	line.holds(t, "along a line")
	for l, level := range levels {
		held := estimatetest.Must[estimatetest.Held](t)(estimatetest.HoldPlaces("", plain.places, level)).Held
		t.Logf("%g %%: score over the exact one %.3f, along a line %.3f; without it %.1f %% are held", 100*level, plain.score[l]/exact.score[l], line.score[l]/exact.score[l], 100*held)
		estimatetest.Near(t, "score along a line over the exact one", line.score[l]/exact.score[l], 1, 0.1)
		if plain.score[l] < 1.2*line.score[l] {
			t.Errorf("at %g %% a line gains less than a fifth", 100*level)
		}
	}
}

// The same, with words that are off by an even error of one more standard deviation each,
// and each tree hearing them anew: the line goes through what was heard.
func TestALineGoesThroughWhatWasHeard(t *testing.T) {
	const n, k, probes = 4000, 6, 1000
	z := estimatetest.Normals(13, k*n)
	var rows table
	for i := range n {
		x, truth := slices.Clone(z[i*k:(i+1)*k]), 0.0
		for _, v := range x {
			truth += v
		}
		rows.Features, rows.Targets, rows.truth = append(rows.Features, x), append(rows.Targets, []float64{truth}), append(rows.truth, truth)
	}
	source := rng.New(13)
	rows.Seen = func(tree, row int, x []float64) {
		for j := range x {
			x[j] += source.Draw(1, uint32(tree), int32(row), uint32(j)).Normal()
		}
	}
	f := grow(t, rows.Rows, forest.Options{})
	var plain, line, exact trial
	for i := range probes {
		x, mean, sd := slices.Clone(rows.Features[i]), 0.0, math.Sqrt(k*0.5)
		rows.Seen(1000, i, x)
		for _, v := range x {
			mean += v / 2
		}
		w := estimatetest.Must[[]forest.Weight](t)(f.WeightsWithout(i, [][]float64{x}))
		plain.see(forest.Of(w, rows.truth), rows.truth[i], mean, i)
		line.see(estimatetest.Must[*forest.Line](t)(f.Line(i, x, nil)).Of(rows.truth), rows.truth[i], mean, i)
		for l, level := range levels {
			exact.score[l] += estimatetest.IntervalScore(interval(mean, sd, level), level, rows.truth[i])
		}
	}
	line.holds(t, "along a line through what was heard")
	for l, level := range levels {
		t.Logf("%g %%: score over the exact one %.3f, along a line %.3f", 100*level, plain.score[l]/exact.score[l], line.score[l]/exact.score[l])
		estimatetest.Near(t, "score along a line over the exact one", line.score[l]/exact.score[l], 1, 0.1)
	}
}
