package calibrate

import (
	"math"
	"testing"

	"tumen/study"
	"tumen/study/estimate/emulator"
	"tumen/study/estimate/posterior"
)

// A run without a number for a pattern is not accepted, at any distance.
func TestARunWithoutANumberIsAtNoDistance(t *testing.T) {
	high := 0.5
	spec := &study.Spec{Outcomes: []study.Outcome{{Name: "a"}, {Name: "b"}}, Patterns: []study.Band{{Measure: "a", High: &high}, {Measure: "b", High: &high}}}
	d := distance(targets(spec))
	for _, outputs := range [][]float64{{math.NaN(), 0}, {0, math.NaN()}, {math.NaN(), math.NaN()}} {
		if x := d(outputs); !math.IsNaN(x) {
			t.Errorf("%v is at a distance of %v", outputs, x)
		}
	}
	if d([]float64{0.5, 0}) != 0 {
		t.Error("what meets both patterns is not at a distance of 0")
	}
}

// A Gaussian process has a number everywhere. Where the nearest run has none, a
// history match accepts nothing.
func TestAStandInHasNoNumberWhereTheNearestRunHasNone(t *testing.T) {
	var points, made [][]float64
	var y []float64
	for i := range 40 {
		x := (float64(i) + 0.5) / 40
		points, y = append(points, []float64{x}), append(y, math.Sin(3*x))
		switch {
		case x < 0.5:
			made = append(made, []float64{math.NaN()})
			y[i] = math.NaN()
		case i == 30:
			made = append(made, nil) // failed
			y[i] = math.NaN()
		default:
			made = append(made, []float64{y[i]})
		}
	}
	p, err := emulator.FitProcess(points, y, emulator.Matern)
	if err != nil {
		t.Fatal(err)
	}
	batch := []posterior.Proposal{{Point: []float64{0.1}}, {Point: []float64{0.45}}, {Point: []float64{0.55}}, {Point: []float64{30.5 / 40}}}
	got, err := standIn([]*emulator.Process{p}, gapsAmong(points, made), batch)
	if err != nil {
		t.Fatal(err)
	}
	for i, has := range []bool{false, false, true, true} {
		if (got[i] != nil) != has {
			t.Errorf("at %v there is a number: %t, want %t", batch[i].Point, got[i] != nil, has)
		}
	}
	if none := gapsAmong(points[20:], made[20:]); none.lacks != nil || none.at([]float64{0.1}) {
		t.Errorf("where every run has a number there are gaps: %+v", none)
	}
}
