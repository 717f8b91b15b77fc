package estimate

import (
	"math"

	"tumen/internal/say"
)

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
