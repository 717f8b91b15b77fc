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
// 3006 and 3009 were those of a choice among models, 3010 and 3011 are a forest's.
const (
	drawRow      rng.Purpose = 3001 // a row of a bootstrap resample
	DrawPrior    rng.Purpose = 3002 // a proposal from the prior
	DrawParent   rng.Purpose = 3003 // which particle a proposal starts from
	DrawStep     rng.Purpose = 3004 // how far a proposal moves from its parent
	DrawChances  rng.Purpose = 3005 // the seed of a proposal's run
	DrawPermuted rng.Purpose = 3007 // the order of an input made irrelevant
	DrawFold     rng.Purpose = 3008 // which rows are held out together
)

// Split says how much of an outcome's variance its inputs explain and how much
// is chance.
type Split struct {
	Parametric Estimate `json:"parametric" doc:"variance between points, in the outcome's unit squared"`
	Chance     Estimate `json:"chance" doc:"variance between runs of one point"`
	Share      Estimate `json:"share" doc:"parametric / (parametric + chance)"`
	Points     int      `json:"points"`
	Dropped    int      `json:"dropped" doc:"points of which fewer than two runs have the outcome"`
	Level      float64  `json:"level"`
}

// Replicates splits the variance of runs[point][replicate], where the
// replicates of a point differ in their chances alone. It is the one-way
// analysis of variance with random effects (Searle, Casella and McCulloch
// 1992, section 3.6): chance is the mean square within points, and
//
//	parametric = (mean square between - mean square within) / n0
//
// n0 being the number of replicates (adjusted if it varies). Both are unbiased
// from two replicates on, so that parametric may come out negative when it is
// near zero. The intervals are by bootstrap over points. It fails for fewer
// than 8 points of which two runs have the outcome, or with a *Constant if that
// never varies in them.
func Replicates(runs [][]float64, r Resampling) (Split, error) {
	r, err := r.Check()
	if err != nil {
		return Split{}, err
	}
	var cells []cell
	var seen []float64
	for _, point := range runs {
		if kept := Used(point); len(kept) >= 2 {
			cells = append(cells, newCell(kept))
			seen = append(seen, kept...)
		}
	}
	dropped := len(runs) - len(cells)
	if len(cells) < LeastRows {
		return Split{}, TooFew(say.Text("points with two runs"), len(cells), LeastRows, dropped)
	}
	if err := Varies(seen); err != nil {
		return Split{}, err
	}
	b := r.Bootstrap(len(cells), 3, func(weights, out []float64) {
		out[0], out[1] = components(cells, weights)
		out[2] = out[0] / (out[0] + out[1])
	})
	return Split{b.Percentile(0), b.Percentile(1), b.Percentile(2), len(cells), dropped, r.Level}, nil
}

// cell is what matters of one point's runs.
type cell struct{ n, mean, within float64 } // within: sum of squares about the mean

func newCell(runs []float64) cell {
	c := cell{n: float64(len(runs))}
	for _, y := range runs {
		c.mean += y / c.n
	}
	for _, y := range runs {
		c.within += float64((y - c.mean) * (y - c.mean))
	}
	return c
}

func components(cells []cell, weights []float64) (parametric, chance float64) {
	var points, runs, squares, within, sum float64
	for i, c := range cells {
		w := weights[i]
		points += w
		runs += float64(w * c.n)
		squares += float64(w * c.n * c.n)
		within += float64(w * c.within)
		sum += float64(w * c.n * c.mean)
	}
	mean, between := sum/runs, 0.0
	for i, c := range cells {
		between += float64(weights[i] * c.n * (c.mean - mean) * (c.mean - mean))
	}
	if points < 2 {
		return math.NaN(), math.NaN()
	}
	chance = within / (runs - points)
	n0 := (runs - squares/runs) / (points - 1)
	return (between/(points-1) - chance) / n0, chance
}
