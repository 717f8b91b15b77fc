package scenario

import (
	"cmp"
	"math"
	"reflect"
	"slices"

	"tumen/economy"
)

// layer is a change of a policy that holds between dates.
type layer struct {
	change
	policy string
}

// until is the first day on which the layer no longer holds.
func (l layer) until() economy.Date {
	if l.ends == nil {
		return math.MaxInt32
	}
	return *l.ends
}

// compile turns layers into dated changes. Where layers of one parameter
// overlap, the last applied holds; when it ends, what lies below shows again.
func (s *Scenario) compile(layers []layer) {
	first := s.Parameters.Start - economy.Date(s.Parameters.BurnIn)
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
	slices.SortStableFunc(s.Changes, func(a, b economy.Change) int { return cmp.Compare(a.On, b.On) })
}

// compilePath adds the changes of one parameter, given its layers.
func (s *Scenario) compilePath(path string, layers []layer) {
	f, found := economy.Lookup(&s.Parameters, path)
	i := slices.IndexFunc(s.Resolved, func(r Resolved) bool { return r.Path == path })
	if !found || i < 0 {
		return // the case has tried every path of its policies
	}
	var days []economy.Date
	for _, l := range layers {
		days = append(days, *l.starts)
		if l.ends != nil {
			days = append(days, *l.ends)
		}
	}
	slices.Sort(days)
	base := s.Parameters.Clone() // its field keeps what stands without layers
	under, _ := economy.Lookup(base, path)
	holds, value := -1, under.Value.Interface()
	for _, day := range slices.Compact(days) {
		top, next, why := -1, under.Value.Interface(), layers[max(holds, 0)].policy
		for j, l := range layers {
			if *l.starts <= day && day < l.until() {
				top, next, why = j, l.stating.value, l.policy
			}
		}
		if top == holds {
			continue
		}
		s.Changes = append(s.Changes, economy.Change{On: day, Path: path, Value: next, Why: why})
		s.Resolved[i].Dated = append(slices.Clone(s.Resolved[i].Dated), Dated{
			On: day.String(), Value: printed(detached(f, next)), Was: printed(detached(f, value)), Policy: why,
		})
		holds, value = top, next
	}
}

// detached is a field of the same kind that holds another value and belongs to
// no parameters.
func detached(f economy.Field, value any) economy.Field {
	v := reflect.New(f.Value.Type()).Elem()
	v.Set(reflect.ValueOf(value))
	f.Value = v
	return f
}
