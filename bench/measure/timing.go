package main

import (
	"context"
	"fmt"
	"io"

	"tumen/internal/machine"
	"tumen/internal/stat"
)

// entry is one program at one size in the measurement.
type entry struct {
	program *program
	porters int
	workers int // tumen's own alone; 0 elsewhere
	days    int
	runs    []output
}

// perPorterDay is the time of one run [ns].
func (e *entry) perPorterDay(round int, of func(*output) float64) float64 {
	return of(&e.runs[round]) * 1e9 / float64(e.porters) / float64(e.days)
}

// measure runs every entry once a round, in an order that turns from round to
// round, so that whatever else the machine does meets all alike. It returns
// the load averages before each round and after the last.
func measure(ctx context.Context, list []*entry, rounds int, words io.Writer) (loads []string, err error) {
	for round := range rounds {
		loads = append(loads, machine.Load())
		for k := range list {
			e := list[(k+round)%len(list)]
			out, err := e.program.once(ctx, e.porters, e.days, 1, e.workers)
			if err != nil {
				return nil, err
			}
			e.runs = append(e.runs, out)
			fmt.Fprintf(words, "round %d of %d: %-9s %7d porters %7.2f s, %7.2f s of the processor\n", round+1, rounds, e.program.name, e.porters, out.Clock, out.CPU)
		}
	}
	return append(loads, machine.Load()), nil
}

// spread is a ratio over the rounds.
type spread struct{ median, low, high float64 }

// ratio is how many times one entry's time per porter-day is another's, round
// by round: of the processor, or of the clock where several workers share the work
// or the system does not tell.
func ratio(a, b *entry) spread {
	of := func(o *output) float64 { return o.CPU }
	for _, e := range []*entry{a, b} {
		for k := range e.runs {
			if e.workers > 1 || e.runs[k].CPU == 0 {
				of = func(o *output) float64 { return o.Clock }
			}
		}
	}
	var each []float64
	for round := range a.runs {
		each = append(each, a.perPorterDay(round, of)/b.perPorterDay(round, of))
	}
	return spreadOf(each)
}

// spreadOf takes at least one number.
func spreadOf(each []float64) spread {
	low, middle, high := stat.Range(each)
	return spread{middle, low, high}
}

func (s spread) String() string {
	return fmt.Sprintf("%s (%s-%s)", short(s.median), short(s.low), short(s.high))
}

// short is a number to two or three figures.
func short(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}
