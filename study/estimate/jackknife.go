package estimate

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Jackknifed is a statistic of independent groups, with what it is without each of
// them in turn (Efron and Tibshirani 1993, chapter 11).
//
//	se^2 = (g - 1) / g sum (t_(i) - mean t_(.))^2
//
// The interval is t +- se times Student's t of g - 1 degrees of freedom. Groups
// are rows, or all rows of one scrambling of an even design.
type Jackknifed struct {
	Seen    []float64
	Without [][]float64 // by group, then number
	level   float64
}

// Jackknife is a statistic of the sums over groups: sums[i] are those of group i,
// and of computes width numbers from their total. It needs at least two groups.
func Jackknife(sums [][]float64, width int, level float64, of func(total, out []float64)) Jackknifed {
	j := Jackknifed{Seen: make([]float64, width), Without: make([][]float64, len(sums)), level: level}
	total := make([]float64, len(sums[0]))
	for _, group := range sums {
		for k, v := range group {
			total[k] += v
		}
	}
	of(total, j.Seen)
	rest := make([]float64, len(total))
	for i, group := range sums {
		for k, v := range total {
			rest[k] = v - group[k]
		}
		j.Without[i] = make([]float64, width)
		of(rest, j.Without[i])
	}
	return j
}

// Error is the standard error of a number that is a function of those computed.
func (j Jackknifed) Error(of func(numbers []float64) float64) float64 {
	g := float64(len(j.Without))
	mean, square := 0.0, 0.0
	for _, out := range j.Without {
		mean += of(out) / g
	}
	for _, out := range j.Without {
		d := of(out) - mean
		square += float64(d * d)
	}
	return math.Sqrt(square * (g - 1) / g)
}

// Estimate is a number that is a function of those computed, with its interval.
func (j Jackknifed) Estimate(of func(numbers []float64) float64) Estimate {
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(len(j.Without) - 1)}.Quantile((1 + j.level) / 2)
	value, half := of(j.Seen), t*j.Error(of)
	return Estimate{value, value - half, value + half}
}

// Above is the probability of so large a number or a larger one if it is in truth
// not above zero: the smaller, the surer it is above.
func (j Jackknifed) Above(of func(numbers []float64) float64) float64 {
	return AboveZero(of(j.Seen), j.Error(of), len(j.Without)-1)
}

// AboveZero is the same of a number with a standard error of so many degrees of
// freedom.
func AboveZero(value, se float64, freedom int) float64 {
	switch {
	case se > 0:
		return distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(freedom)}.Survival(value / se)
	case value > 0:
		return 0
	}
	return 1
}
