package labour

import "math"

// grid.go: the grid of indices kappa [minor of outside income per day and kg]. It
// has sixteen cells to a doubling, from 2^-8 up. A cell is found from the first
// bits of the number itself, so the grid is exact and needs no logarithm. Each
// cell of a doubling is an equal step of it.

const (
	cellBits = 4 // sixteen cells a doubling
	lowest   = -8
	cells    = 32 << cellBits
)

// cellOf is the cell of an index. What lies below the grid is in the first cell,
// what lies above it in the last.
func cellOf(kappa float64) int {
	b := int(math.Float64bits(kappa)>>(52-cellBits)) - (1023+lowest)<<cellBits
	if !(kappa > 0) { // its bits do not order as numbers do
		return 0
	}
	return min(max(b, 0), cells-1)
}

// edge is the lower end of a cell; that of the first cell is 0.
func edge(cell int) float64 {
	if cell == 0 {
		return 0
	}
	b := uint64(cell + (1023+lowest)<<cellBits)
	return math.Float64frombits(b << (52 - cellBits))
}

// within is the cell of an index, and which part of the cell lies below it.
func within(kappa float64) (cell int, part float64) {
	cell = cellOf(kappa)
	low := edge(cell)
	return cell, min(max((kappa-low)/(edge(cell+1)-low), 0), 1)
}
