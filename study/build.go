package study

import (
	"errors"
	"slices"
	"strings"

	"tumen/internal/build"
	"tumen/internal/fault"
	"tumen/scenario"
	"tumen/unit"
)

// Ask is what somebody wants of a study: the words of a command line, or of a
// page. Spec makes a study of it.
type Ask struct {
	Kind     string
	Case     string         // a built-in name or a path
	Read     *scenario.Case // the case, if it has been read; Case is then its name alone
	Program  build.Identity // which program this is
	Sets     []string
	Arms     []Arm    // none means the case as it is
	Fixed    bool     // the case's uncertain numbers stay as they are stated
	Vary     []string // PATH=RANGE, beside or instead of them
	Together []string // A,B=R
	Points   int      // as the design counts them; 0 means the usual number
	Runs     int      // of the model in all, in the place of Points: the design makes no more
	Seeds    int      // runs of each point; 0 means the usual number
	First    uint64   // the first seed
	Method   string   // BySobol unless another is named
	NoDays   bool     // daily series are not kept
	Sense    Sense    // of a sensitivity study
	Fit      Fit      // of a calibration

	Patterns       []string // that a calibration is held against; none means all
	Toleranced     bool     // Fit.Tolerance was asked for, also if it is 0
	benchTolerance float64  // what it is of a bench otherwise
}

// The usual numbers of a study: points and runs of each where something is
// uncertain, two being what it takes to tell testimony from chance; runs of the
// one point where nothing is.
const (
	UsualPoints     = 128
	UsualReplicates = 2
	UsualSeeds      = 200
)

// Spec reads the case and makes the study. The errors are those of
// scenario.Open, and a *fault.Error for what cannot be varied.
func (a Ask) Spec() (*Spec, error) {
	if IsBench(a.Case) {
		return a.bench()
	}
	c := a.Read
	if c == nil {
		var err error
		if c, err = scenario.Load(a.Case); err != nil {
			return nil, err
		}
	}
	base, err := c.With(scenario.Options{Sets: a.Sets})
	if err != nil {
		return nil, err
	}
	arms := slices.Clone(a.Arms)
	if len(arms) == 0 {
		arms = []Arm{{Name: "as stated", Policies: []string{}}}
	}
	for _, arm := range arms {
		if _, err := c.With(scenario.Options{Policies: arm.Policies, Sets: a.Sets}); err != nil {
			return nil, err
		}
	}
	s := &Spec{
		Format: SpecFormat, Kind: a.Kind, Programs: []Program{programOf(a.Program)},
		Case:  CaseText{Name: c.Name, Title: c.Title, File: a.Case, SHA256: c.SHA256, Text: c.Text},
		Sets:  append([]string{}, a.Sets...),
		Arms:  arms,
		Days:  base.Parameters.Days,
		Start: base.Parameters.Start.String(),
		Seeds: Seeds{First: a.First, Replicates: 1},

		Outcomes: outcomesOf(base), Series: []Outcome{}, Patterns: bandsOf(base.Patterns),
	}
	if !a.NoDays {
		s.Series = seriesOf(base)
	}
	if s.Inputs, err = a.inputs(base); err != nil {
		return nil, err
	}
	if s.Together, err = a.together(s.Inputs); err != nil {
		return nil, err
	}
	if err := a.size(s); err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, fault.New("", "this study", err.Error(), "ask for another size")
	}
	return s, nil
}

// inputs are the uncertain numbers of the case, unless they stay as stated,
// and those that were asked for. What was asked for takes a parameter out of the
// case's own number.
func (a Ask) inputs(s *scenario.Scenario) ([]Input, error) {
	var own, asked []scenario.Uncertain
	if !a.Fixed {
		own = s.Uncertain()
	}
	for _, argument := range a.Vary {
		u, err := s.Between(argument)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(asked, func(v scenario.Uncertain) bool { return v.Name == u.Name }) {
			return nil, &fault.Error{Field: "vary", Given: argument, What: "`" + u.Name + "` is varied twice", Write: "keep one of them"}
		}
		asked = append(asked, u)
		for i := range own {
			own[i].Paths = slices.DeleteFunc(own[i].Paths, func(path string) bool { return path == u.Name })
		}
	}
	own = slices.DeleteFunc(own, func(u scenario.Uncertain) bool { return len(u.Paths) == 0 })
	inputs, err := Inputs(append(own, asked...))
	if err != nil {
		return nil, err
	}
	return legal(balanced(inputs, &s.Testimony), s)
}

// together reads A,B=R: two inputs by name and the correlation of their normal
// scores.
func (a Ask) together(inputs []Input) ([]Joint, error) {
	joints := []Joint{}
	for _, argument := range a.Together {
		pair, text, ok := strings.Cut(argument, "=")
		first, second, both := strings.Cut(pair, ",")
		r, err := parseCorrelation(text)
		wrong := func(what, write string) ([]Joint, error) {
			return nil, &fault.Error{Field: "together", Given: argument, What: what, Write: write}
		}
		if !ok || !both || err != nil {
			return wrong("this is not A,B=R", "write two uncertain numbers and a correlation between -1 and 1: A,B=0.5")
		}
		var names []string
		for _, in := range inputs {
			names = append(names, in.Name)
		}
		for _, name := range []string{first, second} {
			if !slices.Contains(names, name) {
				return wrong("`"+name+"` is not varied", "name two of "+strings.Join(names, ", "))
			}
		}
		joints = append(joints, Joint{first, second, r})
	}
	if len(joints) > 0 {
		probe := Spec{Inputs: inputs, Together: joints}
		if _, err := probe.Space(); err != nil {
			return nil, &fault.Error{Field: "together", What: err.Error(), Write: "leave one out"}
		}
	}
	return joints, nil
}

// size fills in how many runs there will be, and at which points.
func (a Ask) size(s *Spec) error {
	switch a.Kind {
	case KindSensitivity:
		return a.sensing(s)
	case KindCalibration:
		return a.fitting(s)
	case KindDiscovery:
		a.Sense.Method = SenseDelta // the same even points
		return a.sensing(s)
	}
	least := 1
	if len(s.Arms) > 1 {
		least = 2 // a difference is over worlds
	}
	s.Design = Design{Method: ByStated, Seed: a.First}
	if len(s.Inputs) == 0 {
		a.Points = a.Seeds // each seed is a point of its own
		var err error
		s.Asked, err = a.sized("seeds", UsualSeeds, len(s.Arms), least, false)
		return err
	}
	s.Design.Method = BySobol
	if a.Method != "" {
		s.Design.Method = a.Method
	}
	replicates := UsualReplicates
	if len(s.Arms) > 1 { // a pair of runs tells what the policies do, and chance need not be told apart
		replicates = 1
	}
	s.Seeds.Replicates = or(a.Seeds, replicates)
	var err error
	s.Asked, err = a.sized("points", UsualPoints, s.PointRows(), least, s.Design.Method == BySobol)
	if s.Design.Method == ByLatin {
		s.Design.Block = s.Asked
	}
	return err
}

func or(n, usual int) int {
	if n == 0 {
		return usual
	}
	return n
}

// parseCorrelation reads a number between -1 and 1, ends excluded.
func parseCorrelation(text string) (float64, error) {
	r, err := unit.Number(text)
	if err == nil && !(r > -1 && r < 1) {
		err = errors.New("a correlation lies between -1 and 1")
	}
	return r, err
}
