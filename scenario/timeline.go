package scenario

import (
	"cmp"
	"math"
	"reflect"
	"slices"

	"tumen/economy/parameter"
	"tumen/internal/say"
)

// layer is a change of a policy or a hypothesis that holds between dates.
type layer struct {
	PolicyChange
	origin string // FromPolicy or FromHypothesis
	policy string // its name
}

// until is the first day on which the layer no longer holds.
func (l layer) until() parameter.Date {
	if l.ends == nil {
		return math.MaxInt32
	}
	return *l.ends
}

// compile turns layers into dated changes. Where layers of one parameter
// overlap, each works on what those applied before it give: a value that is set hides
// them, a factor scales them. When one ends, what lies below shows again.
func (s *Scenario) compile(layers []layer) {
	first := s.Parameters.Start - parameter.Date(s.Parameters.BurnIn)
	var paths []string
	for i := range layers {
		if layers[i].starts == nil {
			layers[i].starts = &first
		}
		if !slices.Contains(paths, layers[i].Path) {
			paths = append(paths, layers[i].Path)
		}
	}
	for _, path := range paths {
		s.compilePath(path, slices.DeleteFunc(slices.Clone(layers), func(l layer) bool { return l.Path != path }))
	}
	slices.SortStableFunc(s.Changes, func(a, b parameter.Change) int { return cmp.Compare(a.On, b.On) })
}

// compilePath adds the changes of one parameter, given its layers.
func (s *Scenario) compilePath(path string, layers []layer) {
	f, found := parameter.Lookup(&s.Parameters, path)
	r := s.resolved(path)
	if !found || r == nil {
		return // the case has tried every path of its policies
	}
	under := f.Value.Interface()
	value := func(day parameter.Date) (top int, v any) { // of the layers that hold on a day, each over those before it
		top, v = -1, under
		for j := range layers {
			if l := &layers[j]; *l.starts <= day && day < l.until() {
				top, v = j, l.on(day, v)
			}
		}
		return top, v
	}
	holds, before := -1, under
	for _, day := range daysOf(layers) {
		top, next := value(day)
		why := layers[max(holds, 0)].policy
		if top >= 0 {
			why = layers[top].policy
		}
		began := top != holds
		if !began && reflect.DeepEqual(next, before) {
			continue
		}
		s.Changes = append(s.Changes, parameter.Change{On: day, Path: path, Value: next, Why: why})
		if d := (Dated{On: day.String(), Value: printed(detached(f, next)), Was: printed(detached(f, before)), Policy: why}); began || layers[top].reaches == nil {
			if top >= 0 && layers[top].reaches != nil { // one line for all of its steps
				_, arrives := value(*layers[top].reaches)
				d.Value, d.Reaches = printed(detached(f, arrives)), layers[top].Reaches
			}
			r.Dated = append(slices.Clone(r.Dated), d)
		}
		holds, before = top, next
	}
}

// daysOf are the days on which layers begin, end or move, in order.
func daysOf(layers []layer) (days []parameter.Date) {
	for _, l := range layers {
		days = append(days, *l.starts)
		if l.ends != nil {
			days = append(days, *l.ends)
		}
		if l.reaches != nil {
			for day := *l.starts + 1; day <= *l.reaches; day++ {
				days = append(days, day)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// detached is a field of the same kind that holds another value and belongs to
// no parameters.
func detached(f parameter.Field, value any) parameter.Field {
	v := reflect.New(f.Value.Type()).Elem()
	v.Set(reflect.ValueOf(value))
	f.Value = v
	return f
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
