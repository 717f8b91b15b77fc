package table

import (
	"cmp"
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"tumen/internal/say"
	"tumen/rng"
	"tumen/study"
)

// proof.go: whether the intervals that a table gives hold what they say they hold.
//
// Each row plays the truth in turn. The trees that were grown without it are asked for
// what a witness of its world would have said, and the truth's place u in the weighted
// distribution of each column is noted. If the weights are right, u is even from 0 to 1,
// and the middle interval of the level p holds the truth, |u - 1/2| <= p/2, in p of all
// rows. Where several rows have the same number, the place is drawn evenly among them
// (a randomised probability integral transform, Brockwell 2007).
//
// Rows of a later round are drawn from a narrower density than what is believed. A row
// counts by its importance weight here as well, so that the proof is about truths as
// they are believed possible.

// Covered is how often the intervals of a level held the truth.
type Covered struct {
	What   string  `json:"what" doc:"an unknown, an outcome, an alternative, or the effect of a policy on an outcome"`
	Sort   string  `json:"sort" enum:"unknown,outcome,hypothesis,effect"`
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

// The levels of the proof, and that at which intervals are scored.
var proofLevels = []float64{0.5, 0.8, 0.95}

const (
	scoreLevel = 0.8
	// nearest is how many rows count as near to the witness, at most a half.
	nearest = 600
	// bound is by how many binomial standard errors coverage may be off.
	bound = 2.5
)

// drawPlace is where among rows of the same number a truth has its place.
const drawPlace rng.Purpose = 4022

// Column is what is proved.
type Column struct {
	What, Sort string
	Values     []float64
}

// Columns are the unknowns, the alternatives, the headlines, and what each policy
// changes of those that are watched.
func (t *Table) Columns() (all []Column) {
	choices := t.Choices()
	for j, in := range t.Spec.Inputs {
		if !slices.Contains(choices, j) {
			all = append(all, Column{in.Name, "unknown", t.Unknown(j)})
			continue
		}
		for a := range in.Belief.Values {
			all = append(all, Column{in.Name + "=" + in.Alternative(a), "hypothesis", t.Choice(j, a)})
		}
	}
	for _, k := range t.Headlines() {
		all = append(all, Column{t.Spec.Outcomes[k].Name, "outcome", t.Outcome(0, k)})
	}
	for arm := 1; arm < len(t.Spec.Arms); arm++ {
		for _, k := range t.Headlines() {
			all = append(all, Column{t.Spec.Arms[arm].Name + ": " + t.Spec.Outcomes[k].Name, "effect", t.Effect(arm, k)})
		}
	}
	return slices.DeleteFunc(all, func(c Column) bool { return empty(c.Values) })
}

// Prove lets each row play the truth. Progress may be nil.
func (t *Table) Prove(ctx context.Context, l *Learned, columns []Column, workers int, progress func(done, all int)) (*Proof, error) {
	n := len(t.Rows)
	orders := make([]Order, len(columns))
	before, beforehand := make([][]float64, len(columns)), t.Beforehand(-1)
	tail := (1 - scoreLevel) / 2
	for c := range columns {
		orders[c] = OrderOf(columns[c].Values)
		before[c] = Quantiles(columns[c].Values, beforehand, tail, 1-tail)
		if columns[c].Sort == "hypothesis" {
			before[c][0], _ = Mean(columns[c].Values, beforehand)
		}
	}
	places, scores, priors := make([][]float64, n), make([][]float64, n), make([][]float64, n)
	source := rng.New(t.Spec.Design.Seed)
	one := func(row int) error {
		weights, err := l.Without(row, t.Says(row, 0))
		if err != nil {
			return err
		}
		places[row], scores[row], priors[row] = nans(len(columns)), nans(len(columns)), nans(len(columns))
		for c := range columns {
			x := columns[c].Values[row]
			if math.IsNaN(x) {
				continue
			}
			if columns[c].Sort == "hypothesis" {
				p, _ := Mean(columns[c].Values, weights)
				places[row][c] = p
				scores[row][c], priors[row][c] = float64((p-x)*(p-x)), float64((before[c][0]-x)*(before[c][0]-x))
				continue
			}
			of := orders[c].With(weights)
			if of.Empty() {
				continue
			}
			places[row][c] = of.Place(x, source.Draw(drawPlace, uint32(t.Rows[row].Point), 0, uint32(c)).Unit(0))
			scores[row][c], priors[row][c] = intervalScore([]float64{of.Quantile(tail), of.Quantile(1 - tail)}, x), intervalScore(before[c], x)
		}
		return nil
	}
	if err := each(ctx, n, workers, one, progress); err != nil {
		return nil, err
	}
	proof := &Proof{}
	near := t.nearest()
	for c, column := range columns {
		for _, on := range []string{"all", "nearest"} {
			counts := func(row int) bool { return !math.IsNaN(places[row][c]) && (on == "all" || near[row]) }
			if column.Sort != "hypothesis" {
				for _, level := range proofLevels {
					proof.Coverage = append(proof.Coverage, t.covered(column, on, level, counts, func(row int) bool { return math.Abs(places[row][c]-0.5) <= level/2 }))
				}
			}
			proof.Scores = append(proof.Scores, t.scored(column, on, counts, func(row int) (float64, float64) { return scores[row][c], priors[row][c] }))
		}
	}
	for _, on := range []string{"all", "nearest"} {
		proof.Coverage = append(proof.Coverage, t.tenths(columns, on, near, places)...)
	}
	return proof, nil
}

// tenths are the probabilities that were stated of alternatives, in tenths, and how
// often the alternative held.
func (t *Table) tenths(columns []Column, on string, near []bool, places [][]float64) (all []Covered) {
	for tenth := range 10 {
		var stated, held, sum, square float64
		rows := 0
		for c, column := range columns {
			if column.Sort != "hypothesis" {
				continue
			}
			for row := range t.Rows {
				p := places[row][c]
				if math.IsNaN(p) || min(int(p*10), 9) != tenth || on == "nearest" && !near[row] {
					continue
				}
				w := t.Weights[row]
				stated, held, sum, square = stated+float64(w*p), held+float64(w*column.Values[row]), sum+w, square+float64(w*w)
				rows++
			}
		}
		if rows < 50 {
			continue
		}
		n := sum * sum / square
		c := Covered{What: say.Textf("hypotheses given %d to %d %%", 10*tenth, 10*tenth+10), Sort: "hypothesis", On: on, Level: stated / sum, Held: held / sum, N: int(n + 0.5), Rows: rows}
		all = append(all, c.judged(n))
	}
	return all
}

// covered is how often something was held.
func (t *Table) covered(column Column, on string, level float64, counts, held func(row int) bool) Covered {
	c := Covered{What: column.What, Sort: column.Sort, On: on, Level: level}
	var in, sum, square float64
	for row, w := range t.Weights {
		if !counts(row) {
			continue
		}
		sum, square = sum+w, square+float64(w*w)
		if held(row) {
			in += w
		}
		c.Rows++
	}
	if c.Rows == 0 {
		c.Low, c.High, c.Within = level, level, true
		return c
	}
	n := sum * sum / square
	c.Held, c.N = in/sum, int(n+0.5)
	return c.judged(n)
}

func (c Covered) judged(n float64) Covered {
	se := bound * math.Sqrt(c.Level*(1-c.Level)/n)
	c.Low, c.High = max(0, c.Level-se), min(1, c.Level+se)
	c.Within = c.Low <= c.Held && c.Held <= c.High
	return c
}

// scored is the mean of a score beside that of another, with the error of their
// difference.
func (t *Table) scored(column Column, on string, counts func(row int) bool, of func(row int) (float64, float64)) Scored {
	s := Scored{What: column.What, Sort: column.Sort, On: on, Level: scoreLevel}
	var sum float64
	for row, w := range t.Weights {
		if counts(row) {
			a, b := of(row)
			s.Score, s.Before, sum = s.Score+float64(w*a), s.Before+float64(w*b), sum+w
		}
	}
	if sum == 0 || s.Before == 0 {
		return s
	}
	s.Score, s.Before = s.Score/sum, s.Before/sum
	var square float64
	for row, w := range t.Weights {
		if counts(row) {
			a, b := of(row)
			d := b - a - (s.Before - s.Score)
			square += float64(w * w * d * d)
		}
	}
	se := math.Sqrt(square) / sum / s.Before
	s.Gain = 1 - s.Score/s.Before
	s.Low, s.High = s.Gain-2*se, s.Gain+2*se
	return s
}

// intervalScore is the width of an interval, and what it misses by over half of what it
// leaves out.
func intervalScore(ends []float64, x float64) float64 {
	return ends[1] - ends[0] + float64(2/(1-scoreLevel)*(max(0, ends[0]-x)+max(0, x-ends[1])))
}

// nearest are the rows whose witness would have spoken most like this one.
func (t *Table) nearest() []bool {
	said, n := t.Witness(), len(t.Rows)
	spread := make([]float64, len(said))
	all := make([][]float64, n)
	for i := range all {
		all[i] = t.Says(i, 0)
	}
	for j := range said {
		column := make([]float64, 0, n)
		for i := range all {
			if !math.IsNaN(all[i][j]) {
				column = append(column, all[i][j])
			}
		}
		spread[j] = study.Deviation(column)
	}
	away, order := make([]float64, n), make([]int, n)
	for i := range all {
		order[i] = i
		for j, x := range all[i] {
			switch d := (x - said[j]) / spread[j]; {
			case math.IsNaN(x):
				away[i] += farAway * farAway
			case spread[j] > 0:
				away[i] += float64(d * d)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(away[a], away[b]) })
	near := make([]bool, n)
	for _, i := range order[:min(nearest, n/2)] {
		near[i] = true
	}
	return near
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
