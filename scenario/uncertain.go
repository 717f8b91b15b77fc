package scenario

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/testimony"
)

// Uncertain is a number of the case of which only a range or a nearness is
// stated: 20 to 30 people, about 50 kg. It is one number even where several
// parameters take it from one claim.
type Uncertain struct {
	Name   string           // of the parameter, by its path, or of the claim that several take it from
	Paths  []string         // the parameters that it is the value of
	Figure testimony.Figure // as it is stated, in the unit of the parameters
	Origin string           // FromClaim, FromSource, FromAssumption, or FromSet where an argument states it
	From   string           // the claim's or source's id
	Why    string
	Given  string // KEY=NAME of the alternative that states it, of a choice; else empty
}

// open are the shapes of a figure that leave room on both sides. A bound leaves
// room too, though nothing in it says how much.
var open = []testimony.Shape{testimony.About, testimony.Range, testimony.Interval, testimony.Triangle, testimony.Quantiles}

// Uncertain are the uncertain numbers of the case as it stands, in the order of
// its parameters. What an overlay has set is not one of them.
func (s *Scenario) Uncertain() (all []Uncertain) {
	for i := range s.Resolved {
		r := s.stated(s.Resolved[i].Path)
		figure, stated := s.figures[r.Path]
		if !stated || !slices.Contains(open, figure.Shape) || r.Origin == FromPolicy || r.Origin == FromSet {
			continue
		}
		u := Uncertain{Name: r.Path, Paths: []string{r.Path}, Figure: figure, Origin: r.Origin, From: r.From, Why: r.Why}
		if r.Origin == FromHypothesis {
			u.Given = r.From
		}
		same := slices.IndexFunc(all, u.sameClaim)
		if same < 0 {
			all = append(all, u)
			continue
		}
		all[same].Name, all[same].Paths = u.From, append(all[same].Paths, r.Path)
	}
	return all
}

// sameClaim says whether two parameters take one number from one claim. A
// parameter that only refers to a claim, and states its own number, does not.
func (u Uncertain) sameClaim(v Uncertain) bool {
	return (u.Origin == FromClaim || u.Origin == FromImplied) && u.Origin == v.Origin && u.From == v.From && u.Figure == v.Figure
}

// Legal is between what all of some parameters may lie, in their unit, and
// whether one of them is a whole number.
func (s *Scenario) Legal(paths []string) (low, high float64, whole bool) {
	low, high = math.Inf(-1), math.Inf(1)
	for _, path := range paths {
		if f, found := parameter.Lookup(&s.Parameters, path); found {
			least, most := f.Min, f.Max
			for _, c := range slices.Backward(s.moved[path].by) { // what it is moved to must be legal
				operand := c.operand.value.(float64)
				least, most = c.verb.Undo(least, operand), c.verb.Undo(most, operand)
			}
			low, high = max(low, f.Min, least), min(high, f.Max, most)
			_, counts := f.Value.Interface().(int)
			whole = whole || counts
		}
	}
	return low, high, whole
}

// Between reads PATH=RANGE: an uncertain number that an argument states, such as
// routes.river.load='40 to 55 kg'. The range is written as in a case file, or
// bare in the parameter's own unit. A bound is refused, since no distribution
// follows from it, and a single number too. The error is a *fault.Error.
func (s *Scenario) Between(argument string) (Uncertain, error) {
	path, value, found := strings.Cut(argument, "=")
	path, value = strings.TrimSpace(path), strings.TrimSpace(value)
	wrong := func(what, write string) (Uncertain, error) {
		return Uncertain{}, fault.New("vary", argument, what, write)
	}
	const example = "write, for example, {vary} labour.rest='3 to 8 days'"
	if !found || path == "" || value == "" {
		return wrong(say.Text("this is not PATH=RANGE"), example)
	}
	f, found := parameter.Lookup(&s.Parameters, path)
	if !found {
		return wrong(unknownPath(path, &s.Parameters))
	}
	if f.Setting {
		return wrong(say.Textf("`%s` is a setting of the run and cannot be uncertain", path), say.Text("give it in {sets}"))
	}
	if points, dated := f.Value.Interface().(parameter.Series); !isNumber(f) || dated && len(points) > 1 {
		return wrong(say.Textf("`%s` is not a single number", path), say.Text("vary a parameter that is one"))
	}
	if r := s.stated(path); r != nil && (r.Origin == FromSet || r.Origin == FromPolicy) {
		return wrong(say.Textf("`%s` is set to %s", path, r.Value), say.Text("vary it or set it, not both"))
	}
	r := &values{File: casefile.Argument(argument), bare: true, units: s.Parameters.Units, rates: s.rates}
	figure, ok := r.varied(&casefile.Node{Text: value, Line: 1, Column: 1, Width: 1}, f)
	if !ok {
		return wrong(r.Faults[0].What, r.Faults[0].Write)
	}
	if !slices.Contains(open, figure.Shape) {
		return wrong(say.Textf("%q is not a range", figure), example)
	}
	return Uncertain{Name: path, Paths: []string{path}, Figure: figure, Origin: FromSet, Why: argument}, nil
}

// varied is a number for a field, whose middle need not be whole where the
// field is: each value will be rounded.
func (r *values) varied(n *casefile.Node, f parameter.Field) (testimony.Figure, bool) {
	if _, whole := f.Value.Interface().(int); whole {
		f.Value = reflect.ValueOf(0.0)
	}
	return r.number(n, f)
}

// Varied is a scenario whose uncertain numbers are given other values, again
// and again. It is not for several goroutines at once: each makes its own.
type Varied struct {
	scenario *Scenario
	p        *parameter.Parameters // what At returns; its fields are written anew each time
	fields   [][]parameter.Field   // by number: the parameters of p that it is the value of
	dated    bool                  // a dated overlay touches one of them
}

// Varied prepares the scenario for other values of some numbers, each given by
// the parameters that it is the value of. A parameter that a policy has set before
// the run stays as the policy has it; one that a policy scales or adds to is scaled
// or added to again. It fails if a path leads to no
// single number.
func (s *Scenario) Varied(numbers [][]string) (*Varied, error) {
	v := &Varied{scenario: s, p: s.Parameters.Clone(), fields: make([][]parameter.Field, len(numbers))}
	for i, paths := range numbers {
		for _, path := range paths {
			f, found := parameter.Lookup(v.p, path)
			if !found || !isNumber(f) {
				return nil, say.Errorf("the case %s has no parameter `%s` that is a single number", s.Name, path)
			}
			if r := s.stated(path); r != nil && r.Origin == FromPolicy {
				continue
			}
			v.fields[i] = append(v.fields[i], f)
			v.dated = v.dated || slices.ContainsFunc(s.layers, func(l layer) bool { return l.Path == path })
		}
	}
	return v, nil
}

// At is the parameters and the dated changes with the given values, one for
// each number, in the unit of its parameters. A value for a parameter that
// counts is rounded to the nearest whole number. The parameters are good until
// the next call. It fails, naming the parameter, if a value is not legal there.
func (v *Varied) At(values []float64) (*parameter.Parameters, []parameter.Change, error) {
	if len(values) != len(v.fields) {
		return nil, nil, say.Errorf("%d values were given for %d numbers", len(values), len(v.fields))
	}
	for i, x := range values {
		for _, f := range v.fields[i] {
			y := any(x)
			for _, c := range v.scenario.moved[f.Path].by {
				y = c.verb.Apply(y, c.operand.value, 1)
			}
			if err := assign(f, y.(float64)); err != nil {
				return nil, nil, err
			}
		}
	}
	if !v.dated {
		return v.p, v.scenario.Changes, nil
	}
	// When a dated overlay ends, the value of this point must show again, and
	// not the one that the case states.
	again := Scenario{Content: Content{Parameters: *v.p, Resolved: slices.Clone(v.scenario.Resolved)}}
	again.compile(slices.Clone(v.scenario.layers))
	return v.p, again.Changes, nil
}

// assign gives a field a number, if it is legal there.
func assign(f parameter.Field, x float64) error {
	_, whole := f.Value.Interface().(int)
	if whole {
		x = math.Round(x)
	}
	if !f.Within(x) {
		return say.Errorf("%s cannot be %s: legal is %s to %s", f.Path, shown(x, f.In), shown(f.Min, f.In), shown(f.Max, f.In))
	}
	switch old := f.Value.Interface().(type) {
	case parameter.Series:
		old[0].Value = x // it shares its points with the parameters
	case int:
		f.Value.SetInt(int64(x))
	default:
		f.Value.SetFloat(x)
	}
	return nil
}
