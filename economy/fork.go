package economy

import (
	"context"
	"reflect"

	"tumen/economy/parameter"
	"tumen/economy/snapshot"
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
	snapshot.Duplicate(reflect.ValueOf(f).Elem(), reflect.ValueOf(w).Elem())
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
		f.checks.Continue(w.checks)
	}
	return f
}
