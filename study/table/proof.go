package table

import (
	"context"
	"math"
	"slices"

	"tumen/study/estimate"
)

// proof.go: whether the intervals that a table gives hold what they say they hold.
//
// Each row plays the truth (play.go), and u is its place in what is said of each column.
// If that is right, u is even from 0 to 1, and the middle interval of the level p holds
// the truth, |u - 1/2| <= p/2, in p of all rows. Intervals that are corrected (correct.go)
// are so here by what nine tenths of the rows show for the tenth that is not among them.
//
// Rows of a later round are drawn from a narrower density than what is believed. A row
// counts by its importance weight here as well, so that the proof is about truths as
// they are believed possible. What a policy changes is known of the last rounds alone:
// there rows count by their weights among these (arms.go), as truths and as answers.

// Covered is how often the intervals of a level held the truth.
type Covered struct {
	What   string  `json:"what" doc:"an unknown, an outcome, an alternative, or the effect of a policy on an outcome"`
	Sort   string  `json:"sort" enum:"unknown,outcome,drawn,hypothesis,effect" doc:"drawn is an outcome over the worlds as they are, without the line that moves them to what was said"`
	On     string  `json:"on" enum:"all,nearest" doc:"over all rows, or those whose witness would have spoken most like this one"`
	Level  float64 `json:"level" doc:"of the interval"`
	Held   float64 `json:"held" doc:"the share of the rows in which it holds the truth"`
	Low    float64 `json:"low" doc:"level less 2.5 binomial standard errors"`
	High   float64 `json:"high" doc:"level and 2.5 binomial standard errors"`
	N      int     `json:"n" doc:"independent rows that say as much, as they count"`
	Within bool    `json:"within" doc:"the share lies between low and high"`
	Rows   int     `json:"rows" doc:"rows that played the truth"`
}

// Scored is how good the intervals of a level are, as wide as they are and as often as
// they miss (Gneiting and Raftery 2007), beside those of what is believed beforehand.
type Scored struct {
	What   string  `json:"what"`
	Sort   string  `json:"sort"`
	On     string  `json:"on"`
	Level  float64 `json:"level"`
	Score  float64 `json:"score" doc:"mean interval score; of a hypothesis the Brier score; less is better"`
	Before float64 `json:"before" doc:"the same of what is believed beforehand"`
	Gain   float64 `json:"gain" doc:"by how much it is better, as a share"`
	Low    float64 `json:"low" doc:"gain less 2 standard errors, paired"`
	High   float64 `json:"high"`
}

// Proof is both, of all columns.
type Proof struct {
	Coverage []Covered `json:"coverage,omitempty"`
	Scores   []Scored  `json:"scores,omitempty"`
}

// ProofLevels are the levels of the intervals that are proved.
var ProofLevels = []float64{0.5, 0.8, 0.95}

// The rows over which it is proved.
const (
	OnAll     = "all"
	OnNearest = "nearest"
)

const (
	scoreLevel = 0.8 // of the intervals that are scored
	// nearest is how many rows count as near to the witness, at most a half.
	nearest = 600
	// bound is by how many binomial standard errors coverage may be off.
	bound = 2.5
)

// Columns are the unknowns, the alternatives, the headlines, and what each policy
// changes of those that are watched.
func (t *Table) Columns() (all []Column) {
	choices := t.Choices()
	for j, in := range t.Spec.Inputs {
		if !slices.Contains(choices, j) {
			all = append(all, Column{in.Name, SortUnknown, t.Unknown(j)})
			continue
		}
		for a := range in.Belief.Values {
			all = append(all, Column{in.Name + "=" + in.Alternative(a), SortHypothesis, t.Choice(j, a)})
		}
	}
	for _, k := range t.Headlines() {
		all = append(all, Column{t.Spec.Outcomes[k].Name, SortOutcome, t.Outcome(0, k)}, Column{t.Spec.Outcomes[k].Name, SortDrawn, t.Outcome(0, k)})
	}
	for arm := 1; arm < len(t.Spec.Arms); arm++ {
		for _, k := range t.Headlines() {
			all = append(all, Column{t.Spec.Arms[arm].Name + ": " + t.Spec.Outcomes[k].Name, SortEffect, t.Effect(arm, k)})
		}
	}
	return slices.DeleteFunc(all, func(c Column) bool { return empty(c.Values) })
}

// folds is in how many parts the rows are divided, each of which is corrected by the
// others.
const folds = 10

// grid is how many levels of an interval are kept of what is said of a truth.
const grid = 50

// fold is the part of a row.
func (t *Table) fold(row int) int { return t.Rows[row].Point % folds }

// Prove lets each row play the truth. Progress may be nil.
func (t *Table) Prove(ctx context.Context, l *Learned, columns []Column, workers int, progress func(done, all int)) (*Proof, error) {
	// The ends of intervals by row and column, at levels that are spread evenly: at which
	// level one must be taken is only known when all have played.
	ends := make([]map[int][]float64, len(t.Rows))
	for row := range ends {
		ends[row] = map[int][]float64{}
	}
	p, err := l.play(ctx, columns, workers, progress, func(row, c int, of estimate.Weighted) {
		e := make([]float64, 0, 2*grid+2)
		for k := range grid + 1 {
			half := float64(k) / grid / 2
			e = append(e, of.Quantile(0.5-half), of.Quantile(0.5+half))
		}
		ends[row][c] = e
	})
	if err != nil {
		return nil, err
	}
	checked := make([]*Checked, folds)
	for f := range checked {
		checked[f] = p.checked(func(row int) bool { return t.fold(row) != f })
	}
	given := p.sharpen(checked)
	beforehand := t.Beforehand(-1)
	tried := Tried(p.factors, beforehand)
	proof, near := &Proof{}, t.nearest()
	for c, column := range columns {
		weights := make([]float64, len(t.Rows))
		for row := range weights {
			weights[row] = p.weight(c, row)
		}
		known := beforehand
		if column.Sort == SortEffect {
			known = tried
		}
		for _, on := range []string{OnAll, OnNearest} {
			counts := func(row int) bool { return !math.IsNaN(p.places[row][c]) && (on == OnAll || near[row]) }
			if column.Sort == SortHypothesis {
				mean, _ := Mean(column.Values, known)
				counts = func(row int) bool { return on == OnAll || near[row] }
				proof.Scores = append(proof.Scores, scored(weights, column, on, counts, func(row int) (float64, float64) {
					x := column.Values[row]
					return float64((given[c][row] - x) * (given[c][row] - x)), float64((mean - x) * (mean - x))
				}))
				continue
			}
			at := func(row int, level float64) float64 { return checked[t.fold(row)].Columns[c].Level(level) }
			for _, level := range ProofLevels {
				proof.Coverage = append(proof.Coverage, covered(weights, column, on, level, counts, func(row int) bool { return math.Abs(2*p.places[row][c]-1) <= at(row, level) }))
			}
			tail := (1 - scoreLevel) / 2
			before := Quantiles(column.Values, known, tail, 1-tail)
			proof.Scores = append(proof.Scores, scored(weights, column, on, counts, func(row int) (float64, float64) {
				x := column.Values[row]
				return intervalScore(between(ends[row][c], at(row, scoreLevel)), x), intervalScore(before, x)
			}))
		}
	}
	for _, on := range []string{OnAll, OnNearest} {
		proof.Coverage = append(proof.Coverage, t.tenths(columns, on, near, given)...)
	}
	return proof, nil
}

// between are the ends of the interval of a level, between those that were kept.
func between(ends []float64, level float64) []float64 {
	k := min(int(level*grid), grid-1)
	part := float64(level*grid) - float64(k)
	return []float64{
		ends[2*k] + float64(part*(ends[2*k+2]-ends[2*k])),
		ends[2*k+1] + float64(part*(ends[2*k+3]-ends[2*k+1])),
	}
}

// sharpen are the probabilities that are said of each alternative, by column and row; nil
// of other columns.
func (p *played) sharpen(checked []*Checked) [][]float64 {
	t := p.table
	given, c := make([][]float64, len(p.columns)), 0
	for g, j := range t.Choices() {
		prior, first := t.priors(j), 0
		for c < len(p.columns) && p.columns[c].Sort != SortHypothesis {
			c++
		}
		for first = c; c < min(first+len(prior), len(p.columns)); c++ {
			given[c] = make([]float64, len(t.Rows))
		}
		for row := range t.Rows {
			said := slices.Clone(p.given[row][g])
			sharpened(said, prior, checked[t.fold(row)].Powers[g])
			for a := first; a < c; a++ {
				given[a][row] = said[a-first]
			}
		}
	}
	return given
}
