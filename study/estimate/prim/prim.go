// Package prim finds where the interesting outcomes lie: a box of inputs, peeled one
// side at a time (patient rule induction, Friedman and Fisher 1999), moved to where
// it is most likely (likelihood.go), and rid of the sides that may be chance
// (chance.go).
package prim

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
	"tumen/rng"
	"tumen/study/estimate"
)

// PRIM is the patient rule induction method (Friedman and Fisher 1999, Stat.
// Comput. 9, 123): which ranges of which inputs hold the interesting runs. It
// peels off a small share of the runs again and again, always where that raises
// the share of interesting ones most.
type PRIM struct {
	Peel  float64 // share of the box peeled off at a time; 0 means 0.05
	Least int     // runs that a box keeps; 0 means 20
	Seed  uint64  // of the permutations, and of what is held out
	Level float64 // probability of the intervals; 0 means 0.95
}

// Box is a range for each input. A side that does not restrict anything is
// infinite.
type Box struct {
	Low      []float64
	High     []float64
	Support  float64 // share of all runs inside
	Density  float64 // share of the runs inside that are interesting
	Coverage float64 // share of the interesting runs that are inside
}

// Limit is how a box restricts one input.
type Limit struct {
	Name string   `json:"name"`
	Low  *float64 `json:"low,omitempty"`  // nil if nothing is cut off below
	High *float64 `json:"high,omitempty"` // nil if nothing is cut off above
	// P is the probability of such a limit by chance, on any of the inputs: at most
	// 0.05.
	P float64 `json:"p"`
	// Stable is the share of the searches without a tenth of the runs whose own box
	// restricts this input, too.
	Stable float64 `json:"stable"`
}

// Discovery is the box that was chosen, and how far it can be trusted.
type Discovery struct {
	Found    bool              `json:"found" doc:"whether there is a region in which it is denser than elsewhere"`
	Peeled   []Box             `json:"-"` // from all runs down to the smallest box
	Box      Box               `json:"-"` // the chosen one; all runs if none was found
	Limits   []Limit           `json:"limits"`
	Density  estimate.Estimate `json:"density" doc:"counted on runs that were held out"`
	Coverage estimate.Estimate `json:"coverage" doc:"likewise"`
	P        float64           `json:"p" doc:"probability of so dense a box on runs held out by chance"`
	Runs     int               `json:"runs"`
	Level    float64           `json:"level"`
}

// The runs are held out in tenths.
const foldCount = 10

// Find looks for the box. interesting[i] is about the run at points[i]; leave
// failed runs out, or count failing as interesting.
//
// Density and coverage of a box are too good on the runs that found it. So the search
// is done ten times without a tenth of the runs, and both are counted on the tenths
// that were held out, with Wilson's interval of half as many runs: the box that is
// given differs from those ten by about as much as the runs do from others. There is a region only if a limit is
// left that is not chance, and the boxes are denser than all runs on what was
// held out (one-sided, 5 %).
//
// It fails if points, names and interesting do not fit, for fewer than 100
// runs, if all runs or none are interesting, or if a setting is none.
func (p PRIM) Find(points [][]float64, names []string, interesting []bool) (Discovery, error) {
	p, err := p.check()
	if err != nil {
		return Discovery{}, err
	}
	hits := make([]float64, len(interesting))
	total := 0.0
	for i, is := range interesting {
		if is {
			hits[i] = 1
			total++
		}
	}
	columns, hits, err := estimate.ColumnsOf(points, names, hits)
	if err != nil {
		return Discovery{}, err
	}
	if total == 0 || total == float64(len(hits)) {
		return Discovery{}, say.Errorf("the condition holds in %g of %d runs: there must be runs in which it holds and runs in which it does not; choose another limit", total, len(hits))
	}
	data := newPeelable(columns, hits)
	ones := slices.Repeat([]float64{1}, len(hits))
	d := Discovery{Peeled: data.peel(ones, p), Runs: len(hits), Level: p.Level}
	box, sides := data.search(d.Peeled, ones, p)
	held, stable := p.holdOut(data)
	d.P = held.above()
	if d.Found = len(sides) > 0 && d.P <= falsely; !d.Found {
		d.Box = d.Peeled[0]
		d.Density = estimate.Wilson(total, float64(len(hits)), p.Level)
		d.Coverage = estimate.Estimate{Value: 1, Low: 1, High: 1}
		return d, nil
	}
	data.judge(&box, ones)
	d.Box = box
	d.Density = estimate.Wilson(float64(held.in.h)/2, float64(held.in.n)/2, p.Level)
	d.Coverage = estimate.Wilson(float64(held.in.h)/2, total/2, p.Level)
	for _, s := range sides {
		if last := len(d.Limits) - 1; last < 0 || d.Limits[last].Name != names[s.input] {
			d.Limits = append(d.Limits, Limit{Name: names[s.input], Stable: stable[s.input]})
		}
		limit, at := &d.Limits[len(d.Limits)-1], *s.at(&box)
		limit.P = math.Max(limit.P, s.p)
		if s.upper {
			limit.High = &at
		} else {
			limit.Low = &at
		}
	}
	return d, nil
}

func (p PRIM) check() (PRIM, error) {
	p.Peel = cmp.Or(p.Peel, 0.05)
	p.Least = cmp.Or(p.Least, 20)
	if !(p.Peel > 0 && p.Peel < 0.5) || p.Least < 1 {
		return p, say.Errorf("peeling %v down to %d runs cannot be done: write a share, as 0.05 (at most half at a time), and at least 1 run", p.Peel, p.Least)
	}
	var err error
	p.Level, err = estimate.CheckLevel(p.Level)
	return p, err
}

// search is the box of the peeled ones that was most likely, with its sides moved
// and tested.
func (d *peelable) search(peeled []Box, weights []float64, p PRIM) (Box, []tested) {
	all := counts{}
	for i, w := range weights {
		if w > 0 {
			all.n++
			all.h += int(d.hits[i])
		}
	}
	best, most := peeled[0], math.Inf(-1)
	for _, b := range peeled {
		in := counts{n: int(math.Round(b.Support * float64(all.n)))}
		in.h = int(math.Round(b.Density * float64(in.n)))
		if l := d.logs.split(in, all); l > most {
			best, most = b, l
		}
	}
	return d.proven(best.clone(), weights, all, p)
}

// heldOut is what the boxes found without each tenth hold of it: together, and what
// is expected of runs taken at random.
type heldOut struct {
	in                 counts
	expected, variance float64
}

// holdOut searches without each tenth. stable is the share of the boxes that
// restrict an input.
func (p PRIM) holdOut(data *peelable) (held heldOut, stable []float64) {
	fold := make([]int, len(data.hits))
	source := rng.New(p.Seed)
	for i := range fold {
		fold[i] = int(source.Draw(estimate.DrawFold, uint32(i), 0, 0).Below(0, foldCount))
	}
	stable = make([]float64, len(data.columns))
	weights := make([]float64, len(data.hits))
	for f := range foldCount {
		all := counts{}
		for i := range weights {
			weights[i] = 1
			if fold[i] == f {
				weights[i] = 0
				all.n++
				all.h += int(data.hits[i])
			}
		}
		box, _ := data.search(data.peel(weights, p), weights, p)
		in := counts{}
		for i, w := range weights {
			if w == 0 && data.holds(box, i) {
				in.n++
				in.h += int(data.hits[i])
			}
		}
		held.in.n += in.n
		held.in.h += in.h
		if all.n > 1 {
			share, part := float64(all.h)/float64(all.n), float64(in.n)/float64(all.n)
			held.expected += share * float64(in.n)
			held.variance += share * (1 - share) * float64(in.n) * (1 - part) * float64(all.n) / float64(all.n-1)
		}
		for j := range stable {
			if box.restricts(j) {
				stable[j] += 1. / foldCount
			}
		}
	}
	return held, stable
}

// above is the probability of so many interesting runs in the boxes by chance: the
// number of hits among runs drawn without replacement, nearly normal, less half a hit.
func (h heldOut) above() float64 {
	if h.variance == 0 {
		return 1
	}
	return distuv.UnitNormal.Survival((float64(h.in.h) - 0.5 - h.expected) / math.Sqrt(h.variance))
}

func (b Box) restricts(j int) bool {
	return !math.IsInf(b.Low[j], 0) || !math.IsInf(b.High[j], 0)
}

func (b Box) clone() Box {
	b.Low, b.High = slices.Clone(b.Low), slices.Clone(b.High)
	return b
}
