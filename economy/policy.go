package economy

import (
	"tumen/economy/parameter"
	"tumen/exact"
)

// applyPolicy makes today's dated changes, and counts who is alive. The changes'
// paths and values have been checked when the world was built.
func (w *World) applyPolicy() {
	changed := false
	for len(w.changes) > 0 && w.changes[0].On <= w.date {
		c := w.changes[0]
		w.changes = w.changes[1:]
		if err := w.p.Set(c.Path, c.Value); err != nil {
			w.fail(err)
		}
		changed = true
	}
	if changed {
		w.refresh()
		w.setRates()
		if w.readBags() {
			w.reshelve()
			w.weighBags()
		}
	}
	w.living.alive = len(w.porters.life) - w.porters.Count(Dead) - w.porters.Count(Gone)
}

// maxCrew is the largest crew that a case may allow.
const maxCrew = 1000

// refresh works out what holds until parameters change again: who may move
// what, whose names can be rented, how outside income and notice stand.
func (w *World) refresh() {
	for g := range w.groups {
		w.groups[g].goods = w.goodsOf(g, w.groups[g].goods[:0])
	}
	for c := range w.lenders {
		w.lenders[c] = w.lenders[c][:0]
	}
	for i, g := range w.organisers.Group {
		if w.p.Organisers[g].Licence {
			c := w.organisers.County[i]
			w.lenders[c] = append(w.lenders[c], uint32(i))
		}
	}
	for c := range w.p.Counties {
		w.outside[c] = 1
		if w.firstOutside[c] > 0 {
			w.outside[c] = w.p.Counties[c].Outside / w.firstOutside[c]
		}
	}
	for n := range w.unseen {
		w.unseen[n] = 1
		if w.p.Regime == parameter.Behavioural && !w.monopoly() {
			w.unseen[n] = exact.Exp(-w.p.Planning.Visibility * float64(max(0, n-w.p.Planning.Unnoticed)))
		}
	}
}
