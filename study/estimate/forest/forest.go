package forest

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"tumen/internal/say"
	"tumen/study/estimate"
)

// Rows are what a forest is grown on. The forest keeps them: they must not change.
type Rows struct {
	Features [][]float64 // by row; NaN is absent
	Targets  [][]float64 // by row, each in its own unit; NaN is absent

	// Weights are how much each row counts: the density of what is believed over
	// that from which the row was drawn. nil is all the same.
	Weights []float64
}

// Options say how a forest is grown. The zero value is the usual one.
type Options struct {
	Seed  uint64
	Trees int     // 0 is 200
	Share float64 // of the rows that one tree is grown on, drawn without replacement; 0 is a half
	Leaf  int     // least rows on either side of a split; 0 is 5
	Try   int     // features that a node chooses among; 0 is two thirds of them

	// Honest trees find their splits on one half of their rows and take their
	// leaves from the other (Wager and Athey 2018).
	Honest bool

	Workers int // trees at a time; below 1 is one for each core; it changes no weight
}

// Forest gives weights over the rows it was grown on.
type Forest struct {
	rows     Rows
	features int
	trees    []tree
}

// Grow grows a forest. Targets count the same whatever their unit: each is divided
// by its standard deviation. It fails if the rows do not fit together, are fewer
// than 8, or no target varies; or if ctx is cancelled.
func Grow(ctx context.Context, rows Rows, o Options) (*Forest, error) {
	g, err := newGrower(rows, o)
	if err != nil {
		return nil, err
	}
	f := &Forest{rows: g.rows, features: len(g.columns), trees: make([]tree, g.options.Trees)}
	workers := g.options.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(workers, len(f.trees)) {
		group.Go(func() {
			w := g.worker()
			for ctx.Err() == nil {
				t := int(next.Add(1)) - 1
				if t >= len(f.trees) {
					return
				}
				f.trees[t] = w.grow(t)
			}
		})
	}
	group.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

// Rows is how many rows the forest was grown on.
func (f *Forest) Rows() int { return len(f.rows.Features) }

// grower is what all trees of a forest share.
type grower struct {
	options Options
	rows    Rows
	columns [][]float64 // features by column
	order   [][]int32   // by feature: the rows that have it in rising order, then the others
	present []int       // by feature: how many rows have it
	targets []float64   // standardised, row by row; NaN is absent
	width   int         // targets that vary
}

func newGrower(rows Rows, o Options) (*grower, error) {
	n := len(rows.Features)
	switch {
	case len(rows.Targets) != n || rows.Weights != nil && len(rows.Weights) != n:
		return nil, say.Errorf("%d rows of features, %d of targets and %d weights do not fit: give one of each for every row", n, len(rows.Targets), len(rows.Weights))
	case n < estimate.LeastRows:
		return nil, estimate.TooFew("rows", n, estimate.LeastRows, 0)
	case !(o.Share >= 0 && o.Share < 1):
		return nil, say.Errorf("a tree cannot be grown on the share %v of the rows: write a number above 0 and below 1, as 0.5", o.Share)
	}
	g := &grower{options: o, rows: rows}
	if rows.Weights == nil {
		g.rows.Weights = slices.Repeat([]float64{1}, n)
	}
	total := 0.0
	for i, w := range g.rows.Weights {
		if !(w >= 0) || math.IsInf(w, 1) {
			return nil, say.Errorf("the weight of row %d is %v: write 0 or a positive number", i, w)
		}
		total += w
	}
	if total == 0 {
		return nil, say.Errorf("all %d rows have the weight 0: at least one must count", n)
	}
	if err := g.sortFeatures(); err != nil {
		return nil, err
	}
	if err := g.standardise(); err != nil {
		return nil, err
	}
	p := len(g.columns)
	g.options.Trees = cmp.Or(o.Trees, 200)
	g.options.Share = cmp.Or(o.Share, 0.5)
	g.options.Leaf = cmp.Or(o.Leaf, 5)
	g.options.Try = min(p, cmp.Or(o.Try, (2*p+2)/3))
	if g.options.Trees < 1 || g.options.Leaf < 1 || g.options.Try < 0 {
		return nil, say.Errorf("%d trees, leaves of %d rows and %d features to choose among: write positive numbers", o.Trees, o.Leaf, o.Try)
	}
	return g, nil
}

// sortFeatures orders the rows by each feature, once for all trees.
func (g *grower) sortFeatures() error {
	n, p := len(g.rows.Features), len(g.rows.Features[0])
	g.columns, g.order, g.present = make([][]float64, p), make([][]int32, p), make([]int, p)
	for j := range p {
		g.columns[j], g.order[j] = make([]float64, n), make([]int32, n)
	}
	for i, x := range g.rows.Features {
		if len(x) != p {
			return say.Errorf("row %d has %d features and row 0 has %d: give the same for every row, NaN for what is absent", i, len(x), p)
		}
		for j, v := range x {
			if math.IsInf(v, 0) {
				return say.Errorf("feature %d of row %d is %v: write a number, or NaN for what is absent", j, i, v)
			}
			g.columns[j][i], g.order[j][i] = v, int32(i)
			if !math.IsNaN(v) {
				g.present[j]++
			}
		}
	}
	for j, column := range g.columns {
		slices.SortStableFunc(g.order[j], func(a, b int32) int {
			x, y := column[a], column[b]
			switch { // absent ones last
			case math.IsNaN(x) || math.IsNaN(y):
				return cmp.Compare(absent(x), absent(y))
			}
			return cmp.Compare(x, y)
		})
	}
	return nil
}

func absent(x float64) int {
	if math.IsNaN(x) {
		return 1
	}
	return 0
}

// standardise brings all targets that vary to mean 0 and variance 1.
func (g *grower) standardise() error {
	n, all := len(g.rows.Targets), len(g.rows.Targets[0])
	for i, y := range g.rows.Targets {
		if len(y) != all {
			return say.Errorf("row %d has %d targets and row 0 has %d: give the same for every row, NaN for what is absent", i, len(y), all)
		}
		for k, v := range y {
			if math.IsInf(v, 0) {
				return say.Errorf("target %d of row %d is %v: write a number, or NaN for what is absent", k, i, v)
			}
		}
	}
	var columns [][]float64
	for k := range all {
		column := make([]float64, n)
		for i, y := range g.rows.Targets {
			column[i] = y[k]
		}
		if estimate.Varies(column) != nil {
			continue
		}
		var total, mean, square float64
		for i, v := range column {
			if w := g.rows.Weights[i]; !math.IsNaN(v) {
				total += w
				mean += float64(w * v)
			}
		}
		mean /= total
		for i, v := range column {
			if !math.IsNaN(v) {
				square += float64(g.rows.Weights[i] * (v - mean) * (v - mean))
			}
		}
		sd := math.Sqrt(square / total)
		if !(sd > 0) { // all that vary have the weight 0
			continue
		}
		for i, v := range column {
			column[i] = (v - mean) / sd
		}
		columns = append(columns, column)
	}
	if len(columns) == 0 {
		return say.Errorf("none of the %d targets varies: there is nothing to learn; choose others", all)
	}
	g.width = len(columns)
	g.targets = make([]float64, n*g.width)
	for k, column := range columns {
		for i, v := range column {
			g.targets[i*g.width+k] = v
		}
	}
	return nil
}
