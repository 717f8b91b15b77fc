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
	runs    []output
}

// perPorterDay is the time of one run [ns].
func (e *entry) perPorterDay(round int) float64 {
	return e.runs[round].Seconds * 1e9 / float64(e.porters) / days
}

// Sizes of the populations. What is slow is measured with fewer porters, which
// its caches like better, and compared with tumen's own at that size.
const (
	large  = 1_000_000
	middle = 100_000
	small  = 10_000
)

// entries are what is measured, of the programs that can be.
func entries(all []*program) (list []*entry) {
	size := map[string]int{"plain C": large, "numpy": middle, "krABMaga": middle, "Mesa": small}
	own := all[0]
	list = append(list,
		&entry{program: own, porters: large, workers: 1}, &entry{program: own, porters: large, workers: 2},
		&entry{program: own, porters: middle, workers: 1}, &entry{program: own, porters: small, workers: 1},
	)
	for _, p := range all[1:] {
		if p.problem == "" {
			list = append(list, &entry{program: p, porters: size[p.name]})
		}
	}
	return list
}

// measure runs every entry once a round, in an order that turns from round to
// round, so that whatever else the machine does meets all alike. It returns
// the load averages before each round and after the last.
func measure(ctx context.Context, list []*entry, rounds int, words io.Writer) (loads []string, err error) {
	for round := range rounds {
		loads = append(loads, machine.Load())
		for k := range list {
			e := list[(k+round)%len(list)]
			var more []string
			if e.workers > 0 {
				more = []string{"-workers", fmt.Sprint(e.workers)}
			}
			out, err := e.program.once(ctx, e.porters, 1, more...)
			if err != nil {
				return nil, err
			}
			e.runs = append(e.runs, out)
			fmt.Fprintf(words, "round %d of %d: %-9s %7d porters %7.2f s\n", round+1, rounds, e.program.name, e.porters, out.Seconds)
		}
	}
	return append(loads, machine.Load()), nil
}

// spread is a ratio over the rounds.
type spread struct{ median, low, high float64 }

// ratio is how many times one entry's time per porter-day is another's, round
// by round.
func ratio(a, b *entry) spread {
	var each []float64
	for round := range a.runs {
		each = append(each, a.perPorterDay(round)/b.perPorterDay(round))
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
