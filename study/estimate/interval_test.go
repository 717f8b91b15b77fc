package estimate_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/rng"
	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/indices"
	"tumen/study/estimate/known"
)

// A 95 % interval that is honest holds the truth in 950 of 1,000 repeats; 930
// to 970 are three binomial standard errors.
func TestIntervalsHoldTheTruthAsOftenAsTheySay(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes a thousand repeats to see how often")
	}
	const repeats = 1000
	truths := map[string]float64{}
	held := map[string][]estimate.Estimate{}
	add := func(name string, truth float64, e estimate.Estimate) {
		truths[name] = truth
		held[name] = append(held[name], e)
	}
	k := known.Linear(2, 1)
	for seed := range uint64(repeats) {
		z := estimatetest.Normals(seed, 260)
		skewed := make([]float64, 100)
		a, b := make([]float64, 20), make([]float64, 20)
		for i := range skewed {
			skewed[i] = math.Exp(z[i])
		}
		for i := range a {
			a[i] = 1 + z[100+i] + z[120+i]
			b[i] = z[100+i] + z[140+i]
		}
		add("mean", 0, estimatetest.Must[estimate.Summary](t)(estimate.Mean(z[:20], 0)).Estimate)
		add("median", 1, estimatetest.Must[estimate.Summary](t)(estimate.Quantile(skewed, .5, 0)).Estimate)
		add("90 % quantile", math.Exp(1.2815515655), estimatetest.Must[estimate.Summary](t)(estimate.Quantile(skewed, .9, 0)).Estimate)
		add("paired difference", 1, estimatetest.Must[estimate.Difference](t)(estimate.Paired(a, b, 0)).Estimate)

		// Independent points, each a group of its own.
		base := estimatetest.Must[[][]float64](t)(design.Random(100, 4, seed))
		d := estimatetest.Must[*design.Saltelli](t)(design.NewSaltelli(base, estimatetest.Each(k), false))
		s := estimatetest.Must[indices.SobolIndices](t)(indices.Sobol(d, design.ChanceMean, estimatetest.Run(t, k, d.Points), 0))
		for i, f := range s.Factors {
			add("first index of "+f.Name, k.First[i], *f.First)
			add("total index of "+f.Name, k.Total[i], f.Total)
		}
	}
	for name, intervals := range held {
		truth := slices.Repeat([]float64{truths[name]}, len(intervals))
		coverage := estimatetest.Must[estimate.Estimate](t)(estimate.Coverage(truth, intervals, 0))
		t.Logf("%s: %.1f %%", name, 100*coverage.Value)
		if coverage.Value < .93 || coverage.Value > .97 {
			t.Errorf("the 95 %% interval of the %s holds it in %.1f %% of %d repeats", name, 100*coverage.Value, repeats)
		}
	}
}

// For the mean of Bernoulli trials Wilson's interval is right on average over
// probabilities.
func TestWilsonsIntervalCoversOverAllProbabilities(t *testing.T) {
	source := rng.New(1)
	hits := 0
	for r := range uint32(2000) {
		p := source.Draw(1, r, 0, 0).Unit(0)
		n := 0
		for i := range uint32(40) {
			if source.Draw(2, r, 0, i).Chance(0, p) {
				n++
			}
		}
		if e := estimatetest.Must[estimate.Estimate](t)(estimate.Proportion(n, 40, 0)); e.Low <= p && p <= e.High {
			hits++
		}
	}
	estimatetest.Near(t, "coverage", float64(hits)/2000, .95, .02)
}

// Wilson (1927) by hand: 0 of 10 at 95 % is 0 to z^2/(10 + z^2) = .27753.
func TestNoHitsStillSaySomething(t *testing.T) {
	e := estimatetest.Must[estimate.Estimate](t)(estimate.Proportion(0, 10, 0))
	estimatetest.Near(t, "low", e.Low, 0, 1e-12)
	estimatetest.Near(t, "high", e.High, .277533, 5e-7)
	_, err := estimate.Proportion(11, 10, 0)
	estimatetest.Says(t, err, "at most as many hits")
	_, err = estimate.Proportion(0, 0, 0)
	estimatetest.Says(t, err, "give a count of runs")
}

// Student's t at 97.5 % with 3 degrees of freedom is 3.182446; the values have
// mean 2.5 and standard deviation 1.290994. The failed run is counted.
func TestAMeanWithItsInterval(t *testing.T) {
	s := estimatetest.Must[estimate.Summary](t)(estimate.Mean([]float64{1, 2, math.NaN(), 3, 4}, 0))
	estimatetest.Near(t, "mean", s.Value, 2.5, 1e-12)
	estimatetest.Near(t, "half width", s.High-s.Value, 3.182446*1.290994/2, 1e-5)
	if s.Used != 4 || s.Dropped != 1 {
		t.Errorf("%d used and %d dropped, want 4 and 1", s.Used, s.Dropped)
	}
	_, err := estimate.Mean([]float64{1, math.NaN()}, 0)
	estimatetest.Says(t, err, "1 runs are left without the 1 in which a run failed or has no such number: at least 2 are needed")
	_, err = estimate.Mean([]float64{1, 2}, 1)
	estimatetest.Says(t, err, "write a number between 0 and 1, as 0.95")
}

// Of 9 outcomes, P(2 <= number below the median <= 7) = .9609, while 3 to 6
// would be .8203: the interval is the second and the eighth.
func TestAMediansIntervalIsTwoOfTheOutcomes(t *testing.T) {
	s := estimatetest.Must[estimate.Summary](t)(estimate.Quantile([]float64{90, 10, 80, 20, 70, 30, 60, 40, 50}, .5, 0))
	if s.Estimate != (estimate.Estimate{50, 20, 80}) {
		t.Errorf("median %v, want 50 (20 to 80)", s.Estimate)
	}
	// The largest of n lies below the 90 % quantile with probability .9^n,
	// which is below 2.5 % from 36 on.
	_, err := estimate.Quantile(make([]float64, 35), .9, 0)
	estimatetest.Says(t, err, "at least 36 are needed to bound the 90 % quantile")
	if _, err := estimate.Quantile(make([]float64, 36), .9, 0); err != nil {
		t.Error(err)
	}
	_, err = estimate.Quantile(make([]float64, 35), 50, 0)
	estimatetest.Says(t, err, "as 0.5 for the median")
}

// a - b = 1, 2, 3: mean 2, t = 4.302653 with 2 degrees of freedom. var a is 7/3,
// var b is 1/3, and the gain is their sum over var(a - b) = 1.
func TestPairsCompareRunsOfOneSeed(t *testing.T) {
	a, b := []float64{5, 6, 8, math.NaN()}, []float64{4, 4, 5, 1}
	d := estimatetest.Must[estimate.Difference](t)(estimate.Paired(a, b, 0))
	estimatetest.Near(t, "difference", d.Value, 2, 1e-12)
	estimatetest.Near(t, "half width", d.High-d.Value, 4.302653/math.Sqrt(3), 1e-5)
	estimatetest.Near(t, "gain", d.Gain, 8.0/3, 1e-12)
	if d.Used != 3 || d.Dropped != 1 {
		t.Errorf("%d pairs used and %d dropped, want 3 and 1", d.Used, d.Dropped)
	}
	_, err := estimate.Paired(a, b[1:], 0)
	estimatetest.Says(t, err, "under the same seeds")
	_, err = estimate.Paired(a[2:], b[2:], 0)
	estimatetest.Says(t, err, "1 pairs of runs are left without the 1 in which")
}

// If the policies share all chances but a tenth of the variance, the gain is
// (1 + 1)/(.1 + .1) = 10; here over 10,000 pairs.
func TestCommonRandomNumbersCutTheVariance(t *testing.T) {
	z := estimatetest.Normals(3, 30_000)
	a, b := make([]float64, 10_000), make([]float64, 10_000)
	for i := range a {
		shared := math.Sqrt(.9) * z[i]
		a[i] = shared + math.Sqrt(.1)*z[10_000+i]
		b[i] = shared + math.Sqrt(.1)*z[20_000+i]
	}
	d := estimatetest.Must[estimate.Difference](t)(estimate.Paired(a, b, 0))
	estimatetest.Near(t, "gain", d.Gain, 10, .5)
	same := estimatetest.Must[estimate.Difference](t)(estimate.Paired(a, a, 0))
	estimatetest.Near(t, "gain of what never differs", same.Gain, 0, 0)
}

// 3 wins, 1 tie and 1 loss in 5 pairs.
func TestTheProbabilityOfBeingBetter(t *testing.T) {
	s := estimatetest.Must[estimate.Summary](t)(estimate.Better([]float64{2, 2, 2, 2, 2}, []float64{1, 1, 1, 2, 3}, 0))
	estimatetest.Near(t, "probability", s.Value, .7, 1e-12)
	if s.Low < 0 || s.High > 1 || s.Low >= .7 || s.High <= .7 {
		t.Errorf("interval %v", s.Estimate)
	}
	_, err := estimate.Better([]float64{1}, []float64{1}, 0)
	estimatetest.Says(t, err, "at least 2 are needed")
}

func TestHowManyRuns(t *testing.T) {
	for _, c := range []struct {
		cv, g float64
		want  int
	}{
		{.3, .05, 139},   // (1.96 * 6)^2 = 138.3
		{1, .01, 38_416}, // 196^2 exactly
		{0, .05, 2},      // no spread: two runs show that
		{.01, 1, 2},
	} {
		if n := estimatetest.Must[int](t)(estimate.RunsNeeded(c.cv, c.g)); n != c.want {
			t.Errorf("a cv of %v to within %v takes %d runs, want %d", c.cv, c.g, n, c.want)
		}
	}
	_, err := estimate.RunsNeeded(-1, .05)
	estimatetest.Says(t, err, "write zero or a positive number")
	_, err = estimate.RunsNeeded(math.NaN(), .05)
	estimatetest.Says(t, err, "write zero or a positive number")
	_, err = estimate.RunsNeeded(1, 0)
	estimatetest.Says(t, err, "write a positive share")
	_, err = estimate.RunsNeeded(1, 1e-9)
	estimatetest.Says(t, err, "write a larger share")
}

// By hand: Holm multiplies .01, .02, .03 by 3, 2, 1 and keeps them rising.
func TestCorrectionsForManyTests(t *testing.T) {
	p := []float64{.03, .01, .02}
	for name, c := range map[string]struct {
		got  []float64
		want []float64
	}{
		"Holm": {estimatetest.Must[[]float64](t)(estimate.Holm(p)), []float64{.04, .03, .04}},
	} {
		for i := range c.want {
			estimatetest.Near(t, name, c.got[i], c.want[i], 1e-12)
		}
	}
	_, err := estimate.Holm([]float64{.1, 1.5})
	estimatetest.Says(t, err, "p-value 2 is 1.5")
	_, err = estimate.Holm([]float64{math.NaN()})
	estimatetest.Says(t, err, "p-value 1 is NaN")
}

// Whatever the p-values: the correction never makes one smaller or changes their
// order.
func TestCorrectionsKeepTheOrder(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := rapid.SliceOf(rapid.Float64Range(0, 1)).Draw(rt, "p")
		holm, err := estimate.Holm(p)
		if err != nil {
			rt.Fatal(err)
		}
		for i := range p {
			if holm[i] < p[i] || holm[i] > 1 {
				rt.Fatalf("p %v became %v", p[i], holm[i])
			}
			for j := range p {
				if p[i] < p[j] && holm[i] > holm[j] {
					rt.Fatalf("%v and %v changed order", p[i], p[j])
				}
			}
		}
	})
}

// Y = x + e with x uniform on 0..1 and e normal with standard deviation .5: a
// quarter of the variance is the input's. The components are unbiased with two
// replicates, so the mean of 200 studies comes out right.
func TestTwoReplicatesSplitTheVariance(t *testing.T) {
	var parametric, chance float64
	study := func(seed uint64, waits int) [][]float64 {
		source, e := rng.New(seed), estimatetest.Normals(seed+1e6, 2*waits)
		runs := make([][]float64, waits)
		for i := range runs {
			x := source.Draw(1, uint32(i), 0, 0).Unit(0)
			runs[i] = []float64{x + .5*e[2*i], x + .5*e[2*i+1]}
		}
		return runs
	}
	for seed := range uint64(200) {
		s := estimatetest.Must[estimate.Split](t)(estimate.Replicates(study(seed, 30), estimate.Resampling{Seed: seed}))
		parametric += s.Parametric.Value / 200
		chance += s.Chance.Value / 200
	}
	// five standard errors: one study's parametric variance has sd .06, its
	// chance .065
	estimatetest.Near(t, "parametric variance", parametric, 1.0/12, 5*.06/math.Sqrt(200))
	estimatetest.Near(t, "chance variance", chance, .25, 5*.065/math.Sqrt(200))
	large := estimatetest.Must[estimate.Split](t)(estimate.Replicates(study(1, 5000), estimate.Resampling{}))
	estimatetest.Near(t, "share", large.Share.Value, .25, .03)
	estimatetest.Holds(t, "share", large.Share, .25)
}

func TestAPointWithOneRunSaysNothingOfChance(t *testing.T) {
	runs := slices.Repeat([][]float64{{1, 2}, {3, 5, 4}}, 4)
	runs = append(runs, []float64{7, math.NaN()})
	s := estimatetest.Must[estimate.Split](t)(estimate.Replicates(runs, estimate.Resampling{}))
	if s.Points != 8 || s.Dropped != 1 {
		t.Errorf("%d points used and %d dropped, want 8 and 1", s.Points, s.Dropped)
	}
	// within: four times 1/2 and four times 2, over 20 - 8 degrees of freedom
	estimatetest.Near(t, "chance", s.Chance.Value, 10.0/12, 1e-12)
	_, err := estimate.Replicates(runs[:7], estimate.Resampling{})
	estimatetest.Says(t, err, "7 points with two runs are too few: at least 8")
}

func TestWordsForAnEstimate(t *testing.T) {
	e := estimate.Estimate{Value: .3137, Low: .27, High: .35}
	if got := e.Words(true); got != "0.314 (0.27 to 0.35)" {
		t.Errorf("above: %q", got)
	}
	if got := e.Words(false); got != "not distinguishable from zero" {
		t.Errorf("not above: %q", got)
	}
}
