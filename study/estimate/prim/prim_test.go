package prim

import (
	"math"
	"testing"

	"tumen/study/design"
	"tumen/study/estimate/estimatetest"
)

// Worlds are interesting where x1 > .7 and x2 < .4: 12 % of them. The third
// input has nothing to do with it.
func TestPRIMFindsTheBox(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Sobol(1024, 3, 1))
	interesting := make([]bool, len(points))
	for i, x := range points {
		interesting[i] = x[0] > .7 && x[1] < .4
	}
	d := estimatetest.Must[Discovery](t)(PRIM{}.Find(points, []string{"x1", "x2", "x3"}, interesting))
	limits := map[string]Limit{}
	for _, l := range d.Limits {
		limits[l.Name] = l
	}
	x1, x2 := limits["x1"], limits["x2"]
	if x1.Low == nil || x1.High != nil || x2.High == nil || x2.Low != nil {
		t.Fatalf("limits %+v", d.Limits)
	}
	estimatetest.Near(t, "x1 from", *x1.Low, .7, .02)
	estimatetest.Near(t, "x2 to", *x2.High, .4, .02)
	if x1.Stable < .99 || x2.Stable < .99 || limits["x3"].Stable > .5 {
		t.Errorf("stability %v, %v and of the idle input %v", x1.Stable, x2.Stable, limits["x3"].Stable)
	}
	if d.Density.Low < .85 || d.Coverage.Low < .8 || d.Density.High > 1 {
		t.Errorf("density %v, coverage %v", d.Density, d.Coverage)
	}
}

// If interesting worlds lie at random, no box is worth more than its share of
// them: on rows left out, density is the share of all runs, whatever the box
// gave on the rows that found it.
func TestPRIMDoesNotBelieveInChance(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Random(400, 3, 1))
	interesting := make([]bool, len(points))
	for i, z := range estimatetest.Normals(2, len(points)) {
		interesting[i] = z > .67449 // a quarter
	}
	d := estimatetest.Must[Discovery](t)(PRIM{}.Find(points, []string{"x1", "x2", "x3"}, interesting))
	estimatetest.Holds(t, "density", d.Density, .25)
	estimatetest.Near(t, "density", d.Density.Value, .25, .06)
	if d.Box.Density < d.Density.Value {
		t.Errorf("the box has %v on the rows that found it and %v on others", d.Box.Density, d.Density)
	}
}

// Each peeling takes 5 % of the box, rounded up to a whole run, and never goes
// below the least support; what is covered can only shrink.
func TestPRIMPeelsPatiently(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Sobol(512, 2, 1))
	interesting := make([]bool, len(points))
	for i, x := range points {
		interesting[i] = math.Hypot(x[0]-.5, x[1]-.5) < .25
	}
	d := estimatetest.Must[Discovery](t)(PRIM{Least: 52}.Find(points, []string{"x1", "x2"}, interesting))
	for i, b := range d.Peeled {
		if b.Support*512 < 52 {
			t.Errorf("box %d has the support %v", i, b.Support)
		}
		if i == 0 {
			estimatetest.Near(t, "all", b.Support, 1, 0)
			continue
		}
		before := d.Peeled[i-1]
		if b.Support < before.Support*.95-1.0/512-1e-12 || b.Support >= before.Support || b.Coverage > before.Coverage {
			t.Errorf("box %d peels from %v to %v", i, before, b)
		}
	}
}

func TestPRIMRefusesWhatHasNoTwoSides(t *testing.T) {
	points := estimatetest.Must[[][]float64](t)(design.Sobol(128, 2, 1))
	_, err := PRIM{}.Find(points, []string{"x1", "x2"}, make([]bool, 128))
	estimatetest.Says(t, err, "the condition holds in 0 of 128 runs")
	_, err = PRIM{Peel: .6}.Find(points, []string{"x1", "x2"}, make([]bool, 128))
	estimatetest.Says(t, err, "write a share, as 0.05")
	_, err = PRIM{}.Find(points[:50], []string{"x1", "x2"}, make([]bool, 50))
	estimatetest.Says(t, err, "50 runs are too few: at least 100")
}
