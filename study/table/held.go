package table

import (
	"cmp"
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/study"
)

// held.go: how often something was held, how good it was, and which rows are near to
// the witness.

// tenths are the probabilities that were stated of alternatives, in tenths, and how
// often the alternative held.
func (t *Table) tenths(columns []Column, on string, near []bool, given [][]float64) (all []Covered) {
	for tenth := range 10 {
		var stated, held, sum, square float64
		rows := 0
		for c, column := range columns {
			if column.Sort != SortHypothesis {
				continue
			}
			for row := range t.Rows {
				p := given[c][row]
				if min(int(p*10), 9) != tenth || on == OnNearest && !near[row] {
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
		c := Covered{What: say.Textf("hypotheses given %d to %d %%", 10*tenth, 10*tenth+10), Sort: SortHypothesis, On: on, Level: stated / sum, Held: held / sum, N: int(n + 0.5), Rows: rows}
		all = append(all, c.judged(n))
	}
	return all
}

// covered is how often something was held.
func covered(weights []float64, column Column, on string, level float64, counts, held func(row int) bool) Covered {
	c := Covered{What: column.What, Sort: column.Sort, On: on, Level: level}
	var in, sum, square float64
	for row, w := range weights {
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
func scored(weights []float64, column Column, on string, counts func(row int) bool, of func(row int) (float64, float64)) Scored {
	s := Scored{What: column.What, Sort: column.Sort, On: on, Level: scoreLevel}
	var sum float64
	for row, w := range weights {
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
	for row, w := range weights {
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
