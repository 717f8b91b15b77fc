package forest_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/forest"
)

// A thousand rows play the truth, each left out. The intervals hold it as often as
// they say, and their width and score are within a tenth of the exact ones; the beliefs beforehand score 2.4 times the exact one.
func TestIntervalsOfALinearGaussianCase(t *testing.T) {
	const probes = 1000
	rows := gaussian(1, 4000)
	f := grow(t, rows.Rows, forest.Options{})
	var plain, line, exact trial
	for i := range probes {
		x := rows.Features[i]
		mean, sd := posterior(x)
		w := estimatetest.Must[[]forest.Weight](t)(f.WeightsWithout(i, [][]float64{x}))
		plain.see(forest.Of(w, rows.truth), rows.truth[i], mean, i)
		moved := estimatetest.Must[*forest.Line](t)(f.Line(i, x, nil)).Of(rows.truth)
		line.see(moved, rows.truth[i], mean, i)
		for l, level := range levels {
			e := interval(mean, sd, level)
			exact.width[l] += e.High - e.Low
			exact.score[l] += estimatetest.IntervalScore(e, level, rows.truth[i])
		}
	}
	for name, r := range map[string]*trial{"rows": &plain, "rows moved along a line": &line} {
		r.holds(t, name)
		for l, level := range levels {
			width, score := r.width[l]/exact.width[l], r.score[l]/exact.score[l]
			t.Logf("%s: %g %% intervals have %.3f of the exact width and %.3f of the score", name, 100*level, width, score)
			estimatetest.Near(t, "width over the exact one, "+name, width, 1, 0.1)
			estimatetest.Near(t, "score over the exact one, "+name, score, 1, 0.1)
		}
		off := math.Sqrt(r.far / probes)
		t.Logf("%s: means are %.3f from the exact ones", name, off)
		estimatetest.Near(t, "distance of the means, "+name, off, 0, 0.12) // the exact sd is 0.408
	}
}

// What has nothing to do with the truth does not narrow what is believed of it:
// over 1,000 truths the interval score is not better than the prior's.
func TestNoiseTeachesNothing(t *testing.T) {
	const n, probes = 3000, 1000
	z := estimatetest.Normals(2, 5*n)
	var rows table
	for i := range n {
		r := z[5*i : 5*i+5]
		rows.Features, rows.Targets, rows.truth = append(rows.Features, r[1:]), append(rows.Targets, r[:1]), append(rows.truth, r[0])
	}
	f := grow(t, rows.Rows, forest.Options{})
	var r trial
	better := make([][]float64, len(levels)) // by how much the prior's score is worse
	for i := range probes {
		w := estimatetest.Must[[]forest.Weight](t)(f.WeightsWithout(i, rows.Features[i:i+1]))
		d := forest.Of(w, rows.truth)
		r.see(d, rows.truth[i], 0, i)
		for l, level := range levels {
			prior := estimatetest.IntervalScore(interval(0, 1, level), level, rows.truth[i])
			better[l] = append(better[l], prior-estimatetest.IntervalScore(d.Interval(level), level, rows.truth[i]))
		}
	}
	r.holds(t, "noise")
	for l, level := range levels {
		e := estimatetest.Must[estimate.Summary](t)(estimate.Mean(better[l], 0.9545)) // 2 standard errors
		t.Logf("%g %%: the prior's score is worse by %.4f (%.4f to %.4f)", 100*level, e.Value, e.Low, e.High)
		if e.Low > 0 {
			t.Errorf("noise made the %g %% intervals better by %v", 100*level, e)
		}
	}
}

// Class 1 has the prior 0.3 and x ~ N(1, 1), class 0 has x ~ N(-1, 1): the posterior
// probability is 1/(1 + (0.7/0.3) e^(-2x)). What is said is right in each tenth, and
// the Brier score is within 3 % of the best there is.
func TestProbabilitiesOfTwoClasses(t *testing.T) {
	const n, probes = 6000, 3000
	z := estimatetest.Normals(3, 3*n)
	var rows table
	for i := range n {
		class, x := 0.0, z[3*i]-1
		if unit(i) < 0.3 {
			class, x = 1, z[3*i]+1
		}
		rows.Features = append(rows.Features, []float64{x, z[3*i+1], z[3*i+2]})
		rows.Targets, rows.truth = append(rows.Targets, []float64{class}), append(rows.truth, class)
	}
	f := grow(t, rows.Rows, forest.Options{})
	var said []float64
	var came []bool
	var score, best, prior float64
	for i := range probes {
		x, one := rows.Features[i], int(rows.truth[i])
		w := estimatetest.Must[[]forest.Weight](t)(f.WeightsWithout(i, [][]float64{x}))
		p := forest.Of(w, rows.truth).Mean()
		said, came = append(said, p), append(came, one == 1)
		exact := 1 / (1 + 0.7/0.3*math.Exp(-2*x[0]))
		score += estimate.Brier([]float64{1 - p, p}, one)
		best += estimate.Brier([]float64{1 - exact, exact}, one)
		prior += estimate.Brier([]float64{0.7, 0.3}, one)
	}
	t.Logf("Brier score %.4f, the best possible %.4f, the prior's %.4f", score/probes, best/probes, prior/probes)
	estimatetest.Near(t, "Brier score over the best", score/best, 1, 0.03)
	for _, tenth := range estimatetest.Must[[]estimatetest.Tenth](t)(estimatetest.Tenths(said, came)) {
		t.Logf("%.1f to %.1f: said %.3f, came %.3f of %d", tenth.From, tenth.To, tenth.Said, tenth.Came, tenth.N)
		if !tenth.Right() {
			t.Errorf("of %d that were given %.3f on average, %.3f came", tenth.N, tenth.Said, tenth.Came)
		}
	}
}

// What is absent is told apart by its absence, whatever number others have; and a
// target that is absent in some rows is learned from the others.
func TestAbsenceIsABranchOfItsOwn(t *testing.T) {
	const n = 2000
	z := estimatetest.Normals(5, 2*n)
	nan := math.NaN()
	var rows table
	for i := range n {
		x, y, gap := z[2*i], z[2*i+1], nan
		if i%4 == 0 {
			x, y = nan, 10+y // no such number, and another world
		}
		if i%2 == 0 {
			gap = y
		}
		rows.Features = append(rows.Features, []float64{x})
		rows.Targets, rows.truth = append(rows.Targets, []float64{y, gap}), append(rows.truth, y)
	}
	f := grow(t, rows.Rows, forest.Options{})
	for _, x := range []float64{nan, 0.3} {
		for _, w := range estimatetest.Must[[]forest.Weight](t)(f.Weights([]float64{x})) {
			if math.IsNaN(x) != (w.Row%4 == 0) {
				t.Fatalf("row %d with feature %v counts for %v", w.Row, rows.Features[w.Row], x)
			}
		}
	}
	all := gaussian(6, 400) // no row lacks anything
	f = grow(t, all.Rows, forest.Options{})
	x := slices.Clone(all.Features[0])
	known := forest.Of(estimatetest.Must[[]forest.Weight](t)(f.Weights(x)), all.truth).Effective()
	x[0] = nan
	if blind := forest.Of(estimatetest.Must[[]forest.Weight](t)(f.Weights(x)), all.truth).Effective(); blind < 2*known {
		t.Errorf("without its best feature a row is like %.0f others, with it like %.0f", blind, known)
	}
}

func TestWeightsAreTheSameOnAnyNumberOfWorkers(t *testing.T) {
	rows := gaussian(8, 300)
	rows.Seen = func(tree, row int, x []float64) { x[1] += float64(tree * row % 7) }
	one, three := grow(t, rows.Rows, forest.Options{Seed: 4, Trees: 30, Workers: 1}), grow(t, rows.Rows, forest.Options{Seed: 4, Trees: 30, Workers: 3})
	other := grow(t, rows.Rows, forest.Options{Seed: 5, Trees: 30})
	differ := false
	for _, x := range rows.Features[:50] {
		must := estimatetest.Must[[]forest.Weight](t)
		a, b, c := must(one.Weights(x)), must(three.Weights(x)), must(other.Weights(x))
		if !slices.Equal(a, b) {
			t.Fatalf("one worker gave %v and three gave %v", a, b)
		}
		differ = differ || !slices.Equal(a, c)
	}
	if !differ {
		t.Error("the seed decides nothing")
	}
}

func TestWeightsAreADistributionOverRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, p := rapid.IntRange(8, 60).Draw(t, "rows"), rapid.IntRange(0, 3).Draw(t, "features")
		number := rapid.OneOf(rapid.Float64Range(-3, 3), rapid.Just(1.0), rapid.Just(math.NaN()))
		var rows forest.Rows
		for i := range n {
			x := rapid.SliceOfN(number, p, p).Draw(t, "x")
			rows.Features, rows.Targets = append(rows.Features, x), append(rows.Targets, []float64{float64(i % 3), number.Draw(t, "y")})
			rows.Weights = append(rows.Weights, rapid.Float64Range(0.1, 5).Draw(t, "weight"))
		}
		f, err := forest.Grow(context.Background(), rows, forest.Options{Trees: 10, Leaf: 1, Share: 0.5, Seed: rapid.Uint64().Draw(t, "seed")})
		if err != nil {
			t.Fatal(err)
		}
		w, err := f.WeightsAt([][]float64{rapid.SliceOfN(number, p, p).Draw(t, "a"), rapid.SliceOfN(number, p, p).Draw(t, "b")})
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for i, v := range w {
			if sum += v.Weight; v.Weight <= 0 || i > 0 && v.Row <= w[i-1].Row {
				t.Fatalf("weights %v", w)
			}
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Fatalf("the weights add up to %v", sum)
		}
	})
}

func TestRowsThatDoNotFit(t *testing.T) {
	rows := func(change func(r *forest.Rows, o *forest.Options)) error {
		r, o := gaussian(9, 20).Rows, forest.Options{Trees: 2}
		r.Weights = slices.Repeat([]float64{1}, 20)
		change(&r, &o)
		_, err := forest.Grow(context.Background(), r, o)
		return err
	}
	for want, change := range map[string]func(r *forest.Rows, o *forest.Options){
		"20 rows of features, 3 of targets": func(r *forest.Rows, _ *forest.Options) { r.Targets = r.Targets[:3] },
		"7 rows are too few: at least 8 are needed": func(r *forest.Rows, _ *forest.Options) {
			r.Features, r.Targets, r.Weights = r.Features[:7], r.Targets[:7], nil
		},
		"the weight of row 2 is -1":           func(r *forest.Rows, _ *forest.Options) { r.Weights[2] = -1 },
		"at least one must count":             func(r *forest.Rows, _ *forest.Options) { clear(r.Weights) },
		"row 4 has 1 numbers and row 0 has 6": func(r *forest.Rows, _ *forest.Options) { r.Features[4] = []float64{1} },
		"feature 1 of row 0 is +Inf":          func(r *forest.Rows, _ *forest.Options) { r.Features[0][1] = math.Inf(1) },
		"none of the 1 targets varies":        func(r *forest.Rows, _ *forest.Options) { r.Targets = slices.Repeat([][]float64{{2}}, 20) },
		"grown on the share 1 of the rows":    func(_ *forest.Rows, o *forest.Options) { o.Share = 1 },
		"leaves of -3 rows":                   func(_ *forest.Rows, o *forest.Options) { o.Leaf = -3 },
	} {
		estimatetest.Says(t, rows(change), want)
	}
	f := grow(t, gaussian(9, 20).Rows, forest.Options{Trees: 2})
	_, err := f.Weights([]float64{1})
	estimatetest.Says(t, err, "1 features do not fit: the forest was grown on 6")
	_, err = f.WeightsWithout(20, [][]float64{make([]float64, 6)})
	estimatetest.Says(t, err, "rows 0 to 19")
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := forest.Grow(stopped, gaussian(9, 20).Rows, forest.Options{}); err != context.Canceled {
		t.Errorf("cancelled, it fails with %v", err)
	}
}
