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
	f.connect()
	f.labour.Bind()
	f.team.employ(&f.households, &f.book)
	f.evening = evening{}
	f.planning.openEvening()
	f.prospects.readRoutes()
	if w.checks != nil {
		f.checks = nil // it looks at the columns of w
		f.KeepChecks()
		f.checks.Continue(w.checks)
	}
	return f
}

// Below: one world after another in the same memory. A study builds ten
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
	snapshot.Empty(reflect.ValueOf(w).Elem())
	if w.team = same; same == nil || same.Workers() != max(1, workers) {
		w.team = newTeam(w, workers)
	}
	w.connect()
	return w.build(p, changes, seeds)
}
