package indices

import (
	"math"
	"testing"

	"tumen/internal/proof"
	"tumen/study/design"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// Of a function with chance in it, an input that decides nothing is said to have an
// effect in at most 5 % of the studies, however many inputs there are; what decides a
// ninth of the variance is found in 512 runs, and so is what acts only through
// others, as Ishigami's third input.
func TestAnEffectIsSaidOnlyIfThereIsOne(t *testing.T) {
	seeds := proof.Count(15, 100, 1000)
	for _, even := range []bool{true, false} {
		for what, k := range map[string]known.Known{"two of eight act": known.Noise(1, 1, .5, 0, 0, 0, 0, 0, 0), "none acts": known.Noise(1, 0, 0, 0, 0, 0, 0, 0, 0)} {
			wrong, found := 0, 0
			for seed := range uint64(seeds) {
				points := estimatetest.Must[[][]float64](t)(design.Random(512, 8, seed))
				if even {
					points = estimatetest.Must[[][]float64](t)(design.Sobol(512, 8, seed))
				}
				own := make([]int, len(points))
				for i := range own {
					own[i] = i
				}
				y := estimatetest.RunWith(t, k, points, own, (seed+1)<<32)
				columns := make([][]float64, 8)
				for _, x := range points {
					for j, v := range x {
						columns[j] = append(columns[j], v)
					}
				}
				p, bad := independent(columns, y, seed), false
				for j := range p {
					bad = bad || k.Total[j] == 0 && p[j] <= falsely
				}
				if bad {
					wrong++
				}
				if p[1] <= falsely {
					found++
				}
			}
			t.Logf("%s, even points %t: a false effect in %.1f %%, the second input found in %.1f %% of %d seeds", what, even, 100*float64(wrong)/float64(seeds), 100*float64(found)/float64(seeds), seeds)
			if share := float64(wrong) / float64(seeds); share > .05+2.5*math.Sqrt(.05*.95/float64(seeds)) {
				t.Errorf("%s: a false effect in %d of %d seeds", what, wrong, seeds)
			}
			if k.Total[1] > 0 && float64(found) < .9*float64(seeds) {
				t.Errorf("%s: the second input is found in %d of %d seeds", what, found, seeds)
			}
		}
	}
	points, y := even(t, known.Ishigami(7, .1), 512, 1)
	columns := make([][]float64, 3)
	for _, x := range points {
		for j, v := range x {
			columns[j] = append(columns[j], v)
		}
	}
	for j, p := range independent(columns, y, 1) {
		if p > falsely {
			t.Errorf("input %d of Ishigami's function: p = %v", j+1, p)
		}
	}
}
