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
