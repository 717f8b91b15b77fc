package economy

import (
	"context"
	"reflect"
	"unsafe"

	"tumen/economy/parameter"
	"tumen/unit"
)

// fork.go: several futures of one past. A world is run to the day before a
// policy begins, once, and forked there; each fork lives on under changes of its
// own, and is to the bit what it would have been had it been run whole.

// RunTo advances the world to the morning of a date, or to its end if that comes
// first, and leaves it there: to be forked, or to be run on with Run. progress
// and the errors are those of Run.
func (w *World) RunTo(ctx context.Context, date parameter.Date, progress func(day, days int)) error {
	for w.p.Start+parameter.Date(w.day) < date && w.day < int32(w.p.Days) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := w.advance(progress); err != nil {
			return err
		}
	}
	return nil
}

// Fork is a copy of the world as it stands this morning, whose changes from now
// on are the given ones, earliest first, in place of those that were still to
// come. The two share nothing that either changes, so both can be run on, on
// goroutines of their own; while it is forked the world must stand still. What
// was observed so far is in both. Nobody watches or follows the copy.
func (w *World) Fork(changes []parameter.Change) *World {
	f := &World{}
	duplicate(reflect.ValueOf(f).Elem(), reflect.ValueOf(w).Elem())
	f.p, f.changes = *w.p.Clone(), append([]parameter.Change(nil), changes...)
	f.team = newTeam(f, w.team.Workers())
	first := 0
	for r := range f.routes { // a route's posts are a part of all posts
		n := len(w.routes[r].posts)
		f.routes[r].posts = f.posts[first : first+n]
		first += n
	}
	if w.checks != nil {
		f.checks = nil // it looks at the columns of w
		f.KeepChecks()
		f.checks.days = append(f.checks.days, w.checks.days...)
		for i := range w.checks.sums {
			f.checks.sums[i] = append(f.checks.sums[i], w.checks.sums[i]...)
		}
	}
	return f
}

// duplicate makes to a copy of from that shares no slice with it, in the memory
// that to has as far as it goes. Functions and pointers are left out: who looks
// at a world is no part of it.
func duplicate(to, from reflect.Value) {
	if flat(from.Type()) {
		to.Set(from)
		return
	}
	switch from.Kind() {
	case reflect.Struct:
		for i := range from.NumField() {
			duplicate(settable(to.Field(i)), settable(from.Field(i)))
		}
	case reflect.Array:
		for i := range from.Len() {
			duplicate(to.Index(i), from.Index(i))
		}
	case reflect.Slice:
		if from.IsNil() {
			to.SetZero()
			return
		}
		if from.Len() <= to.Cap() && to.Cap() > 0 {
			to.SetLen(from.Len())
		} else {
			// The room to grow is part of a slice: in the steady day nothing is allocated.
			to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Cap()))
		}
		if flat(from.Type().Elem()) {
			reflect.Copy(to, from)
			return
		}
		for i := range from.Len() {
			duplicate(to.Index(i), from.Index(i))
		}
	case reflect.Func, reflect.Pointer:
		if from.Type() == reflect.TypeFor[*unit.System]() { // which nobody changes
			to.Set(from)
		}
	default:
		to.Set(from)
	}
}

// settable is a field that reflection may read and set although its name is
// private to this package; both values are of this package.
func settable(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem()
}
