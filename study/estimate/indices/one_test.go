package indices

import (
	"math"
	"testing"

	"tumen/study/design"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// Of Ishigami's function the first-order indices are known: 0.314, 0.442 and 0. One
// number explains as much, since a first index is the correlation ratio.
func TestOneNumberExplainsItsFirstIndex(t *testing.T) {
	k := known.Ishigami(7, .1)
	points := estimatetest.Must[[][]float64](t)(design.Latin(4096, 3, 3))
	y := estimatetest.Run(t, k, points)
	got, err := One(points, []string{"x1", "x2", "x3"}, y)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{"x1": k.First[0], "x2": k.First[1], "x3": k.First[2]}
	for _, e := range got {
		if math.Abs(e.R2-want[e.Name]) > 0.03 {
			t.Errorf("%s explains %.3f, want %.3f", e.Name, e.R2, want[e.Name])
		}
	}
	if got[0].Name != "x2" || got[2].Name != "x3" {
		t.Errorf("in the order %v", got)
	}
}

// What follows from one number is found at the size of the page's study, whatever
// the shape, and a number that decides nothing explains nothing.
func TestWhatFollowsFromOneNumberIsFound(t *testing.T) {
	const runs = 400
	var points [][]float64
	var y []float64
	for i := range runs {
		x, dead := float64(i)/runs, math.Mod(float64(i)*0.6180339887, 1)
		points, y = append(points, []float64{dead, x}), append(y, math.Sin(6*x)+0.05*math.Cos(float64(i*i)))
	}
	got, err := One(points, []string{"dead", "all"}, y)
	if err != nil {
		t.Fatal(err)
	}
	if got[0].Name != "all" || got[0].R2 < 0.95 || math.Abs(got[1].R2) > 0.05 {
		t.Errorf("%+v", got)
	}
}

// A choice between two is two classes.
func TestAChoiceIsOneClassEach(t *testing.T) {
	var points [][]float64
	var y []float64
	for i := range 200 {
		points, y = append(points, []float64{float64(i % 2)}), append(y, float64(i%2)*3)
	}
	if got, err := One(points, []string{"choice"}, y); err != nil || math.Abs(got[0].R2-1) > 1e-12 {
		t.Errorf("%+v, %v", got, err)
	}
}
