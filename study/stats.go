package study

import (
	"math"

	"tumen/study/estimate"
)

// atOnce is how many numbers of a study are held in memory at once.
var atOnce = 1 << 23 // changed in tests

// ByPoint cuts a column into the runs of each point; a last point of which runs
// are missing is left out, unless it is the only one.
func ByPoint(column []float64, replicates int) [][]float64 {
	points := make([][]float64, 0, len(column)/replicates+1)
	for len(column) >= replicates {
		points = append(points, column[:replicates])
		column = column[replicates:]
	}
	if len(points) == 0 && len(column) > 0 {
		points = append(points, column)
	}
	return points
}

// Average is the mean of a list; to the bit its number where all are the same.
func Average(x []float64) float64 {
	if estimate.Same(x) {
		return x[0]
	}
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// Deviation is the standard deviation of independent numbers; 0 of a single one,
// and where all are the same.
func Deviation(x []float64) float64 {
	if len(x) < 2 {
		return 0
	}
	mean, sum := Average(x), 0.0
	for _, v := range x {
		sum += float64((v - mean) * (v - mean))
	}
	return math.Sqrt(sum / float64(len(x)-1))
}

// Finite is a number that JSON can hold, or nil.
func Finite(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

// Numbers are those of a list that are numbers.
func Numbers(x []float64) (kept []float64) {
	for _, v := range x {
		if !math.IsNaN(v) {
			kept = append(kept, v)
		}
	}
	return kept
}

// ByArm is a column by arm: the runs of each in the order of points and replicates.
// Runs of which the others of a point are not there yet are left out.
func ByArm(column []float64, arms int) [][]float64 {
	all := make([][]float64, arms)
	for i, x := range column[:len(column)/arms*arms] {
		all[i%arms] = append(all[i%arms], x)
	}
	return all
}
