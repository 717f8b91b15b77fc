package forest

import (
	"math"

	"tumen/internal/say"
)

// Weight is how much a row of the forest counts for a new one.
type Weight struct {
	Row    int     `json:"row"`
	Weight float64 `json:"weight"`
}

// Weights are how much each row counts for a row with these features; rows that do
// not count are left out. They are in the order of the rows and add up to 1. It
// fails if the features are not as many as those the forest was grown on.
func (f *Forest) Weights(x []float64) ([]Weight, error) {
	return f.WeightsAt([][]float64{x})
}

// WeightsAt are the mean of the weights at several points: those of a row whose
// features are known with an imprecision, of which the points are draws.
func (f *Forest) WeightsAt(draws [][]float64) ([]Weight, error) { return f.without(-1, draws) }

// WeightsWithout are WeightsAt by only those trees that were grown without a row:
// what the forest would say of it if the row had not been made. It fails if every
// tree was grown on the row.
func (f *Forest) WeightsWithout(row int, draws [][]float64) ([]Weight, error) {
	if row < 0 || row >= f.Rows() {
		return nil, say.Errorf("there is no row %d: the forest was grown on rows 0 to %d", row, f.Rows()-1)
	}
	return f.without(row, draws)
}

func (f *Forest) without(row int, draws [][]float64) ([]Weight, error) {
	if len(draws) == 0 {
		return nil, say.Errorf("there is no point to weigh the rows for: give at least one")
	}
	shares := make([]float64, f.Rows())
	for _, x := range draws {
		if len(x) != f.features {
			return nil, say.Errorf("%d features do not fit: the forest was grown on %d", len(x), f.features)
		}
		for i := range f.trees {
			if t := &f.trees[i]; row < 0 || !t.has(row) {
				t.share(x, shares, f.rows.Weights)
			}
		}
	}
	var weights []Weight
	total := 0.0
	for i, share := range shares {
		if share > 0 {
			weights = append(weights, Weight{i, share})
			total += share
		}
	}
	if total == 0 {
		return nil, say.Errorf("every tree was grown on row %d: grow more trees", row)
	}
	for i := range weights {
		weights[i].Weight /= total
	}
	return weights, nil
}

// share adds to each row what it counts in the leaf of a point: its weight over
// that of the leaf.
func (t *tree) share(x, shares, weights []float64) {
	rows := t.leaf(x, weights)
	total := 0.0
	for _, row := range rows {
		total += weights[row]
	}
	if total == 0 { // no row of the tree counts
		return
	}
	for _, row := range rows {
		shares[row] += weights[row] / total
	}
}

// leaf is the rows of the smallest node of a point that has some that count. A
// node that has seen no row without the feature it asks for does not know where
// such a point belongs: it answers itself.
func (t *tree) leaf(x, weights []float64) []int32 {
	at := t.nodes[0]
	for at.left != 0 {
		v := x[at.feature]
		if math.IsNaN(v) && !at.sawAbsent {
			break
		}
		next := t.nodes[at.right]
		if goesLeft(v, at.threshold, at.absentLeft) {
			next = t.nodes[at.left]
		}
		if !counts(t.rows[next.from:next.to], weights) {
			break
		}
		at = next
	}
	return t.rows[at.from:at.to]
}

func counts(rows []int32, weights []float64) bool {
	for _, row := range rows {
		if weights[row] > 0 {
			return true
		}
	}
	return false
}
