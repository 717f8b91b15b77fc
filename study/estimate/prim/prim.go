// Package prim finds where the interesting outcomes lie: boxes of inputs, peeled one
// side at a time (patient rule induction, Friedman and Fisher 1999).
package prim

import (
	"cmp"
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/rng"
	"tumen/study/estimate"
)

// PRIM is the patient rule induction method (Friedman and Fisher 1999, Stat.
// Comput. 9, 123): which ranges of which inputs hold the interesting runs. It
// peels off a small share of the runs again and again, always where that raises
// the share of interesting ones most.
type PRIM struct {
	Peel    float64 // share of the box peeled off at a time; 0 means 0.05
	Support float64 // least share of all runs that a box keeps; 0 means 0.05
	estimate.Resampling
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
	// Stable is the share of the bootstrap resamples whose own box restricts
	// this input, too: 1 is certain, and a limit below 0.5 is chance.
	Stable float64 `json:"stable"`
}

// Discovery is the box that was chosen, and how far it can be trusted.
type Discovery struct {
	Peeled   []Box             `json:"-"` // from all runs down to the smallest box
	Box      Box               `json:"-"` // the chosen one, after pasting
	Limits   []Limit           `json:"limits"`
	Density  estimate.Estimate `json:"density" doc:"of boxes found on resamples, counted on the rows left out"`
	Coverage estimate.Estimate `json:"coverage" doc:"likewise"`
	Runs     int               `json:"runs"`
	Level    float64           `json:"level"`
}

// Find looks for the box. interesting[i] is about the run at points[i]; leave
// failed runs out, or count failing as interesting. Of the boxes peeled it
// chooses the one with the largest harmonic mean of density and coverage, and
// pastes back what raises the density further.
//
// Limits, density and coverage of a box are too good on the runs that found
// it. So everything is done again on each bootstrap resample, and the intervals
// of density and coverage are those of the resamples' boxes on the runs that
// they did not see (about 37 %).
//
// It fails if points, names and interesting do not fit, for fewer than 100
// runs, if all runs or none are interesting, or if a setting is no share.
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
	ones := make([]float64, len(hits))
	for i := range ones {
		ones[i] = 1
	}
	d := Discovery{Peeled: data.peel(ones, p), Runs: len(hits), Level: p.Level}
	d.Box = data.paste(choose(d.Peeled), ones, p.Peel)
	stable, density, coverage := p.again(data)
	slices.Sort(density)
	slices.Sort(coverage)
	tail := (1 - p.Level) / 2
	d.Density = estimate.Estimate{Value: stat.Quantile(density, 0.5), Low: stat.Quantile(density, tail), High: stat.Quantile(density, 1-tail)}
	d.Coverage = estimate.Estimate{Value: stat.Quantile(coverage, 0.5), Low: stat.Quantile(coverage, tail), High: stat.Quantile(coverage, 1-tail)}
	for j, name := range names {
		if !d.Box.restricts(j) {
			continue
		}
		limit := Limit{Name: name, Stable: stable[j]}
		if v := d.Box.Low[j]; estimate.Good(v) {
			limit.Low = &v
		}
		if v := d.Box.High[j]; estimate.Good(v) {
			limit.High = &v
		}
		d.Limits = append(d.Limits, limit)
	}
	return d, nil
}

func (p PRIM) check() (PRIM, error) {
	p.Peel = cmp.Or(p.Peel, 0.05)
	p.Support = cmp.Or(p.Support, 0.05)
	if !(p.Peel > 0 && p.Peel < 0.5) || !(p.Support > 0 && p.Support < 1) {
		return p, say.Errorf("peeling %v down to %v cannot be done: write shares, as 0.05 (at most half at a time)", p.Peel, p.Support)
	}
	var err error
	p.Resampling, err = p.Resampling.Check()
	return p, err
}

// again finds a box on each resample: how often each input is restricted, and
// each box's density and coverage on the rows left out. A resample in which no
// row left out is inside, or interesting, tells nothing of the one or the other.
func (p PRIM) again(data *peelable) (stable, density, coverage []float64) {
	stable = make([]float64, len(data.columns))
	weights := make([]float64, len(data.hits))
	source := rng.New(p.Seed)
	for s := range p.Resamples {
		estimate.Resample(weights, source, s)
		box := data.paste(choose(data.peel(weights, p)), weights, p.Peel)
		for j := range stable {
			if box.restricts(j) {
				stable[j] += 1 / float64(p.Resamples)
			}
		}
		for i, w := range weights {
			weights[i] = 0
			if w == 0 {
				weights[i] = 1
			}
		}
		data.judge(&box, weights)
		if estimate.Good(box.Density) {
			density = append(density, box.Density)
		}
		if estimate.Good(box.Coverage) {
			coverage = append(coverage, box.Coverage)
		}
	}
	return stable, density, coverage
}

// choose is the box with the best balance of density and coverage.
func choose(peeled []Box) Box {
	best, most := peeled[0], -1.0
	for _, b := range peeled {
		if balance := 2 * b.Density * b.Coverage / (b.Density + b.Coverage); balance > most {
			best, most = b, balance
		}
	}
	return best
}

func (b Box) restricts(j int) bool {
	return !math.IsInf(b.Low[j], 0) || !math.IsInf(b.High[j], 0)
}

func (b Box) clone() Box {
	b.Low, b.High = slices.Clone(b.Low), slices.Clone(b.High)
	return b
}
