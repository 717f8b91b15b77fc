package main

import (
	"math"
	"strings"
	"testing"

	"tumen/economy/observe"
	"tumen/scenario"
)

func TestThePageKeepsWhatPeopleWrote(t *testing.T) {
	c := &comparison{name: "core"}
	page := "# Title\n\nbefore\n" + c.opening() + "\nold\n" + c.closing() + "\nafter\n"
	got, err := c.replace(page, "new\n")
	if err != nil {
		t.Fatal(err)
	}
	want := "# Title\n\nbefore\n" + c.opening() + "\n\nnew\n\n" + c.closing() + "\nafter\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if again, err := c.replace(got, "new\n"); err != nil || again != got {
		t.Errorf("written twice: %q, %v", again, err)
	}
	for _, broken := range []string{"# Title\n", c.opening() + "\n", c.closing() + "\n" + c.opening()} {
		if _, err := c.replace(broken, "new"); err == nil || !strings.Contains(err.Error(), "the page has no line") {
			t.Errorf("%q: %v", broken, err)
		}
	}
}

func TestAProgramThatIsOnePercentOffDoesOtherWork(t *testing.T) {
	c := &comparison{statistics: []statistic{{key: "heads", what: "heads"}, {key: "raided", what: "raided"}}}
	reference := means{"heads": 0.0995, "raided": 0.105}
	for _, v := range []struct {
		other means
		what  string
		same  bool
	}{
		{means{"heads": 0.0995 * 1.009, "raided": 0.105}, "heads", true},
		{means{"heads": 0.0995, "raided": 0.105 * 0.98}, "raided", false},
		{means{"heads": 0.0995, "raided": math.NaN()}, "raided", false},
		{means{"heads": 0.0995}, "raided", false}, // it printed no such number
	} {
		what, share := c.furthest(v.other, reference)
		if what != v.what || (share <= agreeWithin) != v.same {
			t.Errorf("%v: furthest in %s by %v", v.other, what, share)
		}
	}
}

// Ratios are of the processor's time, and of the clock where workers share the work.
func TestRatiosAreTakenRoundByRound(t *testing.T) {
	run := func(cpu ...float64) (all []output) {
		for _, x := range cpu {
			all = append(all, output{CPU: x, Clock: x / 2})
		}
		return all
	}
	a := &entry{porters: 1000, days: 1, runs: run(2, 6, 3)}
	b := &entry{porters: 2000, days: 1, runs: run(2, 4, 12)}
	// Per porter-day 2, 3 and 0.5 times as long.
	if got, want := ratio(a, b), (spread{2, 0.5, 3}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	b.workers, b.runs[0].Clock = 2, 4
	if got, want := ratio(a, b), (spread{0.5, 0.5, 3}); got != want {
		t.Errorf("two workers: got %v, want %v", got, want)
	}
	if got, want := spreadOf([]float64{4, 1, 2, 3}), (spread{2.5, 1, 4}); got != want {
		t.Errorf("even number of rounds: %v, want %v", got, want)
	}
	if got, want := (spread{0.456, 12.345, 678.9}).String(), "0.46 (12.3-679)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLinesAreCountedWithoutCommentsAndEmptyOnes(t *testing.T) {
	for _, v := range []struct {
		text string
		want int
	}{
		{"/*\n * words\n */\n#include <x.h>\n\nint a; /* b */\n/* one line */\nint c;\n", 3},
		{"// words\npackage a\n\n\t// more\n\tx := 1 // here\n", 2},
		{"\"\"\"Words\nmore.\"\"\"\n\n# note\nimport a\n\"\"\"one\"\"\"\n", 1},
	} {
		if got := countLines(v.text); got != v.want {
			t.Errorf("%q: %d lines, want %d", v.text, got, v.want)
		}
	}
}

func TestAProgramThatCannotBeBuiltIsNamedWithItsReason(t *testing.T) {
	p := &program{name: "peer", steps: [][]string{{"no-such-tool-here", "install"}}}
	p.build(t.Context(), t.TempDir())
	if p.problem != "`no-such-tool-here` is not on this machine" {
		t.Errorf("problem: %q", p.problem)
	}
	own, c := &program{name: "tumen"}, &program{name: "plain C"}
	runs := []output{{CPU: 1, Clock: 1, start: 0.001}, {CPU: 1, Clock: 1}, {CPU: 1, Clock: 1}}
	market := comparisons(t.TempDir())[1]
	market.programs = []*program{own, c, p}
	r := &report{comparison: market, rounds: 3, entries: []*entry{
		{program: own, porters: large, workers: 1, days: 1, runs: runs},
		{program: own, porters: large, workers: 2, days: 1, runs: runs},
		{program: c, porters: large, days: 1, runs: runs},
	}}
	text := r.markdown()
	for _, line := range []string{
		"peer was not measured: `no-such-tool-here` is not on this machine.",
		"- 1.8 times faster again on two workers, by the clock: 1.00 (1.00-1.00), which does **not** hold.",
		"- At most 1.0 of the plain C's time on one worker (aim: 0.5): 1.00 (1.00-1.00), which holds.",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("the page lacks %q:\n%s", line, text)
		}
	}
	if strings.Contains(text, "| peer |") {
		t.Error("a program that was not measured has a row")
	}
}

func TestABusyMachineIsSaidToBeBusy(t *testing.T) {
	for _, v := range []struct {
		loads []string
		want  bool
	}{
		{[]string{"0.38", "1.50", "2.20"}, false},
		{[]string{"2.60", "0.90", "4.00", "1.0"}, true},
		{[]string{"9.0", "1.0", "1.0"}, false}, // what was before, not during
		{[]string{"unknown", "unknown"}, false},
	} {
		if got := busy(v.loads, 2); got != v.want {
			t.Errorf("%v: busy is %v", v.loads, got)
		}
	}
}

// What is compared of a run of tumen is read from its daily record: sums over sums,
// and prices weighted by what was paid at them.
func TestTheCoreIsReadFromADailyRecord(t *testing.T) {
	days := &observe.Table{Columns: []observe.Column{
		{Name: "hired", Ints: []int64{10, 30, 0}},
		{Name: "crews", Ints: []int64{1, 3, 0}},
		{Name: "alive", Ints: []int64{100, 100, 100}},
		{Name: "organisers_active", Ints: []int64{2, 2, 5}},
		{Name: "gathered", Ints: []int64{500_000, 1_700_000, 0}},
		{Name: "mass.river", Ints: []int64{500_000, 1_500_000, 0}},
		{Name: "piece_rate", Reals: []float64{100, 200, math.NaN()}},
		{Name: "passage.river", Reals: []float64{0, 4000, math.NaN()}},
	}}
	got, err := coreNumbers(days, 3)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]float64{"heads": 40. / 300, "raided": 0.25, "organisers": 30, "piece_rate": 1.75, "passage": 30, "load": 55} {
		if x, _ := got[key].(float64); math.Abs(x-want) > 1e-12 {
			t.Errorf("%s is %v, want %v", key, got[key], want)
		}
	}
	days.Columns = days.Columns[1:]
	if _, err := coreNumbers(days, 3); err == nil || !strings.Contains(err.Error(), "hired") {
		t.Errorf("a record without a column: %v", err)
	}
}

// The numbers that this command knows of the case are those of the case.
func TestTheCoreIsScaledByItsOwnPorters(t *testing.T) {
	s, err := scenario.Open("../core/core.yaml", scenario.Options{})
	if err != nil {
		t.Fatal(err)
	}
	core := comparisons(t.TempDir())[0]
	if p := &s.Parameters; p.Counties[0].Porters != corePorters || p.BurnIn != coreBurnIn || core.from != coreBurnIn || core.days != p.BurnIn+p.Days {
		t.Errorf("the case has %d porters, a burn-in of %d and %d days", p.Counties[0].Porters, p.BurnIn, p.Days)
	}
}
