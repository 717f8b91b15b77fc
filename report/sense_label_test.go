package report

import (
	"math"
	"testing"
)

// Names of dots at one place stand apart, also where there is no room above them.
func TestNamesOfDotsStepAside(t *testing.T) {
	for _, dot := range []float64{20, 40, 120} {
		var taken []float64
		for range 8 {
			foot := stepAside(dot, 26, taken)
			if foot < 26 {
				t.Errorf("a name of a dot at %v stands at %v, above the figure", dot, foot)
			}
			for _, other := range taken {
				if math.Abs(foot-other) < 13 {
					t.Errorf("names of dots at %v stand at %v and %v", dot, foot, other)
				}
			}
			taken = append(taken, foot)
		}
	}
}
