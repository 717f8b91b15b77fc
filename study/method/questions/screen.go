package questions

import (
	"cmp"
	"math"
	"slices"

	"tumen/rng"
	"tumen/study/table"
)

// screen.go: which questions are worth a forest.

// drawAnswer is by how much an answer is off, where questions are put in order.
const drawAnswer rng.Purpose = 4041

// screen are the questions of which the most follows in a straight line: the mean over
// the targets of by how much a normal interval would narrow, 1 - sqrt(1 - R2), with R2
// less what as many worlds have by chance. Of an explanation that is asked for, the lines
// go through the means under each.
func (a *asker) screen(asked []claim) []claim {
	type scored struct {
		claim
		score float64
	}
	counted := a.weights
	if a.factors != nil {
		counted = table.Tried(a.factors, a.weights)
	}
	n := table.Effective(counted)
	all := make([]scored, len(asked))
	for c := range asked {
		all[c].claim = asked[c]
		answers := a.answers(&asked[c], c)
		for k := range a.targets {
			r2, degrees := 0.0, 1.0
			if j := asked[c].choice; j >= 0 {
				r2, degrees = between(answers, a.targets[k].column, counted), float64(len(a.t.Spec.Inputs[j].Belief.Values)-1)
			} else {
				r := correlation(ranks(answers), a.targets[k].column, counted)
				r2 = float64(r * r)
			}
			if left := n - 1 - degrees; left > 0 {
				r2 = 1 - float64((1-r2)*(n-1))/left
			}
			all[c].score += (1 - math.Sqrt(1-min(max(r2, 0), 1))) / float64(max(1, len(a.targets)))
		}
		for _, j := range a.choices {
			if asked[c].choice == j {
				all[c].score += 1 / float64(len(a.choices)) // it decides that group
			} else {
				all[c].score += between(a.t.Unknown(j), ranks(answers), a.weights) / float64(len(a.choices))
			}
		}
	}
	slices.SortStableFunc(all, func(x, y scored) int { return cmp.Compare(y.score, x.score) })
	best := make([]claim, min(listed, len(all)))
	for i := range best {
		best[i] = all[i].claim
	}
	return best
}

// answers are what a witness of each row's world would say.
func (a *asker) answers(c *claim, number int) []float64 {
	source := rng.New(a.t.Spec.Design.Seed)
	said := make([]float64, len(a.t.Rows))
	for i := range said {
		u := source.Draw(drawAnswer, uint32(a.t.Rows[i].Point), 0, uint32(number)).Unit(0)
		said[i] = c.feature.Says(c.feature.Column[i], u)
	}
	return said
}

// ranks are the places of a column's numbers in rising order; absent stays so.
func ranks(column []float64) []float64 {
	order := make([]int, 0, len(column))
	out := make([]float64, len(column))
	for i, x := range column {
		if out[i] = math.NaN(); !math.IsNaN(x) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(column[i], column[j]) })
	for place, i := range order {
		out[i] = float64(place)
	}
	return out
}

// correlation of two columns with weights, of the rows that have both; 0 if one does not
// vary.
func correlation(x, y, weights []float64) float64 {
	var sum, mx, my float64
	there := func(i int) bool { return weights[i] > 0 && !math.IsNaN(x[i]) && !math.IsNaN(y[i]) }
	for i, w := range weights {
		if there(i) {
			sum, mx, my = sum+w, mx+float64(w*x[i]), my+float64(w*y[i])
		}
	}
	mx, my = mx/sum, my/sum
	var xy, xx, yy float64
	for i, w := range weights {
		if there(i) {
			p, q := x[i]-mx, y[i]-my
			xy, xx, yy = xy+float64(w*p*q), xx+float64(w*p*p), yy+float64(w*q*q)
		}
	}
	if !(xx > 0 && yy > 0) {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

// between is the share of a column's weighted variance that lies between the groups.
func between(group, column, weights []float64) float64 {
	sums, means := map[float64]float64{}, map[float64]float64{}
	var sum, mean, square float64
	for i, w := range weights {
		if x := column[i]; w > 0 && !math.IsNaN(x) {
			sums[group[i]] += w
			means[group[i]] += float64(w * x)
			sum, mean, square = sum+w, mean+float64(w*x), square+float64(w*x*x)
		}
	}
	mean /= sum
	variance, explained := square/sum-float64(mean*mean), 0.0
	for _, g := range sorted(sums) {
		d := means[g]/sums[g] - mean
		explained += float64(sums[g] / sum * d * d)
	}
	if !(variance > 0) {
		return 0
	}
	return explained / variance
}

// sorted are the keys in rising order, so that sums are the same each time.
func sorted(of map[float64]float64) []float64 {
	keys := make([]float64, 0, len(of))
	for k := range of {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
