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

func (s spread) String() string { return fmt.Sprintf("%.3g (%.3g-%.3g)", s.middle, s.low, s.high) }

// free is the part of the porter market's porter-days on which somebody is free
// to pick an organiser. By its declared rests, 4 to 6 days by the load and 15
// after one seizure in fifty, a crossing is followed by 5.05 days without.
// Those who ask for more than anyone pays are among the free in both.
func (m *market) free() float64 { return 1 - m.Crossings*5.05 }

// active is what the market takes for a porter-day on which somebody is free [s].
func (m *market) active() float64 { return m.CPU / (marketPorters * marketDays * m.free()) }

// crossing is what it takes for each porter who crosses [s].
func (m *market) crossing() float64 { return m.CPU / (marketPorters * marketDays * m.Crossings) }

func (r *results) markdown() string {
	var b strings.Builder
	rounds := len(r.markets)
	fmt.Fprintf(&b, "Measured on %s/%s, %d cores, %d rounds, all measurements interleaved in each, every one a process of its own; seed 1; load average %s.\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), rounds, strings.Join(r.loads, ", "))
	b.WriteString("Median (smallest-largest) over rounds. Times are of the processor, all workers together, after set-up. A porter-day is active, here and in the porter market,\n")
	b.WriteString("when the porter is free to be hired on it: neither resting, hurt, held or in training, nor untrained. The last two columns are times of the porter market's\n")
	b.WriteString("(1,000,000 porters, one worker) in the same round.\n\n")
	b.WriteString("| porters | beside them idle | workers | days | active | crossings a porter-day | ns a porter-day | ns an active porter-day | ns a crossing | of the market's, an active porter-day | of the market's, a crossing |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for k, t := range r.tasks {
		if t.Runs > 0 || r.found[k][0].RunCPU == 0 { // no time, nothing to divide
			continue
		}
		found := r.found[k]
		m := found[0]
		per := func(n float64) spread {
			return spreadOf(rounds, func(i int) float64 { return found[i].RunCPU * 1e9 / n })
		}
		porterDays := float64(m.Porters) * float64(m.Days)
		against := spreadOf(rounds, func(i int) float64 {
			return found[i].RunCPU / float64(m.Free) / r.markets[i].active()
		})
		crossing := spreadOf(rounds, func(i int) float64 {
			return found[i].RunCPU / float64(m.SetOut) / r.markets[i].crossing()
		})
		fmt.Fprintf(&b, "| %s | %s | %d | %d | %.3f | %.3f | %v | %v | %v | %v | %v |\n", text.Grouped(m.Porters), text.Grouped(m.Idle), m.Workers, m.Days,
			float64(m.Free)/porterDays, float64(m.SetOut)/porterDays, per(porterDays), per(float64(m.Free)), per(float64(m.SetOut)), against, crossing)
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
	const million = 1_000_000
	rounds := len(r.markets)
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
	active := spreadOf(rounds, func(i int) float64 {
		return one[i].RunCPU / float64(one[i].Free) / r.markets[i].active()
	})
	lineTimed("With 1,000,000 porters, at most 3 times the porter market's time an active porter-day", active, active.middle <= 3)
	bytes := spreadOf(rounds, func(i int) float64 { return one[i].Bytes })
	line("At most 64 bytes a porter", bytes, bytes.high <= 64)
	if r.largest != nil {
		gib := r.largest.Peak * float64(r.largest.Porters) / (1 << 30)
		line(fmt.Sprintf("%s porters in at most 4 GiB", text.Grouped(r.largest.Porters)), spread{gib, gib, gib}, gib <= 4)
	}
	more := spreadOf(rounds, func(i int) float64 { return 100 * (idle[i].RunCPU/one[i].RunCPU - 1) })
	lineTimed("1,000,000 idle people beside them: less than 5 % more time [%]", more, more.middle < 5)
	faster := spreadOf(rounds, func(i int) float64 { return one[i].Run / two[i].Run })
	fmt.Fprintf(b, "- A single run of 1,000,000 porters on two workers is faster, by the clock: %v times.\n", faster)
	speed := spreadOf(rounds, func(i int) float64 { return alone[i].Run / both[i].Run })
	line(fmt.Sprintf("A study of an ensemble of %s runs (%d porters, %d days) on two workers: 1.9 times faster, by the clock", text.Grouped(alone[0].Runs), smallPorters, smallDays), speed, speed.middle >= 1.9)
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
