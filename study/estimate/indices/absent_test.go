package indices

import (
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/internal/proof"
	"tumen/study/design"
	"tumen/study/estimate"
)

// holes puts NaN in the place of some values; also the values that are left.
func holes(t *rapid.T, values []float64) (with, without []float64) {
	for _, v := range values {
		if rapid.IntRange(0, 4).Draw(t, "hole") == 0 {
			with = append(with, math.NaN())
			continue
		}
		with, without = append(with, v), append(without, v)
	}
	return with, without
}

// Each statistic of values some of which do not exist is that of the others, and
// counts what was left out.
func TestWhatDoesNotExistIsInNoStatistic(t *testing.T) {
	r := estimate.Resampling{Seed: 1}
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.SliceOfN(rapid.Float64Range(-9, 9), 180, 180).Draw(t, "y")
		with, without := holes(t, y)
		gone := len(with) - len(without)
		same := func(what string, got, want any) {
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("%s: %s", what, d)
			}
		}
		for what, of := range map[string]func([]float64) (estimate.Summary, error){
			"mean":   func(v []float64) (estimate.Summary, error) { return estimate.Mean(v, 0) },
			"median": func(v []float64) (estimate.Summary, error) { return estimate.Quantile(v, 0.5, 0) },
		} {
			got, err := of(with)
			want, wrong := of(without)
			if err != nil || wrong != nil || got.Dropped != gone || got.Used != len(without) {
				t.Fatalf("%s: %v, %v: %d used, %d dropped of %d", what, err, wrong, got.Used, got.Dropped, gone)
			}
			same(what, got.Estimate, want.Estimate)
		}

		points, kept := make([][]float64, len(y)), [][]float64{}
		for i := range points {
			points[i] = []float64{float64(i*37%180) / 180, float64(i*71%180) / 180}
			if !math.IsNaN(with[i]) {
				kept = append(kept, points[i])
			}
		}
		if len(without) < estimate.LeastRuns {
			return
		}
		few := estimate.Resampling{Seed: 1, Resamples: estimate.LeastResamples}
		for what, of := range map[string]func([][]float64, []float64) (Moments, error){
			"PAWN":  func(x [][]float64, v []float64) (Moments, error) { return PAWN(x, []string{"a", "b"}, v, 0, few) },
			"delta": func(x [][]float64, v []float64) (Moments, error) { return Delta(x, []string{"a", "b"}, v, few) },
		} {
			if rapid.IntRange(0, 9).Draw(t, "now") > 0 {
				continue // they take their time
			}
			got, err := of(points, with)
			want, wrong := of(kept, without)
			if err != nil || wrong != nil || got.Dropped != gone || got.Runs != len(without) {
				t.Fatalf("%s: %v, %v: %d runs, %d dropped of %d", what, err, wrong, got.Runs, got.Dropped, gone)
			}
			same(what, got.Inputs, want.Inputs)
		}

		var runs, whole [][]float64
		for at := 0; at < len(with); at += 3 {
			runs = append(runs, with[at:at+3])
			if left := estimate.Used(with[at : at+3]); len(left) > 1 {
				whole = append(whole, left)
			}
		}
		got, err := estimate.Replicates(runs, r)
		want, wrong := estimate.Replicates(whole, r)
		if err != nil || wrong != nil || got.Dropped != len(runs)-len(whole) {
			t.Fatalf("replicates: %v, %v: %d dropped of %d", err, wrong, got.Dropped, len(runs)-len(whole))
		}
		same("replicates", got.Share, want.Share)
	})
}

// A row of a Saltelli design with a run that has no number is dropped whole: the
// indices are those of the design without that row.
func TestARowWithoutANumberIsDroppedWhole(t *testing.T) {
	base := proof.Must(design.Sobol(32, 4, 1))(t)
	factors := []design.Factor{{Name: "a", Columns: []int{0}}, {Name: "b", Columns: []int{1}}, design.OwnFactor()}
	full := proof.Must(design.NewSaltelli(base, factors, true))(t)
	var left [][]float64
	for i, p := range base {
		if i%5 != 2 {
			left = append(left, p)
		}
	}
	part := proof.Must(design.NewSaltelli(left, factors, true))(t)
	f := func(p []float64) float64 { return p[0] + 2*p[0]*p[1] }
	y, rest := make([]float64, len(full.Points)), make([]float64, len(part.Points))
	for i, p := range full.Points {
		y[i] = f(p)
	}
	for i, p := range part.Points {
		rest[i] = f(p)
	}
	for row := 2; row < full.Rows; row += 5 {
		y[row*full.Width()+row%full.Width()] = math.NaN()
	}
	got := proof.Must(Sobol(full, design.ChanceMean, y, 0))(t)
	want := proof.Must(Sobol(part, design.ChanceMean, rest, 0))(t)
	if got.Dropped != 6 {
		t.Errorf("%d rows are dropped, want 6", got.Dropped)
	}
	want.Dropped = got.Dropped
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// Nothing decides an outcome that is a tenth in every run that has it, though a
// sum of tenths is no whole number of them.
func TestNothingDecidesWhatDoesNotVary(t *testing.T) {
	tenth := func(n int) []float64 {
		y := make([]float64, n)
		for i := range y {
			if y[i] = 0.1; i%11 == 4 {
				y[i] = math.NaN()
			}
		}
		return y
	}
	base := proof.Must(design.Sobol(64, 4, 1))(t)
	rows := proof.Must(design.NewSaltelli(base, []design.Factor{{Name: "a", Columns: []int{0}}, {Name: "b", Columns: []int{1}}}, false))(t)
	paths := proof.Must(design.NewMorris(30, 2, 4, 1))(t)
	points := proof.Must(design.Sobol(256, 2, 1))(t)
	names, r := []string{"a", "b"}, estimate.Resampling{Seed: 1}
	var pairs [][]float64
	for range 60 {
		pairs = append(pairs, []float64{0.1, 0.1}, []float64{0.1, math.NaN()})
	}
	for what, err := range map[string]error{
		"Sobol":      second(Sobol(rows, design.ChanceMean, tenth(len(rows.Points)), 0)),
		"Morris":     second(Morris(paths, names, design.ChanceGiven, tenth(len(paths.Points)), r)),
		"delta":      second(Delta(points, names, tenth(256), r)),
		"PAWN":       second(PAWN(points, names, tenth(256), 0, r)),
		"replicates": second(estimate.Replicates(pairs, r)),
	} {
		var constant *estimate.Constant
		if !errors.As(err, &constant) || constant.Value != 0.1 || constant.Runs == 0 {
			t.Errorf("%s: %v", what, err)
		}
	}
	if m, err := estimate.Mean(tenth(100), 0); err != nil || m.Value != 0.1 || m.Low != 0.1 || m.High != 0.1 {
		t.Errorf("the mean of tenths is %+v, %v", m, err)
	}
}

// Numbers that differ by the order of their sums do not vary; a difference that
// a reader could see is one.
func TestTheSameIsTheSameButForRounding(t *testing.T) {
	for _, c := range []struct {
		values []float64
		same   bool
	}{
		{[]float64{tenths(3), 0.3}, true},
		{[]float64{48, 200 * 38.4 / 160}, true},
		{[]float64{math.NaN(), 2, math.NaN()}, true},
		{[]float64{0, 0}, true},
		{[]float64{0.3, 0.3000001}, false},
		{[]float64{1, -1}, false},
		{[]float64{0, 1e-300}, false},
		{nil, false},
		{[]float64{math.NaN()}, false},
	} {
		if got := estimate.Same(c.values); got != c.same {
			t.Errorf("%v are the same: %t, want %t", c.values, got, c.same)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// By how much common random numbers cut a variance says nothing where one side
// has none, or where all pairs differ alike.
func TestThereIsNoFactorOfAConstant(t *testing.T) {
	varied := []float64{0.3, 0.7, 0.1, 0.9, 0.2}
	same := []float64{0.1, 0.1, 0.1, 0.1, 0.1}
	apart := make([]float64, len(varied))
	for i, v := range varied {
		apart[i] = v + 0.1
	}
	for what, c := range map[string][2][]float64{"one side": {varied, same}, "the other side": {same, varied}, "both": {same, same}, "the difference": {apart, varied}} {
		if d, err := estimate.Paired(c[0], c[1], 0); err != nil || d.Gain != 0 {
			t.Errorf("%s is constant, and the factor is %v (%v)", what, d.Gain, err)
		}
	}
	if d, err := estimate.Paired(varied, []float64{0.4, 0.5, 0.3, 0.8, 0.1}, 0); err != nil || !(d.Gain > 0) {
		t.Errorf("without a constant the factor is %v (%v)", d.Gain, err)
	}
}

// tenths adds up n tenths.
func tenths(n int) (sum float64) {
	for range n {
		sum += 0.1
	}
	return sum
}
