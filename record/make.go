package record

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"tumen/economy"
	"tumen/scenario"
	"tumen/testimony"
)

// Options is what Make needs to know of a run beside the scenario itself.
type Options struct {
	Scenario *scenario.Scenario
	Seed     uint64
	Workers  int    // goroutines of this one run; below 1 means one for each core
	Version  string // of the program, for the manifest and the tables

	Policies []string // the overlays that were applied, in order, for the manifest
	Sets     []string // the overrides PATH=VALUE as given, for the manifest

	// Progress is told the recorded days finished so far and their number, from
	// the goroutine that called Make. It may be nil.
	Progress func(day, days int)
}

// Make builds the world of a scenario, runs it and observes it. Nothing is
// written.
//
// When ctx is cancelled, Make returns what was finished: a run whose manifest
// says Partial, and no error. If no recorded day was finished, the error wraps
// that of ctx. Other errors say what no world can be built from, or on which
// day the accounts did not balance.
func Make(ctx context.Context, o Options) (*Run, error) {
	s := o.Scenario
	if s == nil {
		return nil, errors.New("no scenario to run: read one first")
	}
	workers := o.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	began := time.Now()
	world, err := economy.New(&s.Parameters, s.Changes, o.Seed, workers)
	if err != nil {
		return nil, fmt.Errorf("case %s cannot be run: %w", s.Name, err)
	}
	err = world.Run(ctx, o.Progress)
	partial := err != nil && errors.Is(err, ctx.Err())
	if err != nil && !partial {
		return nil, fmt.Errorf("case %s, seed %d: %w", s.Name, o.Seed, err)
	}
	seen := world.Outcome()
	days := seen.Days.Rows()
	if partial && days == 0 {
		return nil, fmt.Errorf("case %s, seed %d: stopped before the first recorded day was finished, so there is nothing to keep: %w", s.Name, o.Seed, err)
	}
	seen.Summary.Seconds = time.Since(began).Seconds()
	return &Run{
		Manifest: Manifest{
			Tumen:         o.Version,
			Case:          s.Name,
			Title:         s.Title,
			CaseSHA256:    s.SHA256,
			Seed:          o.Seed,
			Start:         s.Parameters.Start.String(),
			Days:          days,
			Asked:         s.Parameters.Days,
			Partial:       partial,
			Policies:      list(o.Policies),
			Sets:          list(o.Sets),
			Parameters:    list(s.Resolved),
			Testimony:     testimony.Testimony{Sources: list(s.Testimony.Sources), Claims: list(s.Testimony.Claims)},
			Began:         began.UTC().Format(time.RFC3339),
			Workers:       workers,
			Summary:       seen.Summary,
			Distributions: list(seen.Distributions),
			FlowTotals:    Totals(seen.Flows),
		},
		Days:  seen.Days,
		Flows: seen.Flows,
	}, nil
}

// list is the slice itself, or an empty one in the place of nil, which JSON
// would write as null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
