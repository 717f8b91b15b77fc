package reconcile

import (
	"math"
	"testing"
)

// The logarithm of "5 to 10 kg (90 % interval)" is normal: its mean is ln(50)/2,
// its standard deviation ln(2)/(2 x 1.644853627), here for a source of half the
// reliability.
func TestAnIntervalIsLognormalOnTheLogarithmicScale(t *testing.T) {
	r := Likelihood{Observed: true, Value: math.Sqrt(50), Low: 5, High: 10, Z: 1.6448536269514722, Widened: 1}.looser(2).logarithmic()
	if math.Abs(r.Value-1.956011503) > 1e-9 || math.Abs(r.SD-2*0.210701782) > 1e-8 {
		t.Errorf("mean %v, standard deviation %v", r.Value, r.SD)
	}
	if r := (Likelihood{Bound: true, Low: 0, Value: 0.5, High: 0.5, HighSD: 0.01}).logarithmic(); r.Low != math.Inf(-1) || r.LowSD != 0 {
		t.Errorf("a share has no least logarithm, but %v", r.Low)
	}
}

func TestReliabilityFallsWithTheGrade(t *testing.T) {
	if reliability("A1") != 1 {
		t.Errorf("A1 widens %v times", reliability("A1"))
	}
	for _, pair := range [][2]string{{"A1", "B1"}, {"B1", "C1"}, {"C1", "D1"}, {"D1", "E1"}, {"A1", "A2"}, {"A2", "A3"}, {"A3", "A4"}, {"A4", "A5"}, {"C3", "D4"}} {
		if reliability(pair[0]) >= reliability(pair[1]) {
			t.Errorf("%s is as reliable as %s", pair[0], pair[1])
		}
	}
	// What cannot be judged is neither trusted nor distrusted.
	if reliability("F6") != reliability("D4") || reliability("") != reliability("F6") || reliability("Z9") != reliability("F6") {
		t.Errorf("F6 %v, D4 %v, none %v, Z9 %v", reliability("F6"), reliability("D4"), reliability(""), reliability("Z9"))
	}
}
