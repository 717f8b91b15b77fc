package posterior

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"tumen/internal/proof"
	"tumen/rng"
	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// chance is the number from 0 to 1 that a proposal's seed gives its run.
func chance(seed uint64) float64 { return rng.New(seed).Draw(1, 0, 0, 0).Unit(0) }

// calibration is of a known posterior; the tolerance is a tenth of its width,
// which makes the posterior wider by less than one part in 500.
func calibration(t *testing.T, k known.KnownPosterior, particles int, seed uint64) ABC {
	t.Helper()
	return ABC{
		Space: estimatetest.Must[*design.Space](t)(design.NewSpace(k.Inputs)), Seed: seed,
		Particles: particles, Tolerance: k.SD / 10,
		Simulate: func(batch []Proposal) ([][]float64, error) {
			outputs := make([][]float64, len(batch))
			for i, p := range batch {
				outputs[i] = []float64{k.Simulate(p.Values, chance(p.Seed))}
			}
			return outputs, nil
		},
		Distance: func(outputs []float64) float64 { return math.Abs(outputs[0] - k.Seen) },
	}
}

// y = 1 with noise 1 leaves N(.5, .70711); y = 2 with noise .5 N(1.6, .44721);
// the scale of a uniform draw, seen .5, F(u) = ln(u/.5)/ln 2. Over the seeds the
// intervals that the calibration itself reports must hold mean and standard
// deviation as often as they say, and quantiles be where they are.
func TestABCFindsTheKnownPosteriors(t *testing.T) {
	seeds := proof.Count(5, 20, 100)
	for _, c := range []struct {
		known.KnownPosterior
		says Verdict // of contractions .5, .8, and of the scale
	}{{known.NormalMean(1, 1), Weakly}, {known.NormalMean(2, .5), PinnedDown}, {known.UniformScale(.5), Weakly}} {
		probabilities := []float64{.1, .5, .9}
		quantiles := make([]float64, len(probabilities))
		means, sds, told := 0, 0, 0 // means and sds that are held; seeds that say much and the right thing
		for seed := range uint64(seeds) {
			p := estimatetest.Must[*Posterior](t)(calibration(t, c.KnownPosterior, 1000, seed+1).Run())
			m := estimatetest.Must[[]Marginal](t)(p.Marginals(estimate.Resampling{Seed: seed}))[0]
			if m.Mean.Low <= c.Mean && c.Mean <= m.Mean.High {
				means++
			}
			if m.SD.Low <= c.SD && c.SD <= m.SD.High {
				sds++
			}
			if m.Mean.High-m.Mean.Low <= .3*c.SD && m.Verdict == c.says {
				told++
			}
			for i, probability := range probabilities {
				quantiles[i] += p.Quantile(0, probability) / float64(seeds)
			}
			if p.Stopped != "the tolerance was reached" {
				t.Errorf("%s: stopped because %s", c.Name, p.Stopped)
			}
		}
		t.Logf("%s: of %d intervals %d hold the mean, %d the sd; %d say much and %s", c.Name, seeds, means, sds, told, c.says)
		if least := leastHeld(seeds); min(means, sds, told) < least {
			t.Errorf("%s: of %d intervals %d hold the mean and %d the sd, and %d say much and %s; want %d or more", c.Name, seeds, means, sds, told, c.says, least)
		}
		for i, probability := range probabilities {
			estimatetest.Near(t, c.Name+": quantile", quantiles[i], c.Quantile(probability), math.Max(.03, .25/math.Sqrt(float64(seeds)))*c.SD)
		}
	}
}

// leastHeld is how many of n intervals at 95 % must hold the truth: three standard
// errors below what is expected.
func leastHeld(n int) int {
	return int(.95*float64(n) - 3*math.Sqrt(.95*.05*float64(n)))
}

// What was accepted depends on the order of the proposals alone: neither the
// size of a batch nor the order in which its runs end changes a bit.
func TestABCAcceptsInTheOrderOfProposal(t *testing.T) {
	a := calibration(t, known.NormalMean(1, 1), 100, 3)
	want := estimatetest.Must[*Posterior](t)(a.Run())
	simulate := a.Simulate
	a.Batch = 17
	a.Simulate = func(batch []Proposal) ([][]float64, error) { // the last first
		outputs := make([][]float64, len(batch))
		for i := len(batch) - 1; i >= 0; i-- {
			one, err := simulate(batch[i : i+1])
			if err != nil {
				return nil, err
			}
			outputs[i] = one[0]
		}
		return outputs, nil
	}
	got := estimatetest.Must[*Posterior](t)(a.Run())
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Posterior{})); diff != "" {
		t.Error(diff)
	}
	a.Seed++
	if other := estimatetest.Must[*Posterior](t)(a.Run()); cmp.Equal(want.Particles, other.Particles) {
		t.Error("another seed gave the same particles")
	}
}

// With a correlated prior the posterior keeps the correlation that the data do
// not speak about: only the sum is seen, so each input alone stays open.
func TestWhatIsNotSeenStaysOpen(t *testing.T) {
	space := estimatetest.Must[*design.Space](t)(design.NewSpace([]design.Input{
		{Name: "a", Distribution: design.Normal{Mu: 0, Sigma: 1}},
		{Name: "b", Distribution: design.Normal{Mu: 0, Sigma: 1}},
		{Name: "idle", Distribution: design.Uniform{Low: 0, High: 1}},
	}))
	a := ABC{
		Space: space, Seed: 1, Particles: 400, Tolerance: .2,
		Simulate: func(batch []Proposal) ([][]float64, error) {
			outputs := make([][]float64, len(batch))
			for i, p := range batch {
				outputs[i] = []float64{p.Values[0] + p.Values[1]}
			}
			return outputs, nil
		},
		Distance: func(outputs []float64) float64 { return math.Abs(outputs[0] - 1) },
	}
	p := estimatetest.Must[*Posterior](t)(a.Run())
	m := estimatetest.Must[[]Marginal](t)(p.Marginals(estimate.Resampling{}))
	// given a + b = 1, a is N(.5, .5)
	estimatetest.Near(t, "mean of a", m[0].Mean.Value, .5, .15)
	estimatetest.Near(t, "sd of a", m[0].SD.Value, math.Sqrt(.5), .1)
	if m[2].Verdict != NotIdentifiable {
		t.Errorf("the idle input is %s", m[2].Verdict)
	}
	sum, square := 0.0, 0.0
	for _, q := range p.Particles {
		s := q.Values[0] + q.Values[1]
		sum += q.Weight * s
		square += q.Weight * s * s
	}
	estimatetest.Near(t, "mean of a + b", sum, 1, .03)
	if sd := math.Sqrt(square - sum*sum); sd > .13 { // uniform within .2: .115
		t.Errorf("a + b has sd %v", sd)
	}
}

func TestACalibrationCountsWhatFailed(t *testing.T) {
	a := calibration(t, known.NormalMean(1, 1), 100, 1)
	simulate := a.Simulate
	a.Simulate = func(batch []Proposal) ([][]float64, error) {
		outputs, err := simulate(batch)
		for i, p := range batch {
			if p.Number%4 == 0 {
				outputs[i] = nil
			}
			if p.Number%4 == 1 {
				outputs[i] = []float64{math.NaN()}
			}
		}
		return outputs, err
	}
	a.Generations = 1
	p := estimatetest.Must[*Posterior](t)(a.Run())
	g := p.Generations[0]
	// half of all fail: the hundredth success is proposal 199 of 0, 1, 2, ...
	if g.Runs != 200 || g.Failed != 100 || p.Stopped != "the limit of generations was reached" {
		t.Errorf("%d runs and %d failed (%s)", g.Runs, g.Failed, p.Stopped)
	}
	a.Runs, a.Batch = 150, 50
	_, err := a.Run()
	estimatetest.Says(t, err, "of the first 150 runs 76 failed")
}

func TestACalibrationSaysWhyItEnds(t *testing.T) {
	a := calibration(t, known.NormalMean(1, 1), 100, 1)
	a.Runs = 1000
	p := estimatetest.Must[*Posterior](t)(a.Run())
	if p.Stopped != "the limit of runs was reached" || p.Runs >= 1100 || len(p.Particles) != 100 {
		t.Errorf("%s after %d runs", p.Stopped, p.Runs)
	}
	a = calibration(t, known.NormalMean(1, 1), 100, 1)
	a.Distance = func([]float64) float64 { return 1 }
	if p := estimatetest.Must[*Posterior](t)(a.Run()); p.Stopped != "the distances no longer fall" {
		t.Error(p.Stopped)
	}
	for want, change := range map[string]func(*ABC){
		"needs a space":                  func(a *ABC) { a.Space = nil },
		"7 particles are too few":        func(a *ABC) { a.Particles = 7 },
		"write a number between 0 and 1": func(a *ABC) { a.Shrink = 1 },
		"a tolerance cannot be -1":       func(a *ABC) { a.Tolerance = -1 },
		"write 0 for the usual":          func(a *ABC) { a.Batch = -1 },
		"50 runs cannot give 100":        func(a *ABC) { a.Runs = 50 },
		"outputs for 1 of 100":           func(a *ABC) { a.Simulate = func([]Proposal) ([][]float64, error) { return make([][]float64, 1), nil } },
		"the river is closed": func(a *ABC) {
			a.Simulate = func([]Proposal) ([][]float64, error) { return nil, errors.New("the river is closed") }
		},
	} {
		a := calibration(t, known.NormalMean(1, 1), 100, 1)
		change(&a)
		_, err := a.Run()
		estimatetest.Says(t, err, want)
	}
}
