package design

import (
	"tumen/internal/say"
	"tumen/rng"
)

// Random is n independent points of the unit cube with k coordinates each.
// Their only virtue is that the textbook formulas for standard errors hold for
// them; Sobol points are more even. It fails unless n and k are positive.
func Random(n, k int, seed uint64) ([][]float64, error) {
	if err := checkSize(n, k); err != nil {
		return nil, err
	}
	source := rng.New(seed)
	points := grid(n, k)
	for i, point := range points {
		var block rng.Block
		for j := range point {
			if j%4 == 0 { // a block is four coordinates
				block = source.Draw(drawPoint, uint32(i), 0, uint32(j/4))
			}
			point[j] = block.Unit(j % 4)
		}
	}
	return points, nil
}

// The largest number of points of any design: what fits an index of a draw
// with room to spare, and far more than anybody runs.
const mostPoints = 1 << 28

func checkSize(n, k int) error {
	switch {
	case n < 1 || n > mostPoints:
		return say.Errorf("a design cannot have %d points: write a number from 1 to %d", n, mostPoints)
	case k < 1:
		return say.Errorf("a design cannot have %d inputs: give at least one", k)
	}
	return nil
}

// grid is n rows of k zeros in one piece of memory.
func grid(n, k int) [][]float64 {
	all := make([]float64, n*k)
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = all[i*k : (i+1)*k : (i+1)*k]
	}
	return rows
}

// The purposes of all draws of this package. A number is never reused.
const (
	drawPoint    rng.Purpose = 2001 // a coordinate of an independent point
	drawScramble rng.Purpose = 2002 // a dimension's scrambling key
	drawStratum  rng.Purpose = 2003 // the order of a Latin hypercube's strata
	drawJitter   rng.Purpose = 2004 // where in its stratum a point lies
	drawBase     rng.Purpose = 2005 // a Morris trajectory's first point
	drawOrder    rng.Purpose = 2006 // the order in which a trajectory moves its inputs

	drawReplicate rng.Purpose = 2007 // the seed of one of several scramblings
)

// Latin is a Latin hypercube of n points (McKay, Beckman and Conover 1979,
// Technometrics 21, 239): in each of the k coordinates, each of n equal strata
// holds exactly one point, somewhere at random. It fails unless n and k are
// positive.
func Latin(n, k int, seed uint64) ([][]float64, error) {
	if err := checkSize(n, k); err != nil {
		return nil, err
	}
	source := rng.New(seed)
	points := grid(n, k)
	for j := range k {
		strata := shuffled(n, func(i int) rng.Block { return source.Draw(drawStratum, uint32(j), 0, uint32(i)) })
		for i, stratum := range strata {
			jitter := source.Draw(drawJitter, uint32(j), 0, uint32(i)).Unit(0)
			points[i][j] = (float64(stratum) + jitter) / float64(n)
		}
	}
	return points, nil
}

// shuffled is 0..n-1 in random order (Durstenfeld 1964), the i-th exchange
// decided by draw(i).
func shuffled(n int, draw func(i int) rng.Block) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for i := n - 1; i > 0; i-- {
		j := draw(i).Below(0, uint32(i+1))
		order[i], order[j] = order[j], order[i]
	}
	return order
}
