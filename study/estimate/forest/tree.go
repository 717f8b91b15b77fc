package forest

import (
	"math"
	"slices"

	"tumen/rng"
)

// The purposes of a forest's draws; see study/estimate/resample.go for the others.
const (
	drawSample rng.Purpose = 3010 // the rows of a tree
	drawTry    rng.Purpose = 3011 // the features that a node chooses among
)

// tree is one regression tree. The rows of each node stand together.
type tree struct {
	nodes []node
	rows  []int32  // rows[from:to] are those of a node
	bag   []uint64 // one bit a row: whether the tree was grown on it
}

// node is a leaf, or asks for one feature: at most the threshold goes left. What
// lacks the feature goes to the side where it fits better; with the threshold +Inf,
// absence itself is asked for.
type node struct {
	from, to    int32
	left, right int32 // 0 for a leaf: the root is below no node
	feature     int32
	absentLeft  bool
	sawAbsent   bool // whether a row of the node lacked the feature
	threshold   float64
}

func (t *tree) has(row int) bool { return t.bag[row>>6]>>(row&63)&1 == 1 }

// worker grows one tree after the other in the same memory. A tree's rows have
// positions from 0 up, in the order of their numbers.
type worker struct {
	*grower
	source rng.Source

	sample []int32     // all rows, shuffled
	in     []int32     // by row: its position in the tree, -1 if it is not in it
	rowOf  []int32     // by position
	seen   [][]float64 // by feature and row
	x      []float64
	sorted [][]int32 // by feature: positions, node by node, in rising order
	left   []bool    // by position: whether the split sends it left
	spare  []int32
	sums
}

func (g *grower) worker() *worker {
	n := len(g.rows.Features)
	w := &worker{
		grower: g, source: rng.New(g.options.Seed),
		sample: make([]int32, n), in: make([]int32, n), left: make([]bool, n), spare: make([]int32, n),
		sorted: make([][]int32, len(g.columns)), sums: newSums(n, g.width),
		seen: g.columns, x: make([]float64, len(g.columns)),
	}
	if g.rows.Seen != nil {
		w.seen = make([][]float64, len(g.columns))
		for j := range w.seen {
			w.seen[j] = make([]float64, n)
		}
	}
	return w
}

// grow makes tree number t.
func (w *worker) grow(t int) tree {
	w.draw(t)
	out := tree{bag: make([]uint64, (len(w.in)+63)/64), rows: make([]int32, len(w.rowOf))}
	for _, row := range w.rowOf {
		out.bag[row>>6] |= 1 << (row & 63)
	}
	out.nodes = append(out.nodes, node{to: int32(len(w.rowOf))})
	for i := 0; i < len(out.nodes); i++ { // children are appended
		at := out.nodes[i]
		s := w.best(t, i, int(at.from), int(at.to))
		if !s.found {
			continue
		}
		middle := int32(w.divide(s, int(at.from), int(at.to)))
		at.feature, at.threshold, at.absentLeft, at.sawAbsent = int32(s.feature), s.threshold, s.absentLeft, s.sawAbsent
		at.left, at.right = int32(len(out.nodes)), int32(len(out.nodes)+1)
		out.nodes[i] = at
		out.nodes = append(out.nodes, node{from: at.from, to: middle}, node{from: middle, to: at.to})
	}
	for i, p := range w.positions() {
		out.rows[i] = w.rowOf[p]
	}
	return out
}

// draw chooses the rows of a tree by the first steps of a Fisher-Yates shuffle, and
// puts their positions in the order of each feature.
func (w *worker) draw(t int) {
	n := len(w.sample)
	for i := range w.sample {
		w.sample[i], w.in[i] = int32(i), -1
	}
	m := max(2, int(math.Round(w.options.Share*float64(n))))
	for i := 0; i < m; i += 4 { // a block is four rows
		block := w.source.Draw(drawSample, uint32(t), 0, uint32(i/4))
		for k := range min(4, m-i) {
			j := i + k + int(block.Below(k, uint32(n-i-k)))
			w.sample[i+k], w.sample[j] = w.sample[j], w.sample[i+k]
			w.in[w.sample[i+k]] = 0
		}
	}
	w.rowOf = w.rowOf[:0]
	for row, in := range w.in {
		if in == 0 {
			w.in[row] = int32(len(w.rowOf))
			w.rowOf = append(w.rowOf, int32(row))
		}
	}
	if w.rows.Seen != nil {
		w.see(t)
		return
	}
	for j, order := range w.order {
		w.sorted[j] = w.sorted[j][:0]
		for _, row := range order {
			if p := w.in[row]; p >= 0 {
				w.sorted[j] = append(w.sorted[j], p)
			}
		}
	}
}

// see is what tree t sees of its rows, and sorts their positions by it.
func (w *worker) see(t int) {
	for _, row := range w.rowOf {
		copy(w.x, w.rows.Features[row])
		w.rows.Seen(t, int(row), w.x)
		for j, v := range w.x {
			w.seen[j][row] = v
		}
	}
	for j, column := range w.seen {
		w.sorted[j] = w.sorted[j][:0]
		for p := range w.rowOf {
			w.sorted[j] = append(w.sorted[j], int32(p))
		}
		slices.SortStableFunc(w.sorted[j], func(a, b int32) int { return absentLast(column[w.rowOf[a]], column[w.rowOf[b]]) })
	}
}

// positions are those of the tree, node by node.
func (w *worker) positions() []int32 {
	if len(w.sorted) > 0 {
		return w.sorted[0]
	}
	for i := range w.rowOf { // without features there is one node
		w.spare[i] = int32(i)
	}
	return w.spare[:len(w.rowOf)]
}

// divide moves the positions of a node to its two sides, keeping their order by
// every feature, and says where the right side begins.
func (w *worker) divide(s split, from, to int) (middle int) {
	column := w.seen[s.feature]
	for _, p := range w.sorted[s.feature][from:to] {
		w.left[p] = goesLeft(column[w.rowOf[p]], s.threshold, s.absentLeft)
	}
	for _, sorted := range w.sorted {
		middle = from
		spare := w.spare[:0]
		for _, p := range sorted[from:to] {
			if w.left[p] {
				sorted[middle] = p
				middle++
			} else {
				spare = append(spare, p)
			}
		}
		copy(sorted[middle:to], spare)
	}
	return middle
}

func goesLeft(x, threshold float64, absentLeft bool) bool {
	if math.IsNaN(x) {
		return absentLeft
	}
	return x <= threshold
}
