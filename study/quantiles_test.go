package study

import (
	"math"
	"testing"

	"tumen/testimony"
)

// 3, 6 and 12 rise by a factor of 2 each: a lognormal goes through all three.
func TestQuantilesAreBelievedAsTheNearestDistribution(t *testing.T) {
	for _, test := range []struct {
		text, shape string
		mu, sigma   float64
	}{
		{"5 % below 3, 50 % below 6, 95 % below 12 kg", "lognormal", math.Log(6), math.Ln2 / 1.6448536269514722},
		{"10 % below -2, 50 % below 1, 90 % below 4 yuan", "normal", 1, 3 / 1.2815515655446004},
	} {
		f, err := testimony.ParseFigure(test.text, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := believed(f)
		if err != nil || b.Shape != test.shape || math.Abs(b.Mu-test.mu) > 1e-9 || math.Abs(b.Sigma-test.sigma) > 1e-9 {
			t.Errorf("%q is believed as %+v, %v", test.text, b, err)
		}
	}
}
