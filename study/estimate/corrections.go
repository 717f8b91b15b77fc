package estimate

import (
	"math"

	"tumen/internal/say"
)

// Holm adjusts the p-values of several tests so that the chance of any false
// finding stays below the level they are compared with (Holm 1979). It fails
// if one is not from 0 to 1.
func Holm(p []float64) ([]float64, error) {
	order, err := rising(p)
	if err != nil {
		return nil, err
	}
	adjusted := make([]float64, len(p))
	largest := 0.0
	for rank, i := range order {
		largest = math.Max(largest, math.Min(1, float64(len(p)-rank)*p[i]))
		adjusted[i] = largest
	}
	return adjusted, nil
}

// rising is the places of the p-values from the smallest up.
func rising(p []float64) ([]int, error) {
	for i, v := range p {
		if !(v >= 0 && v <= 1) {
			return nil, say.Errorf("p-value %d is %v: write a number from 0 to 1", i+1, v)
		}
	}
	return RisingOrder(p), nil
}
