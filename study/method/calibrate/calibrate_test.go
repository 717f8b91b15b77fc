package calibrate

import (
	"bytes"
	"context"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate/emulator"
	"tumen/study/estimate/posterior"
	"tumen/study/store"
	"tumen/study/studytest"
)

func posteriorOf(name string, sets ...string) study.Request {
	return study.Request{Case: name, FirstSeed: 1, Sets: sets, Method: MethodABC}
}

func calibrated(t *testing.T, s *study.Study, workers int) *Calibration {
	t.Helper()
	c, err := Run(t.Context(), s, study.RunOptions{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Prior N(0, 1): y = 1 with noise 1 leaves N(.5, .70711), y = 2 with noise .5
// leaves N(1.6, .44721). A uniform scale, seen .5, has F(u) = ln(u/.5)/ln 2, so
// mean .5/ln 2 and variance .375/ln 2 - mean^2.
func TestACalibrationFindsTheKnownPosteriors(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes many runs to come near")
	}
	mean := .5 / math.Ln2
	for _, c := range []struct {
		ask      study.Request
		mean, sd float64
		verdict  posterior.Verdict
	}{
		{posteriorOf("known/normal", "y=1", "s=1"), .5, .70711, posterior.Weakly},
		{posteriorOf("known/normal", "y=2", "s=0.5"), 1.6, .44721, posterior.PinnedDown},
		{posteriorOf("known/scale", "y=0.5"), mean, math.Sqrt(.375/math.Ln2 - mean*mean), posterior.Weakly},
	} {
		p := calibrated(t, studytest.Begun(t, Kind, c.ask), 2).Posterior[0]
		if c.mean < p.MeanLow || c.mean > p.MeanHigh || c.sd < p.SDLow || c.sd > p.SDHigh {
			t.Errorf("%v: mean %.3f (%.3f to %.3f) for %.3f, sd %.3f (%.3f to %.3f) for %.3f", c.ask.Sets, p.Mean, p.MeanLow, p.MeanHigh, c.mean, p.SD, p.SDLow, p.SDHigh, c.sd)
		}
		if p.Verdict != c.verdict || p.MeanHigh-p.MeanLow > .3*c.sd {
			t.Errorf("%v: %s, and the mean is known to %.3f", c.ask.Sets, p.Verdict, p.MeanHigh-p.MeanLow)
		}
	}
}

// small is a calibration of one number of a case by one that it decides.
func small(method string) study.Request {
	return study.Request{
		Case: "samjiyon", FirstSeed: 1, Runs: 128,
		Patterns: []string{"load"},
		Sets:     []string{"days=7", "burn_in=0", "counties.samjiyon.porters=200", "counties.downriver.porters=0", "regime=customary"}, Fixed: true,
		Vary: []string{"routes.river.load=40 to 60 kg", "planning.crew_low=20 to 32 people"}, Method: method, Particles: 50,
	}
}

// However a calibration is made, on one worker or three, in one go or stopped
// again and again, its rows are the same to the byte, and so is what they say.
func TestACalibrationIsTheSameHoweverItIsMade(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes many runs")
	}
	for _, method := range []string{MethodABC, MethodHistory} {
		whole := studytest.Begun(t, Kind, small(method))
		want := calibrated(t, whole, 1)
		if want.Failed == 0 {
			t.Errorf("%s: no run failed, though one in seven should", method)
		}
		s := studytest.Begun(t, Kind, small(method))
		for stop := 30; ; stop += 60 {
			ctx, cancel := context.WithCancel(t.Context())
			c, err := Run(ctx, s, study.RunOptions{Workers: 3, Progress: func(p study.Progress) {
				if p.Done == stop {
					cancel()
				}
			}})
			cancel()
			if err == nil {
				if len(c.Posterior) != 2 || c.Posterior[0] != want.Posterior[0] || c.Posterior[1] != want.Posterior[1] {
					t.Errorf("%s: in pieces it says %+v, in one go %+v", method, c.Posterior, want.Posterior)
				}
				break
			}
			if stop > 2000 {
				t.Fatal("it does not end")
			}
			s.Close()
			if s, err = study.Continue(s.Dir, studytest.Tester); err != nil {
				t.Fatal(err)
			}
		}
		defer s.Close()
		if !bytes.Equal(studytest.Rows(t, s), studytest.Rows(t, whole)) {
			t.Errorf("%s: in pieces it has other rows than in one go", method)
		}
		read, err := study.Open(s.Dir)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Analyse(read)
		if err != nil || again.Posterior[0] != want.Posterior[0] || again.Partial || len(again.Predictive) != len(want.Predictive) {
			t.Errorf("%s: read again it says %v, %+v", method, err, again)
		}
		r, err := read.Replay(t.Context(), read.Spec.Asked/2)
		if err != nil || !r.Same {
			t.Errorf("%s: a row again: %v, %+v", method, err, r)
		}
	}
}

// With more runs allowed a calibration goes on where it was; the runs with which
// the first posterior was tried stay in between, and count for nothing.
func TestACalibrationGoesOnWithMoreRuns(t *testing.T) {
	for _, method := range []string{MethodABC, MethodHistory} {
		short, long := small(method), small(method)
		short.Runs, long.Runs = 64, 128
		s := studytest.Begun(t, Kind, short)
		before := calibrated(t, s, 2)
		if err := s.Agree(studytest.Spec(t, Kind, long)); err != nil {
			t.Fatal(err)
		}
		if err := s.Extend(studytest.Spec(t, Kind, long).Asked); err != nil {
			t.Fatal(err)
		}
		after := calibrated(t, s, 2)
		if after.N <= before.N || len(s.Spec.Asides) != 2 {
			t.Errorf("%s: %d runs became %d; the posterior was tried at rows %v", method, before.N, after.N, s.Spec.Asides)
		}
		seeds := map[uint64]bool{}
		count := 0
		if _, err := s.Each(func(r *store.Row) error { seeds[r.Seed] = true; count++; return nil }); err != nil {
			t.Fatal(err)
		}
		if len(seeds) != count || count != after.N+2*after.Fit.Predictive {
			t.Errorf("%s: %d seeds in %d rows, of which %d calibrate", method, len(seeds), count, after.N)
		}
	}
}

// In theory/bargained the bribe is L + beta (H - L), and the pattern has its
// share at 51.7 to 51.9 %: the post's power beta must be .5, within .0011 of it
// (a share of .001 over H - L = 18 of 20 yuan). The workers' day of rest decides
// nothing there.
func TestPatternsPinDownWhatTheyAreAbout(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes many runs of the founding case")
	}
	for _, method := range []string{MethodABC, MethodHistory} {
		a := study.Request{
			Case: "theory/bargained", FirstSeed: 1, Runs: 64, Patterns: []string{"bribe"},
			Sets: []string{"days=2"}, Vary: []string{"routes.road.posts.post.power=0.3 to 0.7", "labour.rest=1 to 5 days"},
			Method: method, Particles: 60,
		}
		if method == MethodABC {
			a.Runs = 1500
		}
		c := calibrated(t, studytest.Begun(t, Kind, a), 2)
		power, rest := c.Posterior[0], c.Posterior[1]
		if math.Abs(power.Mean-.5) > .001 || power.Low < .498 || power.High > .502 || power.Verdict != posterior.PinnedDown {
			t.Errorf("%s: the power is %.4f (%.4f to %.4f), %s", method, power.Mean, power.Low, power.High, power.Verdict)
		}
		if rest.Verdict != posterior.NotIdentifiable {
			t.Errorf("%s: what decides nothing is %s", method, rest.Verdict)
		}
		if p := c.Predictive[0]; p.Inside.Low < .9 || c.Predicting != c.Fit.Predictive {
			t.Errorf("%s: of %d runs from it %.2f meet the pattern", method, c.Predicting, p.Inside.Value)
		}
	}
}

func TestACalibrationThatHasNotBegunSaysSo(t *testing.T) {
	s, err := study.Begin(filepath.Join(t.TempDir(), "study"), studytest.Spec(t, Kind, small(MethodHistory)))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := Analyse(s); err == nil || !strings.Contains(err.Error(), "not come to its first result") {
		t.Errorf("the error is %v", err)
	}
}

func TestWhatNoCalibrationIs(t *testing.T) {
	few := posteriorOf("known/normal")
	few.Runs = 10
	wave := small(MethodHistory)
	wave.Runs = 40
	fixed := small(MethodABC)
	fixed.Vary = nil
	for want, a := range map[string]study.Request{
		"s cannot be 0":                   posteriorOf("known/normal", "s=0"),
		"y cannot be 2":                   posteriorOf("known/scale", "y=2"),
		"known/scale or known/conversion": posteriorOf("known/ishigami"),
		"so few runs cannot give 1000":    few,
		"write runs 64 or more":           wave,
		"no uncertain numbers":            fixed,
	} {
		if _, err := Kind.Spec(a, study.Source{Program: studytest.Tester}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want one with %q", err, want)
		}
	}
}

// A run without a number for a pattern is not accepted, at any distance.
func TestARunWithoutANumberIsAtNoDistance(t *testing.T) {
	high := 0.5
	spec := &study.Spec{Outcomes: []study.Outcome{{Name: "a"}, {Name: "b"}}, Patterns: []study.Band{{Measure: "a", High: &high}, {Measure: "b", High: &high}}}
	d := distance(targets(spec))
	for _, outputs := range [][]float64{{math.NaN(), 0}, {0, math.NaN()}, {math.NaN(), math.NaN()}} {
		if x := d(outputs); !math.IsNaN(x) {
			t.Errorf("%v is at a distance of %v", outputs, x)
		}
	}
	if d([]float64{0.5, 0}) != 0 {
		t.Error("what meets both patterns is not at a distance of 0")
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

// What a case holds out tests what is calibrated, and so is no part of it.
func TestACalibrationDoesNotUseWhatIsHeldOut(t *testing.T) {
	text := strings.Replace(proof.Must(scenario.Load("theory/bargained"))(t).Text, "bribe: {measure: shares.guards,", "bribe: {measure: shares.guards, held-out: yes,", 1)
	c := proof.Must(scenario.Parse("held.yaml", []byte(text)))(t)
	plan := func(r study.Request) (*study.Spec, error) {
		r.Vary, r.Method = []string{"routes.road.posts.post.power=40 to 60 %"}, MethodHistory
		return Kind.Spec(r, study.Source{Program: studytest.Tester, Case: c, File: "held.yaml"})
	}
	spec := proof.Must(plan(study.Request{}))(t)
	if len(spec.Patterns) != 1 || spec.Patterns[0].Name != "crossings" {
		t.Errorf("it is calibrated to %v", spec.Patterns)
	}
	if _, err := plan(study.Request{Patterns: []string{"bribe"}}); err == nil || !strings.Contains(err.Error(), "holds this pattern out") {
		t.Errorf("the pattern that is held out was asked for: %v", err)
	}
}
