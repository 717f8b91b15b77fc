package table

import (
	"context"
	"math"
	"slices"

	"tumen/study/estimate/forest"
)

// learned.go: weights of the rows for what a witness said.
//
// The rows are grown into forests from what a witness of each world would have said
// (feature.go) to what the model made of it: the outcomes that people read, what each
// policy changes of them, and which alternative holds. The weights that a forest gives
// to the rows at what the witness did say, times the importance weights, are the
// worlds that agree with him. The words of a row are drawn anew for each of several
// forests, so that the answer does not hang on one draw.

// Options say how a table is learned. The zero value is the usual one.
type Options struct {
	Trees   int // of all forests together; 0 is 200
	Forests int // each with words of its own for each row; 0 is 4
	Workers int // below 1 is one for each core; it changes no weight

	// Extra are further things that a witness might say, by column and then row, as he
	// would say them. At and Without take them after the patterns.
	Extra [][]float64

	// Targets are the columns that are learned; nil is the usual ones.
	Targets [][]float64
}

const (
	usualTrees   = 200
	usualForests = 4
)

// Learned is a table that knows which rows agree with what was said.
type Learned struct {
	table   *Table
	forests []*forest.Forest // none if nobody can say anything
}

// Learn grows the forests. It fails if there are too few rows or nothing varies, and
// if ctx is cancelled.
func (t *Table) Learn(ctx context.Context, o Options) (*Learned, error) {
	l := &Learned{table: t}
	if len(t.Features)+len(o.Extra) == 0 {
		return l, nil
	}
	if o.Trees == 0 {
		o.Trees = usualTrees
	}
	if o.Forests == 0 {
		o.Forests = usualForests
	}
	if o.Targets == nil {
		o.Targets = t.Targets()
	}
	rows := forest.Rows{Features: make([][]float64, len(t.Rows)), Targets: make([][]float64, len(t.Rows)), Weights: t.Weights}
	for i := range t.Rows {
		rows.Targets[i] = make([]float64, len(o.Targets))
		for k, column := range o.Targets {
			rows.Targets[i][k] = column[i]
		}
	}
	for n := range o.Forests {
		features := make([][]float64, len(t.Rows))
		for i := range features {
			features[i] = t.Says(i, -1-n)
			for _, column := range o.Extra {
				features[i] = append(features[i], column[i])
			}
		}
		rows.Features = features
		f, err := forest.Grow(ctx, rows, forest.Options{Seed: t.Spec.Design.Seed + uint64(n), Trees: max(1, o.Trees/o.Forests), Workers: o.Workers})
		if err != nil {
			return nil, err
		}
		l.forests = append(l.forests, f)
	}
	return l, nil
}

// Targets are the columns from which a forest learns which rows are alike: the
// outcomes that people read, as they are and as each arm changes them, and which
// alternative of each choice holds.
func (t *Table) Targets() (columns [][]float64) {
	for _, k := range t.Headlines() {
		columns = append(columns, t.Outcome(0, k))
		for arm := 1; arm < len(t.Spec.Arms); arm++ {
			columns = append(columns, t.Effect(arm, k))
		}
	}
	for _, j := range t.Choices() {
		for a := range t.Spec.Inputs[j].Belief.Values {
			columns = append(columns, t.Choice(j, a))
		}
	}
	return slices.DeleteFunc(columns, empty)
}

// empty says whether a column has no number.
func empty(column []float64) bool {
	return !slices.ContainsFunc(column, func(x float64) bool { return !math.IsNaN(x) })
}

// At are the weights of the rows where something was said, which add up to 1. Where
// nobody can say anything they are those of what is believed beforehand.
func (l *Learned) At(said []float64) ([]float64, error) {
	return l.sum(func(f *forest.Forest) ([]forest.Weight, error) { return f.Weights(said) }, -1)
}

// Witness are the weights at what the witness said.
func (l *Learned) Witness() ([]float64, error) { return l.At(l.table.Witness()) }

// Without are the weights that a table without a row gives.
func (l *Learned) Without(row int, said []float64) ([]float64, error) {
	return l.sum(func(f *forest.Forest) ([]forest.Weight, error) { return f.WeightsWithout(row, [][]float64{said}) }, row)
}

// sum is the mean of what the forests say.
func (l *Learned) sum(of func(*forest.Forest) ([]forest.Weight, error), without int) ([]float64, error) {
	weights := make([]float64, len(l.table.Rows))
	if len(l.forests) == 0 {
		return l.table.Beforehand(without), nil
	}
	for _, f := range l.forests {
		list, err := of(f)
		if err != nil {
			return nil, err
		}
		for _, w := range list {
			weights[w.Row] += w.Weight / float64(len(l.forests))
		}
	}
	return weights, nil
}

// Beforehand are the weights of what is believed before anything was said, which add
// up to 1; a row can be left out of them, or none, by -1.
func (t *Table) Beforehand(without int) []float64 {
	weights, total := slices.Clone(t.Weights), 0.0
	if without >= 0 {
		weights[without] = 0
	}
	for _, w := range weights {
		total += w
	}
	for i := range weights {
		weights[i] /= total
	}
	return weights
}
