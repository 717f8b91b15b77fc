package table

import (
	"tumen/study/estimate"
	"tumen/study/estimate/forest"
)

// answer.go: what a table says where something was said.
//
// The rows that agree are a few per cent of all, and in as many figures as a witness
// gives they reach farther than his words do: what he reported himself would be told too
// widely. So the numbers of an outcome are moved to what was said along the line that
// goes through these rows (package forest). What a policy changes, and the unknowns,
// depend on his figures weakly, and are taken as they are: the line gains nothing there
// (docs/methods.md).

// Answer is which rows agree with what was said.
type Answer struct {
	Weights []float64 // by row; they add up to 1

	learned *Learned // nil if nobody can say anything
	without int      // row that is left out; none below 0
	said    []float64
	line    *forest.Line
}

// Of is the distribution of an outcome, moved to what was said.
func (a *Answer) Of(values []float64) (of estimate.Weighted, err error) {
	if a.learned == nil {
		return estimate.Weigh(values, a.Weights), nil
	}
	if a.line == nil {
		if a.line, err = a.learned.forest.Line(a.without, a.said, nil); err != nil {
			return of, err
		}
	}
	return a.line.Of(values), nil
}
