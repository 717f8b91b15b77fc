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

	// Weights are how much each row counts in the answers: the density of what is
	// believed over that from which the row was drawn. nil is all the same.
	Weights []float64

	// Seen turns a row's features into what would be seen of them, if that is less
	// exact than what is known of the row. Each tree sees a row anew: a row counts for
	// what is seen in all the ways in which it could have been seen. It changes x in
	// place, by its arguments alone, and may be called by several goroutines. nil
	// leaves the features as they are.
	Seen func(tree, row int, x []float64)
}

// Options say how a forest is grown. The zero value is the usual one.
type Options struct {
	Seed  uint64
	Trees int     // 0 is 200
	Share float64 // of the rows that one tree is grown on, drawn without replacement; 0 is a half
	Leaf  int     // least rows on either side of a split; 0 is 10
	Try   int     // features that a node chooses among; 0 is two thirds of them

	Workers int // trees at a time; below 1 is one for each core; it changes no weight
}

// Forest gives weights over the rows it was grown on.
type Forest struct {
	rows     Rows
	features int
	trees    []tree
}

// Grow grows a forest. Targets count the same whatever their unit: each is divided
// by its standard deviation. The weights have no part in it: trees are finest where
// the rows are, and a leaf that was chosen for its weights would lean to its heavy
// rows. It fails if the rows do not fit together, are fewer than 8, no target
// varies, or ctx is cancelled.
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
	order   [][]int32   // by feature: the rows in rising order, those that lack it last
	targets []float64   // standardised, row by row; NaN is absent
	width   int         // targets that vary
	whole   int         // of them, those that no row lacks: they come first
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
	case o.Trees < 0 || o.Leaf < 0 || o.Try < 0:
		return nil, say.Errorf("%d trees, leaves of %d rows and %d features to choose among: write positive numbers", o.Trees, o.Leaf, o.Try)
	}
	g := &grower{options: o, rows: rows}
	if rows.Weights == nil {
		g.rows.Weights = slices.Repeat([]float64{1}, n)
	}
	some := false
	for i, w := range g.rows.Weights {
		if !(w >= 0) || math.IsInf(w, 1) {
			return nil, say.Errorf("the weight of row %d is %v: write 0 or a positive number", i, w)
		}
		some = some || w > 0
	}
	if !some {
		return nil, say.Errorf("all %d rows have the weight 0: at least one must count", n)
	}
	var err error
	if g.columns, err = columnsOf(rows.Features, "feature"); err != nil {
		return nil, err
	}
	g.sortFeatures()
	targets, err := columnsOf(rows.Targets, "target")
	if err != nil {
		return nil, err
	}
	if g.standardise(targets); g.width == 0 {
		return nil, say.Errorf("none of the %d targets varies: there is nothing to learn; choose others", len(targets))
	}
	p := len(g.columns)
	g.options.Trees = cmp.Or(o.Trees, 200)
	g.options.Share = cmp.Or(o.Share, 0.5)
	g.options.Leaf = cmp.Or(o.Leaf, 10)
	g.options.Try = min(p, cmp.Or(o.Try, (2*p+2)/3))
	return g, nil
}

// columnsOf turns rows into columns. It fails unless all have the same length and
// each number is one, or absent.
func columnsOf(rows [][]float64, what string) ([][]float64, error) {
	columns := make([][]float64, len(rows[0]))
	for j := range columns {
		columns[j] = make([]float64, len(rows))
	}
	for i, row := range rows {
		if len(row) != len(columns) {
			return nil, say.Errorf("row %d has %d numbers and row 0 has %d: give the same for every row, NaN for what is absent", i, len(row), len(columns))
		}
		for j, v := range row {
			if math.IsInf(v, 0) {
				return nil, say.Errorf("%s %d of row %d is %v: write a number, or NaN for what is absent", what, j, i, v)
			}
			columns[j][i] = v
		}
	}
	return columns, nil
}

// sortFeatures orders the rows by each feature, once for all trees.
func (g *grower) sortFeatures() {
	for _, column := range g.columns {
		order := make([]int32, len(column))
		for i := range order {
			order[i] = int32(i)
		}
		slices.SortStableFunc(order, func(a, b int32) int { return absentLast(column[a], column[b]) })
		g.order = append(g.order, order)
	}
}

// absentLast compares numbers; what is absent is above all.
func absentLast(x, y float64) int {
	if math.IsNaN(x) || math.IsNaN(y) { // below all in cmp.Compare
		return -cmp.Compare(x, y)
	}
	return cmp.Compare(x, y)
}

// standardise brings all targets that vary to mean 0 and variance 1, and puts those
// that no row lacks first.
func (g *grower) standardise(targets [][]float64) {
	var whole, others [][]float64
	for _, column := range targets {
		kept := estimate.Used(column)
		if estimate.Varies(kept) != nil {
			continue
		}
		mean, square := 0.0, 0.0
		for _, v := range kept {
			mean += v / float64(len(kept))
		}
		for _, v := range kept {
			square += float64((v - mean) * (v - mean))
		}
		sd := math.Sqrt(square / float64(len(kept)))
		for i, v := range column {
			column[i] = (v - mean) / sd
		}
		if len(kept) == len(column) {
			whole = append(whole, column)
		} else {
			others = append(others, column)
		}
	}
	g.width, g.whole = len(whole)+len(others), len(whole)
	g.targets = make([]float64, len(g.rows.Targets)*g.width)
	for k, column := range append(whole, others...) {
		for i, v := range column {
			g.targets[i*g.width+k] = v
		}
	}
}
