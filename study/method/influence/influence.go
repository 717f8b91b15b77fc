package influence

import (
	"cmp"
	"math"
	"reflect"
	"slices"

	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
)

// Influence is what a number moves: from the lower end of its range to the upper,
// all else as it stands. It is what the command of that name prints as JSON.
type Influence struct {
	study.About
	Of       string     `json:"of" doc:"a parameter by its path, or a claim"`
	Numbers  []Moved    `json:"numbers"`
	Choice   *Switched  `json:"choice,omitempty" doc:"of a choice, instead of numbers"`
	Absent   []string   `json:"absent" doc:"outcomes that fewer than two seeds have at both ends"`
	Outcomes []Reaction `json:"outcomes" doc:"only those that differ: first what chance does not explain, of these the one that moves most for its size"`
}

// Analyse reads what moves in the runs that are there.
func Analyse(s *study.Study) (*Influence, error) {
	about, err := s.Results()
	if err != nil {
		return nil, err
	}
	c, err := scenario.Parse(s.Spec.Case.File, []byte(s.Spec.Case.Text))
	if err != nil {
		return nil, err
	}
	laid, err := c.With(scenario.Options{Policies: s.Spec.Arms[0].Policies, Sets: s.Spec.Sets})
	if err != nil {
		return nil, err
	}
	out := &Influence{About: about, Of: s.Spec.Request.Of, Numbers: []Moved{}, Absent: []string{}, Outcomes: []Reaction{}}
	out.Choice, err = switchable(laid, out.Of)
	if err == nil && out.Choice == nil {
		out.Numbers, err = movable(laid, out.Of)
	}
	if err != nil {
		return nil, err
	}
	err = s.EachOutcome(func(k int, column []float64) {
		out.react(s.Spec.Outcomes[k], study.ByArm(column, len(s.Spec.Arms)))
	})
	slices.SortStableFunc(out.Outcomes, func(a, b Reaction) int {
		if a.Chance != b.Chance {
			return one(a.Chance) - one(b.Chance)
		}
		return -cmp.Compare(a.weight(), b.weight())
	})
	return out, err
}

// Moved is a parameter and between which values it was moved, in Unit.
type Moved struct {
	Path   string  `json:"path"`
	Unit   string  `json:"unit"`
	Value  float64 `json:"value"`
	Low    float64 `json:"low"`
	High   float64 `json:"high"`
	Stated bool    `json:"stated" doc:"low and high are the range that the case states, and not 10 % to each side"`
}

// Reaction is an outcome: its mean over the seeds as the case stands, and at the
// two ends. A run that has no such number is in none of the means.
type Reaction struct {
	Measure    string         `json:"measure"`
	Unit       string         `json:"unit"`
	Base       *float64       `json:"base" doc:"null if no run has it as the case stands"`
	AtLow      float64        `json:"at_low"`
	AtHigh     float64        `json:"at_high"`
	Difference study.Interval `json:"difference" doc:"at the upper end less at the lower one, seed by seed"`
	Chance     bool           `json:"chance" doc:"the interval holds 0: it could be chance"`
	Pairs      int            `json:"pairs" doc:"seeds that have the number at both ends"`
	Missing    int            `json:"missing" doc:"seeds that do not"`
}

// movable are the parameters that a name stands for, with the ends of their
// ranges.
func movable(s *scenario.Scenario, of string) ([]Moved, error) {
	wrong := func(what, write string) ([]Moved, error) {
		return nil, &fault.Error{Field: "of", Given: of, What: what, Write: write}
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
		return wrong(say.Textf("%s, so it cannot be moved", why), say.Text("state a range for it in the case, or ask for another number"))
	case s.Testimony.Claim(of) != nil:
		return wrong(say.Text("no parameter is taken from this claim, so it moves nothing by itself"), say.Text("ask for a claim that a parameter names"))
	}
	return wrong(say.Text("there is no such parameter or claim"), say.Text("give the path of a parameter, or the id of a claim"))
}

// ends are the values between which a parameter is moved, or why there are none.
func ends(s *scenario.Scenario, r *scenario.Resolved) (m Moved, why string) {
	f, known := parameter.Lookup(&s.Parameters, r.Path)
	if !known {
		return m, say.Text("is not there")
	}
	if f.Setting {
		return m, say.Text("is a setting of the run")
	}
	whole := f.Value.Kind() == reflect.Int
	switch {
	case whole:
		m.Value = float64(f.Value.Int())
	case f.Value.Kind() == reflect.Float64:
		m.Value = f.Value.Float()
	default:
		return m, say.Text("is not a single number")
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
		return m, say.Text("is 0, of which 10 % is nothing")
	}
	return m, ""
}

// react adds an outcome to those that move, given its runs by arm; or to those of
// which there is no difference, because fewer than two seeds have it at both ends.
func (out *Influence) react(o study.Outcome, arms [][]float64) {
	var low, high []float64 // of the seeds that have the number at both ends
	for i := range arms[0] {
		if a, b := arms[1][i], arms[2][i]; !math.IsNaN(a) && !math.IsNaN(b) {
			low, high = append(low, a), append(high, b)
		}
	}
	change, err := estimate.Paired(high, low, study.Level)
	switch {
	case err != nil:
		out.Absent = append(out.Absent, o.Name)
	case !slices.Equal(low, high):
		out.Outcomes = append(out.Outcomes, Reaction{
			Measure: o.Name, Unit: o.Unit, Base: study.Finite(study.Average(study.Numbers(arms[0]))), AtLow: study.Average(low), AtHigh: study.Average(high),
			Difference: study.NewInterval(change.Value, change.Low, change.High), Chance: !(change.Low > 0 || change.High < 0), Pairs: len(low), Missing: len(arms[0]) - len(low),
		})
	}
}

// Sure is how many outcomes move by more than chance explains.
func (out *Influence) Sure() (n int) {
	for i := range out.Outcomes {
		n += 1 - one(out.Outcomes[i].Chance)
	}
	return n
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
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
