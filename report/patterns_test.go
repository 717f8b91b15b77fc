package report

import (
	"strings"
	"testing"

	"tumen/internal/proof"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/method/patterns"
	"tumen/study/studytest"
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

// In samjiyon with bags of 45 kg the mean load is still within what was reported, but
// because the bag holds no more: the pattern is met, and marked as met at a bound, on
// the terminal and on the page of the study. How often people go is met too, at none;
// and in the case as it stands, whose bags hold more than people carry, nothing is
// marked.
func TestAPatternMetAtABoundIsMarkedSo(t *testing.T) {
	of := func(sets ...string) (marked map[string]bool, terminal, page string) {
		s := studytest.Finished(t, patterns.Kind, study.Request{Case: "samjiyon", Seeds: 2, Sets: sets, AsStated: true}, 0)
		table := proof.Must(patterns.Analyse(s))(t)
		marked = map[string]bool{}
		for _, p := range table.Patterns {
			if p.Met {
				marked[p.Name] = len(p.AtBound) > 0
			}
		}
		return marked, onTerminal(t, patterns.View(table), 120), string(proof.Must(StudyPage(s))(t))
	}
	row := func(text, pattern string) string {
		for line := range strings.Lines(text) {
			if fields := strings.Fields(line); len(fields) > 0 && fields[0] == pattern {
				return strings.TrimSpace(line)
			}
		}
		t.Fatalf("no row for %s in\n%s", pattern, text)
		return ""
	}
	const met, atBound = "met", "met, at a bound"

	var bags []string
	for _, r := range []string{"river", "upper-ford", "lower-river", "lower-ford"} {
		bags = append(bags, "routes."+r+".load=45")
	}
	marked, terminal, page := of(bags...)
	if bound, is := marked["load"]; !is || !bound {
		t.Errorf("with bags of 45 kg the load is met %v, at a bound %v", is, bound)
	}
	if bound, is := marked["runs"]; !is || bound {
		t.Errorf("the runs are met %v, at a bound %v", is, bound)
	}
	if got := row(terminal, "load"); !strings.HasSuffix(got, atBound) {
		t.Errorf("on the terminal: %s", got)
	}
	if got := row(terminal, "runs"); !strings.HasSuffix(got, met) {
		t.Errorf("on the terminal: %s", got)
	}
	if n := strings.Count(page, atBound); n != 1 {
		t.Errorf("%d patterns are marked on the page", n)
	}

	marked, terminal, page = of()
	if bound, is := marked["load"]; !is || bound {
		t.Errorf("as the case stands the load is met %v, at a bound %v", is, bound)
	}
	if got := row(terminal, "load"); !strings.HasSuffix(got, met) || strings.Contains(terminal+page, atBound) {
		t.Errorf("as the case stands: %s", got)
	}
}
