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

// The part of the page between these lines is the command's; the rest is
// written by people.
const (
	opening = "<!-- porter market: written by `make bench` -->"
	closing = "<!-- end of what `make bench` writes -->"
)

// replace puts text between the two markers of a page.
func replace(page, text string) (string, error) {
	before, rest, ok := strings.Cut(page, opening)
	if !ok {
		return "", errors.New("the page has no line " + opening)
	}
	_, after, ok := strings.Cut(rest, closing)
	if !ok {
		return "", errors.New("the page has no line " + closing + " after the opening one")
	}
	return before + opening + "\n\n" + text + "\n" + closing + after, nil
}

// write puts the text into the file's page.
func write(file, text string) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	page, err := replace(string(old), text)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return os.WriteFile(file, []byte(page), 0o644)
}

// report is everything that was found.
type report struct {
	all     []*program
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
	fmt.Fprintf(&b, "Measured on %s, %d rounds of a year each, every program once a round, interleaved; seed 1; load average %s.\n",
		r.machine, r.rounds, strings.Join(r.loads, ", "))
	if busy(r.loads, runtime.NumCPU()) {
		b.WriteString("The machine was **busy with other work**, so that two workers could not have two cores: measure again on a quiet one.\n")
	}
	b.WriteString("Ratios are of the times per porter-day in the same round: median (smallest-largest). Set-up and recording are inside, the start of the process is not.\n\n")
	r.writeRatios(&b)
	r.writeTargets(&b)
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
	for _, p := range r.all {
		if p.problem != "" {
			fmt.Fprintf(b, "\n%s was not measured: %s.\n", p.name, p.problem)
		}
	}
	b.WriteString("\n")
}

// writeTargets says of each promise whether it holds.
func (r *report) writeTargets(b *strings.Builder) {
	own := r.find("tumen", large, 1)
	say := func(what string, s spread, holds bool) {
		fmt.Fprintf(b, "- %s: %s, %s.\n", what, s, map[bool]string{true: "which holds", false: "which does **not** hold"}[holds])
	}
	if c := r.find("plain C", large, 0); c != nil {
		s := ratio(own, c)
		say("At most 1.0 of the plain C's time on one worker (aim: 0.5)", s, s.median <= 1)
	}
	s := ratio(own, r.find("tumen", large, 2))
	say("1.8 times faster again on two workers", s, s.median >= 1.8)
	if e := r.find("Mesa", small, 0); e != nil {
		s := ratio(e, r.find("tumen", small, 1))
		say("At least 50 times faster than Mesa", s, s.median >= 50)
	}
	if e := r.find("krABMaga", middle, 0); e != nil {
		s := ratio(e, r.find("tumen", middle, 1))
		say("At least 3 times faster than krABMaga", s, s.median >= 3)
	}
	fmt.Fprintf(b, "- Memory of tumen's own: %.1f bytes a porter, everything allocated counted. One and two workers gave the same checksum, %s.\n\n", own.runs[0].Bytes, own.runs[0].Checksum)
}

// writePrograms says what each program is.
func (r *report) writePrograms(b *strings.Builder) {
	b.WriteString("| program | built with | how | source | lines |\n|---|---|---|---|--:|\n")
	for _, p := range r.all {
		if p.problem == "" {
			fmt.Fprintf(b, "| %s | %s | %s | [%s](../%s) | %d |\n", p.name, p.said, p.flags, p.source, p.source, p.lines)
		}
	}
	b.WriteString("\nLines are those of the named file that are neither empty nor a comment alone; tumen's own is the whole folder, tests apart, and beside it stands package engine.\n\n")
}

// writeAgreement is the check that all did the same work.
func (r *report) writeAgreement(b *strings.Builder) {
	fmt.Fprintf(b, "The same work: means over days 100 on, %s porters, %d seeds each.\n\n", text.Grouped(agreePorters), agreeSeeds)
	b.WriteString("| program | crossings per porter-day | seizures per crew | wage [fen/kg] | furthest from plain C |\n|---|--:|--:|--:|---|\n")
	reference, compared := r.agreed[r.all[1]]
	for _, p := range r.all {
		m, ok := r.agreed[p]
		if !ok {
			continue
		}
		furthest := ""
		if compared && p != r.all[1] {
			what, share := m.furthest(reference)
			furthest = fmt.Sprintf("%.2f %% (%s)", 100*share, what)
		}
		fmt.Fprintf(b, "| %s | %.5f | %.5f | %.2f | %s |\n", p.name, m.Crossings, m.Seizures, m.Wage, furthest)
	}
}
