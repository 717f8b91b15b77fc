package discover

import (
	"math"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
)

// A run without a number neither is what is looked for nor is not.
func TestWhatDoesNotExistIsNotDiscovered(t *testing.T) {
	x := []study.Input{{Name: "x", Paths: []string{"x"}, Belief: study.Belief{Shape: "uniform", High: 1}}}
	arms := []study.Arm{{Name: "base case", Policies: []string{}}}
	s := studytest.SyntheticArms(t, "discover", arms, 512, 1, x, func(task study.Task) float64 {
		switch {
		case task.Row == 3:
			return math.NaN()
		case task.Values[0] < 0.25:
			return studytest.Absent
		}
		return task.Values[0]
	})
	for _, when := range []string{"shares.guards > 0.7", "shares.guards < 0.5"} {
		d, err := Analyse(s, when)
		if err != nil {
			t.Fatal(err)
		}
		if d.N+d.Dropped != 512 || d.Without != d.Dropped-1 || d.Without < 64 {
			t.Errorf("%s: %d runs count, %d are left out, %d of them without a number", when, d.N, d.Dropped, d.Without)
		}
		for _, p := range d.Sample {
			if p.Values[0] < 0.25 {
				t.Fatalf("%s: a run without a number counts", when)
			}
		}
	}
}
