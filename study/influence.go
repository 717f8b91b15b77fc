package study

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"

	"tumen/economy"
	"tumen/internal/fault"
	"tumen/scenario"
	"tumen/study/estimate"
)

// InfluenceOptions say how the influence of a number is found.
type InfluenceOptions struct {
	Policies []string // of the case, laid over every run
	Sets     []string // PATH=VALUE, likewise
	Seeds    int      // runs at each value, under the same seeds; at least 2
	First    uint64   // the lowest seed
	Workers  int      // runs at a time; below 1 means one for each core

	// Progress is told how many runs are finished, and how many there are, by one
	// goroutine at a time. It may be nil.
	Progress func(done, all int)
}

// Influence is what a number moves when it alone is changed: from the lower end
// of its range to the upper, all else as it stands. It is a first look and no
// sensitivity analysis: what two numbers do together it cannot see.
type Influence struct {
	Of        string     `json:"of"` // a parameter by its path, or a claim
	Numbers   []Moved    `json:"numbers"`
	Seeds     int        `json:"seeds"` // runs at each value
	FirstSeed uint64     `json:"first_seed"`
	Days      int        `json:"days"` // recorded in each run
	Level     float64    `json:"probability"`
	Absent    []string   `json:"absent"`   // outcomes that fewer than two seeds have at both ends
	Outcomes  []Reaction `json:"outcomes"` // the one that moves most first; only those that move
}

// Moved is a parameter and between which values it was moved, in Unit.
type Moved struct {
	Path   string  `json:"path"`
	Unit   string  `json:"unit"`
	Value  float64 `json:"value"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Stated bool    `json:"stated"` // low and high are the range that the case states, and not 10 % to each side
}

// Reaction is an outcome: its mean over the seeds as the case stands, and at the
// two ends. A run that has no such number is in none of the means.
type Reaction struct {
	Measure    string   `json:"measure"`
	Unit       string   `json:"unit"`
	Base       *float64 `json:"base"` // null if no run has it as the case stands
	AtLow      float64  `json:"at_low"`
	AtHigh     float64  `json:"at_high"`
	Difference Interval `json:"difference"` // at the upper end less at the lower one, seed by seed
	Pairs      int      `json:"pairs"`      // seeds that have the number at both ends
	Missing    int      `json:"missing"`    // seeds that do not
}

// FindInfluence runs a case with a number at both ends of its range, and as it
// stands, under the same seeds. The number is a parameter by its path, or a claim:
// then all parameters that are taken from it are moved together. Where the case
// states no range, only a number, a nearness or a bound, it is 10 % to each side,
// within what is legal.
//
// The error is a *fault.Error if nothing of that name can be moved; it
// wraps that of ctx when that is cancelled.
func FindInfluence(ctx context.Context, c *scenario.Case, of string, o InfluenceOptions) (*Influence, error) {
	if o.Seeds < 2 {
		return nil, fmt.Errorf("a difference between means of %d runs has no interval: ask for 2 or more", o.Seeds)
	}
	base, err := c.With(scenario.Options{Policies: o.Policies, Sets: o.Sets})
	if err != nil {
		return nil, err
	}
	numbers, err := movable(base, of)
	if err != nil {
		return nil, err
	}
	variants := []*scenario.Scenario{base}
	for _, end := range []func(Moved) float64{func(m Moved) float64 { return m.Low }, func(m Moved) float64 { return m.High }} {
		sets := slices.Clone(o.Sets)
		for _, m := range numbers {
			sets = append(sets, m.Path+"="+strconv.FormatFloat(end(m), 'g', -1, 64))
		}
		s, err := c.With(scenario.Options{Policies: o.Policies, Sets: sets})
		if err != nil {
			return nil, err
		}
		variants = append(variants, s)
	}
	outcomes := outcomesOf(base)
	rows := make([][]float64, len(variants)*o.Seeds)
	work := func() func(context.Context, int) ([]float64, error) {
		var l life
		return func(ctx context.Context, i int) ([]float64, error) {
			seed := o.First + uint64(i%o.Seeds)
			s := variants[i/o.Seeds]
			run, err := l.live(ctx, &s.Parameters, s.Changes, economy.Seeds{World: seed, Run: seed})
			if err != nil {
				return nil, fmt.Errorf("case %s, seed %d: %w", c.Name, seed, err)
			}
			return measured(outcomes, run)
		}
	}
	_, err = inOrder(ctx, 0, len(rows), o.Workers, work, func(i int, row []float64) error {
		rows[i] = row
		if o.Progress != nil {
			o.Progress(i+1, len(rows))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	influence := &Influence{Of: of, Numbers: numbers, Seeds: o.Seeds, FirstSeed: o.First, Days: base.Parameters.Days, Level: Level}
	influence.Outcomes, influence.Absent = reactions(outcomes, rows, o.Seeds)
	return influence, nil
}

// movable are the parameters that a name stands for, with the ends of their
// ranges.
func movable(s *scenario.Scenario, of string) ([]Moved, error) {
	wrong := func(what, write string) ([]Moved, error) {
		return nil, &fault.Error{Field: "case", Given: of, What: what, Write: write}
	}
	var found []Moved
	why := ""
	for i := range s.Resolved {
		r := &s.Resolved[i]
		if r.Path != of && (r.Origin != scenario.FromClaim || r.From != of) {
			continue
		}
		m, reason := ends(s, r)
		if reason != "" {
			why = "`" + r.Path + "` " + reason
			continue
		}
		found = append(found, m)
	}
	switch {
	case len(found) > 0:
		return found, nil
	case why != "":
		return wrong(why+", so it cannot be moved", "state a range for it in the case, or ask for another number")
	case s.Testimony.Claim(of) != nil:
		return wrong("no parameter is taken from this claim, so it moves nothing by itself", "ask for a claim that a parameter names")
	}
	return wrong("there is no such parameter or claim", "give the path of a parameter, or the id of a claim")
}

// ends are the values between which a parameter is moved, or why there are none.
func ends(s *scenario.Scenario, r *scenario.Resolved) (m Moved, why string) {
	f, known := economy.Lookup(&s.Parameters, r.Path)
	if !known {
		return m, "is not there"
	}
	if f.Setting {
		return m, "is a setting of the run"
	}
	whole := f.Value.Kind() == reflect.Int
	switch {
	case whole:
		m.Value = float64(f.Value.Int())
	case f.Value.Kind() == reflect.Float64:
		m.Value = f.Value.Float()
	default:
		return m, "is not a single number"
	}
	m.Path, m.Unit = r.Path, f.Unit
	m.Low, m.High = m.Value-math.Abs(m.Value)/10, m.Value+math.Abs(m.Value)/10
	for _, u := range s.Uncertain() {
		if f := u.Figure; slices.Contains(u.Paths, r.Path) && f.Low < f.High { // a nearness has no ends
			m.Low, m.High, m.Stated = f.Low, f.High, true
		}
	}
	if whole { // outwards, so that one person more is tried of a few
		m.Low, m.High = math.Floor(m.Low), math.Ceil(m.High)
	}
	m.Low, m.High = max(m.Low, f.Min), min(m.High, f.Max)
	if m.Low >= m.High {
		return m, "is 0, of which 10 % is nothing"
	}
	return m, ""
}

// reactions are the outcomes that move, the one that moves most for its size
// first, and those of which there is no difference, because fewer than two seeds
// have them at both ends.
func reactions(outcomes []Outcome, rows [][]float64, seeds int) (all []Reaction, absent []string) {
	all, absent = []Reaction{}, []string{}
	for k, m := range outcomes {
		column := make([]float64, len(rows))
		for i, row := range rows {
			column[i] = row[k]
		}
		var low, high []float64 // of the seeds that have the number at both ends
		for i := range seeds {
			if a, b := column[seeds+i], column[2*seeds+i]; !math.IsNaN(a) && !math.IsNaN(b) {
				low, high = append(low, a), append(high, b)
			}
		}
		change, err := estimate.Paired(high, low, Level)
		if err != nil {
			absent = append(absent, m.Name)
			continue
		}
		if slices.Equal(low, high) {
			continue
		}
		all = append(all, Reaction{
			Measure: m.Name, Unit: m.Unit, Base: Finite(Average(Numbers(column[:seeds]))), AtLow: Average(low), AtHigh: Average(high),
			Difference: NewInterval(change.Value, change.Low, change.High), Pairs: len(low), Missing: seeds - len(low),
		})
	}
	slices.SortStableFunc(all, func(a, b Reaction) int { return -cmp.Compare(a.weight(), b.weight()) })
	return all, absent
}

// weight is how much an outcome moves for its size.
func (r *Reaction) weight() float64 {
	size := max(math.Abs(r.AtLow), math.Abs(r.AtHigh))
	if r.Base != nil {
		size = max(size, math.Abs(*r.Base))
	}
	if size == 0 {
		return 0 // it moves by seeds that cancel
	}
	return math.Abs(r.AtHigh-r.AtLow) / size
}
