package study

import (
	"math"
	"strings"
	"testing"

	"tumen/testimony"
)

// The numbers of the uncertain figures are those of the lognormal that cuts off
// 5 % at either end: mu = (ln 5 + ln 10) / 2, sigma = ln 2 / (2 * 1.6448536).
func TestAStatedNumberIsReadAsADistribution(t *testing.T) {
	for text, want := range map[string]Belief{
		"20 to 30 people":              {Shape: "uniform", Low: 20, High: 30},
		"about 50 kg":                  {Shape: "normal", Mu: 50, Sigma: 2.5},
		"min 4, likely 5, max 7 kg":    {Shape: "triangle", Low: 4, Mode: 5, High: 7},
		"5 to 10 kg (90 % interval)":   {Shape: "lognormal", Mu: 1.956011503, Sigma: 0.210701782},
		"0.2 to 5 kg (90 % interval)":  {Shape: "lognormal", Mu: 0, Sigma: 0.978468774},
		"-5 to 5 yuan (90 % interval)": {Shape: "normal", Mu: 0, Sigma: 3.039784160}, // 5 / 1.6448536
	} {
		f, err := testimony.ParseFigure(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := believed(f)
		if err != nil || got.Shape != want.Shape || far(got.Low, want.Low) || far(got.Mode, want.Mode) || far(got.High, want.High) || far(got.Mu, want.Mu) || far(got.Sigma, want.Sigma) {
			t.Errorf("%s: %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"at most 5 kg", "5 kg", "about 0 kg"} {
		f, err := testimony.ParseFigure(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := believed(f); err == nil || !strings.Contains(err.Error(), "is not a range") {
			t.Errorf("%s: %+v, %v", text, b, err)
		}
	}
}

func far(a, b float64) bool { return math.Abs(a-b) > 1e-8 }

// Inputs that are correlated move together, and the file says so.
func TestInputsCanBeCorrelated(t *testing.T) {
	a := week()
	a.Fixed, a.Vary = true, []string{"labour.rest=3 to 9", "labour.novice_load=50 to 90 %"}
	a.Together = []string{"labour.rest,labour.novice_load=0.9"}
	plan, err := specOf(t, a).Plan()
	if err != nil {
		t.Fatal(err)
	}
	var sx, sy, sxx, syy, sxy float64
	n := float64(len(plan.values))
	for _, v := range plan.values {
		x, y := v[0], v[1]
		sx, sy, sxx, syy, sxy = sx+x, sy+y, sxx+x*x, syy+y*y, sxy+x*y
	}
	r := (sxy/n - sx*sy/n/n) / math.Sqrt((sxx/n-sx*sx/n/n)*(syy/n-sy*sy/n/n))
	// Uniform margins under a Gaussian copula with r have the correlation
	// 6/pi asin(r/2): 0.8915 (Kruskal 1958).
	if math.Abs(r-0.8915) > 0.03 {
		t.Errorf("the correlation is %.3f", r)
	}
	for argument, says := range map[string]string{
		"labour.rest=0.9":                     "this is not A,B=R",
		"labour.rest,labour.novice_load=1.5":  "a correlation between -1 and 1",
		"labour.rest,labour.share=0.5":        "`labour.share` is not varied; name two of labour.rest, labour.novice_load",
		"labour.rest,labour.rest=0.5":         "",
		"labour.rest,labour.novice_load=high": "this is not A,B=R",
	} {
		a.Together = []string{argument}
		if _, err := planned(a); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", argument, err)
		}
	}
}
