package design

import (
	"math"

	"gonum.org/v1/gonum/mathext"

	"tumen/internal/say"
)

// Distribution is what is believed of one uncertain number.
type Distribution interface {
	// Quantile is the value with probability p below it, for p from 0 to 1;
	// at 0 and 1 it may be infinite.
	Quantile(p float64) float64
	// Mean and SD are in the unit of the values.
	Mean() float64
	SD() float64
	// Check says what is wrong with the distribution's numbers, and what to
	// write instead. The other methods mean nothing until it gives nil.
	Check() error
	// String is the distribution as a person would write it.
	String() string
}

// Input is one uncertain number of a study.
type Input struct {
	Name         string
	Distribution Distribution
}

// normalQuantile is the standard normal quantile, infinite at 0 and 1.
func normalQuantile(p float64) float64 {
	switch {
	case p <= 0:
		return math.Inf(-1)
	case p >= 1:
		return math.Inf(1)
	}
	return mathext.NormalQuantile(p)
}

// finite refuses what is not a number, naming it.
func finite(names []string, values ...float64) error {
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return say.Errorf("%s is %v: write a number", names[i], v)
		}
	}
	return nil
}
