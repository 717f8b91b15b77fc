package indices

import (
	"math"

	"tumen/rng"
	"tumen/study/estimate"
)

// independence.go: whether an input has anything to do with the outcome. Both are
// put into classes of their ranks, 4, 8 and 16 of each, and what counts is the largest
// of the three statistics
//
//	(X2 - f) / sqrt(2 f)     X2 = sum over cells of (seen - expected)^2 / expected
//
// with f the degrees of freedom. The outcomes are put into random orders, the same
// for all inputs, so that each order makes an input that decides nothing out of
// every one. p is corrected for the number of inputs by the step-down method of
// Westfall and Young (1993, algorithm 2.8): how often, in random orders, the largest
// statistic of an input and of all with smaller ones is as large as that of the input.

// classes are how many classes there are of an input and of the outcome.
var classes = []int{4, 8, 16}

// independent is the corrected p of each input.
func independent(columns [][]float64, y []float64, seed uint64) []float64 {
	n, k := len(y), len(columns)
	tables := make([][]*table, k) // by input, then size
	outcome := make([][]int, len(classes))
	for g, size := range classes {
		outcome[g] = cells(y, size)
		for j := range columns {
			tables[j] = append(tables[j], newTable(cells(columns[j], size), outcome[g], size))
		}
	}
	largest := func(j int, order []int) float64 {
		most := math.Inf(-1)
		for g, t := range tables[j] {
			most = math.Max(most, t.statistic(outcome[g], order))
		}
		return most
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	seen := make([]float64, k)
	for j := range seen {
		seen[j] = largest(j, order)
	}
	rising := estimate.RisingOrder(seen)
	above := make([]float64, k)
	source := rng.New(seed)
	// Enough orders for 5 %, more where they cost little.
	orders := int(math.Min(999, math.Max(199, 1e9/float64(n*k))))
	for p := range orders {
		for i := n - 1; i > 0; i-- { // Durstenfeld 1964
			to := source.Draw(estimate.DrawPermuted, uint32(p), 0, uint32(i)).Below(0, uint32(i+1))
			order[i], order[to] = order[to], order[i]
		}
		most := math.Inf(-1)
		for _, j := range rising {
			if most = math.Max(most, largest(j, order)); most >= seen[j] {
				above[j]++
			}
		}
	}
	corrected := make([]float64, k)
	before := 0.0
	for at := k - 1; at >= 0; at-- { // no surer than one with a larger statistic
		j := rising[at]
		before = math.Max(before, (above[j]+1)/float64(orders+1))
		corrected[j] = before
	}
	return corrected
}

// table is how often each class of an input meets each of the outcome.
type table struct {
	size     int
	input    []int
	expected []float64
	freedom  float64
	count    []float64
}

func newTable(input, outcome []int, size int) *table {
	t := &table{size: size, input: input, count: make([]float64, size*size)}
	margins := [2][]float64{make([]float64, size), make([]float64, size)}
	for i := range input {
		margins[0][input[i]]++
		margins[1][outcome[i]]++
	}
	t.expected = product(margins[0], margins[1])
	t.freedom = 1
	for _, margin := range margins {
		used := -1.0
		for _, n := range margin {
			if n > 0 {
				used++
			}
		}
		t.freedom *= used
	}
	for i := range t.expected {
		t.expected[i] /= float64(len(input))
	}
	return t
}

// statistic is that of the outcomes in an order.
func (t *table) statistic(outcome, order []int) float64 {
	if t.freedom <= 0 {
		return math.Inf(-1) // one class is all: nothing can depend on it
	}
	clear(t.count)
	for i, in := range t.input {
		t.count[in*t.size+outcome[order[i]]]++
	}
	sum := 0.0
	for c, e := range t.expected {
		if e > 0 {
			d := t.count[c] - e
			sum += float64(d * d / e)
		}
	}
	return (sum - t.freedom) / math.Sqrt(2*t.freedom)
}

// shifts writes what the test says into the moments.
func (m *Moments) shifts(p []float64) {
	for j := range m.Inputs {
		in := &m.Inputs[j]
		in.P, in.NoEffect = p[j], p[j] > falsely
		in.Says = in.Index.Words(!in.NoEffect)
	}
}
