package study

import (
	"math"
	"strings"
	"testing"

	"tumen/scenario"
	"tumen/study/estimate"
	"tumen/testimony"
)

// However few numbers are held at once, the quantiles are the same.
func TestFansAreTheSameInAnyNumberOfPasses(t *testing.T) {
	s := finished(t, week(), 2)
	once, err := s.Fans(0)
	if err != nil {
		t.Fatal(err)
	}
	defer func(n int) { atOnce = n }(atOnce)
	atOnce = 200
	many, err := s.Fans(0)
	if err != nil {
		t.Fatal(err)
	}
	for k := range once {
		for d := range once[k].Runs {
			if a, b := once[k].P95[d], many[k].P95[d]; (a == nil) != (b == nil) || a != nil && *a != *b {
				t.Fatalf("%s on day %d: %v and %v", once[k].Name, d, a, b)
			}
		}
	}
}

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
		b, err := believed(&scenario.Uncertain{Figure: f})
		if err != nil || b.Shape != test.shape || math.Abs(b.Mu-test.mu) > 1e-9 || math.Abs(b.Sigma-test.sigma) > 1e-9 {
			t.Errorf("%q is believed as %+v, %v", test.text, b, err)
		}
	}
}

// The words of package estimate for too few runs do not say that runs failed
// which only lack a number.
func TestTooFewRunsAreNotCalledFailed(t *testing.T) {
	_, err := estimate.Mean([]float64{1, math.NaN(), math.NaN()}, Level)
	if err == nil || !strings.Contains(err.Error(), "without the 2 in which a run failed or has no such number") {
		t.Error(err)
	}
}
