package indices

import (
	"math"
	"slices"

	"tumen/study/estimate"
)

// joint is the grid of ranks of an input and the outcome, with the rows in it.
type joint struct {
	size     int       // cells along each side
	cell     []int     // of each row: input * size + outcome
	fold     []int     // of each row
	all      []float64 // rows in each cell
	expected []float64 // share of rows in each cell if input and outcome were independent
	margin   [2][]float64
}

// smoothing is the standard deviations of a normal kernel along the input and
// along the outcome, as shares of the ranks.
type smoothing struct{ input, outcome float64 }

// What may be chosen from, the widest first: an input that acts in waves needs
// a narrow kernel along the input, a density with peaks one along the outcome.
// Each width is two fifths of the one before.
var smoothings = []smoothing{
	{0.1, 0.1},
	{0.1, 0.04},
	{0.04, 0.1},
	{0.1, 0.016},
	{0.04, 0.04},
	{0.016, 0.1},
	{0.1, 0.006},
	{0.04, 0.016},
	{0.016, 0.04},
	{0.006, 0.1},
	{0.04, 0.006},
	{0.016, 0.016},
	{0.006, 0.04},
	{0.016, 0.006},
	{0.006, 0.016},
	{0.006, 0.006},
}

// gridFor is the cells along a side: fine enough for the narrowest kernel once
// there are runs enough to choose it.
func gridFor(n int) int {
	if n < 1<<15 {
		return 128
	}
	return 256
}

// cells is the cell of each value's rank; equal values share their middle rank.
func cells(values []float64, size int) []int {
	order := estimate.RisingOrder(values)
	cell := make([]int, len(values))
	for from := 0; from < len(order); {
		to := from
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		rank := float64(from+to) / 2 / float64(len(order)) // from 0 to 1
		for ; from < to; from++ {
			cell[order[from]] = min(int(rank*float64(size)), size-1)
		}
	}
	return cell
}

func newJoint(input, outcome, fold []int, size int) *joint {
	g := &joint{size: size, fold: fold, cell: make([]int, len(input)), all: make([]float64, size*size)}
	g.margin = [2][]float64{make([]float64, size), make([]float64, size)}
	share := 1 / float64(len(input))
	for i := range input {
		g.cell[i] = input[i]*size + outcome[i]
		g.all[g.cell[i]]++
		g.margin[0][input[i]] += share
		g.margin[1][outcome[i]] += share
	}
	g.expected = product(g.margin[0], g.margin[1])
	return g
}

func product(rows, columns []float64) []float64 {
	all := make([]float64, 0, len(rows)*len(columns))
	for _, r := range rows {
		for _, c := range columns {
			all = append(all, r*c)
		}
	}
	return all
}

// count finds the sets under one smoothing and what each row adds: 1 if the
// row is in the set, less the probability of the set under independence.
func (g *joint) count(s smoothing) counted {
	c := counted{held: make([]float64, len(g.cell)), in: make([]float64, len(g.cell))}
	alongInput, alongOutcome := kernel(s.input, g.size), kernel(s.outcome, g.size)
	// A kernel that is a product turns a product of margins into another.
	limit := product(smoothLine(g.margin[0], alongInput), smoothLine(g.margin[1], alongOutcome))
	for f := range foldCount + 1 { // the last round holds nothing out
		rest, n := slices.Clone(g.all), 0.0
		for i, cell := range g.cell {
			if g.fold[i] == f {
				rest[cell]--
			} else {
				n++
			}
		}
		density := smoothSquare(rest, g.size, alongInput, alongOutcome)
		inside, chance := make([]float64, len(density)), 0.0
		for cell, d := range density {
			if d > float64(n*limit[cell]) {
				inside[cell] = 1
				chance += g.expected[cell]
			}
		}
		for i, cell := range g.cell {
			switch f {
			case foldCount:
				c.in[i] = inside[cell] - chance
			case g.fold[i]:
				c.held[i] = inside[cell] - chance
			}
		}
	}
	return c
}

// kernel is half a normal kernel, cut at three standard deviations; the first
// number is the weight of the cell itself.
func kernel(sd float64, size int) []float64 {
	sd *= float64(size)
	half := make([]float64, 1+int(3*sd))
	total := 0.0
	for i := range half {
		half[i] = math.Exp(-float64(i*i) / (2 * sd * sd))
		total += half[i]
		if i > 0 {
			total += half[i]
		}
	}
	for i := range half {
		half[i] /= total
	}
	return half
}

// mirrored is the cell that a kernel reaching over the edge falls back on.
func mirrored(i, size int) int {
	if i < 0 {
		i = -1 - i
	}
	if i >= size {
		i = 2*size - 1 - i
	}
	return i
}

func smoothLine(line, half []float64) []float64 {
	smooth := make([]float64, len(line))
	smoothRows(smooth, line, 1, half)
	return smooth
}

// smoothRows smooths a table, whose rows have the given width, across rows.
func smoothRows(to, from []float64, width int, half []float64) {
	rows := len(from) / width
	add := func(row []float64, weight float64, r int) {
		for c, v := range from[r*width : (r+1)*width] {
			row[c] += float64(weight * v)
		}
	}
	for r := range rows {
		row := to[r*width : (r+1)*width]
		add(row, half[0], r)
		for d := 1; d < len(half); d++ {
			add(row, half[d], mirrored(r-d, rows))
			add(row, half[d], mirrored(r+d, rows))
		}
	}
}

// smoothSquare smooths along both sides.
func smoothSquare(square []float64, size int, alongInput, alongOutcome []float64) []float64 {
	once := make([]float64, len(square))
	smoothRows(once, square, size, alongInput)
	turned := transposed(once, size)
	clear(once)
	smoothRows(once, turned, size, alongOutcome)
	return transposed(once, size)
}

func transposed(square []float64, size int) []float64 {
	turned := make([]float64, len(square))
	for r := range size {
		for c := range size {
			turned[c*size+r] = square[r*size+c]
		}
	}
	return turned
}
