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

// Weights are how much each row counts for one with these features; rows that do
// not count are left out. They are in the order of the rows and add up to 1:
//
//	w_i = v_i K_i / sum over rows j of v_j K_j,  K_i = mean over trees of [i in the leaf] / size of the leaf
//
// where v_i is the row's own weight. Adding up before dividing keeps a leaf whose
// rows are far from what is believed from counting as much as another. It fails if
// the features are not as many as those the forest was grown on, or no row with a
// weight is near.
func (f *Forest) Weights(x []float64) ([]Weight, error) { return f.without(-1, [][]float64{x}) }

// WeightsAt are those of a row of which the features are known as draws: each counts
// the same.
func (f *Forest) WeightsAt(draws [][]float64) ([]Weight, error) { return f.without(-1, draws) }

// WeightsWithout are WeightsAt by only those trees that were grown without a row:
// what the forest would say if the row had not been made. It also fails if every tree
// was grown on the row.
func (f *Forest) WeightsWithout(row int, draws [][]float64) ([]Weight, error) {
	if row < 0 || row >= f.Rows() {
		return nil, say.Errorf("there is no row %d: the forest was grown on rows 0 to %d", row, f.Rows()-1)
	}
	return f.without(row, draws)
}

func (f *Forest) without(row int, draws [][]float64) ([]Weight, error) {
	near := make([]float64, f.Rows())
	if len(draws) == 0 {
		return nil, say.Errorf("no point was given")
	}
	for _, x := range draws {
		err := f.leaves(row, x, func(_ int, rows []int32) {
			for _, r := range rows {
				near[r] += 1 / float64(len(rows))
			}
		})
		if err != nil {
			return nil, err
		}
	}
	var weights []Weight
	total := 0.0
	for i, k := range near {
		if v := float64(f.rows.Weights[i] * k); v > 0 {
			weights = append(weights, Weight{i, v})
			total += v
		}
	}
	if len(weights) == 0 {
		return nil, say.Errorf("no row near these features has a weight above 0: make more rows there")
	}
	for i := range weights {
		weights[i].Weight /= total
	}
	return weights, nil
}

// leaves gives the rows of a point's leaf in each tree that was grown without a row; all
// trees if that is below 0.
func (f *Forest) leaves(without int, x []float64, give func(tree int, rows []int32)) error {
	if len(x) != f.features {
		return say.Errorf("%d features do not fit: the forest was grown on %d", len(x), f.features)
	}
	asked := 0
	for i := range f.trees {
		t := &f.trees[i]
		if without >= 0 && t.has(without) {
			continue
		}
		asked++
		give(i, t.leaf(x))
	}
	if asked == 0 {
		return say.Errorf("no tree was grown without row %d: grow more trees", without)
	}
	return nil
}

// leaf is the rows of a point's leaf. A node that has seen no row without the
// feature it asks for does not know where a point without it belongs: it answers
// with all its rows.
func (t *tree) leaf(x []float64) []int32 {
	at := &t.nodes[0]
	for at.left != 0 {
		v := x[at.feature]
		if math.IsNaN(v) && !at.sawAbsent {
			break
		}
		if goesLeft(v, at.threshold, at.absentLeft) {
			at = &t.nodes[at.left]
		} else {
			at = &t.nodes[at.right]
		}
	}
	return t.rows[at.from:at.to]
}
