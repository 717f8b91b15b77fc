package security

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func worth(gains, effort []float64) (sum float64) {
	for r, g := range gains {
		sum += g*effort[r] - effort[r]*effort[r]/2
	}
	return sum
}

// No division of effort on a grid is better than the closed form, and the best of
// the grid is as near as the grid is fine.
func TestTheClosedFormIsTheBestDivision(t *testing.T) {
	const step = 0.05
	rapid.Check(t, func(t *rapid.T) {
		gains := []float64{rapid.Float64Range(-2, 4).Draw(t, "a"), rapid.Float64Range(-2, 4).Draw(t, "b"), rapid.Float64Range(-2, 4).Draw(t, "c")}
		limit := rapid.Float64Range(0, 4).Draw(t, "limit")
		effort := make([]float64, 3)
		Allocate(effort, gains, limit)
		if sum := effort[0] + effort[1] + effort[2]; sum > limit+1e-12 || min(effort[0], effort[1], effort[2]) < 0 {
			t.Fatalf("%v is no division of %v", effort, limit)
		}
		best := math.Inf(-1)
		for a := 0.0; a <= limit; a += step {
			for b := 0.0; a+b <= limit; b += step {
				for c := 0.0; a+b+c <= limit && c <= 4; c += step {
					best = max(best, worth(gains, []float64{a, b, c}))
				}
			}
		}
		if got := worth(gains, effort); got < best-1e-12 || got > best+6*step {
			t.Fatalf("%v of gains %v is worth %v, and the best of the grid %v", effort, gains, got, best)
		}
	})
}

// What the last unit of effort gains, less what it costs, is the same wherever
// there is effort, and no more where there is none; it is 0 if the limit does not
// bind, and all of the limit is used if it is not.
func TestEffortEqualisesWhatTheLastUnitGains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gains := rapid.SliceOfN(rapid.Float64Range(-3, 10), 1, 12).Draw(t, "gains")
		limit := rapid.Float64Range(0, 30).Draw(t, "limit")
		effort := make([]float64, len(gains))
		price := Allocate(effort, gains, limit)
		sum := 0.0
		for r, e := range effort {
			sum += e
			if left := gains[r] - e; e > 0 && math.Abs(left-price) > 1e-12 || left > price+1e-12 {
				t.Fatalf("route %d: the last unit gains %v, elsewhere %v", r, left, price)
			}
		}
		if price < 0 || price > 0 && math.Abs(sum-limit) > 1e-9 || sum > limit+1e-9 {
			t.Fatalf("at a price of %v, %v of %v is used", price, sum, limit)
		}
	})
}
