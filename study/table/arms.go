package table

import (
	"tumen/study/design"
)

// arms.go: the weights of those rows that were run under every policy.
//
// Only the last rounds have policies, and they are drawn from a narrower density than
// all rounds together. A row's weight is its density as believed over that of all
// rounds; among the last rounds alone it must be that over theirs, or else the worlds
// near to where they were drawn would count too much.

// Arms are the weights of the rows that were run under every arm, out of weights of all
// rows; they add up to 1, and are all 0 if no such row counts.
func (t *Table) Arms(weights []float64) []float64 { return Tried(t.ArmFactors(), weights) }

// Tried is Arms with the factors of the rows.
func Tried(factors, weights []float64) []float64 {
	kept, sum := make([]float64, len(weights)), 0.0
	for i, f := range factors {
		kept[i] = float64(weights[i] * f)
		sum += kept[i]
	}
	for i := range kept {
		if sum > 0 {
			kept[i] /= sum
		}
	}
	return kept
}

// ArmFactors are what the weight of each row is multiplied by where only the rows count
// that were run under every arm: 0 for the others.
func (t *Table) ArmFactors() []float64 {
	var units [][]float64
	var rows []int
	first := len(t.Spec.Fit.Rounds) - 1 // the first round with arms
	for i := range t.Rows {
		if t.Rows[i].Round >= first {
			rows, units = append(rows, i), append(units, t.Rows[i].Unit)
		}
	}
	factors := make([]float64, len(t.Rows))
	if len(rows) == 0 {
		return factors
	}
	for k, w := range design.BalancedWeights(units, t.Narrow[first:], t.Rounds[first:]) {
		if i := rows[k]; t.whole(i) {
			factors[i] = w / t.Weights[i]
		}
	}
	return factors
}

// whole says whether a row was run under every arm.
func (t *Table) whole(row int) bool {
	for _, o := range t.Rows[row].Outcomes {
		if o == nil {
			return false
		}
	}
	return true
}
