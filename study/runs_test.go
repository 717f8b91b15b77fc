package study

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tumen/internal/fault"
)

// A study of N runs makes at most N, and more than half of them: the design
// rounds down, to a power of two where it needs one.
func TestAStudyOfSoManyRunsMakesNoMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runs, each, power := rapid.IntRange(1, 1e6).Draw(t, "runs"), rapid.IntRange(1, 300).Draw(t, "each"), rapid.Bool().Draw(t, "power")
		points, err := pointsIn(runs, each, 1, power)
		if err != nil {
			var wrong *fault.Error
			if runs >= each || !errors.As(err, &wrong) {
				t.Fatalf("%d runs at %d a point: %v", runs, each, err)
			}
			return
		}
		if made := points * each; made > runs || 2*made+each <= runs/2 || power && points&(points-1) != 0 {
			t.Fatalf("of %d runs at %d a point %d points are made", runs, each, points)
		}
	})
}

func TestRunsAreAllRunsOfTheModelInEachKind(t *testing.T) {
	vary := []string{"crossing.raid=0.5 % to 2 %", "labour.rest=3 to 8 days"}
	for _, c := range []struct {
		name string
		ask  Ask
		rows int
	}{
		{"ensemble", Ask{Kind: KindEnsemble, Vary: vary}, 256},                                                            // 128 points, two seeds each
		{"comparison", Ask{Kind: KindCompare, Vary: vary, Arms: []Arm{{Name: "a"}, {Name: "b"}, {Name: "c"}}}, 192},       // 64 points under three alternatives
		{"comparison of stated numbers", Ask{Kind: KindCompare, Fixed: true, Arms: []Arm{{Name: "a"}, {Name: "b"}}}, 300}, // 150 seeds
		{"discovery", Ask{Kind: KindDiscovery, Vary: vary}, 256},                                                          // a power of two
		{"calibration", Ask{Kind: KindCalibration, Vary: vary, Fit: Fit{Method: FitABC, Particles: 50}}, 300},             // at most
		{"random points", Ask{Kind: KindEnsemble, Vary: vary, Method: ByChance}, 300},                                     // 150 points, two seeds each
	} {
		c.ask.Case, c.ask.Runs, c.ask.First, c.ask.NoDays = "samjiyon", 300, 1, true
		spec, err := c.ask.Spec()
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		rows := spec.Rows()
		if spec.Fit != nil {
			rows = spec.Asked
		}
		if rows != c.rows {
			t.Errorf("a %s of 300 runs makes %d, want %d", c.name, rows, c.rows)
		}
	}
	for _, method := range []string{SenseMorris, SenseSobol, SensePAWN} {
		spec, err := Ask{Kind: KindSensitivity, Case: "samjiyon", Runs: 300, First: 1, Vary: vary, Sense: Sense{Method: method}}.Spec()
		if err != nil {
			t.Fatal(err)
		}
		if spec.Rows() > 300 || spec.Rows() < 128 {
			t.Errorf("%s with 300 runs makes %d", method, spec.Rows())
		}
	}
	_, err := Ask{Kind: KindSensitivity, Case: "samjiyon", Runs: 3, First: 1, Vary: vary, Sense: Sense{Method: SenseSobol}}.Spec()
	if err == nil || !strings.Contains(err.Error(), "write runs ") {
		t.Errorf("a study of three runs: %v", err)
	}
}
