package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
)

// comparison is one declared model in several programs: the first is tumen's own,
// the second the one that all are compared with.
type comparison struct {
	name       string
	title      string // the model, in words
	programs   []*program
	statistics []statistic // what must agree
	from, days int         // days of a run, and the first one that the statistics are of
	seeds      int         // over how many the statistics are means
	own        []size      // how tumen's own is measured
	peers      map[string]int
	promises   []promise
	footnote   string // what the lines of a program are, beside its file
}

// statistic is a number that must be alike in all programs.
type statistic struct{ key, what, format string }

// size is a population and the workers who share it.
type size struct{ porters, workers int }

// promise is what a ratio should be.
type promise struct {
	words    string
	of, over string // programs: the first's time over the second's
	at       int    // porters of tumen's own
	most     float64
	least    float64
}

// Sizes of the populations. What is slow is measured with fewer porters, which
// its caches like better, and compared with tumen's own at that size.
const (
	large  = 1_000_000
	middle = 100_000
	small  = 10_000
)

var ownSizes = []size{{large, 1}, {large, 2}, {middle, 1}, {small, 1}}

// comparisons are all of them. The root is an absolute path.
func comparisons(root string) []*comparison {
	return []*comparison{
		{
			name: "core", title: "The declared core", programs: corePrograms(root), from: 180, days: 545, seeds: 10,
			statistics: []statistic{
				{"heads", "heads a porter-day", "%.5f"},
				{"raided", "crossings raided", "%.5f"},
				{"piece_rate", "piece rate [yuan/kg]", "%.4f"},
				{"organisers", "organisers, for 1,000 porters", "%.3f"},
				{"passage", "takings a head [yuan]", "%.2f"},
				{"load", "load [kg]", "%.2f"},
			},
			own: ownSizes, peers: map[string]int{"plain C": large, "krABMaga": middle, "Mesa": small},
			footnote: "tumen's is the case alone: what it runs is the whole program.",
		},
		{
			name: "market", title: "The porter market", programs: marketPrograms(root), from: 100, days: 364, seeds: 5,
			statistics: []statistic{
				{"crossings_per_porter_day", "crossings per porter-day", "%.5f"},
				{"seizures_per_crew", "seizures per crew", "%.5f"},
				{"wage", "wage [fen/kg]", "%.2f"},
			},
			own: ownSizes, peers: map[string]int{"plain C": large, "numpy": middle, "krABMaga": middle, "Mesa": small},
			promises: []promise{
				{words: "At most 1.0 of the plain C's time on one worker (aim: 0.5)", of: "tumen", over: "plain C", at: large, most: 1},
				{words: "At least 50 times faster than Mesa", of: "Mesa", over: "tumen", at: small, least: 50},
				{words: "At least 3 times faster than krABMaga", of: "krABMaga", over: "tumen", at: middle, least: 3},
			},
			footnote: "tumen's own is the whole folder, tests apart, and beside it stands package engine.",
		},
	}
}

// build builds all programs.
func (c *comparison) build(ctx context.Context, root string) error {
	for _, p := range c.programs {
		fmt.Fprintf(os.Stderr, "building %s: %s\n", c.name, p.name)
		if p.build(ctx, root); p.problem != "" {
			fmt.Fprintf(os.Stderr, "%s is not measured: %s\n", p.name, p.problem)
		}
	}
	if own := c.programs[0]; own.problem != "" {
		return errors.New(own.problem)
	}
	return nil
}

// agree runs the check of the same work, several programs at once since
// nothing is timed here, and marks the programs that did other work.
func (r *report) agree(ctx context.Context, root string) {
	fmt.Fprintf(os.Stderr, "checking that all do the same work: %d seeds each, or as remembered\n", r.seeds)
	var wait sync.WaitGroup
	var lock sync.Mutex
	seats := make(chan struct{}, runtime.NumCPU())
	for _, p := range r.programs {
		if p.problem != "" {
			continue
		}
		wait.Go(func() {
			seats <- struct{}{}
			defer func() { <-seats }()
			m, err := r.statisticsOf(ctx, p, root)
			lock.Lock()
			defer lock.Unlock()
			if err != nil {
				p.problem = strings.TrimSpace(err.Error())
				return
			}
			r.agreed[p] = m
		})
	}
	wait.Wait()
	reference, ok := r.agreed[r.programs[1]]
	if !ok {
		return // nothing to compare with; the page then has no agreement to show
	}
	for p, m := range r.agreed { // in no particular order: each is judged alone
		if what, share := r.furthest(m, reference); share > agreeWithin {
			p.problem = fmt.Sprintf("its statistics do not agree with those of the plain C: %s is %.1f %% off", what, 100*share)
		}
	}
}

// measured is what is measured, of the programs that can be.
func (c *comparison) measured() (list []*entry) {
	for _, s := range c.own {
		list = append(list, &entry{program: c.programs[0], porters: s.porters, workers: s.workers, days: c.days})
	}
	for _, p := range c.programs[1:] {
		if p.problem == "" {
			list = append(list, &entry{program: p, porters: c.peers[p.name], days: c.days})
		}
	}
	return list
}
