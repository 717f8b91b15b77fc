package main

import (
	"math"
	"strings"
	"testing"
)

func TestThePageKeepsWhatPeopleWrote(t *testing.T) {
	page := "# Title\n\nbefore\n" + opening + "\nold\n" + closing + "\nafter\n"
	got, err := replace(page, "new\n")
	if err != nil {
		t.Fatal(err)
	}
	want := "# Title\n\nbefore\n" + opening + "\n\nnew\n\n" + closing + "\nafter\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if again, err := replace(got, "new\n"); err != nil || again != got {
		t.Errorf("written twice: %q, %v", again, err)
	}
	for _, broken := range []string{"# Title\n", opening + "\n", closing + "\n" + opening} {
		if _, err := replace(broken, "new"); err == nil || !strings.Contains(err.Error(), "the page has no line") {
			t.Errorf("%q: %v", broken, err)
		}
	}
}

func TestAProgramThatIsOnePercentOffDoesOtherWork(t *testing.T) {
	c := means{0.0925, 0.0199, 76.8}
	for _, v := range []struct {
		other means
		what  string
		same  bool
	}{
		{means{0.0925 * 1.009, 0.0199, 76.8}, "crossings per porter-day", true},
		{means{0.0925, 0.0199 * 0.98, 76.8}, "seizures per crew", false},
		{means{0.0925 * 1.001, 0.0199, 76.8 * 1.02}, "wage", false},
		{means{0.0925, math.NaN(), 76.8}, "seizures per crew", false},
	} {
		what, share := v.other.furthest(c)
		if what != v.what || (share <= agreeWithin) != v.same {
			t.Errorf("%v: furthest in %s by %v", v.other, what, share)
		}
	}
}

func TestRatiosAreTakenRoundByRound(t *testing.T) {
	a := &entry{porters: 1000, runs: []output{{Seconds: 2}, {Seconds: 6}, {Seconds: 3}}}
	b := &entry{porters: 2000, runs: []output{{Seconds: 2}, {Seconds: 4}, {Seconds: 12}}}
	// Per porter-day 2, 3 and 0.5 times as long.
	if got, want := ratio(a, b), (spread{2, 0.5, 3}); got != want {
		t.Errorf("got %v, want %v", got, want)
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
	runs := []output{{Seconds: 1, start: 0.001}, {Seconds: 1}, {Seconds: 1}}
	r := &report{all: []*program{own, c, p}, rounds: 3, entries: []*entry{
		{program: own, porters: large, workers: 1, runs: runs},
		{program: own, porters: large, workers: 2, runs: runs},
		{program: c, porters: large, runs: runs},
	}}
	text := r.markdown()
	for _, line := range []string{
		"peer was not measured: `no-such-tool-here` is not on this machine.",
		"- 1.8 times faster again on two workers: 1.00 (1.00-1.00), which does **not** hold.",
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
