package testimony

import (
	"math"
	"strings"
	"testing"

	"tumen/internal/proof"
)

// The moments of a survey are read with their uncertainty: the error of a mean is
// sd / sqrt(n), that of a median sqrt(pi/2) times as wide.
func TestASurveyIsReadWithItsUncertainty(t *testing.T) {
	for text, want := range map[string]struct{ best, se, low, high float64 }{
		"mean 40 USD (sd 12, n 304)":    {40, 0.688247, 38.651, 41.349},
		"average 40 USD (SD=12, n=304)": {40, 0.688247, 38.651, 41.349},
		"40 USD (se 2)":                 {40, 2, 36.080, 43.920},
		"40 USD (s.e. 2 USD)":           {40, 2, 36.080, 43.920},
		"mean 40 USD (se 2, n 304)":     {40, 2, 36.080, 43.920},
		"median 35 USD (n 304)":         {35, 2.515887, 30.400, 40.296}, // 35 e^(1.96 x 0.0719)
		"median 35 USD (sd 12, n 304)":  {35, 0.862590, 33.351, 36.732},
		"mean 20 % (sd 5 %, n 100)":     {20, 0.5, 19.020, 20.980},
	} {
		f := proof.Must(ParseFigure(text, nil))(t)
		if f.Shape != Estimate || f.Best != want.best || math.Abs(f.Survey.SE-want.se) > 1e-6 || math.Abs(f.Low-want.low) > 0.002 || math.Abs(f.High-want.high) > 0.002 {
			t.Errorf("%s: %+v, want %+v", text, f, want)
		}
		again := proof.Must(ParseFigure(f.String(), nil))(t)
		if again.Best != f.Best || math.Abs(again.Survey.SE/f.Survey.SE-1) > 1e-12 || again.Survey.Median != f.Survey.Median {
			t.Errorf("%s is written as %s", text, f)
		}
		if l := likelihood(f, nil); !l.Observed || math.Abs(l.SD-want.se) > 1e-6 {
			t.Errorf("%s weighs as %+v", text, l)
		}
	}
}

func TestASurveySaysWhatItLacks(t *testing.T) {
	for text, says := range map[string]string{
		"mean 40 USD (sd 12)":           "how people differ, and not how well their mean is known",
		"mean 40 USD (n 304)":           "n alone does not say",
		"40 USD (n 304)":                "n alone does not say",
		"mean 40 USD":                   "a survey's number without its precision",
		"mean 40 USD (sd 12 kg, n 304)": "a positive number in the unit of the figure",
		"mean 40 USD (sd 12, n 1)":      "n is how many were asked",
		"mean 40 USD (sd 12, x 3)":      "cannot be read",
		"mean 40 USD (sd -12, n 3)":     "",
	} {
		if _, err := ParseFigure(text, nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// A survey in another unit is the same survey.
func TestASurveyConverts(t *testing.T) {
	f := proof.Must(ParseFigure("mean 2 t (sd 0.5 t, n 25)", nil))(t)
	kg := proof.Must(ParseFigure("mean 2000 kg (sd 500, n 25)", nil))(t)
	got := proof.Must(f.Convert(kg.Unit))(t)
	if math.Abs(got.Survey.SE-100) > 1e-9 || math.Abs(got.Survey.SD-500) > 1e-9 || math.Abs(got.Low-kg.Low) > 1e-9 {
		t.Errorf("%+v, want %+v", got, kg)
	}
}
