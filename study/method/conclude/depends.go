package conclude

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/scenario"
	"tumen/study"
	"tumen/study/table"
)

// depends.go: what decides which way an outcome moves, where that cannot be told.
//
// An unknown decides something if, among the worlds, its place in what is believed goes
// with the sign of the change: their weighted correlation r, of which r sqrt(n) is about
// standard normal for n independent worlds and no dependence. Of a choice, whether each
// alternative holds is tried. The probability is corrected for how many are tried
// (Bonferroni); of those that are left the three strongest are named.

const mostNamed = 3

func depends(t *table.Table, effect, weights []float64) []string {
	names := []string{}
	type found struct {
		name string
		r    float64
	}
	sign := make([]float64, len(effect))
	for i, e := range effect {
		switch {
		case math.IsNaN(e):
			sign[i] = e
		case e > 0:
			sign[i] = 1
		case e < 0:
			sign[i] = -1
		}
	}
	var tried []found
	choices := t.Choices()
	for j, in := range t.Spec.Inputs {
		if !slices.Contains(choices, j) {
			column := make([]float64, len(t.Rows))
			for i := range t.Rows {
				column[i] = t.Rows[i].Unit[j]
			}
			tried = append(tried, found{in.Name, correlation(column, sign, weights)})
			continue
		}
		for a := range in.Belief.Values {
			tried = append(tried, found{scenario.ShortKey(in.Name) + "=" + in.Alternative(a), correlation(t.Choice(j, a), sign, weights)})
		}
	}
	d := directionOf(effect, weights, nil)
	limit := 1 - (1-study.Level)/2/float64(max(1, len(tried)))
	least := distuv.UnitNormal.Quantile(limit) / math.Sqrt(d.effective)
	slices.SortStableFunc(tried, func(a, b found) int { return cmp.Compare(math.Abs(b.r), math.Abs(a.r)) })
	for _, f := range tried[:min(len(tried), mostNamed)] {
		if math.Abs(f.r) > least {
			names = append(names, f.name)
		}
	}
	return names
}

// correlation of two columns with weights; 0 if one of them does not vary.
func correlation(x, y, weights []float64) float64 {
	var sum, mx, my float64
	for i, w := range weights {
		if w > 0 && !math.IsNaN(y[i]) {
			sum, mx, my = sum+w, mx+float64(w*x[i]), my+float64(w*y[i])
		}
	}
	mx, my = mx/sum, my/sum
	var xy, xx, yy float64
	for i, w := range weights {
		if w > 0 && !math.IsNaN(y[i]) {
			a, b := x[i]-mx, y[i]-my
			xy, xx, yy = xy+float64(w*a*b), xx+float64(w*a*a), yy+float64(w*b*b)
		}
	}
	if !(xx > 0 && yy > 0) {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}
