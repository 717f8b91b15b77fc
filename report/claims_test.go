package report

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tumen/internal/proof"
	"tumen/record"
	"tumen/scenario"
)

func TestEachClaimStandsBesideItsResult(t *testing.T) {
	got := map[string][2]string{}
	for _, row := range claimRows(samjiyon(t)) {
		got[row.Claim.ID] = [2]string{row.Result, row.Verdict}
	}
	for id, want := range map[string][2]string{
		"crew.usual":    {"25\u00a0people", "within what was stated"},
		"load.min":      {"31\u00a0kg", "within what was stated"},
		"share.porters": {"24.0\u00a0%", "20.0\u00a0% above what was stated"},
		"pay.rate":      {"0.81\u00a0yuan/kg", "near: 1.3\u00a0% above"},
		"pay.month":     {"153\u00a0yuan/month", "23.3\u00a0% below what was stated"},
		"mss.knows":     {"–", "a run does not measure it"},
	} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
}

func TestEveryParameterSaysWhereItCameFrom(t *testing.T) {
	rows := parameterRows(samjiyon(t))
	got := map[string][2]string{}
	for _, row := range rows {
		got[row.Path] = [2]string{row.Claim, row.Words}
	}
	for path, want := range map[string][2]string{
		"counties.samjiyon.porters":                {"", "assumed: no source"},
		"routes.river.kind":                        {"", "default"},
		"routes.river.posts.border-guards.share":   {"share.guards", ""},
		"routes.customs.posts.customs-house.share": {"", "policy levy-10; before: 30 %"},
		"organisers.donju.number":                  {"", "A report from Samjiyon, para 1"},
		"organisers.trading-companies.number":      {"", "set for this run; before: 2"},
	} {
		if got[path] != want {
			t.Errorf("%s: %q, want %q", path, got[path], want)
		}
	}
}

func TestAParameterSaysWhatItFollowsFromAndHowItWasConverted(t *testing.T) {
	run := &record.Run{}
	for want, p := range map[string]scenario.Resolved{
		"implied as pay.rate: follows from load, pay.run":                       {Origin: scenario.FromImplied, From: "pay.rate", Why: "follows from load, pay.run"},
		"assumed: a guess; converted by rate.dollar: 6.9 yuan/USD; before: 3 t": {Origin: scenario.FromAssumption, Why: "a guess", By: "rate.dollar: 6.9 yuan/USD", Was: "3 t"},
	} {
		if got := originWords(run, p); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// loaded is the founding case.
func loaded(t *testing.T) *scenario.Case {
	t.Helper()
	c := proof.Must(scenario.Load("samjiyon"))(t)
	return c
}

// What follows fits the terminal, and names every claim from which it does.
func TestWhatFollowsFitsTheTerminal(t *testing.T) {
	c := loaded(t)
	if len(c.Findings.Implied) == 0 {
		t.Fatal("nothing follows from the founding testimony")
	}
	for _, width := range []int{60, 80, 110} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			_, rest, found := strings.Cut(onTerminal(t, CheckView(c), width), "What follows")
			if !found {
				t.Fatal("what follows is not shown")
			}
			rest, _, _ = strings.Cut(rest, "\n\n")
			for line := range strings.SplitSeq(rest, "\n") {
				if n := utf8.RuneCountInString(line); n > width {
					t.Errorf("%d columns: %s", n, line)
				}
			}
			flat := strings.Join(strings.Fields(rest), " ")
			for _, i := range c.Findings.Implied {
				if from := strings.Join(i.From, ", "); !strings.Contains(flat, from) {
					t.Errorf("%s does not say that it follows from %s", i.Name, from)
				}
			}
		})
	}
}
