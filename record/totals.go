package record

import (
	"cmp"
	"slices"

	"tumen/economy"
)

// Totals sums the flows of all days into the flow matrix: one entry for each
// kind of payment and pair of sectors [minor], sorted by kind, then payer, then
// payee. The order of the flows does not matter.
func Totals(flows []economy.Flow) []FlowTotal {
	sums := map[FlowTotal]int64{} // keyed by a cell whose Amount is 0
	for _, f := range flows {
		sums[FlowTotal{Kind: f.Kind, From: f.From, To: f.To}] += f.Amount
	}
	totals := make([]FlowTotal, 0, len(sums))
	for cell, amount := range sums {
		cell.Amount = amount
		totals = append(totals, cell)
	}
	slices.SortFunc(totals, func(a, b FlowTotal) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return totals
}
