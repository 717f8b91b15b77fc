package indices

import (
	"math"
	"slices"
	"testing"

	"tumen/internal/list"
	"tumen/internal/proof"
	"tumen/internal/stat"
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
	m := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), design.ChanceGiven, estimatetest.Run(t, k, d.Points), estimate.Resampling{}))
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
	m := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), design.ChanceGiven, estimatetest.Run(t, k, d.Points), estimate.Resampling{}))
	for i, want := range []float64{7.704054, 7.875, 6.248796} {
		estimatetest.Near(t, "mu*", m.Inputs[i].MuStar.Value, want, 5*m.Inputs[i].Sigma.Value/20)
		star := m.Inputs[i].MuStar
		estimatetest.Holds(t, "mu*", estimate.Estimate{Value: star.Value, Low: star.Low - 1e-6, High: star.High + 1e-6}, want)
	}
}

func TestWordsForAScreening(t *testing.T) {
	k := known.Known{}
	for _, name := range []string{"linear", "cubic", "bent", "idle"} {
		k.Inputs = append(k.Inputs, design.Input{Name: name, Distribution: design.Uniform{Low: 0, High: 1}})
	}
	k.Run = func(x []float64) float64 { return 3*x[0] + x[1]*x[1]*x[1] + math.Abs(x[2]-.5) }
	d := estimatetest.Must[*design.Morris](t)(design.NewMorris(40, 4, 6, 1))
	m := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), design.ChanceGiven, estimatetest.Run(t, k, d.Points), estimate.Resampling{}))
	for i, want := range []string{"linear", "mostly in one direction", "not linear, or dependent on other inputs", "changes no run"} {
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
	want := estimatetest.Must[MorrisEffects](t)(Morris(&rest, estimatetest.Names(k), design.ChanceGiven, y, estimate.Resampling{}))
	y[9] = math.NaN() // the second run of the third trajectory
	got := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), design.ChanceGiven, y, estimate.Resampling{}))
	if got.Dropped != 1 || got.Trajectories != 9 {
		t.Errorf("%d trajectories used and %d dropped, want 9 and 1", got.Trajectories, got.Dropped)
	}
	if !slices.Equal(got.Inputs, want.Inputs) {
		t.Errorf("effects %v, want those of the other nine %v", got.Inputs, want.Inputs)
	}
	_, err := Morris(d, estimatetest.Names(k)[1:], design.ChanceGiven, y, estimate.Resampling{})
	estimatetest.Says(t, err, "a name for each input")
	for i := range y[:28] {
		y[i] = math.NaN()
	}
	_, err = Morris(d, estimatetest.Names(k), design.ChanceGiven, y, estimate.Resampling{})
	estimatetest.Says(t, err, "3 trajectories are left without the 7 in which")
}

// morris20 is the function of twenty inputs of Morris (1991) without its chance: 1
// to 7 are not linear or act together, 8 to 10 are linear, and 11 to 20 small.
func morris20() known.Known {
	k := known.Known{Name: "Morris's 20 inputs"}
	for i := range 20 {
		k.Inputs = append(k.Inputs, design.Input{Name: string(rune('a' + i)), Distribution: design.Uniform{Low: 0, High: 1}})
	}
	sign := func(i int) float64 { return float64(1 - 2*(i%2)) }
	k.Run = func(x []float64) (y float64) {
		w := make([]float64, len(x))
		for i, v := range x {
			if w[i] = 2*v - 1; i == 2 || i == 4 || i == 6 {
				w[i] = 2.2*v/(v+.1) - 1
			}
		}
		for i := range w {
			if i < 10 {
				y += 20 * w[i]
			} else {
				y += sign(i+1) * w[i]
			}
			for j := i + 1; j < len(w); j++ {
				two := w[i] * w[j]
				if j < 6 {
					y -= 15 * two
				} else {
					y += sign(i+j) * two
				}
				for l := j + 1; l < 5; l++ {
					y -= 10 * two * w[l]
					for m := l + 1; m < 4; m++ {
						y += 5 * two * w[l] * w[m]
					}
				}
			}
		}
		return y
	}
	return k
}

// The intervals of mu, mu* and sigma hold what the whole grid gives (of Morris's 20
// inputs what 20,000 trajectories do) as often as they say or a little oftener, over
// all inputs of a function together.
func TestMorrisIntervalsHoldTheTruth(t *testing.T) {
	repeats := proof.Count(20, 60, 400)
	for _, k := range []known.Known{known.Ishigami(7, .1), known.G(0, 1, 4.5, 9), morris20()} {
		var whole *design.Morris
		if len(k.Inputs) < 9 {
			whole = estimatetest.Must[*design.Morris](t)(design.EnumerateMorris(len(k.Inputs), 4))
		} else {
			whole = estimatetest.Must[*design.Morris](t)(design.NewMorris(proof.Count(4000, 20000, 20000), len(k.Inputs), 4, 12345))
		}
		effects, _, _ := trajectories(whole, estimatetest.Run(t, k, whole.Points))
		sizes, truth := make([][]float64, len(k.Inputs)), make([][3]float64, len(k.Inputs))
		for _, one := range effects {
			for _, e := range one {
				sizes[e.input] = append(sizes[e.input], e.size)
			}
		}
		for j, x := range sizes {
			truth[j] = [3]float64{stat.Mean(x), stat.Mean(list.Map(x, math.Abs)), spreadOf(x, true)}
		}
		for _, r := range []int{10, 20, 40} {
			hits, n := [3]float64{}, float64(repeats*len(k.Inputs))
			for seed := range uint64(repeats) {
				d := estimatetest.Must[*design.Morris](t)(design.NewMorris(r, len(k.Inputs), 4, seed))
				m := estimatetest.Must[MorrisEffects](t)(Morris(d, estimatetest.Names(k), design.ChanceGiven, estimatetest.Run(t, k, d.Points), estimate.Resampling{Seed: seed}))
				for j, in := range m.Inputs {
					for i, e := range []estimate.Estimate{in.Mu, in.MuStar, in.Sigma} {
						if e.Low <= truth[j][i]+1e-9 && truth[j][i] <= e.High+1e-9 {
							hits[i] += 100 / n
						}
					}
				}
			}
			t.Logf("%s, %d trajectories: mu %.1f %%, mu* %.1f %%, sigma %.1f %%", k.Name, r, hits[0], hits[1], hits[2])
			for i, what := range []string{"mu", "mu*", "sigma"} {
				if hits[i] < 92 {
					t.Errorf("%s, %d trajectories: the 95 %% interval of %s holds it in %.1f %%", k.Name, r, what, hits[i])
				}
			}
		}
	}
}
