package design

import "tumen/rng"

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
