package economy

import (
	"tumen/economy/observe"
	"tumen/economy/parameter"
)

// recorded.go: what is there of a run between two days, for code that keeps it
// while it lasts.

// Morning is the day that comes next.
func (w *World) Morning() parameter.Date { return w.p.Start + parameter.Date(w.day) }

// Recorded is what was recorded of the days that are over: their table and their
// flows. The slices grow with the next day; what is in them does not change.
func (w *World) Recorded() (*observe.Table, []observe.Flow) {
	return &observe.Table{Columns: w.seen.columns}, w.seen.flows
}
