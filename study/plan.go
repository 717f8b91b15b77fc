package study

import (
	"fmt"
	"math/bits"

	"tumen/study/design"
)

// Design says which points of the inputs are run. The points are a function of
// it and of nothing else, and those of a smaller study are the first of a larger
// one, so a study can be extended.
type Design struct {
	Method string `json:"method"` // a name of the list below
	Seed   uint64 `json:"seed"`   // of the points, not of the runs
	Block  int    `json:"block"`  // of a Latin hypercube: points in one, after which another begins; else 0

	// Of a sensitivity study; see sensing.go.
	Factors []Factor `json:"factors,omitempty"`
	Second  bool     `json:"second,omitempty"`
	Levels  int      `json:"levels,omitempty"`
	Whole   bool     `json:"whole,omitempty"`
}

// The methods.
const (
	ByStated = "stated" // no input: every point is the case as it is stated
	BySobol  = "sobol"  // scrambled Sobol' points
	ByLatin  = "latin"  // Latin hypercubes, one after another
	ByChance = "random" // independent points
)

func (d Design) check(inputs, points int) error {
	switch {
	case (d.Method == ByStated) != (inputs == 0):
		return fmt.Errorf("the design %q does not go with %d uncertain numbers", d.Method, inputs)
	case d.Method == ByLatin && (d.Block < 1 || points%d.Block != 0):
		return fmt.Errorf("%d points are no whole number of Latin hypercubes of %d: ask for a multiple", points, d.Block)
	case d.Method == BySobol && inputs > design.MostDimensions:
		return fmt.Errorf("there are Sobol' points for at most %d uncertain numbers, not %d: use --sampling latin, or vary fewer", design.MostDimensions, inputs)
	}
	switch d.Method {
	case ByStated, BySobol, ByLatin, ByChance:
		return nil
	case BySaltelli, ByMorris:
		return d.checkSense(inputs, points)
	case ByProposal:
		return nil
	}
	return fmt.Errorf("there is no design %q: this version of tumen does not know it", d.Method)
}

// Points are the first n points of the unit cube, one coordinate for each
// input.
func (d Design) Points(n, inputs int) ([][]float64, error) {
	switch d.Method {
	case ByStated:
		return make([][]float64, n), nil
	case BySobol:
		return evenly(n, inputs, d.Seed)
	case BySaltelli, ByMorris:
		return d.sensePoints(n, inputs)
	case ByProposal:
		return nil, fmt.Errorf("the runs of a calibration follow from one another: continue it with tumen calibrate --resume")
	case ByChance:
		return design.Random(n, inputs, d.Seed)
	}
	var all [][]float64
	for block := uint64(0); len(all) < n; block++ {
		cube, err := design.Latin(d.Block, inputs, d.Seed+block)
		if err != nil {
			return nil, err
		}
		all = append(all, cube...)
	}
	return all[:n], nil
}

// evenly is the first n of the Sobol' points, of which there must be a power of
// two.
func evenly(n, k int, seed uint64) ([][]float64, error) {
	all, err := design.Sobol(1<<bits.Len(uint(n-1)), k, seed)
	if err != nil {
		return nil, err
	}
	return all[:n], nil
}

// Task is one run to be made: where it stands in the study, and what with.
type Task struct {
	Row       int
	Point     int
	Replicate int
	Arm       int
	Seed      uint64
	Values    []float64 // of the inputs
}

// Plan turns the number of a row into the run that it is.
type Plan struct {
	spec   *Spec
	values [][]float64 // by point
}

// Plan lays out the study as far as it is asked for.
func (s *Spec) Plan() (*Plan, error) {
	points, err := s.Design.Points(s.Asked, len(s.Inputs))
	if err != nil {
		return nil, err
	}
	space, err := s.Space()
	if err != nil {
		return nil, err
	}
	p := &Plan{spec: s, values: points}
	if space != nil {
		p.values, err = space.Values(points)
	}
	return p, err
}

// Task is the run that a row is: point by point, within a point replicate by
// replicate, and within that arm by arm.
func (p *Plan) Task(row int) Task {
	arms, replicates := len(p.spec.Arms), p.spec.Seeds.Replicates
	t := Task{Row: row, Arm: row % arms, Replicate: row / arms % replicates, Point: row / (arms * replicates)}
	t.Seed = p.spec.Seeds.First + uint64(row/arms)
	t.Values = p.values[t.Point]
	return t
}
