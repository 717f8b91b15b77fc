package design

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/internal/say"
)

// Choice is one of several values, each with a weight: which of two rules
// holds, which of three prices was meant. Values must rise, so that a larger
// coordinate never gives a smaller value.
type Choice struct {
	Values  []float64
	Weights []float64 // relative; nil gives all values the same weight
}

func (c Choice) Quantile(p float64) float64 {
	left := p * c.total()
	last := len(c.Values) - 1
	for i := range last {
		if left -= c.weight(i); left < 0 {
			return c.Values[i]
		}
	}
	return c.Values[last]
}

func (c Choice) Mean() float64 {
	var sum float64
	for i, v := range c.Values {
		sum += float64(c.weight(i) * v)
	}
	return sum / c.total()
}

func (c Choice) SD() float64 {
	mean := c.Mean()
	var sum float64
	for i, v := range c.Values {
		sum += float64(c.weight(i) * (v - mean) * (v - mean))
	}
	return math.Sqrt(sum / c.total())
}

// Check fails unless there are at least two rising values, and as many
// positive weights as values if there are weights.
func (c Choice) Check() error {
	if len(c.Values) < 2 {
		return say.Errorf("a choice of %d values is no choice: write at least two", len(c.Values))
	}
	for i, v := range c.Values {
		if err := finite([]string{say.Textf("value %d", i+1)}, v); err != nil {
			return err
		}
	}
	if !slices.IsSorted(c.Values) || len(slices.Compact(slices.Clone(c.Values))) < len(c.Values) {
		return say.Errorf("the values %v do not rise: write each once, the smallest first", c.Values)
	}
	if c.Weights != nil && len(c.Weights) != len(c.Values) {
		return say.Errorf("%d values have %d weights: write one weight for each value, or none", len(c.Values), len(c.Weights))
	}
	for i, w := range c.Weights {
		if !(w > 0) || math.IsInf(w, 1) {
			return say.Errorf("the weight of %g is %g: write a positive number, or leave the value out", c.Values[i], w)
		}
	}
	return nil
}

// String lists the values, with their probabilities if these differ.
func (c Choice) String() string {
	words := make([]string, len(c.Values))
	for i, v := range c.Values {
		words[i] = fmt.Sprintf("%g", v)
		if c.Weights != nil {
			words[i] += fmt.Sprintf(" (%.3g %%)", 100*c.weight(i)/c.total())
		}
	}
	return strings.Join(words, " or ")
}

func (c Choice) weight(i int) float64 {
	if c.Weights == nil {
		return 1
	}
	return c.Weights[i]
}

func (c Choice) total() float64 {
	var sum float64
	for i := range c.Values {
		sum += c.weight(i)
	}
	return sum
}
