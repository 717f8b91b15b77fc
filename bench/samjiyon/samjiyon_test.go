package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A small measurement has all its numbers.
func TestASmallMeasurementIsWhole(t *testing.T) {
	m, err := one(2000, 20_000, 2, 40, 20, true)
	if err != nil {
		t.Fatal(err)
	}
	if m.SetOut == 0 || m.Days != 60 || m.Build <= 0 || m.Run <= 0 || m.Report <= 0 || m.Bytes <= 0 || m.Peak < m.Bytes {
		t.Errorf("%+v", m)
	}
	e, err := ensemble(20, 2)
	if err != nil {
		t.Fatal(err)
	}
	if e.Runs != 20 || e.Run <= 0 || e.Alone <= 0 || e.RunCPU <= 0 {
		t.Errorf("%+v", e)
	}
}

// The page keeps what people wrote around the command's part.
func TestOnlyTheOwnPartIsWritten(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(page, []byte("before\n"+opening+"\n\nold\n"+closing+"\nafter\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := write(page, "new"); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if want := "before\n" + opening + "\n\nnew\n" + closing + "\nafter\n"; string(text) != want {
		t.Errorf("the page is %q, want %q", text, want)
	}
	if err := write(filepath.Join(filepath.Dir(page), "none.md"), "x"); err == nil {
		t.Error("a page that is not there was written")
	}
}

// found is one round of every task: a million porters on one worker, on two and
// beside as many idle people, each with its processor time, and an ensemble on
// one and on two, each with its time by the clock.
func found(cpu [3]float64, clock [2]float64, timed bool) *results {
	r := &results{
		tasks: []task{
			{Porters: 1_000_000, Workers: 1},
			{Porters: 1_000_000, Workers: 2},
			{Porters: 1_000_000, Idle: 1_000_000, Workers: 1},
			{Runs: 100, Workers: 1},
			{Runs: 100, Workers: 2},
		},
		loads: []string{"1.00"},
	}
	for _, x := range cpu {
		r.found = append(r.found, []*measured{{Porters: 1_000_000, Workers: 1, Days: 100, SetOut: 6_000_000, Run: x, RunCPU: x, Bytes: 60, Peak: 80}})
	}
	r.first = make([][]*measured, len(r.tasks))
	r.first[0] = []*measured{{Porters: 1_000_000, Days: 50, SetOut: 2_000_000, RunCPU: 0.2}}
	for _, x := range clock {
		r.found = append(r.found, []*measured{{Runs: 100, Run: x, RunCPU: x, Alone: 0.0015}})
	}
	if !timed {
		for _, m := range append(slices.Clone(r.found), r.first[0]) {
			m[0].RunCPU, m[0].Alone = 0, 0
		}
	}
	return r
}

// Every promise has its verdict, kept or not.
func TestTheVerdictsFollowTheNumbers(t *testing.T) {
	r := found([3]float64{0.5, 0.4, 0.51}, [2]float64{0.2, 0.15}, true)
	r.largest = &measured{Porters: 10_000_000, Peak: 500}
	text := r.markdown()
	for _, want := range []string{
		"processor time a porter-day: 1.25 (1.25-1.25), which holds", "| 1.25 (1.25-1.25) | 0.833 (0.833-0.833) |",
		"1.8 times faster, by the clock: 1.25 (1.25-1.25), which does **not** hold", "steady day of 1,000,000 porters: 0 (0-0), which holds",
		"at most 64 bytes a porter: 60", "4 GiB: 4.66 (4.66-4.66), which does **not** hold",
		"less than 5 % more time [%]: 2 (2-2), which holds", "1.9 times faster, by the clock: 1.33 (1.33-1.33), which does **not** hold",
		"takes 2 (2-2) ms of the processor, and its days alone 1.5 (1.5-1.5) ms", "in a study [ms]: 0.5 (0.5-0.5), which holds",
	} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the text lacks %q:\n%s", want, text)
		}
	}
}

// A history without the first economy is no reason to measure nothing.
func TestAFirstEconomyThatIsNotThereIsSaid(t *testing.T) {
	r := found([3]float64{0.5, 0.4, 0.51}, [2]float64{0.2, 0.15}, true)
	r.first, r.missing = make([][]*measured, len(r.tasks)), "`git archive` failed"
	text := r.markdown()
	if !strings.Contains(text, "The first economy was not measured: `git archive` failed.") || strings.Contains(text, "at most 1.5 times") {
		t.Error(text)
	}
}

// Where a process is not told its processor time, nothing that takes it is
// said to hold.
func TestWhatCannotBeTimedIsNotSaidToHold(t *testing.T) {
	r := found([3]float64{1, 1, 1}, [2]float64{0.2, 0.1}, false)
	text := r.markdown()
	for _, promise := range []string{"the first economy's processor time a porter-day", "less than 5 % more time [%]", "in a study [ms]"} {
		if !strings.Contains(text, promise+": cannot be measured on this system") {
			t.Errorf("of %q the text says that it was measured:\n%s", promise, text)
		}
	}
	if !strings.Contains(text, "by the clock: 2 (2-2), which holds") || strings.Contains(text, "NaN") || strings.Contains(text, "[%]: 0 (0-0)") {
		t.Error(text)
	}
}
