package workbench

import (
	"cmp"
	"math"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"tumen/economy"
)

// batch is a piece of a feed: the days from From to To.
type batch struct {
	From      int                `json:"from" doc:"first day, from 0"`
	To        int                `json:"to" doc:"last day; the event's id is the day after it"`
	Columns   map[string]numbers `json:"columns" doc:"by name, one number a day, as in days.parquet; null where the day has none"`
	Flows     []flow             `json:"flows" doc:"what was paid, day by day, as in flows.parquet"`
	Crossings []crossing         `json:"crossings" doc:"at most 40 a night, evenly spread over the order of hiring; the column crews has how many there were"`
	Tolls     []toll             `json:"tolls" doc:"what each post took, day by day"`
	Notes     []note             `json:"notes" doc:"what else happened"`
}

// numbers are whole or real, as their column is. One that does not exist is nil.
type numbers []any

// Schema is a list of numbers and nulls.
func (numbers) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeNumber, Nullable: true}}
}

// batchDays is the most days of one event: a viewer who comes late gets the past
// in pieces that are quickly read, one after the other.
const batchDays = 64

// piece cuts the days from first to the one before end out of what was seen.
func (s *seen) piece(first, end int) batch {
	b := batch{
		From: first, To: end - 1, Columns: make(map[string]numbers, len(s.Columns)),
		Flows:     between(s.Flows, first, end, func(x flow) int32 { return x.Day }),
		Crossings: between(s.Crossings, first, end, func(x crossing) int32 { return x.Day }),
		Tolls:     between(s.Tolls, first, end, func(x toll) int32 { return x.Day }),
		Notes:     between(s.Notes, first, end, func(x note) int32 { return x.Day }),
	}
	for k := range s.Columns {
		b.Columns[s.Columns[k].Name] = rows(&s.Columns[k], first, end)
	}
	return b
}

// rows are some rows of a column.
func rows(c *economy.Column, first, end int) numbers {
	some := make(numbers, 0, end-first)
	for d := first; d < end; d++ {
		switch {
		case c.Reals == nil:
			some = append(some, c.Ints[d])
		case math.IsNaN(c.Reals[d]):
			some = append(some, nil)
		default:
			some = append(some, c.Reals[d])
		}
	}
	return some
}

// between are the items of some days, of a list in the order of days; never nil.
func between[T any](all []T, first, end int, day func(T) int32) []T {
	at := func(d int) int {
		i, _ := slices.BinarySearchFunc(all, int32(d), func(x T, d int32) int { return cmp.Compare(day(x), d) })
		return i
	}
	return append([]T{}, all[at(first):at(end)]...)
}
