package forest_test

import (
	"math"
	"slices"
	"testing"

	"tumen/rng"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/forest"
)

// A table drawn from near the witness instead of from what is believed gives the
// same posterior, if each row counts by belief over proposal.
func TestImportanceWeightsUndoTheProposal(t *testing.T) {
	const n, probes, unknowns = 6000, 1000, 2
	normal := func(x, mean, sd float64) float64 {
		return math.Exp(-(x-mean)*(x-mean)/(2*sd*sd)) / sd
	}
	z := estimatetest.Normals(4, 5*(n+20*probes))
	var rows table
	make := func(i int, tilted bool) (x []float64, truth, weight float64) {
		r, believed, proposed := slices.Clone(z[5*i:5*i+5]), 1.0, 1.0
		shift := tilted && unit(i) < 0.8
		for j := range unknowns {
			if shift {
				r[j] = 1 + 0.7*r[j]
			}
			believed *= normal(r[j], 0, 1)
			proposed *= normal(r[j], 1, 0.7)
		}
		return []float64{r[0] + r[1]/2 + r[2]/2, r[1] + r[3], r[4]}, r[0], believed / (0.2*believed + 0.8*proposed)
	}
	for i := range n {
		x, truth, weight := make(i, true)
		rows.Features, rows.Targets = append(rows.Features, x), append(rows.Targets, []float64{truth})
		rows.Weights, rows.truth = append(rows.Weights, weight), append(rows.truth, truth)
	}
	f := grow(t, rows.Rows, forest.Options{})
	var r trial
	off := 0.0
	for i := n; len(r.places) < probes; i++ {
		x, truth, _ := make(i, false)
		if math.Abs(x[0]-1) > 0.75 || math.Abs(x[1]-1) > 0.75 { // near the witness
			continue
		}
		// x0 = z0 + z1/2 + e0/2 and x1 = z1 + e1: the covariances with z0 are 1 and 0,
		// those of x are (1.5, 0.5; 0.5, 2).
		mean := (2*x[0] - 0.5*x[1]) / 2.75
		d := forest.Of(estimatetest.Must[[]forest.Weight](t)(f.Weights(x)), rows.truth)
		r.see(d, truth, mean, i)
		off += (d.Mean() - mean) / probes
	}
	t.Logf("the mean is off by %.3f", off)
	estimatetest.Near(t, "mean less the exact one", off, 0, 0.05) // the exact sd is 0.52
	r.holds(t, "near the witness")
}

// A witness who is off by a standard deviation of 1 makes the precision of the
// posterior 1 + 1/(1.25) + 1/2. A forest that sees its rows as he would see them gives
// it; the mean over points around what he said does not, because it takes each of
// them for as likely as any other.
func TestWhatIsSeenWithAnErrorOfItsOwn(t *testing.T) {
	const n, probes = 3000, 1000
	rows := gaussian(10, n)
	source := rng.New(10)
	rows.Seen = func(tree, row int, x []float64) {
		for j := range 2 {
			x[j] += source.Draw(1, uint32(tree), int32(row), uint32(j)).Normal()
		}
	}
	f := grow(t, rows.Rows, forest.Options{})
	blind := rows.Rows
	blind.Seen = nil
	g := grow(t, blind, forest.Options{})
	sd := 1 / math.Sqrt(1+1/1.25+1/2.)
	var right, draws, exact trial
	for i := range probes {
		x := slices.Clone(rows.Features[i])
		rows.Seen(1000, i, x) // what the witness says
		mean := (x[0]/1.25 + x[1]/2) * sd * sd
		w := estimatetest.Must[[]forest.Weight](t)(f.WeightsWithout(i, [][]float64{x}))
		right.see(forest.Of(w, rows.truth), rows.truth[i], mean, i)
		var around [][]float64
		for k := range 20 {
			at := slices.Clone(x)
			rows.Seen(2000+k, i, at)
			around = append(around, at)
		}
		draws.see(forest.Of(estimatetest.Must[[]forest.Weight](t)(g.WeightsWithout(i, around)), rows.truth), rows.truth[i], mean, i)
		for l, level := range levels {
			exact.score[l] += estimatetest.IntervalScore(interval(mean, sd, level), level, rows.truth[i])
		}
	}
	for l, level := range levels {
		t.Logf("%g %%: score over the exact one %.3f, and %.3f for the mean over points", 100*level, right.score[l]/exact.score[l], draws.score[l]/exact.score[l])
		estimatetest.Near(t, "score over the exact one", right.score[l]/exact.score[l], 1, 0.1)
	}
	t.Logf("means are %.3f from the exact ones, and %.3f for the mean over points", math.Sqrt(right.far/probes), math.Sqrt(draws.far/probes))
	right.holds(t, "seen with an error")
}

// The rows of a tree's own and ten-fold: leaving out the trees of a row says what
// leaving the row out says, without growing the forest again.
func TestOutOfBagIsLikeTenfold(t *testing.T) {
	if testing.Short() {
		t.Skip("it grows ten forests")
	}
	const n = 2000
	rows := gaussian(7, n)
	f := grow(t, rows.Rows, forest.Options{})
	var bag, fold trial
	for k := range 10 {
		var rest table
		for i := range n {
			if i%10 != k {
				rest.Features, rest.Targets = append(rest.Features, rows.Features[i]), append(rest.Targets, rows.Targets[i])
				rest.truth = append(rest.truth, rows.truth[i])
			}
		}
		g := grow(t, rest.Rows, forest.Options{})
		for i := k; i < n; i += 10 {
			x := rows.Features[i]
			mean, _ := posterior(x)
			bag.see(forest.Of(estimatetest.Must[[]forest.Weight](t)(f.WeightsWithout(i, [][]float64{x})), rows.truth), rows.truth[i], mean, i)
			fold.see(forest.Of(estimatetest.Must[[]forest.Weight](t)(g.Weights(x)), rest.truth), rows.truth[i], mean, i)
		}
	}
	bag.holds(t, "out of bag")
	fold.holds(t, "ten-fold")
	for l, level := range levels {
		t.Logf("%g %%: width %.3f of ten-fold's, score %.3f", 100*level, bag.width[l]/fold.width[l], bag.score[l]/fold.score[l])
		estimatetest.Near(t, "score out of bag over ten-fold's", bag.score[l]/fold.score[l], 1, 0.01)
	}
}
