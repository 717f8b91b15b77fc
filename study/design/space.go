package design

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/list"
	"tumen/internal/say"
)

// Space is the uncertain inputs of a study, in a fixed order.
type Space struct {
	inputs []Input
	root   [][]float64 // lower Cholesky factor of the normal scores' correlations; nil if independent
}

// NewSpace checks the inputs and joins those that are correlated. It fails if
// an input has no name, another's name or a faulty distribution, and if the
// correlations name an unknown input or cannot all hold together.
func NewSpace(inputs []Input, correlations ...Correlation) (*Space, error) {
	if len(inputs) == 0 {
		return nil, say.Errorf("a study needs at least one uncertain input")
	}
	place := map[string]int{}
	for i, input := range inputs {
		if input.Name == "" {
			return nil, say.Errorf("input %d has no name: give it one", i+1)
		}
		if _, taken := place[input.Name]; taken {
			return nil, say.Errorf("two inputs are called %q: give each its own name", input.Name)
		}
		if input.Distribution == nil {
			return nil, say.Errorf("input %q has no distribution: give it one, as Uniform{Low: 30, High: 50}", input.Name)
		}
		if err := input.Distribution.Check(); err != nil {
			return nil, say.Errorf("input %q: %w", input.Name, err)
		}
		place[input.Name] = i
	}
	space := &Space{inputs: append([]Input(nil), inputs...)}
	if len(correlations) == 0 {
		return space, nil
	}
	matrix, err := correlationMatrix(inputs, place, correlations)
	if err != nil {
		return nil, err
	}
	space.root, err = cholesky(inputs, matrix)
	return space, err
}

// Inputs are the inputs in order.
func (s *Space) Inputs() []Input { return append([]Input(nil), s.inputs...) }

// Names are the inputs' names in order.
func (s *Space) Names() []string {
	return list.Map(s.inputs, func(in Input) string { return in.Name })
}

// Dimensions is the number of inputs.
func (s *Space) Dimensions() int { return len(s.inputs) }

// Edge is the quantile that a coordinate of 0 stands for where an input has no
// lowest value, and 1 - Edge the one for 1. Only the grid of a Morris design
// touches 0 and 1.
const Edge = 0.005

// At is the values of the inputs at a point of the unit cube. With correlated
// inputs, coordinate j decides what is left open about input j once the inputs
// before it are known. It fails if the point has another number of coordinates
// or one that is not from 0 to 1.
func (s *Space) At(point []float64) ([]float64, error) {
	if err := s.check(point); err != nil {
		return nil, err
	}
	if s.root != nil {
		point = s.correlated(point)
	}
	values := make([]float64, len(point))
	for j, u := range point {
		d := s.inputs[j].Distribution
		if low, high := endless(d); u == 0 && low || u == 1 && high {
			u = inside(u)
		}
		values[j] = d.Quantile(u)
	}
	return values, nil
}

// Values is At for each point of a design.
func (s *Space) Values(points [][]float64) ([][]float64, error) {
	values := make([][]float64, len(points))
	for i, point := range points {
		var err error
		if values[i], err = s.At(point); err != nil {
			return nil, say.Errorf("point %d: %w", i, err)
		}
	}
	return values, nil
}

// Scores is the inputs' normal scores at a point of the unit cube: where each
// value lies in its own distribution, as a standard normal number, with the
// correlations of the space. It fails as At does.
func (s *Space) Scores(point []float64) ([]float64, error) {
	if err := s.check(point); err != nil {
		return nil, err
	}
	return s.scores(point), nil
}

func (s *Space) scores(point []float64) []float64 {
	scores := list.Map(point, func(u float64) float64 { return normalQuantile(inside(u)) })
	if s.root == nil {
		return scores
	}
	mixed := make([]float64, len(point))
	for j, weights := range s.root {
		for i, w := range weights[:j+1] {
			mixed[j] += float64(w * scores[i])
		}
	}
	return mixed
}

// correlated turns independent coordinates into correlated ones: normal
// scores, mixed by the Cholesky factor, and back (a Gaussian copula).
func (s *Space) correlated(point []float64) []float64 {
	mixed := s.scores(point)
	for j, z := range mixed {
		mixed[j] = distuv.UnitNormal.CDF(z)
	}
	return mixed
}

func (s *Space) check(point []float64) error {
	if len(point) != len(s.inputs) {
		return say.Errorf("a point has %d coordinates and the study %d inputs: give one coordinate for each", len(point), len(s.inputs))
	}
	for j, u := range point {
		if !(u >= 0 && u <= 1) {
			return say.Errorf("the coordinate of %q is %v: write a number from 0 to 1", s.inputs[j].Name, u)
		}
	}
	return nil
}

// endless says whether a distribution has no lowest and no highest value. A
// lognormal comes as near to 0 as one likes, but 0 is none of its values.
func endless(d Distribution) (low, high bool) {
	switch d := d.(type) {
	case Normal, Lognormal:
		return true, true
	case Truncated:
		low, high = endless(d.Of)
		return low && d.below == 0, high && d.above == 1
	case Whole:
		return endless(d.Of)
	}
	return false, false
}

// inside moves the two ends of the unit interval to the quantiles they stand for.
func inside(u float64) float64 {
	switch u {
	case 0:
		return Edge
	case 1:
		return 1 - Edge
	}
	return u
}

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
