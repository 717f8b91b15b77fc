package estimate

import (
	"cmp"
	"math"
	"slices"

	"tumen/internal/say"
)

// Estimate is a value and an interval, all in the unit of the value. Which
// probability the interval has is stated where the estimate comes from.
type Estimate struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Words is the estimate in words: "0.31 (0.27 to 0.35)", or, if a test did not find
// it above that of an input that decides nothing, that it is not
// distinguishable from zero.
func (e Estimate) Words(above bool) string {
	if !above {
		return say.Text("not distinguishable from zero")
	}
	return say.Textf("%.3g (%.3g to %.3g)", e.Value, e.Low, e.High)
}

// Summary is an estimate from runs of which some may have failed, or have no such
// outcome.
type Summary struct {
	Estimate
	Used    int `json:"used"`
	Dropped int `json:"dropped" doc:"runs that failed or have no such outcome, left out"`
}

// The probability of an interval if none was asked for.
const usualLevel = 0.95

// CheckLevel is the probability of an interval, the usual one for 0. It fails for
// what is no probability.
func CheckLevel(level float64) (float64, error) {
	switch {
	case level == 0:
		return usualLevel, nil
	case !(level > 0 && level < 1):
		return 0, say.Errorf("an interval cannot have the probability %v: write a number between 0 and 1, as 0.95", level)
	}
	return level, nil
}

// Used is the outcomes that are numbers. What a run does not have is NaN. Infinite ones count as failed: no
// mean or variance would survive them.
func Used(values []float64) []float64 {
	kept := make([]float64, 0, len(values))
	for _, v := range values {
		if Good(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// Good says whether a value is a number, and finite.
func Good(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// AllGood says whether every run of a row succeeded.
func AllGood(values []float64) bool {
	for _, v := range values {
		if !Good(v) {
			return false
		}
	}
	return true
}

// TooFew is the error that so many are there and so many needed; dropped are those
// that failed or have no such number.
func TooFew(what string, have, need, dropped int) error {
	if dropped > 0 {
		return say.Errorf("%d %s are left without the %d in which a run failed or has no such number: at least %d are needed; run more, or choose another outcome", have, what, dropped, need)
	}
	return say.Errorf("%d %s are too few: at least %d are needed", have, what, need)
}

// RisingOrder is the places of the values from the smallest up; equal values
// keep their order.
func RisingOrder(values []float64) []int {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })
	return order
}

// Constant is the error of an analysis of an outcome that is the same in every
// run that has it: nothing decides what does not vary.
type Constant struct {
	Value float64 // of the outcome
	Runs  int     // that have it
}

func (c *Constant) Error() string {
	return say.Textf("the outcome is %g in all %d runs that have it: nothing decides what does not vary; choose another outcome or wider inputs", c.Value, c.Runs)
}

// rounding is by what part of their size numbers may differ that are the same but
// for the way in which they were computed.
const rounding = 1e-12

// Same says whether at least one value is a number, and all that are numbers
// are the same but for rounding. A variance cannot say it: sums are rounded, too.
func Same(values []float64) bool { return sameBut(values, 0) }

// sameBut is Same of numbers that were computed from others, the largest of which
// has this size.
func sameBut(values []float64, size float64) bool {
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if Good(v) {
			low, high = math.Min(low, v), math.Max(high, v)
		}
	}
	return high-low <= rounding*math.Max(size, math.Max(math.Abs(low), math.Abs(high))) && low <= high
}

// Varies is an error if the values that are numbers are all the same.
func Varies(values []float64) error {
	if kept := Used(values); Same(kept) {
		return &Constant{kept[0], len(kept)}
	}
	return nil
}

// LeastRuns are what a method needs that looks at runs by classes: each class needs
// some.
const LeastRuns = 100

// ColumnsOf is the inputs column by column, and the outcomes, of the runs that
// have the outcome.
func ColumnsOf(points [][]float64, names []string, outcomes []float64) (columns [][]float64, y []float64, err error) {
	if len(points) != len(outcomes) {
		return nil, nil, say.Errorf("%d points and %d outcomes do not fit: give one outcome for each point, NaN where the run failed or has none", len(points), len(outcomes))
	}
	columns = make([][]float64, len(names))
	for i, point := range points {
		switch {
		case len(point) != len(names):
			return nil, nil, say.Errorf("point %d has %d coordinates and there are %d names: give one name for each input", i, len(point), len(names))
		case !Good(outcomes[i]):
			continue
		case !AllGood(point):
			return nil, nil, say.Errorf("point %d is %v: every coordinate must be a number", i, point)
		}
		for j, x := range point {
			columns[j] = append(columns[j], x)
		}
		y = append(y, outcomes[i])
	}
	if len(y) < LeastRuns {
		return nil, nil, TooFew("runs", len(y), LeastRuns, len(outcomes)-len(y))
	}
	return columns, y, nil
}
