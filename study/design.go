package study

import (
	"math/bits"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/study/design"
)

// Design says which points of the inputs are run. The points are a function of
// it and of nothing else, and those of a smaller study are the first of a larger
// one, so a study can be extended.
type Design struct {
	Method string `json:"method" doc:"such as sobol, latin or random"`
	Seed   uint64 `json:"seed" doc:"of the points, not of the runs"`
	Block  int    `json:"block" doc:"of a Latin hypercube: points in one, after which another begins; else 0"`

	Lead int `json:"lead,omitempty" doc:"so many of the first points are run under the first alternative only"`

	// Of a sensitivity study.
	Factors []Factor `json:"factors,omitempty"`
	Second  bool     `json:"second,omitempty"`
	Levels  int      `json:"levels,omitempty"`
	Whole   bool     `json:"whole,omitempty"`

	Chance    design.Chance `json:"chance,omitempty" doc:"of a sensitivity study, which runs share a seed: mean (none), given (a row or trajectory), input (those that differ in other inputs); none if it is left out"`
	Scrambles int           `json:"scrambles,omitempty" doc:"independent scramblings of the points, in turn; one if it is left out"`
}

// The methods.
const (
	ByStated = "stated" // no input: every point is the case as it is stated
	BySobol  = "sobol"  // scrambled Sobol' points
	ByLatin  = "latin"  // Latin hypercubes, one after another
	ByChance = "random" // independent points

	BySaltelli = "saltelli" // the rows A, B, AB_i of variance-based indices
	ByMorris   = "morris"   // trajectories of one step at a time

	// ByProposal is the design of a calibration by generations: where a run is made
	// depends on what the runs before it gave. The rows are its record.
	ByProposal = "proposals"
)

func (d Design) check(inputs, points int) error {
	switch {
	case (d.Method == ByStated) != (inputs == 0):
		return say.Errorf("the design %q does not go with %d uncertain numbers", d.Method, inputs)
	case d.Method == ByLatin && (d.Block < 1 || points%d.Block != 0):
		return say.Errorf("%d points are no whole number of Latin hypercubes of %d: ask for a multiple", points, d.Block)
	case d.Method == BySobol && inputs > design.MostDimensions:
		return say.Errorf("there are Sobol' points for at most %d uncertain numbers, not %d: choose latin, or vary fewer", design.MostDimensions, inputs)
	}
	switch d.Method {
	case ByStated, BySobol, ByLatin, ByChance, ByWorlds:
		return nil
	case BySaltelli, ByMorris:
		return d.checkSense(inputs, points)
	case ByProposal:
		return nil
	}
	return say.Errorf("there is no design %q: this version of tumen does not know it", d.Method)
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
	case ByWorlds:
		return nil, say.Errorf("the points of this study are in its worlds")
	case ByProposal:
		return nil, say.Errorf("the runs of a calibration follow from one another: resume it")
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

// Factor is inputs that are exchanged together, by their places.
type Factor struct {
	Name   string `json:"name"`
	Inputs []int  `json:"inputs"`
}

// Names that no uncertain number can have: of chance where it is an input, and of an
// input that decides nothing, in a study of points.
const (
	ChanceInput = "chance"
	DummyInput  = "dummy"
)

// extra is whether there is one more input, for chance. Without one no two runs of a
// row differ in their chances alone.
func (d Design) extra() int {
	if d.Chance == design.ChanceGiven || d.Whole {
		return 0
	}
	return 1
}

func NamesOf(inputs []Input) []string {
	return list.Map(inputs, func(in Input) string { return in.Name })
}

// Width is the points of one row of a Saltelli design, with that of chance.
func (d Design) Width() int {
	exchanged := len(d.Factors) + d.extra()
	if d.Second {
		exchanged *= 2
	}
	return 2 + exchanged
}

// Trajectory is the points of one trajectory of a screening.
func (d Design) Trajectory(inputs int) int { return inputs + d.extra() + 1 }

// Saltelli is the design of n rows.
func (d Design) Saltelli(rows, inputs int) (*design.Saltelli, error) {
	factors := make([]design.Factor, 0, len(d.Factors)+1)
	for _, f := range d.Factors {
		factors = append(factors, design.Factor{Name: f.Name, Columns: f.Inputs})
	}
	if d.extra() > 0 {
		factors = append(factors, design.OwnFactor())
	}
	var base [][]float64
	var err error
	if d.Scrambles > 0 {
		base, err = design.Scrambled(rows, 2*inputs, d.Scrambles, d.Seed)
	} else {
		base, err = evenly(rows, 2*inputs, d.Seed)
	}
	if err != nil {
		return nil, err
	}
	s, err := design.NewSaltelli(base, factors, d.Second)
	if err == nil {
		s.Scrambles = d.Scrambles
	}
	return s, err
}

// Morris is the design of n trajectories. Its last coordinate is that of chance,
// if there is one. The whole grid has none, since it is not a sample.
func (d Design) Morris(trajectories, inputs int) (*design.Morris, error) {
	if d.Whole {
		return design.EnumerateMorris(inputs, d.Levels)
	}
	return design.NewMorris(max(1, trajectories), inputs+d.extra(), d.Levels, d.Seed)
}

// checkSense refuses what the two designs cannot be.
func (d Design) checkSense(inputs, points int) error {
	switch {
	case inputs == 0:
		return say.Errorf("the design %q needs uncertain numbers", d.Method)
	case d.Method == BySaltelli && points%d.Width() != 0:
		return say.Errorf("%d points are no whole number of rows of %d", points, d.Width())
	case d.Method == BySaltelli:
		_, err := d.Saltelli(1, inputs)
		return err
	}
	m, err := d.Morris(1, inputs)
	switch {
	case err != nil:
		return err
	case d.Whole && points != len(m.Points):
		return say.Errorf("the whole grid has %d points, not %d", len(m.Points), points)
	case !d.Whole && points%d.Trajectory(inputs) != 0:
		return say.Errorf("%d points are no whole number of trajectories of %d", points, d.Trajectory(inputs))
	}
	return nil
}

// sensePoints are the points of the two designs.
func (d Design) sensePoints(n, inputs int) ([][]float64, error) {
	if d.Method == BySaltelli {
		s, err := d.Saltelli(n/d.Width(), inputs)
		if err != nil {
			return nil, err
		}
		return s.Points, nil
	}
	m, err := d.Morris(n/d.Trajectory(inputs), inputs)
	if err != nil {
		return nil, err
	}
	for i := range m.Points {
		m.Points[i] = m.Points[i][:inputs] // without chance
	}
	return m.Points, nil
}

// seeds numbers the seeds of the first n points; nil if each has its own.
func (d Design) seeds(n, inputs int) ([]int, error) {
	if d.Chance != design.ChanceGiven && d.Chance != design.ChanceInput {
		return nil, nil
	}
	if d.Method == BySaltelli {
		s, err := d.Saltelli(n/d.Width(), inputs)
		if err != nil {
			return nil, err
		}
		return s.Seeds(d.Chance), nil
	}
	m, err := d.Morris(n/d.Trajectory(inputs), inputs)
	if err != nil {
		return nil, err
	}
	return m.Seeds(d.Chance), nil
}

// Units is how many rows, trajectories or points a study has of n points,
// and what they are called.
func (d Design) Units(points, inputs int) (n int, called string) {
	switch {
	case d.Method == BySaltelli:
		return points / d.Width(), "rows"
	case d.Method == ByMorris && d.Whole:
		return points, say.Text("points of the grid")
	case d.Method == ByMorris:
		return points / d.Trajectory(inputs), "trajectories"
	}
	return points, "points"
}
