package study

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/scenario"
	"tumen/study/estimate"
	"tumen/study/estimate/emulator"
	"tumen/study/estimate/posterior"
)

// A statistic of a column in which some runs have no number is that of the column
// without these runs, and says how many they are.

// gappy draws a column, and where it has gaps; the second column is the first
// without them.
func gappy(t *rapid.T) (with, without []float64) {
	with = rapid.SliceOfN(rapid.Float64Range(-5, 5), 12, 60).Draw(t, "column")
	for i := range with {
		if rapid.IntRange(0, 3).Draw(t, "gap") == 0 {
			with[i] = math.NaN()
		}
	}
	return with, numbers(with)
}

// alone is a study of one run a point.
func alone(kind string, arms int) *Study {
	spec := &Spec{Kind: kind, Seeds: Seeds{Replicates: 1}, Outcomes: []Outcome{{Name: "shares.guards", Unit: "share"}}}
	for range arms {
		spec.Arms = append(spec.Arms, Arm{Name: "arm"})
	}
	return &Study{Spec: spec}
}

func TestASpreadIsOverTheRunsThatHaveTheNumber(t *testing.T) {
	s := alone(KindEnsemble, 1)
	rapid.Check(t, func(t *rapid.T) {
		with, without := gappy(t)
		got, want := s.spread(0, with, len(with)), s.spread(0, without, len(without))
		if got.Without != len(with)-len(without) || got.Runs != len(without) {
			t.Fatalf("%d runs with a number and %d without, want %d and %d", got.Runs, got.Without, len(without), len(with)-len(without))
		}
		want.Without = got.Without
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

func TestADifferenceIsOverThePairsThatHaveTheNumber(t *testing.T) {
	s := alone(KindCompare, 2)
	rapid.Check(t, func(t *rapid.T) {
		base, _ := gappy(t)
		with := slices.Clone(base)
		var pairedBase, pairedWith []float64
		for i := range with {
			if with[i] += rapid.Float64Range(-1, 1).Draw(t, "change"); rapid.IntRange(0, 3).Draw(t, "gap") == 0 {
				with[i] = math.NaN()
			}
			if !math.IsNaN(with[i]) && !math.IsNaN(base[i]) {
				pairedBase, pairedWith = append(pairedBase, base[i]), append(pairedWith, with[i])
			}
		}
		got, ok := s.difference(0, 1, base, with, 4)
		want, wanted := s.difference(0, 1, pairedBase, pairedWith, 4)
		if ok != wanted || ok && (got.Pairs != len(pairedBase) || got.Missing != len(base)-len(pairedBase)) {
			t.Fatalf("%t of %d pairs, %d missing; want %t of %d of %d", ok, got.Pairs, got.Missing, wanted, len(pairedBase), len(base))
		}
		want.Missing = got.Missing
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
		lost, best, points := regrets([][]float64{base, with}, false, 1)
		wantLost, wantBest, wantPoints := regrets([][]float64{pairedBase, pairedWith}, false, 1)
		if len(pairedBase) > 0 && cmp.Diff([][][]float64{wantLost, wantBest, wantPoints}, [][][]float64{lost, best, points}) != "" {
			t.Fatalf("regrets are %v, want %v", lost, wantLost)
		}
	})
}

func TestAPatternIsHeldAgainstTheRunsThatHaveTheNumber(t *testing.T) {
	p := scenario.Pattern{Name: "guards", Measure: "shares.guards", Unit: "share", Low: -1, High: 1}
	rapid.Check(t, func(t *rapid.T) {
		with, without := gappy(t)
		got, want := judged(p, with), judged(p, without)
		if got.Runs != len(without) || got.Without != len(with)-len(without) {
			t.Fatalf("%d runs with a number and %d without", got.Runs, got.Without)
		}
		if enough := 2*len(without) >= len(with); got.Met != (want.Met && enough) {
			t.Fatalf("met is %t with %d of %d runs, and %t of these alone", got.Met, len(without), len(with), want.Met)
		}
		want.Without, want.Met = got.Without, got.Met
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
	open := scenario.Pattern{Low: math.Inf(-1), High: 50}
	if none := judged(open, []float64{math.NaN(), math.NaN()}); none.Met || none.Median != nil || none.Residual != nil || none.Without != 2 {
		t.Errorf("at most 50 of nothing: %+v", none)
	}
}

// Half of the runs have the number. They have it in common, so that it has no
// variance to be split, however a sum of tenths is rounded.
func TestAConstantIsNotExplained(t *testing.T) {
	x := []Input{{Name: "x", Paths: []string{"x"}, Belief: Belief{Shape: "uniform", High: 1}}}
	s := synthetic(t, 60, 2, x, func(task Task) float64 {
		if task.Values[0] < 0.5 {
			return absent
		}
		return 0.1
	})
	e, err := s.Ensemble()
	if err != nil {
		t.Fatal(err)
	}
	o := e.Outcomes[0]
	if o.Name != "shares.guards" || !o.Constant || o.Split != nil || o.SD != 0 || len(o.Enough) != 0 || o.Mean.Value != 0.1 || *o.Mean.Low != 0.1 || *o.Mean.High != 0.1 {
		t.Errorf("a constant is %+v", o)
	}
	if o.Runs == 0 || o.Without == 0 || o.Runs+o.Without != 120 || e.Failed != 0 {
		t.Errorf("%d runs with a number, %d without, %d failed", o.Runs, o.Without, e.Failed)
	}
}

// An alternative under which nothing crosses has no shares: there is no change of
// them, and what it is as stated is said all the same.
func TestThereIsNoChangeOfWhatOneSideDoesNotHave(t *testing.T) {
	arms := []Arm{{"as stated", []string{}}, {"closed", []string{"closed"}}}
	s := syntheticArms(t, KindCompare, arms, 20, 1, nil, func(task Task) float64 {
		if task.Arm == 1 {
			return absent
		}
		return 0.5
	})
	c, err := s.Compare("")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range c.Differences {
		if d.Name != riceOutcome {
			t.Errorf("there is a change of %s: %+v", d.Name, d)
		}
	}
	half := 0.5
	want := []Unpaired{
		{s.Spec.Outcomes[0], "closed", &half, 20, nil, 0},
		{s.Spec.Outcomes[1], "closed", &half, 20, nil, 0},
	}
	if d := cmp.Diff(want, c.Absent); d != "" {
		t.Error(d)
	}
	if c.Regret.Runs != 0 || c.Regret.Missing != 20 || len(c.Regret.Arms) != 0 {
		t.Errorf("regret in what one side does not have: %+v", c.Regret)
	}
}

// A run without a number neither is what is looked for nor is not.
func TestWhatDoesNotExistIsNotDiscovered(t *testing.T) {
	x := []Input{{Name: "x", Paths: []string{"x"}, Belief: Belief{Shape: "uniform", High: 1}}}
	arms := []Arm{{"as stated", []string{}}}
	s := syntheticArms(t, KindDiscovery, arms, 512, 1, x, func(task Task) float64 {
		switch {
		case task.Row == 3:
			return math.NaN()
		case task.Values[0] < 0.25:
			return absent
		}
		return task.Values[0]
	})
	for _, when := range []string{"shares.guards > 0.7", "shares.guards < 0.5"} {
		d, err := s.Discover(when)
		if err != nil {
			t.Fatal(err)
		}
		if d.N+d.Dropped != 512 || d.Without != d.Dropped-1 || d.Without < 64 {
			t.Errorf("%s: %d runs count, %d are left out, %d of them without a number", when, d.N, d.Dropped, d.Without)
		}
		for _, p := range d.Points {
			if p.Values[0] < 0.25 {
				t.Fatalf("%s: a run without a number counts", when)
			}
		}
	}
}

// A run without a number for a pattern is not accepted, at any distance.
func TestARunWithoutANumberIsAtNoDistance(t *testing.T) {
	high := 0.5
	spec := &Spec{Outcomes: []Outcome{{Name: "a"}, {Name: "b"}}, Patterns: []Band{{Measure: "a", High: &high}, {Measure: "b", High: &high}}}
	d := distance(spec.targets())
	for _, outputs := range [][]float64{{math.NaN(), 0}, {0, math.NaN()}, {math.NaN(), math.NaN()}} {
		if x := d(outputs); !math.IsNaN(x) {
			t.Errorf("%v is at a distance of %v", outputs, x)
		}
	}
	if d([]float64{0.5, 0}) != 0 {
		t.Error("what meets both patterns is not at a distance of 0")
	}
}

// What a number moves is found from the seeds that have the outcome at both ends.
func TestInfluenceIsOfTheSeedsThatHaveTheNumber(t *testing.T) {
	nan := math.NaN()
	measures := []scenario.Measure{{Name: "some"}, {Name: "none"}, {Name: "all"}}
	rows := [][]float64{
		{nan, nan, 1}, {nan, nan, 1}, {nan, nan, 1}, // as stated
		{1, nan, 1}, {2, 4, 1}, {nan, nan, 1}, // at the lower end
		{3, 4, 2}, {5, nan, 2}, {9, nan, 2}, // at the upper end
	}
	moved, missing := reactions(measures, rows, 3)
	if !slices.Equal(missing, []string{"none"}) || len(moved) != 2 {
		t.Fatalf("%v have no difference; %+v move", missing, moved)
	}
	i := slices.IndexFunc(moved, func(r Reaction) bool { return r.Measure == "some" })
	if r := moved[i]; r.Base != nil || r.AtLow != 1.5 || r.AtHigh != 4 || r.Difference.Value != 2.5 || r.Pairs != 2 || r.Missing != 1 {
		t.Errorf("got %+v", r)
	}
}

// Every method says of an outcome that does not vary that it does not, and has no
// index.
func TestNoMethodExplainsAConstant(t *testing.T) {
	for _, method := range Senses {
		a := Ask{Kind: KindSensitivity, Case: "theory/bargained", First: 1, Vary: []string{"labour.rest=1 to 5 days", "labour.training=1 to 5 days"}, Sense: Sense{Method: method}, Sets: []string{"days=1", "burn_in=0"}, NoDays: true}
		if method == SenseDelta || method == SensePAWN {
			a.Points = 128
		} else {
			a.Points = 16
		}
		s := finished(t, a, 2)
		got, err := s.Sensitivity(method, "harm.dead")
		if err != nil {
			t.Errorf("%s: %v", method, err)
			continue
		}
		if !got.Constant || got.Mean != 0 || len(got.Indices) != 0 || len(got.Words) != 0 || got.N == 0 {
			t.Errorf("%s: a constant is %+v", method, got)
		}
		if _, err := s.Sensitivity(method, "crew.median"); err == nil || !strings.Contains(err.Error(), "has no such number") {
			t.Errorf("%s: of an outcome that no run has: %v", method, err)
		}
	}
}

// The words of package estimate for too few runs do not say that runs failed
// which only lack a number.
func TestTooFewRunsAreNotCalledFailed(t *testing.T) {
	_, err := estimate.Mean([]float64{1, math.NaN(), math.NaN()}, level)
	if err == nil || !strings.Contains(err.Error(), "without the 2 in which a run failed or has no such number") {
		t.Error(err)
	}
}

// A Gaussian process has a number everywhere. Where the nearest run has none, a
// history match accepts nothing.
func TestAStandInHasNoNumberWhereTheNearestRunHasNone(t *testing.T) {
	var points, made [][]float64
	var y []float64
	for i := range 40 {
		x := (float64(i) + 0.5) / 40
		points, y = append(points, []float64{x}), append(y, math.Sin(3*x))
		switch {
		case x < 0.5:
			made = append(made, []float64{math.NaN()})
			y[i] = math.NaN()
		case i == 30:
			made = append(made, nil) // failed
			y[i] = math.NaN()
		default:
			made = append(made, []float64{y[i]})
		}
	}
	p, err := emulator.FitProcess(points, y, emulator.Matern)
	if err != nil {
		t.Fatal(err)
	}
	batch := []posterior.Proposal{{Point: []float64{0.1}}, {Point: []float64{0.45}}, {Point: []float64{0.55}}, {Point: []float64{30.5 / 40}}}
	got, err := standIn([]*emulator.Process{p}, gapsAmong(points, made), batch)
	if err != nil {
		t.Fatal(err)
	}
	for i, has := range []bool{false, false, true, true} {
		if (got[i] != nil) != has {
			t.Errorf("at %v there is a number: %t, want %t", batch[i].Point, got[i] != nil, has)
		}
	}
	if none := gapsAmong(points[20:], made[20:]); none.lacks != nil || none.at([]float64{0.1}) {
		t.Errorf("where every run has a number there are gaps: %+v", none)
	}
}
