package calibrate

import (
	"math"
	"strings"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
)

// For the normal mean with noise 1 the posterior mean is half of what was seen:
// its correlation with the truth is sqrt(1/2), and its error sqrt(1/2) of the
// prior's. Ranks must be even and 90 % intervals hold the truth in 90 %.
func TestACalibrationIsChecked(t *testing.T) {
	s := studytest.Begun(t, Kind, posteriorOf("known/normal"))
	c, err := Check(t.Context(), s, CheckSBC, 100, nil)
	if err != nil {
		t.Fatal(err)
	}
	in := c.Inputs[0]
	if in.Ranks.P < .01 || in.Coverage.Low > .9 || in.Coverage.High < .9 {
		t.Errorf("ranks %v (p = %.3f), coverage %v", in.Ranks.Bins, in.Ranks.P, in.Coverage)
	}
	// five standard errors of 100 repeats
	if math.Abs(in.Correlation-math.Sqrt(.5)) > .25 || math.Abs(in.Error-math.Sqrt(.5)) > .25 {
		t.Errorf("correlation %.2f, error %.2f", in.Correlation, in.Error)
	}
}

// A history match is checked on its Gaussian processes: what the pattern pins
// down is recovered, what decides nothing is not.
func TestAHistoryMatchIsCheckedWithoutRuns(t *testing.T) {
	a := study.Request{
		Case: "theory/bargained", FirstSeed: 1, Runs: 64, Patterns: []string{"bribe"},
		Sets: []string{"days=2"}, Vary: []string{"routes.road.posts.post.power=0.51 to 0.53", "labour.rest=1 to 5 days"},
		Method: MethodHistory, Particles: 60,
	}
	a.Vary[0] = "routes.road.posts.post.power=0.497 to 0.503"
	s := studytest.Begun(t, Kind, a)
	calibrated(t, s, 2)
	done := s.Done
	c, err := Check(t.Context(), s, CheckRecovery, 60, nil)
	if err != nil {
		t.Fatal(err)
	}
	power, rest := c.Inputs[0], c.Inputs[1]
	if power.Correlation < .8 || math.Abs(rest.Correlation) > .5 || s.Done != done {
		t.Errorf("recovered %.2f and %.2f; %d rows became %d", power.Correlation, rest.Correlation, done, s.Done)
	}
	if power.Ranks.P < .005 || power.Coverage.High < .9 {
		t.Errorf("ranks %v, coverage %v", power.Ranks, power.Coverage)
	}
	a.Method, a.Runs = MethodABC, 200
	a.Check = CheckSBC
	if _, err := Kind.Spec(a, study.Source{}); err == nil || !strings.Contains(err.Error(), "choose the method history") {
		t.Errorf("the error is %v", err)
	}
}
