package scenario

import (
	"cmp"
	"math"
	"reflect"
	"slices"

	"tumen/economy/parameter"
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
