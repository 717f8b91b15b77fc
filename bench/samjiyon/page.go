package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"

	"tumen/internal/stat"
	"tumen/internal/text"
)

// The part of the page between these lines is the command's; the rest is
// written by people.
const (
	opening = "<!-- economy: written by `make bench` -->"
	closing = "<!-- end of the economy's part -->"
)

// write puts the text between the two markers of a page.
func write(file, text string) error {
	page, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(page), opening)
	if !ok {
		return errors.New(file + " has no line " + opening)
	}
	_, after, ok := strings.Cut(rest, closing)
	if !ok {
		return errors.New(file + " has no line " + closing + " after the opening one")
	}
	return os.WriteFile(file, []byte(before+opening+"\n\n"+text+"\n"+closing+after), 0o644)
}

// spread is the median of some numbers, and the smallest and the largest.
type spread struct{ low, middle, high float64 }

func spreadOf(rounds int, of func(round int) float64) spread {
	x := make([]float64, rounds)
	for i := range x {
		x[i] = of(i)
	}
	low, middle, high := stat.Range(x)
	return spread{low, middle, high}
}

// perDay and perCrossing are the processor time of a porter-day and of a crossing [s].
func (m *measured) perDay() float64      { return m.RunCPU / float64(m.Porters) / float64(m.Days) }
func (m *measured) perCrossing() float64 { return m.RunCPU / float64(m.SetOut) }

// against is a task's time against the first economy's, round by round.
func (r *results) against(task int, of func(*measured) float64) spread {
	return spreadOf(len(r.first[task]), func(i int) float64 { return of(r.found[task][i]) / of(r.first[task][i]) })
}

func (s spread) String() string { return fmt.Sprintf("%.3g (%.3g-%.3g)", s.middle, s.low, s.high) }

func (r *results) markdown() string {
	var b strings.Builder
	rounds := len(r.loads)
	fmt.Fprintf(&b, "Measured on %s/%s, %d cores, %d rounds, all measurements interleaved in each, every one a process of its own; seed 1; load average %s.\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), rounds, strings.Join(r.loads, ", "))
	b.WriteString("Median (smallest-largest) over rounds. Times are of the processor, all workers together, after set-up. The last two columns are times of the first\n")
	fmt.Fprintf(&b, "economy's (commit %s, its own founding case with as many porters) in the same round.\n\n", firstCommit)
	b.WriteString("| porters | beside them idle | workers | days | crossings a porter-day | ns a porter-day | ns a crossing | of the first economy's, a porter-day | of the first economy's, a crossing |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for k, t := range r.tasks {
		if t.Runs > 0 || r.found[k][0].RunCPU == 0 { // no time, nothing to divide
			continue
		}
		found := r.found[k]
		m := found[0]
		per := func(n float64) spread {
			return spreadOf(rounds, func(i int) float64 { return found[i].RunCPU * 1e9 / n })
		}
		ofDay, ofCrossing := "", ""
		if len(r.first[k]) > 0 {
			ofDay, ofCrossing = r.against(k, (*measured).perDay).String(), r.against(k, (*measured).perCrossing).String()
		}
		porterDays := float64(m.Porters) * float64(m.Days)
		fmt.Fprintf(&b, "| %s | %s | %d | %d | %.3f | %v | %v | %s | %s |\n", text.Grouped(m.Porters), text.Grouped(m.Idle), m.Workers, m.Days,
			float64(m.SetOut)/porterDays, per(porterDays), per(float64(m.SetOut)), ofDay, ofCrossing)
	}
	if r.missing != "" {
		fmt.Fprintf(&b, "\nThe first economy was not measured: %s.\n", r.missing)
	}
	b.WriteString("\n| porters | beside them idle | workers | bytes a porter after the run | at the peak | set-up [s] | allocations on a recorded day | to the report's page [s] |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	row := func(m *measured) {
		page := ""
		if m.Report > 0 {
			page = fmt.Sprintf("%.3g", m.Report)
		}
		fmt.Fprintf(&b, "| %s | %s | %d | %.1f | %.1f | %.3g | %.0f | %s |\n", text.Grouped(m.Porters), text.Grouped(m.Idle), m.Workers, m.Bytes, m.Peak, m.Build, m.Allocs, page)
	}
	for k, t := range r.tasks {
		if t.Runs == 0 {
			row(r.found[k][0])
		}
	}
	if r.largest != nil {
		row(r.largest)
	}
	b.WriteString("\n")
	r.verdicts(&b)
	return b.String()
}

// find gives the rounds of a task.
func (r *results) find(like func(task) bool) []*measured {
	for k, t := range r.tasks {
		if like(t) {
			return r.found[k]
		}
	}
	return nil
}

// verdicts say of each promise whether these numbers keep it.
func (r *results) verdicts(b *strings.Builder) {
	rounds := len(r.loads)
	one := r.find(func(t task) bool { return t.Porters == million && t.Workers == 1 && t.Idle == 0 })
	two := r.find(func(t task) bool { return t.Porters == million && t.Workers == 2 })
	idle := r.find(func(t task) bool { return t.Idle > 0 })
	alone := r.find(func(t task) bool { return t.Runs > 0 && t.Workers == 1 })
	both := r.find(func(t task) bool { return t.Runs > 0 && t.Workers == 2 })
	line := func(what string, s spread, holds bool) {
		verdict := "which holds"
		if !holds {
			verdict = "which does **not** hold"
		}
		fmt.Fprintf(b, "- %s: %v, %s.\n", what, s, verdict)
	}
	// What takes processor times says nothing where a process is not told its own.
	timed := one[0].RunCPU > 0
	lineTimed := func(what string, s spread, holds bool) {
		if !timed {
			fmt.Fprintf(b, "- %s: cannot be measured on this system, which does not tell a process its processor time.\n", what)
			return
		}
		line(what, s, holds)
	}
	for k, t := range r.tasks {
		if t.compared() && len(r.first[k]) > 0 {
			day := r.against(k, (*measured).perDay)
			lineTimed(fmt.Sprintf("With %s porters, at most 1.5 times the first economy's processor time a porter-day", text.Grouped(t.Porters)), day, day.middle <= 1.5)
		}
	}
	allocations := spreadOf(rounds, func(i int) float64 { return one[i].Allocs })
	line("No allocation on a steady day of 1,000,000 porters", allocations, allocations.middle < 0.5)
	bytes := spreadOf(rounds, func(i int) float64 { return one[i].Bytes })
	line("At most 64 bytes a porter", bytes, bytes.high <= 64)
	if r.largest != nil {
		gib := r.largest.Peak * float64(r.largest.Porters) / (1 << 30)
		line(fmt.Sprintf("%s porters in at most 4 GiB", text.Grouped(r.largest.Porters)), spread{gib, gib, gib}, gib <= 4)
	}
	more := spreadOf(rounds, func(i int) float64 { return 100 * (idle[i].RunCPU/one[i].RunCPU - 1) })
	lineTimed("1,000,000 idle people beside them: less than 5 % more time [%]", more, more.middle < 5)
	faster := spreadOf(rounds, func(i int) float64 { return one[i].Run / two[i].Run })
	line("A single run of 1,000,000 porters on two workers is 1.8 times faster, by the clock", faster, faster.middle >= 1.8)
	speed := spreadOf(rounds, func(i int) float64 { return alone[i].Run / both[i].Run })
	line(fmt.Sprintf("A study of an ensemble of %s runs (%d porters, %d days) on two workers: 1.9 times faster, by the clock", text.Grouped(alone[0].Runs), alone[0].Porters, smallDays), speed, speed.middle >= 1.9)
	if timed {
		shared := spreadOf(rounds, func(i int) float64 { return both[i].RunCPU / alone[i].RunCPU })
		fmt.Fprintf(b, "- Two workers take %v times the processor time of one for it, which says what they would gain on cores of their own.\n", shared)
		through := spreadOf(rounds, func(i int) float64 { return 1000 * alone[i].RunCPU / float64(alone[i].Runs) })
		days := spreadOf(rounds, func(i int) float64 { return 1000 * alone[i].Alone })
		fmt.Fprintf(b, "- Such a run, as a study on one worker makes it, takes %v ms of the processor, and its days alone %v ms.\n", through, days)
	}
	over := spreadOf(rounds, func(i int) float64 {
		return 1000 * (alone[i].RunCPU/float64(alone[i].Runs) - alone[i].Alone)
	})
	lineTimed("Less than 1 ms a run beside its days, in a study [ms]", over, over.middle < 1)
	same := one[0].Checksum == two[0].Checksum
	fmt.Fprintf(b, "- One and two workers gave the same result: %v.\n", same)
}
