package sensitivity

import (
	"math"
	"strings"
	"testing"

	"tumen/study"
	"tumen/study/studytest"
)

// Without the policy the outcome follows from a, and with it b is added: of the effect
// b decides all, and a nothing. Where one of the two runs has no such number, there
// is no effect, and it counts as none.
func TestTheEffectOfAPolicyIsWhatItChanges(t *testing.T) {
	belief := study.Belief{Shape: "uniform", High: 1}
	inputs := []study.Input{{Name: "a", Paths: []string{"a"}, Belief: belief}, {Name: "b", Paths: []string{"b"}, Belief: belief}}
	arms := []study.Arm{study.ArmOf(), study.ArmOf("levy")}
	s := studytest.SyntheticArms(t, "sensitivity", arms, 512, 1, inputs, func(task study.Task) float64 {
		y := 5 * task.Values[0]
		if task.Arm == 1 {
			if task.Values[1] < 0.1 {
				return studytest.Absent
			}
			y += task.Values[1]
		}
		return y
	})
	got, err := Analyse(s, MethodDelta, "shares.guards")
	if err != nil {
		t.Fatal(err)
	}
	if got.Effect != "levy" || got.N+got.Dropped != 512 || got.Dropped < 20 || math.Abs(got.Mean-.55) > .03 {
		t.Errorf("of the effect of %q: %d points, %d left out, mean %v", got.Effect, got.N, got.Dropped, got.Mean)
	}
	for i, idle := range []bool{true, false, true} {
		if got.Words[i].Idle != idle {
			t.Errorf("%s %s", got.Words[i].Input, got.Words[i].Says)
		}
	}
	if !strings.Contains(senseOutcome(got), "the effect of levy on") {
		t.Errorf("the outcome is called %q", senseOutcome(got))
	}
}

// The two runs of a combination share their seed, in every method, and a row of a
// design is as many combinations as without an effect.
func TestTheRunsOfAnEffectShareTheirSeed(t *testing.T) {
	for _, method := range methods {
		a := study.Request{Case: "theory/bargained", FirstSeed: 1, Method: method, EffectOf: "half-detected", Vary: []string{"labour.rest=1 to 5 days", "routes.road.posts.post.power=0.3 to 0.7"}, Sets: []string{"days=1", "burn_in=0"}, Points: 16}
		if method == MethodDelta || method == MethodPAWN {
			a.Points = 128
		}
		s := studytest.Spec(t, Kind, a)
		plan, err := s.Plan()
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Arms) != 2 || s.Rows() != 2*s.Asked || s.Effect() != "half-detected" || s.Assigned() != study.SeedsShared {
			t.Fatalf("%s: arms %v, %d rows of %d points", method, s.Arms, s.Rows(), s.Asked)
		}
		for row := 0; row < s.Rows(); row += 2 {
			base, with := plan.Task(row), plan.Task(row+1)
			if base.Seed != with.Seed || base.Arm != 0 || with.Arm != 1 || base.Point != with.Point {
				t.Fatalf("%s: rows %d and %d are %+v and %+v", method, row, row+1, base, with)
			}
		}
	}
	a := study.Request{Case: "theory/bargained", FirstSeed: 1, Method: MethodMorris, Points: 4, EffectOf: "half-detected", Vary: []string{"routes.road.posts.post.power=0.3 to 0.7"}, Sets: []string{"days=1", "burn_in=0"}}
	if _, err := Analyse(studytest.Finished(t, Kind, a, 2), MethodMorris, ""); err != nil {
		t.Error(err)
	}
}

// Numbers that go together are one factor of Sobol' indices; Morris refuses them, and
// the others take them as they are.
func TestNumbersThatGoTogether(t *testing.T) {
	ask := func(method string) study.Request {
		return study.Request{
			Case: "theory/bargained", FirstSeed: 1, Method: method, Together: []string{"labour.rest,labour.training=0.9"}, Sets: []string{"days=1", "burn_in=0"},
			Vary: []string{"labour.rest=1 to 5 days", "routes.road.posts.post.power=0.3 to 0.7", "labour.training=1 to 5 days"},
		}
	}
	s := studytest.Spec(t, Kind, ask(MethodSobol))
	if f := s.Design.Factors; len(f) != 2 || f[0].Name != "labour.rest and labour.training" || len(f[0].Inputs) != 2 || f[1].Name != "routes.road.posts.post.power" {
		t.Errorf("factors %+v", f)
	}
	if _, err := Kind.Spec(ask(MethodMorris), study.Source{Program: studytest.Tester}); err == nil || !strings.Contains(err.Error(), "these go together") {
		t.Errorf("the error is %v", err)
	}
	studytest.Spec(t, Kind, ask(MethodDelta))
}

// What an effect is asked of must be a policy of the case, and not hold already.
func TestWhatHasNoEffectToAnalyse(t *testing.T) {
	vary := []string{"labour.rest=1 to 5 days"}
	for want, a := range map[string]study.Request{
		"holds in every run":           {Case: "theory/bargained", Vary: vary, Policies: []string{"no-deal"}, EffectOf: "no-deal"},
		"the effect is of one":         {Case: "theory/bargained", Vary: vary, EffectOf: "no-deal,half-detected"},
		"no-such":                      {Case: "theory/bargained", Vary: vary, EffectOf: "no-such"},
		"neither parameters nor polic": {Case: "known/linear", EffectOf: "no-deal"},
	} {
		if _, err := Kind.Spec(a, study.Source{Program: studytest.Tester}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want one with %q", err, want)
		}
	}
}
