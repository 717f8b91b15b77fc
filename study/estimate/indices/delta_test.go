package indices

import (
	"math"
	"testing"

	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// even is n Sobol' points and a known function's outcomes at them.
func even(t *testing.T, k known.Known, n int, seed uint64) (points [][]float64, y []float64) {
	t.Helper()
	points = estimatetest.Must[[][]float64](t)(design.Sobol(n, len(k.Inputs), seed))
	return points, estimatetest.Run(t, k, points)
}

// Ishigami's delta by numerical integration of its densities: .2625, .4248 and
// .2095, each known to .002. Linear Gaussian: see Linear.
func TestDeltaHoldsTheKnownIndices(t *testing.T) {
	ishigami, linear := known.Ishigami(7, .1), known.Linear(2, 1)
	ishigami.Delta = []float64{.2625, .4248, .2095}
	for _, k := range []known.Known{ishigami, linear} {
		points, y := even(t, k, 4096, 1)
		d := estimatetest.Must[Moments](t)(Delta(points, estimatetest.Names(k), y, estimate.Resampling{Seed: 1}))
		for i, in := range d.Inputs {
			estimatetest.Holds(t, k.Name+" delta "+in.Name, in.Index, k.Delta[i])
			if in.NoEffect || in.Index.High-in.Index.Low > .3 {
				t.Errorf("%s: delta %v of %s says little from 4,096 runs", k.Name, in.Index, in.Name)
			}
		}
	}
}

// Delta looks at ranks alone: an outcome or an input in another scale, or on a
// curved one that rises, has the same index to the bit.
func TestDeltaDoesNotDependOnScales(t *testing.T) {
	k := known.Linear(2, 1)
	points, y := even(t, k, 512, 1)
	want := estimatetest.Must[Moments](t)(Delta(points, estimatetest.Names(k), y, estimate.Resampling{}))
	for i := range y {
		y[i] = math.Exp(y[i])
		points[i] = []float64{1000 * points[i][0], math.Cbrt(points[i][1])}
	}
	got := estimatetest.Must[Moments](t)(Delta(points, estimatetest.Names(k), y, estimate.Resampling{}))
	for i := range want.Inputs {
		if got.Inputs[i] != want.Inputs[i] {
			t.Errorf("%v became %v", want.Inputs[i], got.Inputs[i])
		}
	}
}

// An input that decides nothing is said to do so, whichever the method; one
// that decides 4 % of the variance is found.
func TestAnIdleInputHasNoEffect(t *testing.T) {
	k := known.Linear(2, .5, 0)
	points, y := even(t, k, 2048, 1)
	for name, m := range map[string]Moments{
		"delta": estimatetest.Must[Moments](t)(Delta(points, estimatetest.Names(k), y, estimate.Resampling{})),
		"PAWN":  estimatetest.Must[Moments](t)(PAWN(points, estimatetest.Names(k), y, 0, estimate.Resampling{})),
	} {
		for i, idle := range []bool{false, false, true} {
			if in := m.Inputs[i]; in.NoEffect != idle || (in.Says == "not distinguishable from zero") != idle {
				t.Errorf("%s of %s is %v: %s", name, in.Name, in.Index, in.Says)
			}
		}
	}
}

// For a linear Gaussian function the distance at x grows with |x|, so that its
// median is the distance at the median of |x|: see Linear.
func TestPAWNHoldsTheKnownIndices(t *testing.T) {
	k := known.Linear(2, 1)
	points, y := even(t, k, 4096, 1)
	m := estimatetest.Must[Moments](t)(PAWN(points, estimatetest.Names(k), y, 0, estimate.Resampling{Seed: 1}))
	for i, in := range m.Inputs {
		estimatetest.Holds(t, "PAWN "+in.Name, in.Index, k.PAWN[i])
		estimatetest.Near(t, "PAWN "+in.Name, in.Index.Value, k.PAWN[i], .02)
	}
}

func TestMomentsLeaveFailedRunsOut(t *testing.T) {
	k := known.Linear(2, 1)
	points, y := even(t, k, 256, 1)
	wantDelta := estimatetest.Must[Moments](t)(Delta(points[2:], estimatetest.Names(k), y[2:], estimate.Resampling{}))
	wantPAWN := estimatetest.Must[Moments](t)(PAWN(points[2:], estimatetest.Names(k), y[2:], 0, estimate.Resampling{}))
	y[0], y[1] = math.NaN(), math.Inf(1)
	for name, m := range map[string][2]Moments{
		"delta": {estimatetest.Must[Moments](t)(Delta(points, estimatetest.Names(k), y, estimate.Resampling{})), wantDelta},
		"PAWN":  {estimatetest.Must[Moments](t)(PAWN(points, estimatetest.Names(k), y, 0, estimate.Resampling{})), wantPAWN},
	} {
		if got := m[0]; got.Runs != 254 || got.Dropped != 2 {
			t.Errorf("%s: %d runs used and %d dropped, want 254 and 2", name, got.Runs, got.Dropped)
		}
		for i := range m[0].Inputs {
			if m[0].Inputs[i] != m[1].Inputs[i] {
				t.Errorf("%s: %v, want that of the other 254 runs, %v", name, m[0].Inputs[i], m[1].Inputs[i])
			}
		}
	}
	_, err := Delta(points[:101], estimatetest.Names(k), y[:101], estimate.Resampling{})
	estimatetest.Says(t, err, "99 runs are left without the 2 in which a run failed or has no such number: at least 100 are needed")
	_, err = PAWN(points, estimatetest.Names(k), y, 3, estimate.Resampling{})
	estimatetest.Says(t, err, "write from 4 to 25 slices")
	_, err = PAWN(points, estimatetest.Names(k)[1:], y, 0, estimate.Resampling{})
	estimatetest.Says(t, err, "give one name for each input")
	_, err = Delta(points[1:], estimatetest.Names(k), y, estimate.Resampling{})
	estimatetest.Says(t, err, "give one outcome for each point")
}
