package table

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/store"
	"tumen/vocabulary"
)

// Table is a reference table in memory.
type Table struct {
	Spec     *study.Spec
	Space    *design.Space // of the unknowns
	Features []Feature     // what the witness said
	Rows     []Row
	Weights  []float64 // by row: its density as believed beforehand over that of all rounds; about 1 on average

	Rounds []int           // points of each round of which rows are there
	Narrow []design.Narrow // by round: from what its points were drawn
	Failed int             // points that the model could not run

	roles *roles
}

// Row is one world: a point of the unknowns, and what the model made of it.
type Row struct {
	Point    int // its number in the study
	Round    int
	Seed     uint64
	Unit     []float64   // each unknown as a coordinate from 0 to 1, even as believed beforehand
	Values   []float64   // each unknown in its unit; a choice by the place of its alternative
	Outcomes [][]float64 // by arm, then outcome, NaN where there is no such number; nil of an arm that was not run or failed
}

// Read reads the rows of a study that are there, as far as their round is known. It
// fails if the study is no table, or no round of it has rows.
func Read(s *study.Study) (*Table, error) { return ReadRounds(s, math.MaxInt) }

// ReadRounds reads the first rounds.
func ReadRounds(s *study.Study, rounds int) (*Table, error) {
	spec := s.Spec
	if spec.Fit == nil || spec.Fit.Rounds == nil {
		return nil, say.Errorf("the study in %s is no reference table: it is of the kind %s", s.Dir, spec.Kind)
	}
	t := &Table{Spec: spec}
	var err error
	if t.Space, err = spec.Space(); err != nil {
		return nil, err
	}
	roles, err := rolesOf(spec)
	if err != nil {
		return nil, err
	}
	points, seen, failed := map[int]*Row{}, []int{}, map[int]bool{}
	_, err = s.Each(func(r *store.Row) error {
		point, _, arm := spec.Position(int(r.Number))
		row := points[point]
		if row == nil {
			row = &Row{Point: point, Seed: r.Seed, Values: slices.Clone(r.Inputs), Outcomes: make([][]float64, len(spec.Arms))}
			points[point], seen = row, append(seen, point)
		}
		if !r.Failed() {
			row.Outcomes[arm] = slices.Clone(r.Outcomes)
		} else if arm == 0 {
			failed[point] = true
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	first := 0
	for round, n := range Rounds(spec) {
		density, known := Density(spec, round)
		if !known || round >= rounds {
			break
		}
		units, err := Points(spec, round, density)
		if err != nil {
			return nil, err
		}
		made := 0
		for i, u := range units {
			row := points[first+i]
			switch {
			case row == nil:
				continue
			case failed[first+i]:
				t.Failed++
			case row.Outcomes[0] != nil:
				row.Round, row.Unit = round, u
				t.Rows = append(t.Rows, *row)
			}
			made++
		}
		if made > 0 {
			t.Rounds, t.Narrow = append(t.Rounds, made), append(t.Narrow, density)
		}
		first += n
	}
	if len(t.Rows) == 0 {
		return nil, say.Errorf("the table in %s has no rows yet: resume it", s.Dir)
	}
	return t, t.ready(roles)
}

// ready weighs the rows and finds of which each pattern is evidence.
func (t *Table) ready(r *roles) (err error) {
	t.weigh()
	t.roles = r
	if t.Features, err = r.features(t.Rows); err != nil {
		return err
	}
	for i := range t.Features {
		t.prepare(&t.Features[i])
	}
	return nil
}

// prepare finds the rows of which a feature is evidence.
func (t *Table) prepare(f *Feature) {
	sum := 0.0
	for row, told := range f.told {
		if !told {
			sum += t.Weights[row]
		}
		f.until = append(f.until, sum)
	}
}

// weigh gives each row its importance weight.
func (t *Table) weigh() {
	units := make([][]float64, len(t.Rows))
	for i := range t.Rows {
		units[i] = t.Rows[i].Unit
	}
	t.Weights = design.BalancedWeights(units, t.Narrow, t.Rounds)
}

// Laid is the case of a study, with what is laid over every run; nil of a known function.
func Laid(s *study.Spec) (*scenario.Scenario, error) { return laidWith(s, nil) }

// laidWith is Laid where some choices are decided, each as KEY=NAME.
func laidWith(s *study.Spec, decided []string) (*scenario.Scenario, error) {
	if study.IsKnown(s.Case.Name) {
		return nil, nil
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return nil, err
	}
	return c.With(scenario.Options{Policies: s.Arms[0].Policies, Sets: s.Sets, Decided: decided})
}

// Ran says of each row whether it was run under an arm.
func (t *Table) Ran(arm int) []bool {
	ran := make([]bool, len(t.Rows))
	for i := range t.Rows {
		ran[i] = t.Rows[i].Outcomes[arm] != nil
	}
	return ran
}

// Outcome is an outcome under an arm, by row; NaN where the row was not run under it,
// or has no such number.
func (t *Table) Outcome(arm, outcome int) []float64 {
	return t.column(func(r *Row) float64 {
		if r.Outcomes[arm] == nil {
			return math.NaN()
		}
		return r.Outcomes[arm][outcome]
	})
}

// Effect is by how much an outcome is more under an arm than under the first, in the
// same world and under the same seed; NaN where one of the two has no such number.
func (t *Table) Effect(arm, outcome int) []float64 {
	return t.column(func(r *Row) float64 {
		if r.Outcomes[arm] == nil {
			return math.NaN()
		}
		return r.Outcomes[arm][outcome] - r.Outcomes[0][outcome]
	})
}

// Unknown is an unknown by row, in its unit.
func (t *Table) Unknown(input int) []float64 {
	return t.column(func(r *Row) float64 { return r.Values[input] })
}

// Choice is whether an alternative of an unknown that is a choice holds, by row: 1 or
// 0.
func (t *Table) Choice(input, alternative int) []float64 {
	return t.column(func(r *Row) float64 {
		if r.Values[input] == t.Spec.Inputs[input].Belief.Values[alternative] {
			return 1
		}
		return 0
	})
}

// Choices are the places of the unknowns that are choices.
func (t *Table) Choices() (places []int) {
	for j, in := range t.Spec.Inputs {
		if in.Belief.Shape == "choice" {
			places = append(places, j)
		}
	}
	return places
}

func (t *Table) column(of func(r *Row) float64) []float64 {
	column := make([]float64, len(t.Rows))
	for i := range t.Rows {
		column[i] = of(&t.Rows[i])
	}
	return column
}

// Read by people are the outcomes that the case has patterns for, the headlines, and
// what each kind of actor gained.
func (t *Table) Headlines() (places []int) {
	for k, o := range t.Spec.Outcomes {
		_, gain := vocabulary.IsGain(o.Name)
		pattern := slices.ContainsFunc(t.Spec.Patterns, func(b study.Band) bool { return b.Measure == o.Name })
		if vocabulary.Within(o.Name, vocabulary.Watched) || gain || pattern {
			places = append(places, k)
		}
	}
	return places
}
