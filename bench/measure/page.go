package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"

	"tumen/internal/text"
)

// The part of the page between these lines is the command's, for each comparison;
// the rest is written by people.
func (c *comparison) opening() string {
	return "<!-- " + c.name + ": written by `make bench` -->"
}

func (c *comparison) closing() string {
	return "<!-- end of " + c.name + " -->"
}

// replace puts text between the two markers of a page.
func (c *comparison) replace(page, text string) (string, error) {
	before, rest, ok := strings.Cut(page, c.opening())
	if !ok {
		return "", errors.New("the page has no line " + c.opening())
	}
	_, after, ok := strings.Cut(rest, c.closing())
	if !ok {
		return "", errors.New("the page has no line " + c.closing() + " after the opening one")
	}
	return before + c.opening() + "\n\n" + text + "\n" + c.closing() + after, nil
}

// write puts the text into the file's page.
func (c *comparison) write(file, text string) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	page, err := c.replace(string(old), text)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return os.WriteFile(file, []byte(page), 0o644)
}

// report is everything that was found.
type report struct {
	*comparison
	agreed  map[*program]means
	entries []*entry
	rounds  int
	loads   []string
	machine string
}

// find is the entry of a program at a size, or nil.
func (r *report) find(name string, porters, workers int) *entry {
	for _, e := range r.entries {
		if e.program.name == name && e.porters == porters && e.workers == workers {
			return e
		}
	}
	return nil
}

func (r *report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s, %d rounds of %d days each, every program once a round, interleaved; seed 1; load average %s.\n",
		r.machine, r.rounds, r.days, strings.Join(r.loads, ", "))
	if busy(r.loads, runtime.NumCPU()) {
		b.WriteString("The machine was **busy with other work**, so that two workers could not have two cores: measure again on a quiet one.\n")
	}
	b.WriteString("Ratios are of the times per porter-day in the same round: median (smallest-largest). Set-up and record are inside, the start of the process is not.\n")
	b.WriteString("Times are of the processor, and of the clock where two workers share the work.\n\n")
	r.writeRatios(&b)
	r.writePromises(&b)
	r.writePrograms(&b)
	r.writeAgreement(&b)
	return b.String()
}

// unmeasured is the page's part where only the agreement was checked.
func (r *report) unmeasured() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Checked on %s; times were not measured in this run.\n\n", r.machine)
	r.writeProblems(&b)
	r.writePrograms(&b)
	r.writeAgreement(&b)
	return b.String()
}

// busy says whether, in at least half of the rounds, more wanted to run than
// the measurement, which wants no more than two cores, and the cores could
// serve.
func busy(loads []string, cores int) bool {
	n := 0
	for _, l := range loads {
		if v, err := strconv.ParseFloat(l, 64); err == nil && v > float64(cores)+0.5 {
			n++
		}
	}
	return n > 0 && 2*n >= len(loads)
}

// writeRatios is the table of times.
func (r *report) writeRatios(b *strings.Builder) {
	c := r.find("plain C", large, 0)
	b.WriteString("| program | porters | time, of tumen's on one worker with as many porters |")
	if c != nil {
		b.WriteString(" of plain C's with 1,000,000 |")
	}
	b.WriteString(" start of the process [ms] |\n|---|--:|--:|")
	if c != nil {
		b.WriteString("--:|")
	}
	b.WriteString("--:|\n")
	for _, e := range r.entries {
		name := e.program.name
		if e.workers > 0 {
			name = fmt.Sprintf("tumen, %d worker%s", e.workers, map[bool]string{true: "s"}[e.workers > 1])
		}
		own := "1"
		if base := r.find("tumen", e.porters, 1); base != e {
			own = ratio(e, base).String()
		}
		fmt.Fprintf(b, "| %s | %s | %s |", name, text.Grouped(e.porters), own)
		switch {
		case c == e:
			b.WriteString(" 1 |")
		case c != nil:
			fmt.Fprintf(b, " %s |", ratio(e, c))
		}
		var starts []float64
		for _, run := range e.runs {
			starts = append(starts, run.start*1e3)
		}
		fmt.Fprintf(b, " %.0f |\n", spreadOf(starts).median)
	}
	b.WriteString("\n")
	r.writeProblems(b)
}

// writeProblems says what is not compared, and why.
func (r *report) writeProblems(b *strings.Builder) {
	for _, p := range r.programs {
		if p.problem != "" {
			fmt.Fprintf(b, "%s was not measured: %s.\n\n", p.name, p.problem)
		}
	}
}

// writePromises says of each promise whether it holds.
func (r *report) writePromises(b *strings.Builder) {
	say := func(what string, s spread, holds bool) {
		fmt.Fprintf(b, "- %s: %s, %s.\n", what, s, map[bool]string{true: "which holds", false: "which does **not** hold"}[holds])
	}
	one, two := r.find("tumen", large, 1), r.find("tumen", large, 2)
	faster := ratio(one, two)
	say("1.8 times faster again on two workers, by the clock", faster, faster.median >= 1.8)
	for _, p := range r.promises {
		of, over := r.find("tumen", p.at, 1), r.find("tumen", p.at, 1)
		if p.of != "tumen" {
			of = r.find(p.of, p.at, 0)
		} else {
			over = r.find(p.over, p.at, 0)
		}
		if of == nil || over == nil {
			continue
		}
		s := ratio(of, over)
		say(p.words, s, p.most > 0 && s.median <= p.most || p.least > 0 && s.median >= p.least)
	}
	if bytes := one.runs[0].number("bytes_per_porter"); bytes > 0 {
		fmt.Fprintf(b, "- Memory of tumen's own: %.1f bytes a porter, everything allocated counted.\n", bytes)
	}
	fmt.Fprintf(b, "- One and two workers gave the same result, %.8s.\n\n", one.runs[0].Checksum)
}

// writePrograms says what each program is.
func (r *report) writePrograms(b *strings.Builder) {
	b.WriteString("| program | built with | how | source | lines |\n|---|---|---|---|--:|\n")
	for _, p := range r.programs {
		if p.problem == "" {
			fmt.Fprintf(b, "| %s | %s | %s | [%s](../%s) | %d |\n", p.name, p.said, p.flags, p.source, p.source, p.lines)
		}
	}
	fmt.Fprintf(b, "\nLines are those of the source that are neither empty nor a comment alone; %s\n\n", r.footnote)
}

// writeAgreement is the check that all did the same work.
func (r *report) writeAgreement(b *strings.Builder) {
	fmt.Fprintf(b, "The same work: means over days %d to %d, %s porters, %d seeds each.\n\n| program |", r.from, r.days-1, text.Grouped(agreePorters), r.seeds)
	for _, s := range r.statistics {
		fmt.Fprintf(b, " %s |", s.what)
	}
	b.WriteString(" furthest from plain C |\n|---|" + strings.Repeat("--:|", len(r.statistics)) + "---|\n")
	reference, compared := r.agreed[r.programs[1]]
	for _, p := range r.programs {
		m, ok := r.agreed[p]
		if !ok {
			continue
		}
		fmt.Fprintf(b, "| %s |", p.name)
		for _, s := range r.statistics {
			fmt.Fprintf(b, " "+s.format+" |", m[s.key])
		}
		furthest := ""
		if compared && p != r.programs[1] {
			what, share := r.furthest(m, reference)
			furthest = fmt.Sprintf("%.2f %% (%s)", 100*share, what)
		}
		fmt.Fprintf(b, " %s |\n", furthest)
	}
}
