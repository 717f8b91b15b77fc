package forest_test

import (
	"context"
	"math"
	"testing"

	"tumen/rng"
	"tumen/study/estimate"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/forest"
)

var levels = []float64{0.5, 0.8, 0.95}

// table is rows whose first target is the truth that one wants to know.
type table struct {
	forest.Rows
	truth []float64
}

func grow(t *testing.T, rows forest.Rows, o forest.Options) *forest.Forest {
	t.Helper()
	return estimatetest.Must[*forest.Forest](t)(forest.Grow(context.Background(), rows, o))
}

// gaussian is a truth z ~ N(0, 1), seen twice with errors of standard deviation 0.5
// and 1, beside four features that are noise. Its posterior is normal, with
// precision 1 + 4 + 1 and mean (4 x1 + x2)/6.
func gaussian(seed uint64, n int) table {
	z := estimatetest.Normals(seed, 7*n)
	var out table
	for i := range n {
		r := z[7*i : 7*i+7]
		out.Features = append(out.Features, []float64{r[0] + r[1]/2, r[0] + r[2], r[3], r[4], r[5], r[6]})
		out.Targets = append(out.Targets, r[:1])
		out.truth = append(out.truth, r[0])
	}
	return out
}

func posterior(x []float64) (mean, sd float64) { return (4*x[0] + x[1]) / 6, 1 / math.Sqrt(6) }

// interval is the exact one of a normal distribution.
func interval(mean, sd, level float64) estimate.Estimate {
	half := sd * math.Sqrt2 * math.Erfinv(level)
	return estimate.Estimate{Value: mean, Low: mean - half, High: mean + half}
}

// unit is a number of its own in (0, 1) for each row.
func unit(row int) float64 { return rng.New(5).Draw(7, uint32(row), 0, 0).Unit(0) }

// trial is what was said of some truths.
type trial struct {
	places []float64
	width  [3]float64 // sums over truths, by level
	score  [3]float64
	far    float64 // squares of the mean less the exact one
}

func (r *trial) see(d estimate.Weighted, truth, mean float64, row int) {
	r.places = append(r.places, d.Place(truth, unit(row)))
	r.far += (d.Mean() - mean) * (d.Mean() - mean)
	for l, level := range levels {
		e := d.Interval(level)
		r.width[l] += e.High - e.Low
		r.score[l] += estimatetest.IntervalScore(e, level, truth)
	}
}

// holds wants as many truths held as was said.
func (r *trial) holds(t *testing.T, what string) {
	t.Helper()
	for _, level := range levels {
		h := estimatetest.Must[estimatetest.Held](t)(estimatetest.HoldPlaces(what, r.places, level))
		t.Logf("%s: %g %% intervals hold %.1f %% of %d", what, 100*level, 100*h.Held, h.N)
		if !h.Right() {
			t.Errorf("%s: %g %% intervals hold %.1f %% of %d truths, beyond 2.5 standard errors", what, 100*level, 100*h.Held, h.N)
		}
	}
}
