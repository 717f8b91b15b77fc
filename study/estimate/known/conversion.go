package known

import (
	"math"

	"tumen/study/design"
)

// ConversionSeen is what was seen of the product of a conversion reaction at the
// times 0, 1, ..., 10: the data of a standard example of ABC.
var ConversionSeen = []float64{.0244, .0842, .1208, .1724, .2315, .2634, .2831, .3084, .3079, .3097, .3324}

// Conversion is a reaction in which one substance becomes another at the rate a,
// and the other the first at the rate b. Of the second there is
//
//	X(t) = a / (a + b) (1 - exp(-(a + b) t))
//
// at time t if there was one unit of the first to begin with. Both rates are
// uniform from 0 to 1. The model has no chance. Its outcome is the sum of the
// absolute differences from what was seen at the times 0, 1, 2, ...
func Conversion(seen []float64) ([]design.Input, func(x []float64) float64) {
	rate := design.Uniform{Low: 0, High: 1}
	return []design.Input{{Name: "a", Distribution: rate}, {Name: "b", Distribution: rate}}, func(x []float64) float64 { return conversionDistance(seen, x[0], x[1], math.Inf(1)) }
}

// conversionDistance is the distance, or a number above most if it is larger. It
// needs one exponential, of which exp(-(a + b) t) is a power.
func conversionDistance(seen []float64, a, b, most float64) float64 {
	final, step := 0.0, math.Exp(-(a + b))
	if a > 0 {
		final = a / (a + b)
	}
	sum, left := 0.0, 1.0
	for _, x := range seen {
		if sum += math.Abs(float64(final*(1-left)) - x); sum > most {
			break
		}
		left *= step
	}
	return sum
}

// Moments are the exact mean and standard deviation of each input of a posterior,
// and the share of the prior that it takes.
type Moments struct {
	Share    float64
	Mean, SD []float64
}

// ConversionWithin is what ABC should find of the two rates at a tolerance when
// ConversionSeen was seen: the
// prior where the distance is no larger. It sums over the midpoints of a grid of
// 1,000 by 1,000, which gives each moment to one part in a thousand where the
// share is above 0.001.
func ConversionWithin(tolerance float64) Moments {
	const n = 1000
	m := Moments{Mean: make([]float64, 2), SD: make([]float64, 2)}
	count := 0
	for i := range n {
		for j := range n {
			x := []float64{(float64(i) + 0.5) / n, (float64(j) + 0.5) / n}
			if conversionDistance(ConversionSeen, x[0], x[1], tolerance) > tolerance {
				continue
			}
			count++
			for k, v := range x {
				m.Mean[k] += v
				m.SD[k] += float64(v * v)
			}
		}
	}
	for k := range m.Mean {
		m.Mean[k] /= float64(count)
		m.SD[k] = math.Sqrt(m.SD[k]/float64(count) - float64(m.Mean[k]*m.Mean[k]))
	}
	m.Share = float64(count) / (n * n)
	return m
}
