package ensemble

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/rng"
	"tumen/study"
	"tumen/study/studytest"
)

// Y = x + e, x uniform on [0, 1], e normal with standard deviation 0.5: of the
// variance 1/12 + 1/4, the inputs' part is exactly 0.25. Two runs of each point
// tell the two apart.
func TestTheSplitIntoTestimonyAndChanceIsTheKnownOne(t *testing.T) {
	x := []study.Input{{Name: "x", Paths: []string{"x"}, Belief: study.Belief{Shape: "uniform", High: 1}}}
	draws := rng.New(1)
	s := studytest.Synthetic(t, 4000, 2, x, func(task study.Task) float64 {
		b := draws.Draw(9001, uint32(task.Row), 0, 0)
		normal := math.Sqrt(-2*math.Log(b.Unit(0))) * math.Cos(2*math.Pi*b.Unit(1)) // Box and Muller (1958)
		return task.Values[0] + 0.5*normal
	})
	e, err := Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	o := e.Outcomes[0]
	if o.Split == nil {
		t.Fatal("the variance was not split")
	}
	if share := o.Split.Share; share.Low > 0.25 || share.High < 0.25 || share.High-share.Low > 0.1 {
		t.Errorf("the part of the inputs is %v, and truly 0.25", share)
	}
	if *o.Mean.Low > 0.5 || *o.Mean.High < 0.5 || *o.Median.Low > 0.5 || *o.Median.High < 0.5 {
		t.Errorf("the mean %v and the median %v are truly 0.5", o.Mean, o.Median)
	}
}

// Nine of ten numbers 0 to 9 are there; one run failed. Every number below is
// counted by hand.
func TestAnEnsembleCountsWhatIsThere(t *testing.T) {
	s := studytest.Synthetic(t, 10, 1, nil, func(task study.Task) float64 {
		if task.Row == 4 {
			return math.NaN()
		}
		return float64(task.Row)
	})
	e, err := Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	o := e.Outcomes[0]
	if e.Rows != 10 || e.Failed != 1 || o.Runs != 9 || o.Split != nil {
		t.Errorf("%d rows, %d failed, %d runs with the number, split %v", e.Rows, e.Failed, o.Runs, o.Split)
	}
	if want := (study.Failure{Reason: "no trade", Runs: 1, Row: 4}); len(e.Failures) != 1 || e.Failures[0] != want {
		t.Errorf("failures %v, want %v", e.Failures, want)
	}
	if mean := 41.0 / 9; math.Abs(o.Mean.Value-mean) > 1e-12 || o.Median.Value != 5 {
		t.Errorf("mean %v, want %v; median %v", o.Mean.Value, mean, o.Median.Value)
	}
	fan := e.Fans[0]
	if fan.Runs[0] != 9 || fan.Runs[1] != 4 || *fan.Median[0] != 5 || *fan.Median[1] != 4 || *fan.P5[0] != float64(float32(0.4)) {
		t.Errorf("runs %v, medians %v and %v, 5 %% below %v", fan.Runs, *fan.Median[0], *fan.Median[1], *fan.P5[0])
	}
}

// (1.96 CV / g)^2: the numbers 1, 2 and 3, many times over, have a mean of 2 and
// a standard deviation of sqrt(2/3), nearly.
func TestHowManyRunsAreEnough(t *testing.T) {
	s := studytest.Synthetic(t, 3000, 1, nil, func(task study.Task) float64 { return float64(1 + task.Row%3) })
	e, err := Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	want := []Enough{{0.05, 257}, {0.01, 6405}} // ceil((1.96 sqrt(2/3 * 3000/2999) / 2 / g)^2)
	if got := e.Outcomes[0].Enough; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// The running estimate is the one of the result.
func TestTheRunningEstimateIsThatOfTheResult(t *testing.T) {
	s := studytest.Synthetic(t, 200, 3, nil, func(task study.Task) float64 { return math.Sin(float64(task.Row)) + 2 })
	e, err := Analyse(s)
	if err != nil {
		t.Fatal(err)
	}
	running, mean := s.Running()[0], e.Outcomes[0].Mean
	if math.Abs(running.Mean-mean.Value) > 1e-12 || running.N != 200 {
		t.Errorf("running %v of %d, result %v", running.Mean, running.N, mean.Value)
	}
	if half := (*mean.High - *mean.Low) / 2; math.Abs(*running.Half/half-1) > 0.01 { // the result has Student's t
		t.Errorf("running ± %v, result ± %v", *running.Half, half)
	}
}

func TestAStudyGoesOnUntilItIsPrecise(t *testing.T) {
	a := studytest.Week()
	a.Fixed, a.Vary, a.Seeds = true, nil, 8
	for _, workers := range []int{1, 3} {
		s := studytest.Begun(t, Kind, a)
		reached, err := Until(t.Context(), s, 0.002, 10_000, study.RunOptions{Workers: workers})
		if err != nil || !reached || s.Done <= 8 || s.Precision() > 0.002 {
			t.Fatalf("%v, reached %v with %d runs, precise to %v", err, reached, s.Done, s.Precision())
		}
		if workers > 1 {
			continue
		}
		most := s.Done + 100
		reached, err = Until(t.Context(), s, 0.0001, most, study.RunOptions{})
		if err != nil || reached || s.Done > most {
			t.Errorf("%v: reached %v with %d runs where %d were allowed", err, reached, s.Done, most)
		}
	}
}

func TestAStudyWithoutARunSaysSo(t *testing.T) {
	empty := studytest.Begun(t, Kind, studytest.Week())
	if _, err := Analyse(empty); err == nil || !strings.Contains(err.Error(), "no run of the study is there yet") {
		t.Errorf("got %v", err)
	}
	bad := studytest.Synthetic(t, 3, 1, nil, func(study.Task) float64 { return math.NaN() })
	if _, err := Analyse(bad); err == nil || err.Error() != "all 3 runs failed; the first: no trade" {
		t.Errorf("got %v", err)
	}
}

func TestASpreadIsOverTheRunsThatHaveTheNumber(t *testing.T) {
	s := &study.Spec{Seeds: study.Seeds{Replicates: 1}, Outcomes: []study.Outcome{{Name: "shares.guards", Unit: "share"}}}
	rapid.Check(t, func(t *rapid.T) {
		with, without := studytest.Gappy(t)
		got, want := spread(s, 0, with, len(with)), spread(s, 0, without, len(without))
		if got.Without != len(with)-len(without) || got.Runs != len(without) {
			t.Fatalf("%d runs with a number and %d without, want %d and %d", got.Runs, got.Without, len(without), len(with)-len(without))
		}
		want.Without = got.Without
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
	})
}

// Half of the runs have the number. They have it in common, so that it has no
// variance to be split, however a sum of tenths is rounded.
func TestAConstantIsNotExplained(t *testing.T) {
	x := []study.Input{{Name: "x", Paths: []string{"x"}, Belief: study.Belief{Shape: "uniform", High: 1}}}
	s := studytest.Synthetic(t, 60, 2, x, func(task study.Task) float64 {
		if task.Values[0] < 0.5 {
			return studytest.Absent
		}
		return 0.1
	})
	e, err := Analyse(s)
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
