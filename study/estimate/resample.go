package estimate

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/rng"
)

// LeastResamples is the smallest number of bootstrap resamples: below it the
// ends of a 95 % interval rest on fewer than 25 of them.
const LeastResamples = 1000

// Resampling says how intervals are made: by the bootstrap over rows (Efron
// and Tibshirani 1993). The zero value is 1,000 resamples under seed 0 and
// 95 % intervals.
type Resampling struct {
	Seed      uint64
	Resamples int     // 0 means 1,000, and less is refused
	Level     float64 // probability of the intervals; 0 means 0.95
}

// Check is the resampling with its defaults filled in. It fails where it cannot
// give an interval.
func (r Resampling) Check() (Resampling, error) {
	var err error
	if r.Level, err = CheckLevel(r.Level); err != nil {
		return r, err
	}
	if r.Resamples == 0 {
		r.Resamples = LeastResamples
	}
	if r.Resamples < LeastResamples {
		return r, say.Errorf("%d resamples are too few for the ends of an interval: write %d or more", r.Resamples, LeastResamples)
	}
	return r, nil
}

// A Statistic computes numbers from weighted rows. A weight is how often the
// row is there: all ones for what was seen, 0, 1, 2, ... for a resample.
type Statistic func(weights, out []float64)

// Bootstrapped is what a statistic gave for the rows as they are, and for
// every resample.
type Bootstrapped struct {
	Seen      []float64
	Resampled [][]float64 // for each number, its values in rising order
	level     float64
}

// Bootstrap resamples n rows with replacement; the statistic gives width
// numbers. A resample in which a number is NaN (all rows alike, say) is left
// out for that number.
func (r Resampling) Bootstrap(n, width int, of Statistic) Bootstrapped {
	b := Bootstrapped{Seen: make([]float64, width), Resampled: make([][]float64, width), level: r.Level}
	weights := make([]float64, n)
	for i := range weights {
		weights[i] = 1
	}
	of(weights, b.Seen)
	out := make([]float64, width)
	source := rng.New(r.Seed)
	for s := range r.Resamples {
		Resample(weights, source, s)
		of(weights, out)
		for j, v := range out {
			if !math.IsNaN(v) {
				b.Resampled[j] = append(b.Resampled[j], v)
			}
		}
	}
	for _, values := range b.Resampled {
		slices.Sort(values)
	}
	return b
}

// Resample draws as many rows as there are weights, with replacement.
func Resample(weights []float64, source rng.Source, number int) {
	clear(weights)
	n := len(weights)
	for i := 0; i < n; i += 4 { // a block is four rows
		block := source.Draw(drawRow, uint32(number), 0, uint32(i/4))
		for w := range min(4, n-i) {
			weights[block.Below(w, uint32(n))]++
		}
	}
}

// Percentile is number j with the interval between its resampled quantiles.
func (b Bootstrapped) Percentile(j int) Estimate {
	tail := (1 - b.level) / 2
	return Estimate{b.Seen[j], stat.Quantile(b.Resampled[j], tail), stat.Quantile(b.Resampled[j], 1-tail)}
}

// Basic is number j less its bootstrap bias, with the interval mirrored at
// the value seen (the basic bootstrap, Davison and Hinkley 1997, section 5.2):
// right for a statistic that noise pushes one way, as a largest distance.
func (b Bootstrapped) Basic(j int) Estimate {
	e := b.Percentile(j)
	mean := 0.0
	for _, v := range b.Resampled[j] {
		mean += v / float64(len(b.Resampled[j]))
	}
	return Estimate{2*e.Value - mean, 2*e.Value - e.High, 2*e.Value - e.Low}
}

// The least number of rows from which a spread is read.
const LeastRows = 8

// The purposes of all draws of the estimators. A number is never reused:
// 3006 and 3009 were those of a choice among models.
const (
	drawRow      rng.Purpose = 3001 // a row of a bootstrap resample
	DrawPrior    rng.Purpose = 3002 // a proposal from the prior
	DrawParent   rng.Purpose = 3003 // which particle a proposal starts from
	DrawStep     rng.Purpose = 3004 // how far a proposal moves from its parent
	DrawChances  rng.Purpose = 3005 // the seed of a proposal's run
	DrawPermuted rng.Purpose = 3007 // the order of an input made irrelevant
	DrawFold     rng.Purpose = 3008 // which rows are held out together
)
