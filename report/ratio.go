package report

import (
	"tumen/internal/text"
	"tumen/record"
)

// The money and goods of a record are in the smallest units of the accounts.
const gramsPerKg = 1000

// whole writes an amount of minor units in whole units of the case's money:
// 1,204,310.
func whole(run *record.Run, minors int64) string {
	return text.Decimal(run.Manifest.Money.Of(minors), 0)
}

// ratio is a over b, and 0 where there is nothing to divide by.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
