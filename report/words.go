package report

import "tumen/internal/text"

// What the words and numbers of a report are written with.
const (
	missing = text.Missing
	minus   = text.Minus
)

var (
	plain        = text.Plain
	capital      = text.Capital
	cut          = text.Cut
	listed       = text.List
	wrapped      = text.Wrap
	grouped      = text.Grouped[int64]
	decimal      = text.Decimal
	brief        = text.Brief
	percent      = text.Percent
	counted      = text.Counted[int64]
	signed       = text.Signed
	wholePercent = text.WholePercent
	percentOf    = text.FinePercent
)

// The money and goods of a record are in the smallest units of the accounts.
const (
	fenPerYuan = 100
	gramsPerKg = 1000
)

// yuan writes an amount of fen in whole yuan: 1,204,310.
func yuan(fen int64) string { return decimal(float64(fen)/fenPerYuan, 0) }

// ratio is a over b, and 0 where there is nothing to divide by.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
