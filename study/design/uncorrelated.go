package design

import (
	"cmp"
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/rng"
)

// uncorrelated.go: Latin hypercubes whose coordinates are nearly uncorrelated, pair
// by pair.
//
// With many coordinates and few points, some pair of an ordinary design is
// correlated by chance, and what one of the two inputs does is taken for what the
// other does. Iman and Conover (1982), "A distribution-free approach to inducing
// rank correlation among input variables", Communications in Statistics B 11, 311,
// take the correlations out of a design without touching its marginals: the columns
// of ranks are made uncorrelated by the inverse Cholesky factor of their
// correlation, and each coordinate takes the order of its new column. What is left
// is removed by the same step again.

// drawScore is the order in which a coordinate's scores begin.
const drawScore rng.Purpose = 2007

// rounds of decorrelation: after three the worst pair falls no further.
const decorrelations = 3

// Uncorrelated is a Latin hypercube of n points with k coordinates whose pairs are
// as little correlated as their order allows. It fails unless n and k are positive.
// With fewer than two points for each coordinate it is a plain Latin hypercube.
func Uncorrelated(n, k int, seed uint64) ([][]float64, error) {
	points, err := Latin(n, k, seed)
	if err != nil || n < 2*k || k < 2 {
		return points, err
	}
	source := rng.New(seed)
	scores := make([][]float64, k) // by coordinate
	sorted := make([]float64, n)
	for i := range sorted {
		sorted[i] = (float64(i) + 0.5) / float64(n)
	}
	for j := range scores {
		scores[j] = make([]float64, n)
		for i, rank := range shuffled(n, func(i int) rng.Block { return source.Draw(drawScore, uint32(j), 0, uint32(i)) }) {
			scores[j][i] = sorted[rank]
		}
	}
	order := make([]int, n)
	for range decorrelations {
		mixed, err := decorrelated(scores)
		if err != nil {
			return nil, err
		}
		for j, column := range mixed {
			for i := range order {
				order[i] = i
			}
			slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(column[a], column[b]), cmp.Compare(a, b)) })
			for rank, i := range order {
				scores[j][i] = sorted[rank]
			}
		}
	}
	column := make([]float64, n)
	for j := range k {
		for i := range points {
			column[i] = points[i][j]
		}
		slices.Sort(column)
		for i := range order {
			order[i] = i
		}
		slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[j][a], scores[j][b]) })
		for rank, i := range order {
			points[i][j] = column[rank]
		}
	}
	return points, nil
}

// decorrelated solves L Y = X for columns X with the correlations L L'.
func decorrelated(columns [][]float64) ([][]float64, error) {
	root := correlationsOf(columns)
	for i := range root { // Cholesky, in place
		for j := range i + 1 {
			rest := root[i][j]
			for k := range j {
				rest -= float64(root[i][k] * root[j][k])
			}
			switch {
			case i != j:
				root[i][j] = rest / root[j][j]
			case rest < leastPivot:
				return nil, say.Errorf("%d points are too few to tell %d coordinates apart: ask for more", len(columns[0]), len(columns))
			default:
				root[i][i] = math.Sqrt(rest)
			}
		}
	}
	mixed := make([][]float64, len(columns))
	for i := range columns {
		mixed[i] = slices.Clone(columns[i])
		for j := range i {
			by := root[i][j]
			for p, x := range mixed[j] {
				mixed[i][p] -= float64(by * x)
			}
		}
		for p := range mixed[i] {
			mixed[i][p] /= root[i][i]
		}
	}
	return mixed, nil
}

// correlationsOf are the correlations of all pairs of columns.
func correlationsOf(columns [][]float64) [][]float64 {
	k, n := len(columns), len(columns[0])
	standard := make([][]float64, k)
	for j, column := range columns {
		mean, square := 0.0, 0.0
		for _, x := range column {
			mean += x
		}
		mean /= float64(n)
		standard[j] = make([]float64, n)
		for i, x := range column {
			standard[j][i] = x - mean
			square += float64((x - mean) * (x - mean))
		}
		size := math.Sqrt(square)
		for i := range standard[j] {
			standard[j][i] /= size
		}
	}
	all := grid(k, k)
	for i := range k {
		all[i][i] = 1
		for j := range i {
			sum := 0.0
			for p, x := range standard[i] {
				sum += float64(x * standard[j][p])
			}
			all[i][j], all[j][i] = sum, sum
		}
	}
	return all
}
