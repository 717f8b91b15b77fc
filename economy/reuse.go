package economy

import (
	"reflect"
	"sync"

	"tumen/economy/parameter"
)

// again.go: one world after another in the same memory. A study builds ten
// thousand small worlds, and each asked for its memory anew: what the collector
// then did was a tenth of all the work, and ran beside a single worker on a core
// that was idle, but in the way of two.

// Rebuild makes another world in the memory of w, which may be the zero World: to
// the bit the one that Build makes of the same arguments. All that was in w is
// gone, and nobody watches or follows it any more. An Outcome of w, and the
// slices that a follower was shown, are good only until then. The errors are
// those of Build; w is then as it was.
func (w *World) Rebuild(p *parameter.Parameters, changes []parameter.Change, seeds Seeds, workers int) error {
	if problems := p.Check(); len(problems) > 0 {
		return problems[0]
	}
	same := w.team
	empty(reflect.ValueOf(w).Elem())
	if w.team = same; same == nil || same.Workers() != max(1, workers) {
		w.team = newTeam(w, workers)
	}
	w.build(p, changes, seeds)
	return nil
}

// empty makes a value the zero one of its type, but for the memory of its slices:
// they have no length, and all that lies behind it is empty too. resized hands that
// memory out again; whoever makes a slice anew leaves it to the collector.
func empty(v reflect.Value) {
	if flat(v.Type()) {
		v.SetZero()
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			empty(settable(v.Field(i)))
		}
	case reflect.Array:
		for i := range v.Len() {
			empty(v.Index(i))
		}
	case reflect.Slice:
		v.SetLen(v.Cap())
		if flat(v.Type().Elem()) {
			v.Clear()
		} else {
			for i := range v.Len() {
				empty(v.Index(i))
			}
		}
		v.SetLen(0)
	default:
		v.SetZero()
	}
}

// resized is n empty elements: those of s, which has been emptied, as far as they
// go.
func resized[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	grown := make([]T, n)
	copy(grown, s[:cap(s)]) // for the memory that they have
	return grown
}

// resizedTable is resized rows of n elements each.
func resizedTable[T any](t [][]T, rows, n int) [][]T {
	t = resized(t, rows)
	for r := range t {
		t[r] = resized(t[r], n)
	}
	return t
}

// flatTypes is what flat has said, by type: a type's fields are looked at once.
var flatTypes sync.Map

// flat says whether values of a type are copied whole by copying their memory.
func flat(t reflect.Type) bool {
	if is, known := flatTypes.Load(t); known {
		return is.(bool)
	}
	is := true
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			is = is && flat(t.Field(i).Type)
		}
	case reflect.Array:
		is = flat(t.Elem())
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Func, reflect.Interface, reflect.Chan, reflect.UnsafePointer:
		is = false
	} // numbers, and strings, which nobody changes
	flatTypes.Store(t, is)
	return is
}
