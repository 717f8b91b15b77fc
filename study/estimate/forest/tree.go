package forest

import (
	"math"

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
	rows  []int32  // of the leaves, so that a node's are rows[from:to]
	bag   []uint64 // one bit a row: whether the tree was grown on it
}

// node is a leaf, or asks for one feature. What lacks the feature goes to one of
// the two sides, whichever fits; or absence is itself what is asked (whether the
// threshold is +Inf: all that have the feature go left).
type node struct {
	from, to    int32
	left, right int32 // 0 for a leaf: no node has the root below it
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

	sample []int32 // all rows, shuffled
	place  []int32 // by row: its position in the tree, -1 if it is not in it
	rowOf  []int32 // by position
	weight []float64
	order  [][]int32 // by feature: positions, node by node, in rising order
	left   []bool    // by position: whether the split sends it left
	spare  []int32
	splitter
}

func (g *grower) worker() *worker {
	n := len(g.rows.Features)
	w := &worker{
		grower: g, source: rng.New(g.options.Seed),
		sample: make([]int32, n), place: make([]int32, n), left: make([]bool, n), spare: make([]int32, n),
		rowOf: make([]int32, 0, n), weight: make([]float64, 0, n), order: make([][]int32, len(g.columns)),
		splitter: newSplitter(n, g.width),
	}
	for j := range w.order {
		w.order[j] = make([]int32, 0, n)
	}
	return w
}

// grow makes tree number t.
func (w *worker) grow(t int) tree {
	n := len(w.sample)
	split, leaves := w.draw(t)
	out := tree{bag: make([]uint64, (n+63)/64)}
	for _, rows := range [][]int32{split, leaves} {
		for _, row := range rows {
			out.bag[row>>6] |= 1 << (row & 63)
		}
	}
	w.load(split)
	out.nodes = append(out.nodes, node{to: int32(len(w.rowOf))})
	// The stack is the nodes themselves: children come after their parent.
	for i := 0; i < len(out.nodes); i++ {
		at := out.nodes[i]
		s := w.best(t, i, int(at.from), int(at.to))
		if !s.found {
			continue
		}
		middle := w.divide(s, int(at.from), int(at.to))
		at.feature, at.threshold, at.absentLeft, at.sawAbsent = int32(s.feature), s.threshold, s.absentLeft, s.sawAbsent
		at.left, at.right = int32(len(out.nodes)), int32(len(out.nodes)+1)
		out.nodes[i] = at
		out.nodes = append(out.nodes, node{from: at.from, to: int32(middle)}, node{from: int32(middle), to: at.to})
	}
	if w.options.Honest {
		w.settle(&out, leaves)
		return out
	}
	out.rows = make([]int32, len(w.rowOf))
	for i, p := range w.nodeOrder() {
		out.rows[i] = w.rowOf[p]
	}
	return out
}

// draw chooses the rows of a tree by the first steps of a Fisher-Yates shuffle,
// and of them those of the splits and those of the leaves.
func (w *worker) draw(t int) (split, leaves []int32) {
	n := len(w.sample)
	for i := range w.sample {
		w.sample[i] = int32(i)
	}
	m := max(2, int(math.Round(w.options.Share*float64(n))))
	for i := 0; i < m; i += 4 { // a block is four rows
		block := w.source.Draw(drawSample, uint32(t), 0, uint32(i/4))
		for k := range min(4, m-i) {
			j := i + k + int(block.Below(k, uint32(n-i-k)))
			w.sample[i+k], w.sample[j] = w.sample[j], w.sample[i+k]
		}
	}
	if w.options.Honest {
		return w.sample[:m/2], w.sample[m/2 : m]
	}
	return w.sample[:m], nil
}

// load gives the rows positions and puts these in the order of each feature.
func (w *worker) load(rows []int32) {
	for i := range w.place {
		w.place[i] = -1
	}
	for _, row := range rows {
		w.place[row] = 0
	}
	w.rowOf, w.weight = w.rowOf[:0], w.weight[:0]
	for row, in := range w.place {
		if in == 0 {
			w.place[row] = int32(len(w.rowOf))
			w.rowOf = append(w.rowOf, int32(row))
			w.weight = append(w.weight, w.rows.Weights[row])
		}
	}
	for j, order := range w.grower.order {
		w.order[j] = w.order[j][:0]
		for _, row := range order {
			if p := w.place[row]; p >= 0 {
				w.order[j] = append(w.order[j], p)
			}
		}
	}
}

// nodeOrder is positions node by node.
func (w *worker) nodeOrder() []int32 {
	if len(w.order) == 0 {
		for i := range w.rowOf {
			w.spare[i] = int32(i)
		}
		return w.spare[:len(w.rowOf)]
	}
	return w.order[0]
}

// divide moves the positions of a node to its two sides, keeping their order by
// every feature, and says where the right side begins.
func (w *worker) divide(s split, from, to int) (middle int) {
	column := w.columns[s.feature]
	for _, p := range w.order[s.feature][from:to] {
		w.left[p] = goesLeft(column[w.rowOf[p]], s.threshold, s.absentLeft)
	}
	for _, order := range w.order {
		middle = from
		spare := w.spare[:0]
		for _, p := range order[from:to] {
			if w.left[p] {
				order[middle] = p
				middle++
			} else {
				spare = append(spare, p)
			}
		}
		copy(order[middle:to], spare)
	}
	return middle
}

func goesLeft(x, threshold float64, absentLeft bool) bool {
	if math.IsNaN(x) {
		return absentLeft
	}
	return x <= threshold
}

// settle gives the leaves of an honest tree the rows that its splits have not
// seen.
func (w *worker) settle(t *tree, rows []int32) {
	t.nodes[0].from, t.nodes[0].to = 0, int32(len(rows))
	t.rows = append([]int32(nil), rows...)
	for i := range t.nodes {
		at := &t.nodes[i]
		if at.left == 0 {
			continue
		}
		column := w.columns[at.feature]
		middle, spare := at.from, w.spare[:0]
		for _, row := range t.rows[at.from:at.to] {
			if goesLeft(column[row], at.threshold, at.absentLeft) {
				t.rows[middle] = row
				middle++
			} else {
				spare = append(spare, row)
			}
		}
		copy(t.rows[middle:at.to], spare)
		t.nodes[at.left].from, t.nodes[at.left].to = at.from, middle
		t.nodes[at.right].from, t.nodes[at.right].to = middle, at.to
	}
}
