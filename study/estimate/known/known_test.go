package known_test

import (
	"math"
	"testing"

	"tumen/study/design"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// The figures are those published with the functions: Ishigami and Homma 1990
// and Saltelli et al. 2008 for the first two.
func TestKnownFunctionsHaveTheirPublishedIndices(t *testing.T) {
	ishigami := known.Ishigami(7, .1)
	estimatetest.Near(t, "mean", ishigami.Mean, 3.5, 1e-12)
	estimatetest.Near(t, "variance", ishigami.Variance, 13.844587941, 5e-10)
	for i, want := range [][2]float64{{.313905191, .557588855}, {.442411145, .442411145}, {0, .243683664}} {
		estimatetest.Near(t, "Ishigami first", ishigami.First[i], want[0], 5e-10)
		estimatetest.Near(t, "Ishigami total", ishigami.Total[i], want[1], 5e-10)
	}
	g := known.G(0, 1, 4.5, 9, 99, 99, 99, 99)
	estimatetest.Near(t, "variance", g.Variance, .465424432, 5e-10)
	for i, want := range [][2]float64{
		{.716192169, .787144127},
		{.179048042, .242198193},
		{.023675774, .034316910},
		{.007161922, .010460387},
		{.000071619, .000104949},
		{.000071619, .000104949},
		{.000071619, .000104949},
		{.000071619, .000104949},
	} {
		estimatetest.Near(t, "g first", g.First[i], want[0], 5e-10)
		estimatetest.Near(t, "g total", g.Total[i], want[1], 5e-10)
	}
	linear := known.Linear(2, 1)
	for i, want := range [][3]float64{{.8, .505497, .412046}, {.2, .160394, .133596}} {
		estimatetest.Near(t, "linear first", linear.First[i], want[0], 1e-12)
		estimatetest.Near(t, "linear total", linear.Total[i], want[0], 1e-12)
		estimatetest.Near(t, "linear delta", linear.Delta[i], want[1], 1e-5)
		estimatetest.Near(t, "linear PAWN", linear.PAWN[i], want[2], 1e-6)
	}
}

// An input that decides all has index 1, one that decides nothing 0.
func TestTheLinearFunctionsLimits(t *testing.T) {
	one := known.Linear(3)
	estimatetest.Near(t, "delta", one.Delta[0], 1, 1e-12)
	estimatetest.Near(t, "PAWN", one.PAWN[0], .75, 1e-12) // the step at x against the 75 % below it
	none := known.Linear(1, 0)
	estimatetest.Near(t, "delta", none.Delta[1], 0, 0)
	estimatetest.Near(t, "PAWN", none.PAWN[1], 0, 0)
}

// Mean and variance must be those of the function itself: 2^14 even points.
func TestKnownMomentsAreThoseOfTheFunctions(t *testing.T) {
	for _, k := range []known.Known{known.Ishigami(7, .1), known.Ishigami(5, .2), known.G(0, 1, 9), known.Linear(2, -1, .5)} {
		points := estimatetest.Must[[][]float64](t)(design.Sobol(1<<14, len(k.Inputs), 1))
		var mean, square float64
		for _, y := range estimatetest.Run(t, k, points) {
			mean += y / (1 << 14)
			square += y * y / (1 << 14)
		}
		estimatetest.Near(t, k.Name+" mean", mean, k.Mean, .01*math.Sqrt(k.Variance))
		estimatetest.Near(t, k.Name+" variance", square-mean*mean, k.Variance, .01*k.Variance)
	}
}

// y = 1 with noise 1 leaves N(.5, .70711), y = 2 with noise .5 N(1.6, .44721);
// the scale's distribution function is ln(u/.5)/ln 2, so that its median is
// sqrt(.5) and its density 1/(u ln 2), with mean .5/ln 2.
func TestKnownPosteriors(t *testing.T) {
	for _, c := range []struct{ seen, noise, mean, sd float64 }{{1, 1, .5, .70711}, {2, .5, 1.6, .44721}} {
		k := known.NormalMean(c.seen, c.noise)
		estimatetest.Near(t, "mean", k.Mean, c.mean, 5e-6)
		estimatetest.Near(t, "sd", k.SD, c.sd, 5e-6)
		estimatetest.Near(t, "median", k.Quantile(.5), c.mean, 5e-6)
	}
	k := known.UniformScale(.5)
	estimatetest.Near(t, "mean", k.Mean, .5/math.Ln2, 1e-12)
	estimatetest.Near(t, "median", k.Quantile(.5), math.Sqrt(.5), 1e-12)
	estimatetest.Near(t, "variance", k.SD*k.SD, .375/math.Ln2-.25/(math.Ln2*math.Ln2), 1e-12)
	for _, u := range []float64{.5, .6, .9, 1} {
		estimatetest.Near(t, "quantile of F(u)", k.Quantile(math.Log(u/.5)/math.Ln2), u, 1e-12)
	}
}

// The exact posteriors of the conversion reaction at two tolerances.
func TestConversionsPosteriors(t *testing.T) {
	for _, c := range []struct {
		tolerance, share float64
		mean, sd         []float64
	}{
		{.496906, .031581, []float64{.14518, .33685}, []float64{.05255, .15966}},
		{.294399, .006653, []float64{.09993, .19256}, []float64{.02331, .07883}},
	} {
		m := known.ConversionWithin(c.tolerance)
		estimatetest.Near(t, "share", m.Share, c.share, .002*c.share)
		for k := range 2 {
			estimatetest.Near(t, "mean", m.Mean[k], c.mean[k], .002*c.mean[k])
			estimatetest.Near(t, "sd", m.SD[k], c.sd[k], .002*c.sd[k])
		}
	}
}
