package study

import (
	"errors"
	"strings"
	"testing"

	"tumen/internal/fault"
)

// A study too small for its analysis is refused before its first run, whatever
// its kind, and the size that is proposed is accepted.
func TestAStudyTooSmallToAnalyseIsNotBegun(t *testing.T) {
	vary := []string{"labour.rest=3 to 8 days"}
	arms := []Arm{{Name: "a"}, {Name: "b"}}
	for name, c := range map[string]struct {
		ask  Ask
		want string
		with func(*Ask)
	}{
		"morris":     {Ask{Kind: KindSensitivity, Vary: vary, Sense: Sense{Method: SenseMorris}, Points: 3}, "{points} 4", func(a *Ask) { a.Points = 4 }},
		"sobol":      {Ask{Kind: KindSensitivity, Vary: vary, Sense: Sense{Method: SenseSobol}, Points: 4}, "{points} 8", func(a *Ask) { a.Points = 8 }},
		"sobol runs": {Ask{Kind: KindSensitivity, Vary: vary, Fixed: true, Sense: Sense{Method: SenseSobol}, Runs: 8}, "{runs} 32", func(a *Ask) { a.Runs = 32 }},
		"pawn":       {Ask{Kind: KindSensitivity, Vary: vary, Sense: Sense{Method: SensePAWN}, Points: 64}, "{points} 128", func(a *Ask) { a.Points = 128 }},
		"worlds":     {Ask{Kind: KindCompare, Vary: vary, Arms: arms, Points: 1}, "{points} 2", func(a *Ask) { a.Points = 2 }},
		"seeds":      {Ask{Kind: KindCompare, Fixed: true, Arms: arms, Seeds: 1}, "{seeds} 2", func(a *Ask) { a.Seeds = 2 }},
	} {
		c.ask.Case, c.ask.First = "samjiyon", 1
		var wrong *fault.Error
		if _, err := c.ask.Spec(); !errors.As(err, &wrong) || !strings.Contains(wrong.Write, "write "+c.want+" or more") {
			t.Errorf("%s: %v", name, err)
		}
		c.with(&c.ask)
		if _, err := c.ask.Spec(); err != nil {
			t.Errorf("%s, as proposed: %v", name, err)
		}
	}
}
