package prim

import (
	"math"

	"tumen/study/estimate"
)

// peelable is runs that PRIM can look at from either side of each input.
type peelable struct {
	columns [][]float64
	hits    []float64 // 1 for an interesting run
	order   [][]int   // for each input, the rows in rising order of it
	logs    table
}

func newPeelable(columns [][]float64, hits []float64) *peelable {
	data := &peelable{columns: columns, hits: hits, order: make([][]int, len(columns)), logs: newTable(len(hits))}
	for j, column := range columns {
		data.order[j] = estimate.RisingOrder(column)
	}
	return data
}

// peel gives every box from all rows down to the smallest, for rows of the weight
// 1; those of weight 0 are not there.
func (d *peelable) peel(weights []float64, p PRIM) []Box {
	k := len(d.columns)
	box := Box{Low: make([]float64, k), High: make([]float64, k)}
	for j := range k {
		box.Low[j], box.High[j] = math.Inf(-1), math.Inf(1)
	}
	inside := make([]bool, len(d.hits))
	var all, left, hits float64
	for i, w := range weights {
		inside[i] = w > 0
		all += w
		hits += float64(w * d.hits[i])
	}
	left = all
	allHits := hits
	var boxes []Box
	for {
		box.Support, box.Density, box.Coverage = left/all, hits/left, hits/allHits
		boxes = append(boxes, box.clone())
		best, found := slab{}, false
		for j := range k {
			for _, upper := range []bool{false, true} {
				s := d.slab(j, upper, inside, weights, p.Peel*left)
				s.density = (hits - s.hits) / (left - s.weight)
				if left-s.weight >= float64(p.Least) && s.weight > 0 && (!found || s.density > best.density) {
					best, found = s, true
				}
			}
		}
		if !found {
			return boxes
		}
		d.remove(best, inside)
		left -= best.weight
		hits -= best.hits
		if best.upper {
			box.High[best.input] = best.bound
		} else {
			box.Low[best.input] = best.bound
		}
	}
}

// slab is the outermost rows of a box on one side of one input.
type slab struct {
	input        int
	upper        bool
	bound        float64 // the outermost value that stays
	weight, hits float64 // of the rows in the slab
	density      float64 // of what stays
}

// slab is the thinnest one that weighs at least so much; equal values go
// together. Its weight is that of the whole box if nothing would stay.
func (d *peelable) slab(input int, upper bool, inside []bool, weights []float64, atLeast float64) slab {
	s := slab{input: input, upper: upper}
	order, column := d.order[input], d.columns[input]
	last := math.NaN()
	for place := range order {
		i := order[place]
		if upper {
			i = order[len(order)-1-place]
		}
		if !inside[i] {
			continue
		}
		if s.weight >= atLeast && column[i] != last {
			s.bound = column[i]
			return s
		}
		last = column[i]
		s.weight += weights[i]
		s.hits += float64(weights[i] * d.hits[i])
	}
	return s
}

func (d *peelable) remove(s slab, inside []bool) {
	for i, x := range d.columns[s.input] {
		if s.upper && x > s.bound || !s.upper && x < s.bound {
			inside[i] = false
		}
	}
}

// judge counts a box's support, density and coverage on weighted rows; a share
// of nothing is NaN.
func (d *peelable) judge(box *Box, weights []float64) {
	var all, allHits, inside, hits float64
	for i, w := range weights {
		if w == 0 {
			continue
		}
		all += w
		allHits += float64(w * d.hits[i])
		if d.holds(*box, i) {
			inside += w
			hits += float64(w * d.hits[i])
		}
	}
	box.Support, box.Density, box.Coverage = inside/all, hits/inside, hits/allHits
}

func (d *peelable) holds(box Box, i int) bool {
	for j, column := range d.columns {
		if column[i] < box.Low[j] || column[i] > box.High[j] {
			return false
		}
	}
	return true
}
