package design

import (
	"math"
	"slices"
	"strings"
	"testing"

	"tumen/internal/proof"
)

func TestAPointBecomesValuesThroughTheQuantiles(t *testing.T) {
	space, err := NewSpace([]Input{
		{"load", Uniform{30, 50}},
		{"rule", Choice{Values: []float64{0, 1}}},
		{"noise", Normal{10, 2}},
	})
	if err != nil {
		t.Fatal(err)
	}
	values, err := space.At([]float64{.25, .75, .5})
	if err != nil || !slices.Equal(values, []float64{35, 1, 10}) {
		t.Errorf("values %v, %v; want 35, 1, 10", values, err)
	}
	if names := space.Names(); !slices.Equal(names, []string{"load", "rule", "noise"}) || space.Dimensions() != 3 {
		t.Errorf("names %v, %d dimensions", names, space.Dimensions())
	}
}

// A grid touches 0 and 1, where a normal is infinite and a lognormal is at 0, which
// is none of its values: it stands for the .5 % and 99.5 % quantiles, of a normal
// -+2.575829, and with a bounded input for its ends.
func TestTheGridsEdgeIsAValue(t *testing.T) {
	around := Lognormal{0, 1}
	space := proof.Must(NewSpace([]Input{
		{"z", Normal{0, 1}},
		{"u", Uniform{2, 3}},
		{"l", around},
		{"cut above", proof.Must(Truncate(around, math.Inf(-1), 1))(t)},
		{"cut below", proof.Must(Truncate(around, 1, math.Inf(1)))(t)},
		{"whole", proof.Must(NewWhole(Lognormal{math.Log(100), 1}, math.Inf(-1), math.Inf(1)))(t)},
	}))(t)
	for _, c := range []struct{ point, want []float64 }{
		{[]float64{0, 0, 0, 0, 0, 0}, []float64{-2.575829, 2, 0.0760908, 0.0603946, 1, 8}},
		{[]float64{1, 1, 1, 1, 1, 1}, []float64{2.575829, 3, 13.142, 1, 16.5607, 1314}},
	} {
		got := proof.Must(space.At(c.point))(t)
		for j := range got {
			near(t, space.Names()[j], got[j], c.want[j], 5e-4)
		}
	}
}

// With two uniform inputs joined by a Gaussian copula, Pearson's correlation
// is 6/pi asin(R/2), and each input keeps its own distribution.
func TestCorrelatedInputsGoTogetherAndKeepTheirMargins(t *testing.T) {
	const n, r = 1 << 14, .7
	space, err := NewSpace(
		[]Input{{"a", Uniform{0, 1}}, {"b", Uniform{0, 1}}, {"c", Uniform{0, 1}}},
		Correlation{"a", "c", r}, Correlation{"b", "c", -.4},
	)
	if err != nil {
		t.Fatal(err)
	}
	points := proof.Must(Sobol(n, 3, 1))(t)
	values := proof.Must(space.Values(points))(t)
	correlation := func(i, j int) float64 {
		var sum float64
		for _, v := range values {
			sum += 12 * (v[i] - .5) * (v[j] - .5) / n
		}
		return sum
	}
	near(t, "a and c", correlation(0, 2), 6/math.Pi*math.Asin(r/2), .002)
	near(t, "b and c", correlation(1, 2), 6/math.Pi*math.Asin(-.4/2), .002)
	near(t, "a and b", correlation(0, 1), 0, .002)
	for j := range 3 {
		near(t, "variance times 12", correlation(j, j), 1, .002)
		column := make([]float64, n)
		for i, v := range values {
			column[i] = v[j]
		}
		slices.Sort(column)
		near(t, "first quartile", column[n/4], .25, .002)
	}
}

func TestAPointOutsideTheCubeIsRefused(t *testing.T) {
	space := proof.Must(NewSpace([]Input{{"a", Uniform{0, 1}}, {"b", Uniform{0, 1}}}))(t)
	for want, points := range map[string][][]float64{
		"one coordinate for each":        {{.5, .5}, {.5}},
		`the coordinate of "b" is 1.5`:   {{.5, 1.5}},
		`the coordinate of "a" is -0.1`:  {{-.1, .5}},
		`point 1: the coordinate of "a"`: {{.5, .5}, {math.NaN(), .5}},
	} {
		if _, err := space.Values(points); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v gives %v, want an error with %q", points, err, want)
		}
	}
}

func TestASpaceThatCannotBeSaysWhy(t *testing.T) {
	u := Uniform{0, 1}
	abc := []Input{{"a", u}, {"b", u}, {"c", u}}
	for _, c := range []struct {
		inputs []Input
		pairs  []Correlation
		want   string
	}{
		{nil, nil, "at least one uncertain input"},
		{[]Input{{"", u}}, nil, "input 1 has no name"},
		{[]Input{{"a", u}, {"a", u}}, nil, `two inputs are called "a"`},
		{[]Input{{"a", nil}}, nil, "has no distribution"},
		{[]Input{{"a", Uniform{1, 0}}}, nil, `input "a": 1 to 0 is no interval`},
		{abc, []Correlation{{"a", "x", .1}}, `names "x", which is no input`},
		{abc, []Correlation{{"x", "a", .1}}, `names "x", which is no input`},
		{abc, []Correlation{{"a", "a", .1}}, "correlated with itself"},
		{abc, []Correlation{{"a", "b", 1}}, "write a number between -1 and 1"},
		{abc, []Correlation{{"a", "b", math.NaN()}}, "write a number between -1 and 1"},
		{abc, []Correlation{{"a", "b", .1}, {"b", "a", .2}}, "two correlations"},
		// a goes with b and b with c, so a and c cannot be opposites
		{abc, []Correlation{{"a", "b", .9}, {"b", "c", .9}, {"a", "c", -.9}}, `the correlations of "c" cannot all hold together`},
	} {
		if _, err := NewSpace(c.inputs, c.pairs...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want an error with %q", c.pairs, err, c.want)
		}
	}
}

// Two inputs with correlation .6: the second's score is .6 times the first's
// and .8 times its own; 84.1345 % of a normal lie below 1.
func TestScoresCarryTheCorrelation(t *testing.T) {
	space := proof.Must(NewSpace([]Input{{"a", Normal{5, 2}}, {"b", Uniform{0, 1}}}, Correlation{"a", "b", .6}))(t)
	scores := proof.Must(space.Scores([]float64{.841344746, .5}))(t)
	near(t, "first score", scores[0], 1, 1e-8)
	near(t, "second score", scores[1], .6, 1e-8)
	if _, err := space.Scores([]float64{.5}); err == nil {
		t.Error("a point with one coordinate of two has scores")
	}
}
