package testimony

import (
	"math"
	"testing"
)

// The expected values follow from the formulas of Figure.Lognormal by hand:
// for 5 to 10, mu = ln(50)/2 and sigma = ln(2)/(2 x 1.644853627).
func TestLognormalOfAnInterval(t *testing.T) {
	for _, test := range []struct {
		text                        string
		mu, sigma, mean, median, sd float64
	}{
		{"5 to 10 (90 % interval)", 1.956011503, 0.210701782, 7.229784, 7.071068, 1.540393},
		// sd = sqrt((exp(sigma^2) - 1) exp(sigma^2))
		{"0.2 to 5 (90 % interval)", 0, 0.978468774, 1.613976, 1, 2.044671},
	} {
		l, err := mustFigure(t, test.text).Lognormal()
		if err != nil {
			t.Error(err)
			continue
		}
		for _, value := range []struct {
			name      string
			got, want float64
		}{
			{"mu", l.Mu, test.mu},
			{"sigma", l.Sigma, test.sigma},
			{"mean", l.Mean(), test.mean},
			{"median", l.Median(), test.median},
			{"sd", l.SD(), test.sd},
		} {
			if math.Abs(value.got-value.want) > 1e-6 {
				t.Errorf("%s: %s = %.9f, want %.9f", test.text, value.name, value.got, value.want)
			}
		}
	}
}

func TestTheBestOfAnIntervalIsItsLognormalsMedian(t *testing.T) {
	f := mustFigure(t, "5 to 10 kg (90 % interval)")
	l, err := f.Lognormal()
	if err != nil {
		t.Fatal(err)
	}
	if math.Abs(f.Best-l.Median()) > 1e-12 {
		t.Errorf("best %v, median %v", f.Best, l.Median())
	}
}

func TestNoLognormalWithoutAPositiveInterval(t *testing.T) {
	for _, text := range []string{"5 to 10 kg", "about 5 kg", "0 to 10 kg (90 % interval)", "-1 to 10 kg (90 % interval)"} {
		if l, err := mustFigure(t, text).Lognormal(); err == nil {
			t.Errorf("%s gave %+v, want an error", text, l)
		}
	}
}
