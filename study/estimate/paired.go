package estimate

import (
	"math"

	"gonum.org/v1/gonum/stat"

	"tumen/internal/say"
)

// Difference is what one policy changes against another over the same seeds.
type Difference struct {
	Summary // mean of a - b with its t interval; Used and Dropped count pairs
	// Gain is by how much the common random numbers cut the variance of the
	// difference: (var a + var b) / var(a - b). Below 1 they did harm. It is 0
	// if there is no such ratio, because all pairs differ by the same or one of the
	// policies always gives the same.
	Gain float64 `json:"gain"`
}

// Paired compares a[i] with b[i], two runs under the same seed. A pair in
// which a run failed, or has no such outcome, is dropped. It fails if the lengths differ or fewer than two
// pairs are left.
func Paired(a, b []float64, level float64) (Difference, error) {
	a2, b2, err := pairs(a, b)
	if err != nil {
		return Difference{}, err
	}
	differences := make([]float64, len(a2))
	for i := range a2 {
		differences[i] = a2[i] - b2[i]
	}
	mean, err := Mean(differences, level)
	if err != nil {
		return Difference{}, err
	}
	mean.Dropped = len(a) - len(a2)
	d := Difference{Summary: mean}
	size := 0.0
	for i := range a2 {
		size = math.Max(size, math.Max(math.Abs(a2[i]), math.Abs(b2[i])))
	}
	if v := stat.Variance(differences, nil); v > 0 && !sameBut(differences, size) && !Same(a2) && !Same(b2) {
		d.Gain = (stat.Variance(a2, nil) + stat.Variance(b2, nil)) / v
	}
	return d, nil
}

// Better is the probability that a's outcome is above b's under a seed not yet
// seen, with Wilson's interval; an equal pair counts half. It fails as Paired
// does.
func Better(a, b []float64, level float64) (Summary, error) {
	level, err := CheckLevel(level)
	if err != nil {
		return Summary{}, err
	}
	a2, b2, err := pairs(a, b)
	if err != nil {
		return Summary{}, err
	}
	wins := 0.0
	for i := range a2 {
		switch {
		case a2[i] > b2[i]:
			wins++
		case a2[i] == b2[i]:
			wins += 0.5
		}
	}
	return Summary{Wilson(wins, float64(len(a2)), level), len(a2), len(a) - len(a2)}, nil
}

func pairs(a, b []float64) (a2, b2 []float64, err error) {
	if len(a) != len(b) {
		return nil, nil, say.Errorf("%d and %d runs are no pairs: run both policies under the same seeds", len(a), len(b))
	}
	for i := range a {
		if Good(a[i]) && Good(b[i]) {
			a2, b2 = append(a2, a[i]), append(b2, b[i])
		}
	}
	if len(a2) < 2 {
		return nil, nil, TooFew(say.Text("pairs of runs"), len(a2), 2, len(a)-len(a2))
	}
	return a2, b2, nil
}

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
