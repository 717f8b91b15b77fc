package table

import (
	"context"
	"math"

	"tumen/exact"
	"tumen/study/estimate"
)

// correct.go: intervals and probabilities that hold as often as they say.
//
// The rows that agree with what was said reach somewhat farther than they should, since
// a leaf has a size. By how much is known, because each row can play the truth. Let u be
// the place of a truth in the distribution that is said of it, from 0 to 1, and
// r = |2u - 1| how far from the middle it is. The interval of a level L is the middle
// part with the probability q, where q is the quantile L of r over all rows: that is the
// part which held L of the truths (distributional conformal prediction, Chernozhukov,
// Wuthrich and Zhu 2021, with rows left out by the trees that were grown without them,
// and importance weights as in Tibshirani et al. 2019). The median stays.
//
// Probabilities of rival explanations are drawn towards what is believed for the same
// reason. They are moved away from it by one number for each group,
//
//	p'_a ~ prior_a (p_a/prior_a)^g
//
// with the g that has the least Brier score over all rows. With g = 1 they stay.

// Correction is by how much the intervals of one column are wider or narrower than the
// weighted rows say. Of the zero value they are as those say.
type Correction struct {
	radius estimate.Weighted // of the truths
}

// fewTruths is how many independent truths a correction needs at least.
const fewTruths = 40

func correctionOf(radius, weights []float64) Correction {
	w := estimate.Weigh(radius, weights)
	if w.Effective() < fewTruths {
		return Correction{}
	}
	return Correction{w}
}

// Level is the probability of the weighted rows whose interval holds the truth with the
// probability of a level.
func (c Correction) Level(level float64) float64 {
	if c.radius.Empty() {
		return level
	}
	return min(max(c.radius.Quantile(level), 0), 1)
}

// Quantile is the number below which the truth lies with the probability p.
func (c Correction) Quantile(of estimate.Weighted, p float64) float64 {
	half := c.Level(math.Abs(2*p-1)) / 2
	if p < 0.5 {
		half = -half
	}
	return of.Quantile(0.5 + half)
}

// Sharpened are probabilities with which a group's explanations hold, moved away from
// what is believed by the power g, in place.
func sharpened(p, prior []float64, g float64) {
	if g == 1 {
		return
	}
	sum := 0.0
	for a := range p {
		if p[a] > 0 && prior[a] > 0 {
			p[a] = prior[a] * exact.Exp(g*exact.Log(p[a]/prior[a]))
		}
		sum += p[a]
	}
	for a := range p {
		p[a] /= sum
	}
}

// The powers that are tried.
const (
	leastPower, mostPower = 0.5, 2.5
	powerStep             = 0.05
)

// powerOf is the power with the least Brier score over truths: said are the
// probabilities, by row and alternative, and came is which one held.
func powerOf(said [][]float64, came []int, prior, weights []float64) float64 {
	best, least := 1.0, math.Inf(1)
	p := make([]float64, len(prior))
	for k := 0; ; k++ {
		g := leastPower + powerStep*float64(k)
		if g > mostPower+powerStep/2 {
			return best
		}
		miss := 0.0
		for i := range said {
			if said[i] == nil || weights[i] == 0 {
				continue
			}
			copy(p, said[i])
			sharpened(p, prior, g)
			miss += float64(weights[i] * estimate.Brier(p, came[i]))
		}
		if miss < least {
			best, least = g, miss
		}
	}
}

// Checked is what playing the truth shows: the correction of each column, and the power
// of each group of rival explanations.
type Checked struct {
	Columns []Correction
	Powers  []float64 // by group, as Choices has them
}

// Check lets each row that has one of the columns, or if there are groups of rival
// explanations every row, play the truth. Progress may be nil.
func (l *Learned) Check(ctx context.Context, columns []Column, workers int, progress func(done, all int)) (*Checked, error) {
	p, err := l.play(ctx, columns, workers, progress, nil)
	if err != nil {
		return nil, err
	}
	return p.checked(func(int) bool { return true }), nil
}

// checked is what some of the rows show.
func (p *played) checked(counts func(row int) bool) *Checked {
	t := p.table
	c := &Checked{}
	weights := make([]float64, len(t.Rows))
	for k, column := range p.columns {
		c.Columns = append(c.Columns, Correction{})
		if !column.corrected() {
			continue
		}
		radius := make([]float64, len(t.Rows))
		for row := range radius {
			weights[row] = 0
			if radius[row] = math.NaN(); counts(row) {
				weights[row] = p.weight(k, row)
				radius[row] = math.Abs(2*p.places[row][k] - 1)
			}
		}
		c.Columns[k] = correctionOf(radius, weights)
	}
	for g, j := range t.Choices() {
		said, came := make([][]float64, len(t.Rows)), make([]int, len(t.Rows))
		for row := range t.Rows {
			if counts(row) {
				said[row], came[row] = p.given[row][g], t.alternative(row, j)
			}
		}
		c.Powers = append(c.Powers, powerOf(said, came, t.priors(j), t.Weights))
	}
	return c
}
