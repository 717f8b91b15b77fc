package indices

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tumen/study/design"
	"tumen/study/estimate/estimatetest"
	"tumen/study/estimate/known"
)

// saltelli is a design for a known function, and its outcomes.
func saltelli(t *testing.T, k known.Known, factors []design.Factor, rows int, second bool, seed uint64) (*design.Saltelli, []float64) {
	t.Helper()
	base := estimatetest.Must[[][]float64](t)(design.Sobol(rows, 2*len(k.Inputs), seed))
	d := estimatetest.Must[*design.Saltelli](t)(design.NewSaltelli(base, factors, second))
	return d, estimatetest.Run(t, k, d.Points)
}

// With 4,096 rows of Sobol' points the indices of all three known functions
// come out within .01 of their exact values, and inside their intervals.
func TestSobolFindsTheKnownIndices(t *testing.T) {
	for _, k := range []known.Known{known.Ishigami(7, .1), known.G(0, 1, 4.5, 9, 99, 99, 99, 99), known.Linear(2, 1)} {
		d, y := saltelli(t, k, estimatetest.Each(k), 4096, false, 1)
		s := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceMean, y, 0))
		estimatetest.Near(t, k.Name+" mean", s.Mean, k.Mean, .01*math.Sqrt(k.Variance))
		estimatetest.Near(t, k.Name+" variance", s.Variance, k.Variance, .01*k.Variance)
		for i, f := range s.Factors {
			estimatetest.Near(t, k.Name+" first "+f.Name, f.First.Value, k.First[i], .01)
			estimatetest.Near(t, k.Name+" total "+f.Name, f.Total.Value, k.Total[i], .01)
			estimatetest.Holds(t, k.Name+" first "+f.Name, *f.First, k.First[i])
			estimatetest.Holds(t, k.Name+" total "+f.Name, f.Total, k.Total[i])
		}
	}
}

// Ishigami's x1 and x3 act together: S13 = .243683664; no other pair does.
func TestSecondOrderFindsThePairThatActsTogether(t *testing.T) {
	k := known.Ishigami(7, .1)
	d, y := saltelli(t, k, estimatetest.Each(k), 8192, true, 1)
	s := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceMean, y, 0))
	want := map[string]float64{"x1 x2": 0, "x1 x3": .243683664, "x2 x3": 0}
	if len(s.Pairs) != 3 {
		t.Fatalf("%d pairs, want 3", len(s.Pairs))
	}
	for _, p := range s.Pairs {
		name := p.First + " " + p.Second
		estimatetest.Near(t, name, p.Index.Value, want[name], .01)
		estimatetest.Holds(t, name, p.Index, want[name])
	}
}

// A group's total index holds everything that its members do: for Ishigami,
// x1 and x3 together decide all that x2 does not, and nothing is left to share.
func TestAGroupIsOneFactor(t *testing.T) {
	k := known.Ishigami(7, .1)
	d, y := saltelli(t, k, []design.Factor{{Name: "x1 and x3", Columns: []int{0, 2}}, {Name: "x2", Columns: []int{1}}}, 4096, false, 1)
	s := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceMean, y, 0))
	estimatetest.Near(t, "first", s.Factors[0].First.Value, .557588855, .01)
	estimatetest.Near(t, "total", s.Factors[0].Total.Value, .557588855, .01)
}

func TestWordsForWhatAFactorDoes(t *testing.T) {
	k := known.Ishigami(7, .1)
	k.Inputs = append(k.Inputs, design.Input{Name: "idle", Distribution: design.Uniform{Low: 0, High: 1}})
	base := estimatetest.Must[[][]float64](t)(design.Scrambled(8192, 8, design.Scrambles, 1))
	d := estimatetest.Must[*design.Saltelli](t)(design.NewSaltelli(base, append(estimatetest.Each(k), design.OwnFactor()), false))
	d.Scrambles = design.Scrambles
	s := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceInput, estimatetest.Run(t, k, d.Points), 0))
	want := []string{
		"acts alone and together with others",
		"acts alone",
		"acts only together with others",
		"changes no run",
		"changes no run",
	}
	for i, f := range s.Factors {
		if f.Says != want[i] {
			t.Errorf("%s (first %v, total %v) %s, want %s", f.Name, f.First, f.Total, f.Says, want[i])
		}
	}
}

// Half of the variance is chance, and each run has its own: Linear(1) has variance
// 1, the noise 1. The runs that repeat A show how much, and it is subtracted.
func TestChanceIsSubtracted(t *testing.T) {
	k := known.Linear(1, 0)
	d, y := saltelli(t, k, append(estimatetest.Each(k), design.OwnFactor()), 1024, false, 1)
	for i, z := range estimatetest.Normals(5, len(y)) {
		y[i] += z
	}
	s := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceMean, y, 0))
	estimatetest.Near(t, "share of chance", s.Factors[2].Total.Value, .5, .05)
	estimatetest.Holds(t, "total of the input", s.Factors[0].Total, .5)
	estimatetest.Holds(t, "total of the idle input", s.Factors[1].Total, 0)
	if !s.Factors[2].Chance || s.Factors[2].First != nil {
		t.Errorf("chance is %+v", s.Factors[2])
	}
	if got := s.Factors[1]; got.Says != "not distinguishable from zero" || !got.NoEffect {
		t.Errorf("the idle input %s", got.Says)
	}
	if got := s.Factors[0]; got.NoEffect {
		t.Errorf("the input that decides half is %s", got.Says)
	}
}

// A failed run spoils the differences of its row alone: the other rows give
// exactly what they would give without it.
func TestAFailedRunDropsItsRow(t *testing.T) {
	k := known.Ishigami(7, .1)
	d, y := saltelli(t, k, estimatetest.Each(k), 64, false, 1)
	without := *d
	without.Rows = 62
	clean := append(slices.Clone(y[:10*d.Width()]), y[11*d.Width():63*d.Width()]...)
	without.Points = d.Points[:62*d.Width()]
	y[d.AB(10, 2)], y[d.B(63)] = math.NaN(), math.Inf(1)
	s := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceMean, y, 0))
	want := estimatetest.Must[SobolIndices](t)(Sobol(&without, design.ChanceMean, clean, 0))
	if s.Rows != 62 || s.Dropped != 2 {
		t.Errorf("%d rows used and %d dropped, want 62 and 2", s.Rows, s.Dropped)
	}
	if diff := cmp.Diff(want.Factors, s.Factors); diff != "" {
		t.Error(diff)
	}
}

// Outcomes far from 0 lose nothing: that is what centring is for.
func TestSobolDoesNotDependOnTheLevel(t *testing.T) {
	k := known.Ishigami(7, .1)
	d, y := saltelli(t, k, estimatetest.Each(k), 256, true, 1)
	near0 := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceMean, y, 0))
	for i := range y {
		y[i] += 1e6
	}
	far := estimatetest.Must[SobolIndices](t)(Sobol(d, design.ChanceMean, y, 0))
	for i := range far.Factors {
		estimatetest.Near(t, "first", far.Factors[i].First.Value, near0.Factors[i].First.Value, 1e-6)
		estimatetest.Near(t, "total", far.Factors[i].Total.Value, near0.Factors[i].Total.Value, 1e-6)
	}
	for i := range far.Pairs {
		estimatetest.Near(t, "pair", far.Pairs[i].Index.Low, near0.Pairs[i].Index.Low, 1e-6)
	}
}

func TestSobolRefusesWhatHasNoAnswer(t *testing.T) {
	k := known.Linear(2, 1)
	d, y := saltelli(t, k, estimatetest.Each(k), 16, false, 1)
	_, err := Sobol(d, design.ChanceMean, y[1:], 0)
	estimatetest.Says(t, err, "one for each point, NaN where the run failed")
	_, err = Sobol(d, design.ChanceMean, y, 95)
	estimatetest.Says(t, err, "write a number between 0 and 1")
	flat := make([]float64, len(y))
	_, err = Sobol(d, design.ChanceMean, flat, 0)
	estimatetest.Says(t, err, "nothing decides what does not vary")
	for i := range 9 * d.Width() {
		y[i] = math.NaN()
	}
	_, err = Sobol(d, design.ChanceMean, y, 0)
	estimatetest.Says(t, err, "7 rows are left without the 9 in which a run failed or has no such number: at least 8 are needed")
}
