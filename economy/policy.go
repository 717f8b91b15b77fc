package economy

// applyPolicy makes today's dated changes. The change's paths and values have
// been checked when the world was built.
func (w *World) applyPolicy() {
	for len(w.changes) > 0 && w.changes[0].On <= w.date {
		c := w.changes[0]
		w.changes = w.changes[1:]
		if err := w.p.Set(c.Path, c.Value); err != nil {
			w.fail(err)
		}
	}
}
