// Package sensitivity is the study of which uncertain numbers matter for an
// outcome, and how sure that is.
package sensitivity

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/study"
	"tumen/study/design"
	"tumen/view"
)

// The methods. Those after the first two work on any points (points.go).
const (
	MethodMorris = "morris"
	MethodSobol  = "sobol"
	MethodDelta  = "delta"
	MethodPAWN   = "pawn"
)

// methods are all of them, in the order in which they are usually wanted.
var methods = append([]string{MethodMorris, MethodSobol}, namesOfPoints...)

// The usual sizes, and the levels of a Morris grid (Saltelli et al. 2008, chapter
// 3). Of less than the least nothing follows of a spread, and package estimate
// refuses it.
const (
	usualTrajectories = 20
	usualRows         = 128
	usualLevels       = 4
	leastTrajectories = 4
	leastRows         = design.Scrambles
)

// Kind is the study.
var Kind = &study.Kind{
	Name:  "sensitivity",
	Title: say.Text("which uncertain numbers matter for a result, and how well that is known"),
	Help: say.Textf(`Vary the uncertain numbers of a case and say which of them matter for an outcome.
Every index has a 95 %% interval, and every sentence about an input was tested.
Chance is one more input of sobol and morris: runs that differ in other inputs share
their seed, so an input that has no effect changes no run. delta and pawn have a
dummy, an input that has no effect.

  morris  a screening: how far does the outcome move when one number moves;
          each trajectory is one run for each number and two more
  sobol   shares of the variance, alone (S1) and together with others (ST);
          each of a power of two of rows is one run for each number and three more
%s
Runs that fail are left out with their row or trajectory, and counted. To try a
method, use a function whose answer is known: known/ishigami, known/g,
known/linear, known/noise.`, helpOfPoints),
	Takes: slices.Concat([]study.Take{
		{Key: "method", Usual: MethodMorris, Choices: methods},
		{Key: "points", Usual: say.Textf("%d for morris, %d for sobol, %d for the others", usualTrajectories, usualRows, study.UsualSample), Doc: say.Text("trajectories, rows or points, as the method counts; but for morris a power of two")},
		{Key: "runs"},
		{Key: "outcome", Usual: say.Text("that of the case's first pattern")},
	}, study.Takes("groups", "second_order"), []study.Take{{Key: "chance", Usual: string(design.ChanceInput)}}, []study.Take{{Key: "levels", Usual: fmt.Sprint(usualLevels)}}, study.Takes("whole_grid", "together", "policies", "effect_of"), study.Uncertain),
	Examples: []study.Request{
		{Case: "samjiyon", Method: MethodMorris},
		{Case: "samjiyon", Method: MethodSobol, Points: 256, Outcome: "piece_rate"},
		{Case: "samjiyon", Vary: []string{"labour.rest=3 to 8 days"}, Method: MethodSobol, Groups: []string{"carrying=labour.tiring,labour.rest"}},
		{Case: "known/ishigami", Sets: []string{"a=7", "b=0.1"}, Method: MethodSobol, Points: 4096},
		{Case: "samjiyon", Method: MethodDelta, EffectOf: "levy-10", Outcome: "kinds.porters.gain"},
		{Case: "known/noise", Method: MethodSobol, Points: 1024, Chance: string(design.ChanceMean)},
	},
	Known: study.KnownIndices,
	Plan:  plan,
	Analyse: func(s *study.Study) (study.Result, error) {
		return Analyse(s, cmp.Or(s.Spec.Request.Method, MethodMorris), s.Spec.Request.Outcome)
	},
	Part: func(s *study.Spec) string { // the methods of points are analyses of one design
		return map[string]string{study.BySaltelli: MethodSobol, study.ByMorris: MethodMorris, study.BySobol: "points", study.ByWorlds: "points"}[s.Design.Method]
	},
	Empty: func() study.Result { return &Sensitivity{} },
	View:  func(r study.Result) *view.Document { return View(r.(*Sensitivity)) },
	Report: func(s *study.Study) (*view.Document, error) { // every outcome that a reader asks for first
		all, err := Main(s)
		if err != nil {
			return nil, err
		}
		return View(all...), nil
	},
}

// plan fills in the design.
func plan(d *study.Draft) error {
	s, method := d.Spec, cmp.Or(d.Method, MethodMorris)
	if err := d.AllRunsOrEffect(); err != nil {
		return err
	}
	if err := d.NeedsUncertain(say.Text("none can matter")); err != nil {
		return err
	}
	if _, err := s.FindOutcome(d.Outcome); err != nil {
		return err
	}
	var wrong fault.List
	for _, only := range []struct{ field, method string }{{"groups", MethodSobol}, {"second_order", MethodSobol}, {"levels", MethodMorris}, {"whole_grid", MethodMorris}} {
		if method != only.method && !d.Value(only.field).IsZero() {
			wrong.Add(only.field, "", say.Textf("it is for the method %s, not %s", only.method, method), say.Text("leave it out, or choose that method"))
		}
	}
	switch chance := design.Chance(d.Chance); {
	case chance == "":
	case slices.Contains(namesOfPoints, method):
		wrong.Add("chance", d.Chance, say.Textf("no two runs of the method %s are compared, so each has its own seed", method), say.Text("leave it out, or choose sobol or morris"))
	case method == MethodMorris && chance == design.ChanceMean:
		wrong.Add("chance", d.Chance, say.Text("the mean size of an effect has the noise of both runs in it, which cannot be subtracted"), say.Textf("write %s or %s, or choose sobol", design.ChanceInput, design.ChanceGiven))
	case d.WholeGrid && chance != design.ChanceGiven:
		wrong.Add("chance", d.Chance, say.Text("the runs of a whole grid share one seed"), say.Text("leave it out"))
	}
	if method == MethodMorris && len(s.Together) > 0 {
		wrong.Add("together", "", say.Text("a screening moves one number at a time, and these go together"), say.Text("choose sobol, which takes them as one, or delta or pawn"))
	}
	if d.WholeGrid && d.Points+d.Runs > 0 {
		wrong.Add("whole_grid", "", say.Text("it takes every step of the grid, so the study has a size already"), say.Text("leave out {points} and {runs}"))
	}
	if err := wrong.Err(); err != nil {
		return err
	}
	k := len(s.Inputs)
	s.Design = study.Design{Seed: d.FirstSeed}
	switch method {
	case MethodMorris:
		s.Design.Method, s.Design.Levels, s.Design.Whole = study.ByMorris, cmp.Or(d.Levels, usualLevels), d.WholeGrid
		s.Design.Chance = cmp.Or(design.Chance(d.Chance), design.ChanceInput)
		if d.WholeGrid {
			s.Design.Chance = design.ChanceGiven
		}
		m, err := s.Design.Morris(0, k)
		if err != nil {
			return fault.New("levels", fmt.Sprint(d.Levels), err.Error(), say.Text("choose another number"))
		}
		if s.Asked = len(m.Points); !d.WholeGrid {
			each := s.Design.Trajectory(k)
			trajectories, err := d.Size(usualTrajectories, each*len(s.Arms), leastTrajectories, false)
			s.Asked = trajectories * each
			return err
		}
		return nil
	case MethodSobol:
		var err error
		if s.Design.Factors, err = factors(d.Groups, s.Inputs); err != nil {
			return err
		}
		s.Design.Factors = joined(s.Design.Factors, s.Inputs, s.Together)
		s.Design.Method, s.Design.Second, s.Design.Scrambles = study.BySaltelli, d.SecondOrder, design.Scrambles
		s.Design.Chance = cmp.Or(design.Chance(d.Chance), design.ChanceInput)
		rows, err := d.Size(usualRows, s.Design.Width()*len(s.Arms), leastRows, true)
		s.Asked = rows * s.Design.Width()
		return err
	}
	return d.EvenPoints()
}

// factors reads NAME=A,B: what is in no group is a factor of its own.
func factors(groups []string, inputs []study.Input) ([]study.Factor, error) {
	var factors []study.Factor
	free := map[string]int{}
	for i, in := range inputs {
		free[in.Name] = i
	}
	taken := map[string]string{}
	for _, argument := range groups {
		name, list, ok := strings.Cut(argument, "=")
		name = strings.TrimSpace(name)
		wrong := func(what, write string) ([]study.Factor, error) {
			return nil, &fault.Error{Field: "groups", Given: argument, What: what, Write: write}
		}
		if !ok || name == "" {
			return wrong(say.Text("this is not NAME=INPUT,INPUT"), say.Text("write a name and the inputs that it stands for, such as people=labour.rest,labour.strength"))
		}
		if name == study.ChanceInput || slices.ContainsFunc(factors, func(f study.Factor) bool { return f.Name == name }) {
			return wrong(say.Textf("the name `%s` is taken", name), say.Text("choose another"))
		}
		f := study.Factor{Name: name}
		for member := range strings.SplitSeq(list, ",") {
			member = strings.TrimSpace(member)
			i, known := free[member]
			switch {
			case !known && taken[member] != "":
				return wrong(say.Textf("`%s` is in `%s` already", member, taken[member]), say.Text("name each input once"))
			case !known:
				return wrong(say.Textf("`%s` is not varied", member), say.Textf("name some of %s", strings.Join(study.NamesOf(inputs), ", ")))
			}
			delete(free, member)
			taken[member] = name
			f.Inputs = append(f.Inputs, i)
		}
		factors = append(factors, f)
	}
	for i, in := range inputs {
		if taken[in.Name] == "" {
			if slices.ContainsFunc(factors, func(f study.Factor) bool { return f.Name == in.Name }) {
				return nil, &fault.Error{Field: "groups", What: say.Textf("a group has the name of the input `%s`, which is not in it", in.Name), Write: say.Text("choose another")}
			}
			factors = append(factors, study.Factor{Name: in.Name, Inputs: []int{i}})
		}
	}
	return factors, nil
}

// joined takes factors whose numbers go together as one: exchanged apart, their
// combinations would not be those that are believed, and their shares would not add up.
func joined(factors []study.Factor, inputs []study.Input, together []study.Joint) []study.Factor {
	holds := func(name string) int {
		input := slices.Index(study.NamesOf(inputs), name)
		return slices.IndexFunc(factors, func(f study.Factor) bool { return slices.Contains(f.Inputs, input) })
	}
	for _, pair := range together {
		a, b := holds(pair.A), holds(pair.B)
		if a == b {
			continue
		}
		a, b = min(a, b), max(a, b)
		factors[a].Name = say.Textf("%s and %s", factors[a].Name, factors[b].Name)
		factors[a].Inputs = append(factors[a].Inputs, factors[b].Inputs...)
		factors = slices.Delete(factors, b, b+1)
	}
	return factors
}
