package indices

import (
	"cmp"
	"math"
	"slices"

	"tumen/study/estimate"
)

// one.go: how much of an outcome one number explains. The runs are put in the order
// of the number and cut into classes of about equal size; the share of the variance
// that lies between the classes, corrected for their number,
//
//	R2 = 1 - (within / (n - m)) / (all / (n - 1))
//
// is the share that the number explains alone, whatever the shape of what it does
// (the correlation ratio of Pearson 1905, adjusted as by Kelley 1935). Above 0.9
// the outcome follows from that number: it is put in, whatever it is called. The
// correction is that of points whose other numbers are at random, as in a Latin
// hypercube; of evener points it takes up to a class in twenty too much.

// Explained is how much of an outcome's variance one number explains.
type Explained struct {
	Name string  `json:"name"`
	R2   float64 `json:"r2" doc:"share of the variance; about 0 of a number that decides nothing, and then often a little below"`
}

// PutInAbove is the share of variance above which an outcome follows from one
// number.
const PutInAbove = 0.9

// classSize is about how many runs are in a class: enough that the correction is
// small, and few enough that a class is narrow.
const classSize = 20

// One says of each number how much it explains, most first. points[i] are the
// numbers of the run with outcomes[i]. Runs of equal numbers are of one class. It
// fails as Delta does.
func One(points [][]float64, names []string, outcomes []float64) ([]Explained, error) {
	columns, y, _, err := byColumn(points, names, outcomes, estimate.Resampling{})
	if err != nil {
		return nil, err
	}
	all := make([]Explained, len(names))
	for j, name := range names {
		all[j] = Explained{name, explained(columns[j], y)}
	}
	slices.SortStableFunc(all, func(a, b Explained) int { return cmp.Compare(b.R2, a.R2) })
	return all, nil
}

// explained is R2 of y by x.
func explained(x, y []float64) float64 {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(x[a], x[b]) })
	n := len(order)
	count := max(2, n/classSize)
	within, classes := 0.0, 0
	for from := 0; from < n; {
		to := max(from+1, (classes+1)*n/count)
		for to < n && x[order[to]] == x[order[to-1]] {
			to++
		}
		within += squares(y, order[from:to])
		classes++
		from = to
	}
	if classes >= n {
		return math.NaN()
	}
	return 1 - within/float64(n-classes)/(squares(y, order)/float64(n-1))
}

// squares is the sum of squared deviations from the mean of some runs.
func squares(y []float64, runs []int) (sum float64) {
	mean := 0.0
	for _, i := range runs {
		mean += y[i] / float64(len(runs))
	}
	for _, i := range runs {
		sum += (y[i] - mean) * (y[i] - mean)
	}
	return sum
}
