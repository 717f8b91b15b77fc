package posterior

import (
	"math"
	"slices"
	"testing"

	"tumen/internal/proof"
	"tumen/study/design"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

func conversion(t *testing.T, tolerance float64, seed uint64) ABC {
	t.Helper()
	inputs, run := known.Conversion(known.ConversionSeen)
	return ABC{
		Space: estimatetest.Must[*design.Space](t)(design.NewSpace(inputs)), Seed: seed,
		Particles: 200, Tolerance: tolerance,
		Simulate: func(batch []Proposal) ([][]float64, error) {
			outputs := make([][]float64, len(batch))
			for i, p := range batch {
				outputs[i] = []float64{run(p.Values)}
			}
			return outputs, nil
		},
		Distance: func(outputs []float64) float64 { return outputs[0] },
	}
}

// A standard example of ABC has a library take 3,406 runs for 200 particles at a
// tolerance of 0.2944. At other tolerances too, the mean of each moment over the
// seeds is that of the exact posterior, and the intervals hold it as often as
// they say.
func TestTheConversionReactionTakesFewRuns(t *testing.T) {
	seeds := proof.Count(6, 10, 100)
	for _, c := range []struct {
		tolerance float64
		runs      int // in 95 of 100 seeds at most; 0 if nothing is known
	}{{.294399, 3406}, {.496906, 0}, {.35, 0}, {.22, 0}} {
		exact := known.ConversionWithin(c.tolerance)
		truths := []float64{exact.Mean[0], exact.SD[0], exact.Mean[1], exact.SD[1]}
		mean, held := make([]float64, len(truths)), make([]int, len(truths))
		var runs []int
		for seed := range uint64(seeds) {
			p := estimatetest.Must[*Posterior](t)(conversion(t, c.tolerance, seed+1).Run())
			if p.Stopped != "the tolerance was reached" || len(p.Particles) != 200 {
				t.Fatalf("tolerance %v, seed %d: %d particles, and %s", c.tolerance, seed+1, len(p.Particles), p.Stopped)
			}
			runs = append(runs, p.Runs)
			m := estimatetest.Must[[]Marginal](t)(p.Marginals(estimate.Resampling{Seed: seed}))
			for i, e := range []estimate.Estimate{m[0].Mean, m[0].SD, m[1].Mean, m[1].SD} {
				mean[i] += e.Value / truths[i] / float64(seeds)
				if e.Low <= truths[i] && truths[i] <= e.High {
					held[i]++
				}
			}
		}
		slices.Sort(runs)
		at95 := runs[(95*seeds+99)/100-1]
		t.Logf("tolerance %v: %d runs in half of %d seeds, %d in 95 %%, at most %d; moments over exact ones %.4f; intervals that hold them %v", c.tolerance, runs[seeds/2], seeds, at95, runs[seeds-1], mean, held)
		if c.runs > 0 && at95 > c.runs {
			t.Errorf("tolerance %v: 95 %% of the seeds take up to %d runs, want %d", c.tolerance, at95, c.runs)
		}
		within := math.Max(.03, .16/math.Sqrt(float64(seeds))) // one seed is off by 5 %, about: three standard errors
		least := leastHeld(seeds)
		for i := range truths {
			estimatetest.Near(t, "moment over the exact one", mean[i], 1, within)
			if held[i] < least {
				t.Errorf("tolerance %v, moment %d: %d of %d intervals hold it, want %d or more", c.tolerance, i, held[i], seeds, least)
			}
		}
	}
}
