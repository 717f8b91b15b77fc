package indices

import (
	"math"
	"slices"
	"testing"

	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// Every step of the grid of four levels, by hand of its formula: an effect of
// x1 is (sin - sin) (1 + .1 x3^4) / (2/3), and so on.
func TestMorrisOnTheWholeGridIsExact(t *testing.T) {
	k := known.Ishigami(7, .1)
	d := estimatetest.Must[*design.Morris](t)(design.EnumerateMorris(3, 4))
	m := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), estimatetest.Run(t, k, d.Points), estimate.Resampling{}))
	for i, want := range [][2]float64{{7.704054, 6.248796}, {7.875, 7.875}, {6.248796, 8.837132}} {
		in := m.Inputs[i]
		estimatetest.Near(t, in.Name+" mu*", in.MuStar.Value, want[0], 5e-7)
		estimatetest.Near(t, in.Name+" sigma", in.Sigma.Value, want[1], 5e-7)
		if in.MuStar.Low != in.MuStar.Value || in.MuStar.High != in.MuStar.Value {
			t.Errorf("%s: a whole grid is no sample, but mu* is %v", in.Name, in.MuStar)
		}
	}
}

// Trajectories sample the same steps: 400 of them come within five standard
// errors, sigma / sqrt(400).
func TestTrajectoriesSampleTheGrid(t *testing.T) {
	k := known.Ishigami(7, .1)
	d := estimatetest.Must[*design.Morris](t)(design.NewMorris(400, 3, 4, 1))
	m := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), estimatetest.Run(t, k, d.Points), estimate.Resampling{}))
	for i, want := range []float64{7.704054, 7.875, 6.248796} {
		estimatetest.Near(t, "mu*", m.Inputs[i].MuStar.Value, want, 5*m.Inputs[i].Sigma.Value/20)
		estimatetest.Holds(t, "mu*", m.Inputs[i].MuStar, want)
	}
}

func TestWordsForAScreening(t *testing.T) {
	k := known.Known{}
	for _, name := range []string{"linear", "cubic", "bent", "idle"} {
		k.Inputs = append(k.Inputs, design.Input{Name: name, Distribution: design.Uniform{Low: 0, High: 1}})
	}
	k.Run = func(x []float64) float64 { return 3*x[0] + x[1]*x[1]*x[1] + math.Abs(x[2]-.5) }
	d := estimatetest.Must[*design.Morris](t)(design.NewMorris(40, 4, 6, 1))
	m := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), estimatetest.Run(t, k, d.Points), estimate.Resampling{}))
	for i, want := range []string{"linear", "mostly in one direction", "not linear, or dependent on other inputs", "not distinguishable from zero"} {
		if m.Inputs[i].Says != want {
			t.Errorf("%s says %q, want %q", m.Inputs[i].Name, m.Inputs[i].Says, want)
		}
	}
	estimatetest.Near(t, "linear mu", m.Inputs[0].Mu.Value, 3, 1e-9)
}

func TestAFailedRunDropsItsTrajectory(t *testing.T) {
	k := known.Ishigami(7, .1)
	d := estimatetest.Must[*design.Morris](t)(design.NewMorris(10, 3, 4, 1))
	y := estimatetest.Run(t, k, d.Points)
	rest := *d
	rest.Steps = slices.Concat(d.Steps[:6], d.Steps[9:])
	want := estimatetest.Must[MorrisEffects](t)(Morris(&rest, estimatetest.Names(k), y, estimate.Resampling{}))
	y[9] = math.NaN() // the second run of the third trajectory
	got := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), y, estimate.Resampling{}))
	if got.Dropped != 1 || got.Trajectories != 9 {
		t.Errorf("%d trajectories used and %d dropped, want 9 and 1", got.Trajectories, got.Dropped)
	}
	if !slices.Equal(got.Inputs, want.Inputs) {
		t.Errorf("effects %v, want those of the other nine %v", got.Inputs, want.Inputs)
	}
	_, err := Morris(d, estimatetest.Names(k)[1:], y, estimate.Resampling{})
	estimatetest.Says(t, err, "a name for each input")
	for i := range y[:28] {
		y[i] = math.NaN()
	}
	_, err = Morris(d, estimatetest.Names(k), y, estimate.Resampling{})
	estimatetest.Says(t, err, "3 trajectories are left without the 7 in which")
}
