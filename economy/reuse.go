package economy

import (
	"reflect"

	"tumen/economy/parameter"
	"tumen/economy/snapshot"
)

// reuse.go: one world after another in the same memory. A study builds ten
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
	w.build(p, changes, seeds)
	return nil
}
