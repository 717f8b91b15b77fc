package report

import (
	"strings"
	"testing"

	"tumen/scenario"
	"tumen/study"
	"tumen/study/method/patterns"
)

// patternsOfSamjiyon is a made-up table: one pattern is met, one missed below and
// one above its band, and one could not be measured.
func patternsOfSamjiyon() *patterns.PatternTable {
	number := func(x float64) *float64 { return &x }
	return &patterns.PatternTable{
		About: study.About{Case: "samjiyon", Title: "Samjiyon, autumn 2017", Seeds: 200, Asked: 200, FirstSeed: 1, Days: 365},
		Patterns: []patterns.PatternResult{
			{
				Name: "guards", Role: scenario.Free, Stated: "at most 50 %", Unit: "share", Band: "40 to 50 %", Low: number(0.4), High: number(0.5),
				Median: number(0.4638), P5: number(0.44), P95: number(0.49), Met: true, Residual: number(0),
			},
			{
				Name: "porters", Role: scenario.Fitted, Stated: "20 %", Unit: "share", Band: "15 to 25 %", Low: number(0.15), High: number(0.25),
				Median: number(0.141), P5: number(0.13), P95: number(0.16), Residual: number(0.009),
			},
			{
				Name: "largest-crew", Role: scenario.HeldOut, AtBound: []string{"crew"}, Unit: "person", Band: "at most 50 people", High: number(50),
				Median: number(53), P5: number(52), P95: number(60), Residual: number(3),
			},
			{Name: "rice", Role: scenario.PutIn, By: []string{"living.rice_price"}, Stated: "48 kg", Unit: "kg", Band: "46 to 50 kg", Low: number(46), High: number(50)},
		},
	}
}

func shownPatterns(t *testing.T, table *patterns.PatternTable, policies []string, width int) string {
	t.Helper()
	table.Policies = policies
	return onTerminal(t, patterns.View(table), width)
}

func TestPatternsStandBesideWhatWasReported(t *testing.T) {
	golden(t, "patterns_100.txt", []byte(shownPatterns(t, patternsOfSamjiyon(), nil, 100)))
}

// Where the room is short the tails go first: the witness is what it is about.
func TestPatternsFitAnOldTerminal(t *testing.T) {
	text := shownPatterns(t, patternsOfSamjiyon(), []string{"levy-10"}, 80)
	golden(t, "patterns_80.txt", []byte(text))
	for line := range strings.Lines(text) {
		if n := len([]rune(strings.TrimRight(line, "\n"))); n > 80 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func TestOneSeedIsShownAsOneRun(t *testing.T) {
	table := patternsOfSamjiyon()
	table.Seeds, table.Asked, table.FirstSeed = 1, 1, 7
	text := shownPatterns(t, table, nil, 100)
	for _, want := range []string{"365 days · seed 7\n", "This run\n", "In the model, the one run meets 1 of 2 free or held-out patterns\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "5 to 95 %") {
		t.Error("one run has no tails")
	}
}

func TestAColumnThatNobodyFillsIsLeftOut(t *testing.T) {
	table := patternsOfSamjiyon()
	for i := range table.Patterns {
		table.Patterns[i].Stated = ""
	}
	if text := shownPatterns(t, table, nil, 100); strings.Contains(text, "The witness") {
		t.Errorf("nobody stated anything:\n%s", text)
	}
}

func TestAnInterruptedTableSaysSoFirst(t *testing.T) {
	table := patternsOfSamjiyon()
	table.Seeds, table.Partial = 57, true
	text := shownPatterns(t, table, nil, 100)
	if want := "Interrupted after 57 of 200 seeds: every number is of those seeds alone.\n"; !strings.HasPrefix(text, want) {
		t.Errorf("it begins %q", text[:80])
	}
}
