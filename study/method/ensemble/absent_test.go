package ensemble

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"tumen/study"
	"tumen/study/studytest"
)

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
