package posterior

import (
	"math"
	"testing"

	"tumen/rng"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// Simulation-based calibration of ABC itself on a model with a known posterior:
// 100 truths from the prior, a data set from each, and the rank of the truth in
// 9 independent draws from the posterior found. A right method gives flat
// ranks; and its 90 % credible intervals hold the truth in about 90 of 100.
func TestABCIsCalibrated(t *testing.T) {
	const repeats, draws = 100, 9
	var ranks []int
	var truths []float64
	var intervals []estimate.Estimate
	for r := range uint64(repeats) {
		source := rng.New(1000 + r)
		truth := source.Draw(1, 0, 0, 0).Normal()
		k := known.NormalMean(truth+source.Draw(2, 0, 0, 0).Normal(), 1)
		p := estimatetest.Must[*Posterior](t)(calibration(t, k, 150, r).Run())
		sample := make([]float64, draws)
		for i := range sample {
			sample[i] = p.Quantile(0, source.Draw(3, uint32(i), 0, 0).Unit(0))
		}
		ranks = append(ranks, estimate.Rank(truth, sample))
		truths = append(truths, truth)
		intervals = append(intervals, estimate.Estimate{Low: p.Quantile(0, .05), High: p.Quantile(0, .95)})
	}
	c := estimatetest.Must[estimate.RankCheck](t)(estimate.CheckRanks(ranks, draws, 10))
	if c.P < .01 || c.Says != "no sign against it" {
		t.Errorf("ranks %v: %s (p = %.3f)", c.Bins, c.Says, c.P)
	}
	coverage := estimatetest.Must[estimate.Estimate](t)(estimate.Coverage(truths, intervals, .99))
	estimatetest.Holds(t, "coverage of 90 % intervals", coverage, .9)
}

// Ranks of posteriors that are wrong in a known way: N(0, w^2) against a truth
// from N(0, 1), or shifted by a half.
func TestRanksShowWhatIsWrong(t *testing.T) {
	ranks := func(width, shift float64) []int {
		var all []int
		for r := range uint32(500) {
			source := rng.New(77)
			sample := make([]float64, 19)
			for i := range sample {
				sample[i] = shift + width*source.Draw(1, r, 0, uint32(i)).Normal()
			}
			all = append(all, estimate.Rank(source.Draw(2, r, 0, 0).Normal(), sample))
		}
		return all
	}
	for _, c := range []struct {
		width, shift float64
		want         string
	}{
		{1, 0, "no sign against it"},
		{2, 0, "posteriors are too wide"},
		{.5, 0, "posteriors are too narrow"},
		{1, .5, "posteriors lie too high"},
		{1, -.5, "posteriors lie too low"},
	} {
		if got := estimatetest.Must[estimate.RankCheck](t)(estimate.CheckRanks(ranks(c.width, c.shift), 19, 10)); got.Says != c.want {
			t.Errorf("width %v, shift %v: %s, want %s (%v)", c.width, c.shift, got.Says, c.want, got.Bins)
		}
	}
	_, err := estimate.CheckRanks(make([]int, 50), 19, 7)
	estimatetest.Says(t, err, "choose bins that divide 20")
	_, err = estimate.CheckRanks(make([]int, 49), 19, 10)
	estimatetest.Says(t, err, "49 ranks are too few")
	_, err = estimate.CheckRanks(append(make([]int, 50), 20), 19, 10)
	estimatetest.Says(t, err, "rank 50 is 20")
}

// By hand: of 60 ranks in 5 bins, 12 are expected in each; 20 and four times 10
// give 8^2/12 + 4 x 2^2/12 on 4 degrees of freedom.
func TestChiSquareOfRanks(t *testing.T) {
	var ranks []int
	for bin, n := range []int{20, 10, 10, 10, 10} {
		for range n {
			ranks = append(ranks, bin)
		}
	}
	c := estimatetest.Must[estimate.RankCheck](t)(estimate.CheckRanks(ranks, 4, 5))
	estimatetest.Near(t, "chi-square", c.ChiSquare, 64.0/12+4*4.0/12, 1e-12)
	estimatetest.Near(t, "p", c.P, math.Exp(-c.ChiSquare/2)*(1+c.ChiSquare/2), 1e-9) // for 4 degrees of freedom
	_, err := estimate.Coverage([]float64{1}, nil, 0)
	estimatetest.Says(t, err, "give one truth for each")
}
