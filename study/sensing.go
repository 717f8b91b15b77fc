package study

import (
	"fmt"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/study/design"
)

// The designs of such a study that other studies do not have.
const (
	BySaltelli = "saltelli" // the rows A, B, AB_i of variance-based indices
	ByMorris   = "morris"   // trajectories of one step at a time
)

// The methods of a sensitivity analysis. The last two work on any points.
const (
	SenseMorris = "morris"
	SenseSobol  = "sobol"
	SenseDelta  = "delta"
	SensePAWN   = "pawn"
)

// Senses are the methods in the order in which they are usually wanted.
var Senses = []string{SenseMorris, SenseSobol, SenseDelta, SensePAWN}

// Sense is what a sensitivity study wants beyond other studies.
type Sense struct {
	Method string   // one of Senses
	Groups []string // NAME=A,B: inputs that are one factor of SenseSobol
	Second bool     // SenseSobol also of pairs
	Levels int      // of the grid of SenseMorris; 0 means the usual number
	Whole  bool     // SenseMorris takes every step of the grid, not a sample
}

// The usual sizes: trajectories, rows, and points of a sensitivity study, and
// the levels of a Morris grid (Saltelli et al. 2008, chapter 3).
const (
	UsualTrajectories = 20
	UsualRows         = 128
	UsualSample       = 512
	usualLevels       = 4

	// Fewer say nothing of a spread, and package estimate refuses them. Points are
	// the first power of two with the 100 runs that it needs.
	leastTrajectories = 4
	leastRows         = 8
	leastSample       = 128
)

// Factor is inputs that are exchanged together, by their places.
type Factor struct {
	Name   string `json:"name"`
	Inputs []int  `json:"inputs"`
}

// DummyInput is the name of an input that decides nothing. It is in every
// sensitivity study, and what an analysis finds for it is what chance alone
// looks like.
const DummyInput = "dummy"

// sensing fills in the design of a sensitivity study.
func (a Ask) sensing(s *Spec) error {
	k := len(s.Inputs)
	if k == 0 {
		return &fault.Error{Field: "case", Given: s.Case.Name, What: "nothing in it is uncertain, so nothing can matter", Write: "say what is, such as {vary} labour.rest='3 to 8 days'"}
	}
	if slices.ContainsFunc(s.Inputs, func(in Input) bool { return in.Name == DummyInput }) {
		return &fault.Error{Field: "case", Given: s.Case.Name, What: "an input is called " + DummyInput, Write: "give it another name: the study adds a dummy of its own"}
	}
	s.Design = Design{Seed: a.First}
	switch a.Sense.Method {
	case SenseMorris:
		s.Design.Method, s.Design.Levels, s.Design.Whole = ByMorris, or(a.Sense.Levels, usualLevels), a.Sense.Whole
		m, err := s.Design.Morris(0, k)
		if err != nil {
			return &fault.Error{Field: "levels", What: err.Error(), Write: "choose another number"}
		}
		if s.Asked = len(m.Points); !a.Sense.Whole {
			trajectories, err := a.sized("points", UsualTrajectories, k+2, leastTrajectories, false)
			if err != nil {
				return err
			}
			s.Asked = trajectories * (k + 2)
		}
	case SenseSobol:
		factors, err := a.factors(s.Inputs)
		if err != nil {
			return err
		}
		s.Design.Method, s.Design.Factors, s.Design.Second = BySaltelli, factors, a.Sense.Second
		rows, err := a.sized("points", UsualRows, s.Design.Width(), leastRows, true)
		if err != nil {
			return err
		}
		s.Asked = rows * s.Design.Width()
	default:
		points, err := a.sized("points", UsualSample, 1, leastSample, true)
		if err != nil {
			return err
		}
		s.Design.Method, s.Asked = BySobol, points
	}
	return nil
}

// factors reads NAME=A,B: what is in no group is a factor of its own.
func (a Ask) factors(inputs []Input) ([]Factor, error) {
	var factors []Factor
	free := map[string]int{}
	for i, in := range inputs {
		free[in.Name] = i
	}
	taken := map[string]string{}
	for _, argument := range a.Sense.Groups {
		name, list, ok := strings.Cut(argument, "=")
		name = strings.TrimSpace(name)
		wrong := func(what, write string) ([]Factor, error) {
			return nil, &fault.Error{Field: "groups", Given: argument, What: what, Write: write}
		}
		if !ok || name == "" {
			return wrong("this is not NAME=INPUT,INPUT", "write a name and the inputs that it stands for, such as people=labour.rest,labour.strength")
		}
		if name == DummyInput || slices.ContainsFunc(factors, func(f Factor) bool { return f.Name == name }) {
			return wrong("the name `"+name+"` is taken", "choose another")
		}
		f := Factor{Name: name}
		for member := range strings.SplitSeq(list, ",") {
			member = strings.TrimSpace(member)
			i, known := free[member]
			switch {
			case !known && taken[member] != "":
				return wrong("`"+member+"` is in `"+taken[member]+"` already", "name each input once")
			case !known:
				return wrong("`"+member+"` is not varied", "name some of "+strings.Join(NamesOf(inputs), ", "))
			}
			delete(free, member)
			taken[member] = name
			f.Inputs = append(f.Inputs, i)
		}
		factors = append(factors, f)
	}
	for i, in := range inputs {
		if taken[in.Name] == "" {
			if slices.ContainsFunc(factors, func(f Factor) bool { return f.Name == in.Name }) {
				return nil, &fault.Error{Field: "groups", What: "a group has the name of the input `" + in.Name + "`, which is not in it", Write: "choose another"}
			}
			factors = append(factors, Factor{in.Name, []int{i}})
		}
	}
	return factors, nil
}

func NamesOf(inputs []Input) []string {
	names := make([]string, len(inputs))
	for i, in := range inputs {
		names[i] = in.Name
	}
	return names
}

// Width is the points of one row of a Saltelli design, with the dummy.
func (d Design) Width() int {
	exchanged := len(d.Factors) + 1
	if d.Second {
		exchanged *= 2
	}
	return 2 + exchanged
}

// Saltelli is the design of so many rows.
func (d Design) Saltelli(rows, inputs int) (*design.Saltelli, error) {
	factors := make([]design.Factor, 0, len(d.Factors)+1)
	for _, f := range d.Factors {
		factors = append(factors, design.Factor{Name: f.Name, Columns: f.Inputs})
	}
	base, err := evenly(rows, 2*inputs, d.Seed)
	if err != nil {
		return nil, err
	}
	return design.NewSaltelli(base, append(factors, design.Dummy()), d.Second)
}

// Morris is the design of so many trajectories. Its last coordinate is the
// dummy's. The whole grid has no dummy, since it is not a sample.
func (d Design) Morris(trajectories, inputs int) (*design.Morris, error) {
	if d.Whole {
		return design.EnumerateMorris(inputs, d.Levels)
	}
	return design.NewMorris(max(1, trajectories), inputs+1, d.Levels, d.Seed)
}

// checkSense refuses what the two designs cannot be.
func (d Design) checkSense(inputs, points int) error {
	switch {
	case inputs == 0:
		return fmt.Errorf("the design %q needs uncertain numbers", d.Method)
	case d.Method == BySaltelli && points%d.Width() != 0:
		return fmt.Errorf("%d points are no whole number of rows of %d", points, d.Width())
	case d.Method == BySaltelli:
		_, err := d.Saltelli(1, inputs)
		return err
	}
	m, err := d.Morris(1, inputs)
	switch {
	case err != nil:
		return err
	case d.Whole && points != len(m.Points):
		return fmt.Errorf("the whole grid has %d points, not %d", len(m.Points), points)
	case !d.Whole && points%(inputs+2) != 0:
		return fmt.Errorf("%d points are no whole number of trajectories of %d", points, inputs+2)
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
	m, err := d.Morris(n/(inputs+2), inputs)
	if err != nil {
		return nil, err
	}
	for i := range m.Points {
		m.Points[i] = m.Points[i][:inputs] // without the dummy
	}
	return m.Points, nil
}

// Units is how many rows, trajectories or points a study has of so many points,
// and what they are called.
func (d Design) Units(points, inputs int) (n int, called string) {
	switch {
	case d.Method == BySaltelli:
		return points / d.Width(), "rows"
	case d.Method == ByMorris && d.Whole:
		return points, "points of the grid"
	case d.Method == ByMorris:
		return points / (inputs + 2), "trajectories"
	}
	return points, "points"
}
