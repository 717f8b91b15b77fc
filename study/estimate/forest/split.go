package forest

import "math"

// split is how a node is divided.
type split struct {
	found      bool
	feature    int
	threshold  float64
	absentLeft bool
	sawAbsent  bool
	gain       float64
}

// sums is the memory of the search for a split. What is by target counts only what
// is there.
type sums struct {
	centred []float64 // by position and target: the target less the node's mean, 0 where absent
	has     []float64 // by position and target: 0 where absent, else 1; not for targets that no row lacks
	mean    []float64 // of the node, by target
	total   []float64 // rows of the node, by target
	sum     []float64 // of centred on the left side, by target
	count   []float64 // rows of the left side, by target
	try     []int
}

func newSums(rows, width int) sums {
	of := func(n int) []float64 { return make([]float64, n) }
	return sums{of(rows * width), of(rows * width), of(width), of(width), of(width), of(width), nil}
}

// best is the split of a node with the largest gain: by how much the sum of squares
// about the means falls, over all targets,
//
//	gain = sum over targets k of S_k^2 (1/L_k + 1/R_k)
//
// where S_k is the left side's sum of target k less the node's mean (the right
// side's is -S_k), and L_k and R_k are the rows of the two sides that have the
// target.
func (w *worker) best(t, number, from, to int) (best split) {
	if to-from < 2*w.options.Leaf {
		return best
	}
	w.centre(from, to)
	for _, j := range w.features(t, number) {
		rows, column := w.sorted[j][from:to], w.seen[j]
		present := len(rows)
		for present > 0 && math.IsNaN(column[w.rowOf[rows[present-1]]]) {
			present--
		}
		sides := []bool{false, true}
		if present == len(rows) {
			sides = sides[:1]
		}
		for _, absentLeft := range sides {
			if s := w.scan(column, rows, present, absentLeft); s.found && s.gain > best.gain {
				best = s
				best.feature, best.sawAbsent = j, present < len(rows)
			}
		}
	}
	return best
}

// centre takes the node's mean off each target.
func (w *worker) centre(from, to int) {
	k := w.width
	clear(w.mean)
	clear(w.total)
	rows := w.positions()[from:to]
	for _, p := range rows {
		row := int(w.rowOf[p]) * k
		for c, y := range w.targets[row : row+k] {
			if !math.IsNaN(y) {
				w.mean[c] += y
				w.total[c]++
			}
		}
	}
	for c, total := range w.total {
		w.mean[c] /= max(1, total)
	}
	for _, p := range rows {
		row, at := int(w.rowOf[p])*k, int(p)*k
		centred, has := w.centred[at:at+k], w.has[at:at+k]
		for c, y := range w.targets[row : row+k] {
			if math.IsNaN(y) {
				centred[c], has[c] = 0, 0
			} else {
				centred[c], has[c] = y-w.mean[c], 1
			}
		}
	}
}

// features draws those that a node chooses among, without replacement.
func (w *worker) features(t, number int) []int {
	p := len(w.columns)
	w.try = w.try[:0]
	for j := range p {
		w.try = append(w.try, j)
	}
	if w.options.Try == p {
		return w.try
	}
	for i := range w.options.Try {
		block := w.source.Draw(drawTry, uint32(t), int32(number), uint32(i))
		j := i + int(block.Below(0, uint32(p-i)))
		w.try[i], w.try[j] = w.try[j], w.try[i]
	}
	return w.try[:w.options.Try]
}

// scan goes through a node's positions in the order of a feature and tries each
// place where it changes. Those that lack the feature, from present on, are on the
// side that is asked for.
func (w *worker) scan(column []float64, rows []int32, present int, absentLeft bool) (best split) {
	leaf := w.options.Leaf
	clear(w.sum)
	clear(w.count)
	best.absentLeft = absentLeft
	count := 0
	if absentLeft {
		for _, p := range rows[present:] {
			w.add(int(p))
		}
		count = len(rows) - present
	}
	for i, p := range rows[:present] {
		w.add(int(p))
		count++
		if count < leaf {
			continue
		}
		if len(rows)-count < leaf {
			break
		}
		threshold := math.Inf(1) // after the last: whatever has the feature
		if here := column[w.rowOf[p]]; i+1 < present {
			next := column[w.rowOf[rows[i+1]]]
			if next == here {
				continue
			}
			if threshold = here + (next-here)/2; !(threshold < next) {
				threshold = here
			}
		}
		// less than rounding is no gain
		if gain := w.gain(count, len(rows)); gain > best.gain && gain > 1e-9*float64(len(rows)) {
			best.found, best.gain, best.threshold = true, gain, threshold
		}
	}
	return best
}

// add counts a position on the left side.
func (w *worker) add(p int) {
	at := p * w.width
	sum := w.sum
	for c, v := range w.centred[at : at+w.width] {
		sum[c] += v
	}
	count := w.count[w.whole:]
	for c, v := range w.has[at+w.whole : at+w.width] {
		count[c] += v
	}
}

// gain is that of the left side as it is, which has so many of the node's rows.
func (w *worker) gain(left, rows int) float64 {
	gain := 0.0
	for _, s := range w.sum[:w.whole] {
		gain += float64(s * s)
	}
	gain *= 1/float64(left) + 1/float64(rows-left)
	for c := w.whole; c < w.width; c++ {
		if l, r := w.count[c], w.total[c]-w.count[c]; l > 0 && r > 0 {
			gain += float64(w.sum[c] * w.sum[c] * (1/l + 1/r))
		}
	}
	return gain
}
