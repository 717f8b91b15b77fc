package economy

// recorded.go: what is there of a run between two days, for code that keeps it
// while it lasts.

// Morning is the day that comes next.
func (w *World) Morning() Date { return w.p.Start + Date(w.day) }

// Recorded is what was recorded of the days that are over: their table and their
// flows. The slices grow with the next day; what is in them does not change.
func (w *World) Recorded() (*Table, []Flow) { return &Table{Columns: w.seen.columns}, w.seen.flows }
