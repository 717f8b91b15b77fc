package table

import (
	"context"
	"math"
	"slices"

	"tumen/study/estimate/forest"
)

// learned.go: weights of the rows for what a witness said.
//
// A forest is grown on the rows from what a witness of each world would have said
// (feature.go) to what the model made of it: the outcomes that people read, what each
// policy changes of them, and which alternative holds. The weights that it gives to the
// rows at what the witness did say, times the importance weights, are the worlds that
// agree with him. Each tree hears the witness of a row with other words, so that the
// answer does not hang on one draw of them.

// Options say how a table is learned. The zero value is the usual one.
type Options struct {
	Trees   int       // 0 is 200
	Workers int       // below 1 is one for each core; it changes no weight
	Extra   []Feature // further things that a witness might say, after the patterns

	// Targets are the columns that are learned; nil is the usual ones.
	Targets [][]float64
}

// Learned is a table that knows which rows agree with what was said.
type Learned struct {
	table    *Table
	features []Feature
	forest   *forest.Forest // nil if nobody can say anything
}

// Learn grows the forest. It fails if there are too few rows or nothing varies, and
// if ctx is cancelled.
func (t *Table) Learn(ctx context.Context, o Options) (*Learned, error) {
	l := &Learned{table: t, features: slices.Concat(t.Features, o.Extra)}
	if len(l.features) == 0 {
		return l, nil
	}
	if o.Targets == nil {
		o.Targets = t.Targets()
	}
	rows := forest.Rows{
		Features: make([][]float64, len(t.Rows)), Targets: make([][]float64, len(t.Rows)), Weights: t.Weights,
		Seen: func(tree, row int, x []float64) { t.hears(l.features, row, -1-tree, x) },
	}
	for i := range t.Rows {
		rows.Features[i] = make([]float64, len(l.features))
		rows.Targets[i] = make([]float64, len(o.Targets))
		for k, column := range o.Targets {
			rows.Targets[i][k] = column[i]
		}
	}
	var err error
	l.forest, err = forest.Grow(ctx, rows, forest.Options{Seed: t.Spec.Design.Seed, Trees: o.Trees, Workers: o.Workers})
	return l, err
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

// Says is what a witness of a row's world would have said: the patterns, and what else
// he is asked for.
func (l *Learned) Says(row, draw int) []float64 { return l.table.says(l.features, row, draw) }

// At is the answer where something was said. Where nobody can say anything it is what is
// believed beforehand.
func (l *Learned) At(said []float64) (*Answer, error) {
	if l.forest == nil {
		return &Answer{Weights: l.table.Beforehand(-1)}, nil
	}
	list, err := l.forest.Weights(said)
	return l.answer(-1, said, list, err)
}

// Witness is the answer to what the witness said. It fails if he was asked for more than
// that.
func (l *Learned) Witness() (*Answer, error) { return l.At(l.table.Witness()) }

// Without is the answer of a table without a row.
func (l *Learned) Without(row int, said []float64) (*Answer, error) {
	if l.forest == nil {
		return &Answer{Weights: l.table.Beforehand(row)}, nil
	}
	list, err := l.forest.WeightsWithout(row, [][]float64{said})
	return l.answer(row, said, list, err)
}

func (l *Learned) answer(without int, said []float64, list []forest.Weight, err error) (*Answer, error) {
	if err != nil {
		return nil, err
	}
	a := &Answer{Weights: make([]float64, len(l.table.Rows)), learned: l, without: without, said: said}
	for _, w := range list {
		a.Weights[w.Row] = w.Weight
	}
	return a, nil
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
