package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"tumen/report"
	"tumen/scenario"
	"tumen/study"
)

// patternsOptions is what a command line asks of patterns.
type patternsOptions struct {
	Case     string
	Policies []string
	Sets     []string // PATH=VALUE
	Seeds    int
	First    uint64
	World    *uint64 // nil: each run's own seed
	Workers  int     // 0: one per core
	JSON     bool
}

// patternsJSON is what patterns --json prints. Its keys are a contract.
type patternsJSON struct {
	study.PatternTable
	Partial  bool     `json:"partial"`
	Policies []string `json:"policies"`
	Sets     []string `json:"sets"`
	Version  string   `json:"version"`
}

func patternsCommand(s *screen) *cobra.Command {
	var o patternsOptions
	var days, runs int
	var world uint64
	var with []string
	cmd := &cobra.Command{
		Use:   "patterns CASE",
		Short: "compare what was reported with the results of many seeds",
		Long: `Run a case under many seeds and compare the results with the patterns that the
case file describes: shares, pay, loads, crews. Nothing forces a run to reproduce
them. Patterns that are met are evidence for the model; those that are missed show
where to look. The result is the same on any number of workers.`,
		Example: `  tumen patterns samjiyon
  tumen patterns samjiyon --with levy-10 --seeds 50
  tumen patterns theory/chain --seeds 1`,
		Args:              oneArgument("CASE", "name a built-in case (tumen cases lists them) or the path of a case file"),
		ValidArgsFunction: completeCase,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Case = args[0]
			if err := onlyOne(cmd, "seeds", "runs"); err != nil {
				return err
			}
			if cmd.Flags().Changed("runs") {
				if o.Seeds = runs; runs < 1 || runs > maxSeeds {
					return &usageError{fmt.Sprintf("--runs cannot be %d", runs), fmt.Sprintf("write a number from 1 to %d", maxSeeds)}
				}
			}
			err := checkWorkers(cmd, o.Workers)
			if err != nil {
				return err
			}
			if o.Policies, err = allTogether(with); err != nil {
				return err
			}
			if cmd.Flags().Changed("days") {
				if days < 1 {
					return &usageError{fmt.Sprintf("--days cannot be %d", days), "write a number of days from 1"}
				}
				o.Sets = append(o.Sets, fmt.Sprintf("days=%d", days))
			}
			if cmd.Flags().Changed("world-seed") {
				o.World = &world
			}
			return o.run(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	seedsFlag(f, &o.Seeds, study.UsualSeeds, "")
	runsFlag(f, &runs, ", which is the number of --seeds")
	seedFlag(f, &o.First)
	uint64Var(f, &world, "world-seed", 0, "put every run in the world drawn from seed `W` (default: each in that of its own seed)")
	daysFlag(f, &days)
	withFlag(cmd, &with)
	setFlag(f, &o.Sets)
	workersFlag(f, &o.Workers)
	jsonFlag(f, &o.JSON)
	return cmd
}

// These keep a slip of the finger from asking for a year of computing.
const (
	maxSeeds = 1_000_000
	maxRuns  = 100_000_000
)

// run makes the runs and shows the table. What was finished when ctx is
// cancelled is shown.
func (o patternsOptions) run(ctx context.Context, s *screen) error {
	if o.Seeds < 1 || o.Seeds > maxSeeds {
		return &usageError{fmt.Sprintf("--seeds cannot be %d", o.Seeds), fmt.Sprintf("write a number of seeds from 1 to %d", maxSeeds)}
	}
	c, err := scenario.Open(o.Case, scenario.Options{Policies: o.Policies, Sets: o.Sets})
	if err != nil {
		return err
	}
	if len(c.Patterns) == 0 {
		return &usageError{
			fmt.Sprintf("the case %s has no patterns", c.Name),
			"describe under `patterns:` in the case file what its runs should reproduce",
		}
	}
	noteNoEffects(s, c.NoEffects())
	line := s.progress(c.Name + ": seed")
	table, err := study.Patterns(ctx, c, study.Options{Seeds: o.Seeds, First: o.First, World: o.World, Workers: o.Workers, Progress: line.step})
	line.clear()
	stopped := errors.Is(err, context.Canceled)
	if err != nil && !stopped {
		return err
	}
	if table.Seeds == 0 {
		return &interruption{"no run was finished, so there is nothing to show"}
	}
	if err := o.show(s, table); err != nil {
		return err
	}
	if stopped {
		return &interruption{fmt.Sprintf("%d of %d seeds were finished, and the table is of those", table.Seeds, table.Asked)}
	}
	return nil
}

// show prints the table: one JSON object, or what a person reads.
func (o patternsOptions) show(s *screen, table study.PatternTable) error {
	if !o.JSON {
		return report.Terminal(s.out, report.PatternsView(table, o.Policies), s.width, s.colour)
	}
	return s.printJSON(patternsJSON{
		PatternTable: table,
		Partial:      table.Seeds < table.Asked,
		Policies:     append([]string{}, o.Policies...), // never null
		Sets:         append([]string{}, o.Sets...),
		Version:      version,
	})
}
