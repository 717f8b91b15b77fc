package study

import (
	"math"
	"testing"
)

// Definition 7 of Hyndman and Fan (1996): of n sorted numbers the share q lies
// at place 1 + (n-1) q, counted from 1.
func TestQuantilesInterpolateBetweenNeighbours(t *testing.T) {
	five := []float64{1, 2, 3, 4, 10}
	for _, c := range []struct {
		sorted  []float64
		q, want float64
	}{
		{five, 0, 1},
		{five, 0.5, 3},
		{five, 0.25, 2},
		{five, 0.9, 4 + 0.6*6}, // place 4.6
		{five, 1, 10},
		{[]float64{1, 2, 3, 4}, 0.5, 2.5},
		{[]float64{7}, 0.05, 7},
	} {
		if got := quantile(c.sorted, c.q); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("quantile %v of %v is %v, want %v", c.q, c.sorted, got, c.want)
		}
	}
	if !math.IsNaN(quantile[float64](nil, 0.5)) {
		t.Error("nothing has a middle")
	}
}
