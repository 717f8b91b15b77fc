package estimate

import (
	"math"

	"tumen/internal/say"
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
