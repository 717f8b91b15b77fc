package table

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"tumen/rng"
	"tumen/study/estimate"
)

// play.go: each row plays the truth in turn.
//
// The trees that were grown without a row are asked for what a witness of its world would
// have said, and the truth's place in the weighted distribution of each column is noted.
// Where several rows have the same number, the place is drawn evenly among them (a
// randomised probability integral transform, Brockwell 2007).

// Column is what is asked of each truth.
type Column struct {
	What, Sort string
	Values     []float64
}

// The sorts of columns.
const (
	SortUnknown    = "unknown"
	SortOutcome    = "outcome"    // moved to what was said
	SortDrawn      = "drawn"      // an outcome over the worlds as they are
	SortHypothesis = "hypothesis" // 1 where an alternative holds
	SortEffect     = "effect"     // of a policy
)

// corrected says whether the intervals of a column are corrected.
func (c *Column) corrected() bool { return c.Sort == SortOutcome || c.Sort == SortEffect }

// drawPlace is where among rows of the same number a truth has its place.
const drawPlace rng.Purpose = 4022

// played is what was said of each truth.
type played struct {
	table   *Table
	columns []Column
	factors []float64     // of rows with policies
	places  [][]float64   // by row and column; NaN where there is none
	given   [][][]float64 // by row and group of rival explanations: their probabilities
}

// weight is how much a row counts as a truth of a column: by its importance weight, and
// where only rows with policies have one, by that among these (arms.go).
func (p *played) weight(column, row int) float64 {
	if p.columns[column].Sort == SortEffect {
		return float64(p.table.Weights[row] * p.factors[row])
	}
	return p.table.Weights[row]
}

// play lets each row play the truth, if it has a number in some column or there are rival
// explanations. What is said of it is shown to see, which may be nil, by several
// goroutines.
func (l *Learned) play(ctx context.Context, columns []Column, workers int, progress func(done, all int), see func(row, column int, of estimate.Weighted)) (*played, error) {
	t := l.table
	p := &played{table: t, columns: columns, factors: t.ArmFactors(), places: make([][]float64, len(t.Rows)), given: make([][][]float64, len(t.Rows))}
	orders := make([]Order, len(columns))
	for c := range columns {
		orders[c] = OrderOf(columns[c].Values)
	}
	source, choices := rng.New(t.Spec.Design.Seed), t.Choices()
	one := func(row int) error {
		p.places[row] = nans(len(columns))
		has := func(c Column) bool { return !math.IsNaN(c.Values[row]) }
		if len(choices) == 0 && !slices.ContainsFunc(columns, has) {
			return nil
		}
		answer, err := l.Without(row, t.Says(row, 0))
		if err != nil {
			return err
		}
		for _, j := range choices {
			p.given[row] = append(p.given[row], t.probabilities(j, answer.Weights))
		}
		arms := Tried(p.factors, answer.Weights)
		for c := range columns {
			x := columns[c].Values[row]
			if math.IsNaN(x) || columns[c].Sort == SortHypothesis {
				continue
			}
			of := orders[c].With(answer.Weights)
			switch columns[c].Sort {
			case SortEffect:
				of = orders[c].With(arms)
			case SortOutcome:
				if of, err = answer.Of(columns[c].Values); err != nil {
					return err
				}
			}
			if of.Empty() {
				continue
			}
			p.places[row][c] = of.Place(x, source.Draw(drawPlace, uint32(t.Rows[row].Point), 0, uint32(c)).Unit(0))
			if see != nil {
				see(row, c, of)
			}
		}
		return nil
	}
	return p, each(ctx, len(t.Rows), workers, one, progress)
}

// probabilities are those of the alternatives of a choice under some weights.
func (t *Table) probabilities(j int, weights []float64) []float64 {
	p, sum := make([]float64, len(t.Spec.Inputs[j].Belief.Values)), 0.0
	for row, w := range weights {
		if w > 0 {
			p[t.alternative(row, j)] += w
			sum += w
		}
	}
	for a := range p {
		p[a] /= sum
	}
	return p
}

// alternative is the place of the alternative of a choice that holds in a row.
func (t *Table) alternative(row, j int) int {
	return slices.Index(t.Spec.Inputs[j].Belief.Values, t.Rows[row].Values[j])
}

// priors are the probabilities of a choice's alternatives beforehand.
func (t *Table) priors(j int) (p []float64) {
	b := &t.Spec.Inputs[j].Belief
	for a := range b.Values {
		p = append(p, b.Prior(a))
	}
	return p
}

// each does something for each row, on several workers.
func each(ctx context.Context, n, workers int, do func(row int) error, progress func(done, all int)) error {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next, done atomic.Int64
	var lock sync.Mutex
	var wrong error
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for ctx.Err() == nil {
				row := int(next.Add(1)) - 1
				if row >= n {
					return
				}
				err := do(row)
				lock.Lock()
				wrong = cmp.Or(wrong, err)
				if at := int(done.Add(1)); progress != nil && at%64 == 0 {
					progress(at, n)
				}
				lock.Unlock()
			}
		})
	}
	group.Wait()
	return cmp.Or(wrong, ctx.Err())
}

func nans(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = math.NaN()
	}
	return x
}
