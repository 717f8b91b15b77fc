package study

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"tumen/economy"
	"tumen/internal/stat"
	"tumen/scenario"
)

// Options say how often a case is run, and with what.
type Options struct {
	Seeds   int     // how many runs, each of its own seed; at least 1
	First   uint64  // the lowest seed; the others follow it
	World   *uint64 // the seed from which the world of every run is built; nil builds each from its own
	Workers int     // runs at a time; below 1 means one for each core

	// Progress is told how many runs are finished, and how many there are, by
	// one goroutine at a time. It may be nil.
	Progress func(done, all int)
}

// PatternTable says of each pattern of a case whether its runs reproduce it. It
// is what `tumen patterns --json` prints, and its keys are a contract.
type PatternTable struct {
	Case       string          `json:"case"`
	Title      string          `json:"title"`
	CaseSHA256 string          `json:"case_sha256"`
	Seeds      int             `json:"seeds"` // runs that the numbers are of
	Asked      int             `json:"asked"` // runs that were asked for; more than Seeds after an interruption
	FirstSeed  uint64          `json:"first_seed"`
	WorldSeed  *uint64         `json:"world_seed"` // of the one world in which all ran; null if each had its own
	Days       int             `json:"days"`       // recorded in each run
	Patterns   []PatternResult `json:"patterns"`
}

// PatternResult is one pattern and what came out, over all seeds. Numbers are in
// Unit; what is null is open or could not be measured.
type PatternResult struct {
	Name     string   `json:"name"`
	Measure  string   `json:"measure"`
	Stated   string   `json:"stated"` // the number as the witness gave it; empty if nobody did
	Claim    string   `json:"claim,omitempty"`
	Says     string   `json:"says"`
	Unit     string   `json:"unit"`
	Band     string   `json:"band"` // in words: 40 to 50 %
	Low      *float64 `json:"low"`  // the same in numbers; an open side is null
	High     *float64 `json:"high"`
	Median   *float64 `json:"median"`  // over the seeds
	P5       *float64 `json:"p5"`      // 5 % of the seeds lie below it
	P95      *float64 `json:"p95"`     // 5 % of the seeds lie above it
	Runs     int      `json:"runs"`    // that have the number; median and quantiles are over these
	Without  int      `json:"without"` // runs that have no such number
	Met      bool     `json:"met"`     // the median lies in the band, and at least half of the runs have the number
	Residual *float64 `json:"residual"`
}

// Met counts the patterns that are met.
func (t PatternTable) Met() int {
	n := 0
	for _, p := range t.Patterns {
		if p.Met {
			n++
		}
	}
	return n
}

// Patterns runs a case under so many seeds and holds what comes out against the
// patterns of the case. A pattern is met if the median over the seeds lies in
// its band; its residual is the distance from the median to the nearest edge. A
// run that does not have the outcome (what a round sum buys, when nobody was paid) is
// in none of these. If most runs do not have it, the pattern is not met; if none
// has it, the pattern has no numbers either: it was not measured.
//
// When ctx is cancelled, the table is of the seeds that were finished up to the
// first that was not, and the error wraps that of ctx. Any other error comes
// with an empty table: the case has no patterns, no world can be built from it,
// or the accounts of a run did not balance.
func Patterns(ctx context.Context, s *scenario.Scenario, o Options) (PatternTable, error) {
	switch {
	case s == nil:
		return PatternTable{}, errors.New("there is no scenario to run")
	case o.Seeds < 1:
		return PatternTable{}, fmt.Errorf("a study of %d seeds has no runs: ask for 1 or more", o.Seeds)
	case len(s.Patterns) == 0:
		return PatternTable{}, fmt.Errorf("the case %s has no patterns: describe under `patterns:` what its runs should reproduce", s.Name)
	}
	outcomes := make([][]float64, o.Seeds) // by seed, then pattern
	work := func() func(context.Context, int) ([]float64, error) {
		var l life
		return func(ctx context.Context, i int) ([]float64, error) {
			seed := o.First + uint64(i)
			run, err := l.live(ctx, &s.Parameters, s.Changes, o.seeds(seed))
			if err != nil {
				return nil, fmt.Errorf("case %s, seed %d: %w", s.Name, seed, err)
			}
			return ofPatterns(s.Patterns, &run.Summary), nil
		}
	}
	keep := func(i int, row []float64) error {
		outcomes[i] = row
		if o.Progress != nil {
			o.Progress(i+1, o.Seeds)
		}
		return nil
	}
	finished, err := inOrder(ctx, 0, o.Seeds, o.Workers, work, keep)
	if err != nil && !errors.Is(err, ctx.Err()) {
		return PatternTable{}, err
	}
	table := PatternTable{
		Case: s.Name, Title: s.Title, CaseSHA256: s.SHA256,
		Seeds: finished, Asked: o.Seeds, FirstSeed: o.First, WorldSeed: o.World, Days: s.Parameters.Days,
	}
	for k, p := range s.Patterns {
		column := make([]float64, finished)
		for i := range column {
			column[i] = outcomes[i][k]
		}
		table.Patterns = append(table.Patterns, judged(p, column))
	}
	return table, err
}

// seeds are those of one run's world, and of the run.
func (o *Options) seeds(seed uint64) economy.Seeds {
	if o.World != nil {
		return economy.Seeds{World: *o.World, Run: seed}
	}
	return economy.Seeds{World: seed, Run: seed}
}

// ofPatterns are the outcomes of a run, pattern by pattern; what it does not
// have is not a number.
func ofPatterns(patterns []scenario.Pattern, s *economy.Summary) []float64 {
	row := make([]float64, len(patterns))
	for k, p := range patterns {
		x, ok := p.Outcome(s)
		if !ok {
			x = math.NaN()
		}
		row[k] = x
	}
	return row
}

// judged holds a pattern against its outcomes, one a seed.
func judged(p scenario.Pattern, outcomes []float64) PatternResult {
	sorted := slices.Sorted(slices.Values(Numbers(outcomes)))
	median, p5, p95 := math.NaN(), math.NaN(), math.NaN()
	if len(sorted) > 0 {
		median, p5, p95 = stat.Quantile(sorted, 0.5), stat.Quantile(sorted, 0.05), stat.Quantile(sorted, 0.95)
	}
	return PatternResult{
		Name: p.Name, Measure: p.Measure, Stated: p.Stated, Claim: p.Claim, Says: p.Says, Unit: p.Unit,
		Band: p.Band(), Low: Finite(p.Low), High: Finite(p.High),
		Median: Finite(median), P5: Finite(p5), P95: Finite(p95),
		Runs: len(sorted), Without: len(outcomes) - len(sorted),
		Met: p.Met(median) && 2*len(sorted) >= len(outcomes), Residual: Finite(p.Residual(median)),
	}
}
