package forest

import "math"

// split is how a node is divided.
type split struct {
	found      bool
	feature    int
	threshold  float64 // at most it goes left; +Inf: whatever has the feature
	absentLeft bool
	sawAbsent  bool
	gain       float64
}

// splitter is the memory of the search for a split.
type splitter struct {
	centred []float64 // by position and target: weight times the target less the node's mean, 0 where absent
	counted []float64 // by position and target: the weight, 0 where absent; only if something is absent
	mean    []float64
	total   []float64 // weight of the node, by target
	sum     []float64 // of the left side, by target
	heavy   []float64 // weight of the left side, by target
	lacks   []float64 // sum of those that lack the feature
	lacking []float64 // their weight
	try     []int
}

func newSplitter(rows, width int) splitter {
	of := func() []float64 { return make([]float64, width) }
	return splitter{
		centred: make([]float64, rows*width), counted: make([]float64, rows*width),
		mean: of(), total: of(), sum: of(), heavy: of(), lacks: of(), lacking: of(),
	}
}

// best is the split of a node's positions with the largest gain: by how much the
// weighted sum of squares about the means falls, over all targets,
//
//	gain = sum over targets k of S_k^2 (1/L_k + 1/R_k)
//
// where S_k is the left side's sum of target k less the node's mean (the right
// side's is -S_k), and L_k and R_k are the weights of the two sides' rows that have
// the target.
func (w *worker) best(t, number, from, to int) (best split) {
	if to-from < 2*w.options.Leaf {
		return best
	}
	complete, weight := w.centre(from, to)
	for _, j := range w.features(t, number) {
		order := w.order[j][from:to]
		column := w.columns[j]
		present := len(order)
		for present > 0 && math.IsNaN(column[w.rowOf[order[present-1]]]) {
			present--
		}
		sawAbsent := present < len(order)
		scan := func(absentLeft bool) {
			s := w.scan(column, order, present, absentLeft, complete, weight)
			if s.found && s.gain > best.gain {
				s.feature, s.sawAbsent = j, sawAbsent
				best = s
			}
		}
		scan(false)
		if sawAbsent {
			scan(true)
		}
	}
	return best
}

// centre takes the node's mean off each target. It says whether nothing is absent,
// and the weight of the node.
func (w *worker) centre(from, to int) (complete bool, weight float64) {
	k := w.width
	clear(w.mean)
	clear(w.total)
	complete = true
	rows := w.nodeOrder()[from:to]
	for _, p := range rows {
		row, v := int(w.rowOf[p])*k, w.weight[p]
		weight += v
		for c, y := range w.targets[row : row+k] {
			if y == y {
				w.mean[c] += float64(v * y)
				w.total[c] += v
			} else {
				complete = false
			}
		}
	}
	for c, total := range w.total {
		if total > 0 {
			w.mean[c] /= total
		}
	}
	for _, p := range rows {
		row, at, v := int(w.rowOf[p])*k, int(p)*k, w.weight[p]
		to := w.centred[at : at+k]
		for c, y := range w.targets[row : row+k] {
			if y == y {
				to[c] = v * (y - w.mean[c])
			} else {
				to[c] = 0
			}
		}
		if !complete {
			counted := w.counted[at : at+k]
			for c, y := range w.targets[row : row+k] {
				if y == y {
					counted[c] = v
				} else {
					counted[c] = 0
				}
			}
		}
	}
	return complete, weight
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
// place where it changes. Those that lack the feature, at the end, are on the side
// that is asked for.
func (w *worker) scan(column []float64, order []int32, present int, absentLeft, complete bool, weight float64) (best split) {
	k, leaf := w.width, w.options.Leaf
	sum, heavy := w.sum, w.heavy
	clear(sum)
	clear(heavy)
	best.absentLeft = absentLeft
	left, count := 0.0, 0
	if absentLeft {
		for _, p := range order[present:] {
			w.add(int(p), complete)
			left += w.weight[p]
			count++
		}
	}
	rows := len(order)
	for i, p := range order[:present] {
		at := int(p) * k
		for c, v := range w.centred[at : at+k] {
			sum[c] += v
		}
		if !complete {
			for c, v := range w.counted[at : at+k] {
				heavy[c] += v
			}
		}
		left += w.weight[p]
		count++
		if count < leaf {
			continue
		}
		if rows-count < leaf {
			break
		}
		here := column[w.rowOf[p]]
		threshold := math.Inf(1) // all that have it
		if i+1 < present {
			next := column[w.rowOf[order[i+1]]]
			if next == here {
				continue
			}
			if threshold = here + (next-here)/2; !(threshold < next) {
				threshold = here
			}
		} else if absentLeft {
			break // all are left
		}
		gain := 0.0
		if complete {
			if right := weight - left; left > 0 && right > 0 {
				for _, s := range sum {
					gain += float64(s * s)
				}
				gain *= 1/left + 1/right
			}
		} else {
			for c, s := range sum {
				if l, r := heavy[c], w.total[c]-heavy[c]; l > 0 && r > 0 {
					gain += float64(s * s * (1/l + 1/r))
				}
			}
		}
		// less than rounding is no gain
		if gain > best.gain && gain > 1e-9*weight {
			best.found, best.gain, best.threshold = true, gain, threshold
		}
	}
	return best
}

// add counts a position on the left side.
func (w *worker) add(p int, complete bool) {
	at := p * w.width
	for c, v := range w.centred[at : at+w.width] {
		w.sum[c] += v
	}
	if !complete {
		for c, v := range w.counted[at : at+w.width] {
			w.heavy[c] += v
		}
	}
}
