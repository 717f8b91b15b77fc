package design

import (
	"math"

	"tumen/internal/say"
)

// Correlation says that two inputs go together: R, between -1 and 1, is the
// correlation of their normal scores (a Gaussian copula). A rank correlation
// r_s that was stated by somebody is R = 2 sin(pi r_s / 6) (Pearson 1907).
type Correlation struct {
	First, Second string
	R             float64
}

// correlationMatrix writes the pairs into a matrix; pairs not named are 0.
func correlationMatrix(inputs []Input, place map[string]int, pairs []Correlation) ([][]float64, error) {
	matrix := grid(len(inputs), len(inputs))
	for i := range matrix {
		matrix[i][i] = 1
	}
	named := map[[2]int]bool{}
	for _, pair := range pairs {
		i, known := place[pair.First]
		j, known2 := place[pair.Second]
		switch {
		case !known:
			return nil, say.Errorf("a correlation names %q, which is no input: name one of the inputs", pair.First)
		case !known2:
			return nil, say.Errorf("a correlation names %q, which is no input: name one of the inputs", pair.Second)
		case i == j:
			return nil, say.Errorf("%q is correlated with itself: name two inputs", pair.First)
		case !(math.Abs(pair.R) < 1):
			return nil, say.Errorf("the correlation of %q and %q is %v: write a number between -1 and 1", pair.First, pair.Second, pair.R)
		case named[[2]int{min(i, j), max(i, j)}]:
			return nil, say.Errorf("%q and %q have two correlations: keep one", pair.First, pair.Second)
		}
		named[[2]int{min(i, j), max(i, j)}] = true
		matrix[i][j], matrix[j][i] = pair.R, pair.R
	}
	return matrix, nil
}

// Below this share of an input's variance, what the other inputs leave open is
// rounding: the matrix counts as singular.
const leastPivot = 1e-10

// cholesky is the lower triangular L with L L' the matrix. It works by hand
// because the row at which it fails names the input whose correlations
// contradict those before it.
func cholesky(inputs []Input, matrix [][]float64) ([][]float64, error) {
	root := grid(len(matrix), len(matrix))
	for i := range matrix {
		for j := range i + 1 {
			rest := matrix[i][j]
			for k := range j {
				rest -= float64(root[i][k] * root[j][k])
			}
			switch {
			case i != j:
				root[i][j] = rest / root[j][j]
			case rest < leastPivot:
				return nil, say.Errorf("the correlations of %q cannot all hold together with those of the inputs before it (the matrix is not positive definite): bring them nearer to 0", inputs[i].Name)
			default:
				root[i][i] = math.Sqrt(rest)
			}
		}
	}
	return root, nil
}
