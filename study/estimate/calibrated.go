package estimate

import (
	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
)

// Rank is how many of a posterior's draws lie below the truth that made the
// data. Over many data sets with truths from the prior, the rank of a right
// posterior is uniform from 0 to the number of draws (Talts et al. 2018,
// arXiv:1804.06788). The draws must be independent: thin them, and resample
// weighted ones.
func Rank(truth float64, draws []float64) int {
	below := 0
	for _, d := range draws {
		if d < truth {
			below++
		}
	}
	return below
}

// RankCheck is a histogram of ranks and how well it fits a flat one.
type RankCheck struct {
	Bins      []int   `json:"bins"`
	ChiSquare float64 `json:"chi_square"`
	P         float64 `json:"p" doc:"probability of so uneven a histogram if the method is right"`
	Says      string  `json:"says" doc:"in words"`
}

// CheckRanks tests ranks among so many draws for uniformity, in bins of equal
// width. It fails unless draws + 1 is a multiple of the bins, there are at
// least two bins and five ranks a bin, and every rank is possible.
func CheckRanks(ranks []int, draws, bins int) (RankCheck, error) {
	switch {
	case bins < 2 || draws < 1 || (draws+1)%bins != 0:
		return RankCheck{}, say.Errorf("ranks 0 to %d do not fill %d bins evenly: choose bins that divide %d, and at least 2", draws, bins, draws+1)
	case len(ranks) < 5*bins: // Cochran's rule for the chi-square test
		return RankCheck{}, TooFew("ranks", len(ranks), 5*bins, 0)
	}
	c := RankCheck{Bins: make([]int, bins)}
	for i, r := range ranks {
		if r < 0 || r > draws {
			return RankCheck{}, say.Errorf("rank %d is %d: ranks among %d draws are 0 to %d", i, r, draws, draws)
		}
		c.Bins[r*bins/(draws+1)]++
	}
	expected := float64(len(ranks)) / float64(bins)
	for _, n := range c.Bins {
		d := float64(n) - expected
		c.ChiSquare += d * d / expected
	}
	c.P = distuv.ChiSquared{K: float64(bins - 1)}.Survival(c.ChiSquare)
	c.Says = c.words(expected)
	return c, nil
}

// words reads the histogram's shape, if it is not flat: a hill in the middle
// third means posteriors that are too wide, a valley ones too narrow.
func (c RankCheck) words(expected float64) string {
	if c.P >= 0.01 {
		return say.Text("no sign against it")
	}
	n := len(c.Bins)
	third := max(1, n/3)
	var low, middle, high float64
	for i, count := range c.Bins {
		share := float64(count) / expected
		switch {
		case i < third:
			low += share / float64(third)
		case i >= n-third:
			high += share / float64(third)
		default:
			middle += share / float64(n-2*third)
		}
	}
	switch {
	case n > 2 && middle > max(low, high):
		return say.Text("posteriors are too wide")
	case n > 2 && middle < min(low, high):
		return say.Text("posteriors are too narrow")
	case low > high:
		return say.Text("posteriors lie too high")
	}
	return say.Text("posteriors lie too low")
}

// Coverage is the share of intervals that hold their truth, with Wilson's
// interval. It fails if the lengths differ or there are none.
func Coverage(truths []float64, intervals []Estimate, level float64) (Estimate, error) {
	if len(truths) != len(intervals) {
		return Estimate{}, say.Errorf("%d truths and %d intervals do not fit: give one truth for each", len(truths), len(intervals))
	}
	hits := 0
	for i, e := range intervals {
		if e.Low <= truths[i] && truths[i] <= e.High {
			hits++
		}
	}
	return Proportion(hits, len(truths), level)
}
