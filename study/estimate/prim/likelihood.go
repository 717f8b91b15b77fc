package prim

import (
	"math"
)

// likelihood.go: how well a box explains which runs are interesting. If a run is
// interesting with one probability in the box and another outside, as labels of which
// some are wrong are, the box that was most likely is the one that maximises
//
//	L = h log(h/n) + (n - h) log(1 - h/n) + the same of the runs outside
//
// with h of the n runs in the box interesting. Peeling comes near it in steps of some
// per cent; then each side is moved to where L is largest, the others held, until
// none moves. L falls if a side cuts off what is as dense as the rest of the box,
// so the balance between density and coverage needs no number of its own.

// counts are runs, and those of them that are interesting.
type counts struct{ n, h int }

func (c counts) less(d counts) counts { return counts{c.n - d.n, c.h - d.h} }

// table is x log x of whole numbers.
type table []float64

func newTable(n int) table {
	t := make(table, n+1)
	for x := 2; x <= n; x++ {
		t[x] = float64(x) * math.Log(float64(x))
	}
	return t
}

// of is the logarithm of the likelihood of runs of one probability.
func (t table) of(c counts) float64 { return t[c.h] + t[c.n-c.h] - t[c.n] }

// split is L of a box; that of no box if it is not denser than the rest.
func (t table) split(in, all counts) float64 {
	out := all.less(in)
	if in.h*out.n <= out.h*in.n {
		return t.of(all)
	}
	return t.of(in) + t.of(out)
}

// side is one side of one input.
type side struct {
	input int
	upper bool
}

// at is where the side stands in a box.
func (s side) at(b *Box) *float64 {
	if s.upper {
		return &b.High[s.input]
	}
	return &b.Low[s.input]
}

// open is where it stands if it restricts nothing.
func (s side) open() float64 {
	if s.upper {
		return math.Inf(1)
	}
	return math.Inf(-1)
}

// sides are those of a box that restrict something.
func (b *Box) sides() (all []side) {
	for j := range b.Low {
		for _, upper := range []bool{false, true} {
			if s := (side{j, upper}); !math.IsInf(*s.at(b), 0) {
				all = append(all, s)
			}
		}
	}
	return all
}

// along are the rows that a box would hold without a side, from the innermost along
// its input outwards.
func (d *peelable) along(b *Box, s side, weights []float64) []int {
	wide := b.clone()
	*s.at(&wide) = s.open()
	var rows []int
	order := d.order[s.input]
	for place := range order {
		i := order[place]
		if !s.upper {
			i = order[len(order)-1-place]
		}
		if weights[i] > 0 && d.holds(wide, i) {
			rows = append(rows, i)
		}
	}
	return rows
}

// cut is the largest L over all places of a side, and how many of the rows are in
// the box then; of all rows if the side is best away. last says after which rows
// there can be a cut, and hit which are interesting. A box keeps at least so many.
func (t table) cut(last, hit []bool, all counts, least int) (best float64, keep int) {
	in := counts{}
	for _, h := range hit {
		in.n++
		if h {
			in.h++
		}
	}
	best, keep = t.split(in, all), in.n
	in = counts{}
	for place, h := range hit {
		in.n++
		if h {
			in.h++
		}
		if !last[place] || in.n < least || in.n == len(hit) {
			continue
		}
		if l := t.split(in, all); l > best+1e-9 {
			best, keep = l, in.n
		}
	}
	return best, keep
}

// scan is what cut needs of rows in their order along an input.
func (d *peelable) scan(s side, rows []int) (last, hit []bool) {
	last, hit = make([]bool, len(rows)), make([]bool, len(rows))
	column := d.columns[s.input]
	for place, i := range rows {
		last[place] = place == len(rows)-1 || column[rows[place+1]] != column[i]
		hit[place] = d.hits[i] > 0
	}
	return last, hit
}

// refine moves the sides of a box to where L is largest, one after another, until
// none moves. A side stands halfway between the last run inside and the first outside.
func (d *peelable) refine(b Box, weights []float64, all counts, least int) Box {
	const most = 50 // rounds; a few are usual
	for range most {
		moved := false
		for _, s := range b.sides() {
			rows := d.along(&b, s, weights)
			last, hit := d.scan(s, rows)
			_, keep := d.logs.cut(last, hit, all, least)
			to := s.open()
			if keep < len(rows) {
				column := d.columns[s.input]
				to = (column[rows[keep-1]] + column[rows[keep]]) / 2
			}
			if to != *s.at(&b) {
				*s.at(&b), moved = to, true
			}
		}
		if !moved {
			break
		}
	}
	return b
}
