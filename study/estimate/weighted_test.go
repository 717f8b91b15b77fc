package estimate_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/rng"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
)

// By hand: 4 equal weights put the values at 1/5, 2/5, 3/5 and 4/5; what is absent or
// has no weight is not there.
func TestQuantilesOfWeightedValues(t *testing.T) {
	w := estimate.Weigh([]float64{30, math.NaN(), 10, 40, 20, 99}, []float64{2, 5, 2, 2, 2, 0})
	for p, want := range map[float64]float64{0.1: 10, 0.2: 10, 0.3: 15, 0.5: 25, 0.75: 37.5, 0.9: 40} {
		estimatetest.Near(t, "quantile", w.Quantile(p), want, 1e-9)
	}
	if e := w.Interval(0.5); math.Abs(e.Low-12.5) > 1e-9 || math.Abs(e.Value-25) > 1e-9 || math.Abs(e.High-37.5) > 1e-9 {
		t.Errorf("median %v, want 25 (12.5 to 37.5)", e)
	}
	estimatetest.Near(t, "mean", w.Mean(), 25, 1e-12)
	estimatetest.Near(t, "weight", w.Weight(), 8, 1e-12)
	estimatetest.Near(t, "effective", w.Effective(), 4, 1e-12)
	estimatetest.Near(t, "share", w.Share(func(v float64) bool { return v > 15 }), 0.75, 1e-12)
	estimatetest.Near(t, "effective of 3 and 1", estimate.Weigh([]float64{1, 2}, []float64{3, 1}).Effective(), 1.6, 1e-12)
	none := estimate.Weigh([]float64{math.NaN()}, []float64{1})
	if !none.Empty() || !math.IsNaN(none.Quantile(0.5)) || !math.IsNaN(none.Mean()) || !math.IsNaN(none.Share(func(float64) bool { return true })) || none.Effective() != 0 {
		t.Error("nothing has a median, a mean or a share")
	}
}

// 60 % of the weight on 0: each quantile within is 0, and the place of a 0 is anywhere
// within.
func TestAnAtomKeepsItsWeight(t *testing.T) {
	values := make([]float64, 60)
	for i := range 20 {
		values = append(values, -1-float64(i), 1+float64(i))
	}
	weights := slices.Repeat([]float64{2}, len(values))
	w := estimate.Weigh(values, weights)
	for _, p := range []float64{0.25, 0.5, 0.75} {
		estimatetest.Near(t, "quantile in the atom", w.Quantile(p), 0, 0)
	}
	low, high := w.Place(0, 0), w.Place(0, 1)
	estimatetest.Near(t, "from", low, 0.2, 0.01)
	estimatetest.Near(t, "to", high, 0.8, 0.01)
	estimatetest.Near(t, "middle", w.Place(0, 0.5), (low+high)/2, 1e-12)
}

func TestPlaceUndoesQuantile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "n")
		values := rapid.SliceOfNDistinct(rapid.Float64Range(-10, 10), n, n, rapid.ID[float64]).Draw(t, "values")
		weights := rapid.SliceOfN(rapid.Float64Range(0.1, 2), n, n).Draw(t, "weights")
		w := estimate.Weigh(values, weights)
		y := rapid.Float64Range(slices.Min(values), slices.Max(values)).Draw(t, "y")
		if slices.Contains(values, y) {
			t.Skip("the place of what another has is drawn")
		}
		if back := w.Quantile(w.Place(y, 0.5)); math.Abs(back-y) > 1e-9 {
			t.Fatalf("%v came back as %v", y, back)
		}
	})
}

// Intervals of few values of the same distribution, with and without atoms,
// hold a new value as often as they say: with 39 there are no ties at the
// ends of 50, 80 and 95 %.
func TestPlacesOfNewValuesAreEven(t *testing.T) {
	const repeats, n = 4000, 39
	source := rng.New(6)
	for name, round := range map[string]func(float64) float64{
		"normal": func(z float64) float64 { return z },
		"atoms":  func(z float64) float64 { return math.Max(0, math.Round(2*z)) },
	} {
		var places []float64
		for r := range repeats {
			z := estimatetest.Normals(uint64(r), n+1)
			for i := range z {
				z[i] = round(z[i])
			}
			places = append(places, estimate.Weigh(z[:n], slices.Repeat([]float64{1}, n)).Place(z[n], source.Draw(1, uint32(r), 0, 0).Unit(0)))
		}
		for _, level := range []float64{0.5, 0.8, 0.95} {
			h := estimatetest.Must[estimatetest.Held](t)(estimatetest.HoldPlaces(name, places, level))
			if t.Logf("%s: %g %% hold %.2f %%", name, 100*level, 100*h.Held); !h.Right() {
				t.Errorf("%s: %g %% intervals hold %.2f %%", name, 100*level, 100*h.Held)
			}
		}
	}
}

// A 90 % interval from 2 to 5: inside it costs its width 3; a truth at 1 costs 20
// times its distance more.
func TestTheIntervalScoreByHand(t *testing.T) {
	e := estimate.Estimate{Value: 3, Low: 2, High: 5}
	estimatetest.Near(t, "inside", estimatetest.IntervalScore(e, 0.9, 4), 3, 1e-12)
	estimatetest.Near(t, "below", estimatetest.IntervalScore(e, 0.9, 1), 23, 1e-9)
	estimatetest.Near(t, "above", estimatetest.IntervalScore(e, 0.9, 5.5), 13, 1e-9)
}

// The score of the true quantiles is the least on average, and that of the true
// probabilities.
func TestScoresRewardHonesty(t *testing.T) {
	z := estimatetest.Normals(11, 20_000)
	score := func(scale float64) (sum float64) {
		half := scale * 1.2815515655
		for _, y := range z {
			sum += estimatetest.IntervalScore(estimate.Estimate{Low: -half, High: half}, 0.8, y) / float64(len(z))
		}
		return sum
	}
	if best := score(1); best > score(0.8) || best > score(1.2) {
		t.Errorf("scores %v, %v and %v of intervals too narrow, right and too wide", score(0.8), best, score(1.2))
	}
	estimatetest.Near(t, "Brier", estimate.Brier([]float64{0.2, 0.5, 0.3}, 1), 0.38, 1e-12)
	brier := func(p float64) float64 {
		return 0.3*estimate.Brier([]float64{1 - p, p}, 1) + 0.7*estimate.Brier([]float64{1 - p, p}, 0)
	}
	if brier(0.3) > brier(0.25) || brier(0.3) > brier(0.35) {
		t.Error("another probability than the true one scores better")
	}
}

// 2.5 standard errors of 100 trials with probability 0.5 are 0.125.
func TestWhatIsHeldIsJudgedByBinomialErrors(t *testing.T) {
	places := make([]float64, 100)
	for i := range places {
		places[i] = 0.5
		if i < 38 {
			places[i] = 0.99
		}
	}
	h := estimatetest.Must[estimatetest.Held](t)(estimatetest.HoldPlaces("wage", places, 0.5))
	estimatetest.Near(t, "held", h.Held, 0.62, 1e-12)
	estimatetest.Near(t, "low", h.Low, 0.495, 1e-12)
	if h.What != "wage" || h.N != 100 || !h.Right() {
		t.Errorf("%+v must be right", h)
	}
	places[0] = 0.5
	if h := estimatetest.Must[estimatetest.Held](t)(estimatetest.HoldPlaces("wage", places, 0.5)); h.Right() {
		t.Errorf("%+v must be wrong", h)
	}
	_, err := estimatetest.HoldPlaces("wage", nil, 0.5)
	estimatetest.Says(t, err, "no truth to see whether the intervals of wage hold it")
}

func TestTenthsOfProbabilities(t *testing.T) {
	var said []float64
	var came []bool
	for i := range 100 {
		said, came = append(said, 0.84), append(came, i < 80)
		if i < 49 { // too few to say anything
			said, came = append(said, 0.2), append(came, true)
		}
	}
	tenths := estimatetest.Must[[]estimatetest.Tenth](t)(estimatetest.Tenths(said, came))
	if len(tenths) != 1 || tenths[0].N != 100 || !tenths[0].Right() {
		t.Fatalf("%+v, want one tenth that is right", tenths)
	}
	estimatetest.Near(t, "came", tenths[0].Came, 0.8, 1e-12)
	estimatetest.Near(t, "low", tenths[0].Low, 0.8-2.5*math.Sqrt(0.84*0.16/100), 1e-12)
	_, err := estimatetest.Tenths([]float64{1.2}, []bool{true})
	estimatetest.Says(t, err, "probability 0 is 1.2")
	_, err = estimatetest.Tenths([]float64{0.2}, nil)
	estimatetest.Says(t, err, "1 probabilities and 0 outcomes do not fit")
}
