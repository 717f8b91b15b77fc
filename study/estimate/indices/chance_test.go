package indices

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

// screened is a Saltelli design of a function whose runs have chances, and its
// outcomes.
func screened(t *testing.T, k known.Known, chance design.Chance, rows int, seed uint64) (*design.Saltelli, []float64) {
	t.Helper()
	factors := estimatetest.Each(k)
	if chance != design.ChanceGiven {
		factors = append(factors, design.OwnFactor())
	}
	base := estimatetest.Must[[][]float64](t)(design.Scrambled(rows, 2*len(k.Inputs), design.Scrambles, seed))
	d := estimatetest.Must[*design.Saltelli](t)(design.NewSaltelli(base, factors, false))
	d.Scrambles = design.Scrambles
	return d, estimatetest.RunWith(t, k, d.Points, d.Seeds(chance), seed<<32)
}

// x1 + x2 / 2 + u, with 44 % of the variance chance: the total index of x2 is 1/9
// of all variance, and for given chance 1/5. The 95 % intervals hold
// these in 93 to 97 % of the seeds, and a dead input has exactly 0 where runs
// share their chances.
func TestTotalIndicesAreRightUnderChance(t *testing.T) {
	seeds := proof.Count(60, 200, 1000)
	for _, c := range []struct {
		chance design.Chance
		scale  float64 // of the shares of all variance
	}{{design.ChanceMean, 1}, {design.ChanceInput, 1}, {design.ChanceGiven, 9. / 5}} {
		k := known.Noise(1, 1, 0.5, 0)
		held, of := map[string][]estimate.Estimate{}, map[string]float64{}
		note := func(what string, e estimate.Estimate, truth float64) {
			held[what], of[what] = append(held[what], e), truth
		}
		mean := 0.0
		for seed := range uint64(seeds) {
			d, y := screened(t, k, c.chance, 1024, seed+1)
			s := estimatetest.Must[SobolIndices](t)(Sobol(d, c.chance, y, 0))
			mean += s.Factors[1].Total.Value / float64(seeds)
			note("S1 of x1", *s.Factors[0].First, k.First[0]*c.scale)
			note("S1 of x2", *s.Factors[1].First, k.First[1]*c.scale)
			note("ST of x1", s.Factors[0].Total, k.Total[0]*c.scale)
			note("ST of x2", s.Factors[1].Total, k.Total[1]*c.scale)
			if c.chance != design.ChanceGiven {
				note("ST of chance", s.Factors[3].Total, k.Chance)
			}
			if dead := s.Factors[2]; c.chance != design.ChanceMean && (*dead.First != estimate.Estimate{} || dead.Total != estimate.Estimate{} || dead.Says != "changes no run") {
				t.Fatalf("%s, seed %d: the dead input is %+v", c.chance, seed, dead)
			}
		}
		estimatetest.Near(t, string(c.chance)+": mean ST of x2", mean, k.Total[1]*c.scale, .003)
		for what, intervals := range held {
			estimatetest.Covers(t, string(c.chance)+": "+what, intervals, of[what])
		}
	}
}

// For models without chance the intervals over sixteen scramblings hold the truth
// as often as they say, and are some times narrower than those over rows, which do
// not see how even the points are.
func TestIntervalsOverScramblingsSeeHowEvenPointsAre(t *testing.T) {
	seeds := proof.Count(40, 100, 1000)
	for _, k := range []known.Known{known.Ishigami(7, .1), known.G(0, 1, 4.5, 9), known.Linear(2, 1)} {
		for _, rows := range []int{256, 1024} {
			held := make([][]estimate.Estimate, 2*len(k.Inputs))
			wide, narrow := 0.0, 0.0
			for seed := range uint64(seeds) {
				base := estimatetest.Must[[][]float64](t)(design.Scrambled(rows, 2*len(k.Inputs), design.Scrambles, seed))
				d := estimatetest.Must[*design.Saltelli](t)(design.NewSaltelli(base, estimatetest.Each(k), false))
				d.Scrambles = design.Scrambles
				y := estimatetest.Run(t, k, d.Points)
				s := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceGiven, y, 0))
				d.Scrambles = 0
				alone := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceGiven, y, 0))
				for i, f := range s.Factors {
					held[2*i], held[2*i+1] = append(held[2*i], *f.First), append(held[2*i+1], f.Total)
					narrow += f.Total.High - f.Total.Low
					wide += alone.Factors[i].Total.High - alone.Factors[i].Total.Low
				}
			}
			hits := 0.0
			for i := range k.Inputs {
				for _, e := range held[2*i] {
					if e.Low <= k.First[i] && k.First[i] <= e.High {
						hits++
					}
				}
				for _, e := range held[2*i+1] {
					if e.Low <= k.Total[i] && k.Total[i] <= e.High {
						hits++
					}
				}
			}
			share := hits / float64(2*seeds*len(k.Inputs))
			t.Logf("%s, %d rows: %.1f %% hold the truth; total indices' are %.1f times narrower than over rows", k.Name, rows, 100*share, wide/narrow)
			if math.Abs(share-.95) > math.Max(.02, 3*math.Sqrt(.95*.05/float64(seeds))) {
				t.Errorf("%s, %d rows: the 95 %% intervals hold the truth in %.1f %%", k.Name, rows, 100*share)
			}
		}
	}
}

// A sentence is false if it says that a dead input has an effect, or that an input
// of an additive function acts together with others. Of all seeds at most 5 % have
// one, however many inputs there are.
func TestFalseSentencesAreRareUnderChance(t *testing.T) {
	seeds := proof.Count(40, 200, 1000)
	together := []string{"acts only together with others", "acts alone and together with others", "acts with others, perhaps also alone"}
	for what, k := range map[string]known.Known{
		"two of eight inputs act": known.Noise(1, 1, 0.5, 0, 0, 0, 0, 0, 0), "nothing but chance": known.Noise(1, 0, 0, 0, 0, 0, 0, 0, 0),
	} {
		for _, chance := range []design.Chance{design.ChanceMean, design.ChanceInput, design.ChanceGiven} {
			if chance == design.ChanceGiven && k.Chance == 1 {
				continue // for given chance this is a constant
			}
			wrong, found := 0, 0
			for seed := range uint64(seeds) {
				d, y := screened(t, k, chance, 256, seed+1)
				s := estimatetest.Must[SobolIndices](t)(Sobol(d, chance, y, 0))
				bad := false
				for i, f := range s.Factors {
					dead := !f.Chance && k.Total[i] == 0
					bad = bad || dead && !f.NoEffect || slices.Contains(together, f.Says)
				}
				if bad {
					wrong++
				}
				if !s.Factors[0].NoEffect {
					found++
				}
			}
			t.Logf("%s, indices of the kind %q: %.1f %% of %d seeds have a false sentence; the first input is found in %.1f %%", what, chance, 100*float64(wrong)/float64(seeds), seeds, 100*float64(found)/float64(seeds))
			if share := float64(wrong) / float64(seeds); share > .05+3*math.Sqrt(.05*.95/float64(seeds))*min(1, float64(1000-seeds)) {
				t.Errorf("%s, %s: %d of %d seeds have a false sentence", what, chance, wrong, seeds)
			}
		}
	}
}
