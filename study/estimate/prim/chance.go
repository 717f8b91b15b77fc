package prim

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/rng"
	"tumen/study/estimate"
)

// chance.go: a side of a box is kept only if it passes a test. Among the runs that
// the box would hold without it, a side of an input that has nothing to do with it
// cuts off what a side of a random order would. So their order along the input
// is permuted, and the side is put where L is largest, again and again: p is how
// often L gets as large as it is. Peeling could have cut at any of 2 k sides, so p is
// compared with 5 % / 2 k. A side that fails goes, and the others
// are moved again.

// falsely is the probability that a box has any side that is chance.
const falsely = 0.05

// enough is how often L gets as large by chance until it is known that p is too
// large.
const enough = 10

// mostPermuted bounds the permutations of one test.
const mostPermuted = 20000

// tested is a side with the probability of so large an L by chance, times the
// number of sides that there could be.
type tested struct {
	side
	p float64
}

// proven takes away the sides that may be chance, and gives the others with their p.
// Those that add least to L are tested first: the first that fails goes.
func (d *peelable) proven(b Box, weights []float64, all counts, p PRIM) (Box, []tested) {
	for round := 0; ; round++ {
		b = d.refine(b, weights, all, p.Least)
		sides := b.sides()
		gain := make([]float64, len(sides))
		for i, s := range sides {
			gain[i] = d.gain(b, s, weights, all, p.Least)
		}
		kept := make([]tested, len(sides))
		failed := false
		for _, i := range estimate.RisingOrder(gain) {
			kept[i] = tested{sides[i], d.test(b, sides[i], weights, all, p, round)}
			if failed = kept[i].p > falsely; failed {
				*sides[i].at(&b) = sides[i].open()
				break
			}
		}
		if !failed {
			return b, kept
		}
	}
}

// gain is what a side adds to L.
func (d *peelable) gain(b Box, s side, weights []float64, all counts, least int) float64 {
	last, hit := d.scan(s, d.along(&b, s, weights))
	seen, _ := d.logs.cut(last, hit, all, least)
	whole := counts{n: len(hit)}
	for _, h := range hit {
		if h {
			whole.h++
		}
	}
	return seen - d.logs.split(whole, all)
}

// test is the adjusted p of a side.
func (d *peelable) test(b Box, s side, weights []float64, all counts, p PRIM, round int) float64 {
	rows := d.along(&b, s, weights)
	last, hit := d.scan(s, rows)
	seen, keep := d.logs.cut(last, hit, all, p.Least)
	if keep == len(rows) {
		return 1
	}
	whole := counts{n: len(rows)}
	for _, h := range hit {
		if h {
			whole.h++
		}
	}
	sides := float64(2 * len(d.columns))
	// However the places are chosen, the chance that one of them does it is at most
	// the sum of theirs; where that is small enough, nothing needs to be permuted.
	gain := 2 * (seen - d.logs.split(whole, all))
	bound := float64(len(rows)) * distuv.ChiSquared{K: 1}.Survival(gain) * sides
	if bound < falsely/100 {
		return bound
	}
	permuted := int(math.Min(mostPermuted, math.Ceil(enough*sides/falsely)))
	source := rng.New(p.Seed)
	above := 0
	for k := range permuted {
		stream := int32(2*s.input + round*2*len(d.columns))
		if s.upper {
			stream++
		}
		for i := 0; i < len(hit)-1; i += 4 {
			block := source.Draw(estimate.DrawPermuted, uint32(k), stream, uint32(i/4))
			for w := range min(4, len(hit)-1-i) {
				at := i + w
				to := at + int(block.Below(w, uint32(len(hit)-at)))
				hit[at], hit[to] = hit[to], hit[at]
			}
		}
		if l, _ := d.logs.cut(last, hit, all, p.Least); l >= seen-1e-9 {
			if above++; above == enough {
				permuted = k + 1
				break
			}
		}
	}
	return math.Min(1, float64(above+1)/float64(permuted+1)*sides)
}
