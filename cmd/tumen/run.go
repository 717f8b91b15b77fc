package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"tumen/economy"
	"tumen/internal/build"
	"tumen/record"
	"tumen/report"
	"tumen/study"
)

// runOptions is what a command line asks of run.
type runOptions struct {
	Case     string
	Policies []string
	Sets     []string // PATH=VALUE
	Seed     uint64
	World    *uint64 // nil: the seed
	Workers  int     // 0: one a core
	Out      string
	Trips    bool   // keep every trip
	Mark     string // date of a checkpoint
	From     string // a checkpoint to go on from

	JSON bool

	from  *record.Checkpoint
	wrote *record.CheckpointFile // nil until it is there
}

// runJSON is what run --json prints. Its keys are a contract.
type runJSON struct {
	Case       string      `json:"case"`
	CaseSHA256 string      `json:"case_sha256"`
	Seed       uint64      `json:"seed"`
	WorldSeed  uint64      `json:"world_seed"` // the seed, unless another was asked for
	Days       int         `json:"days"`
	Partial    bool        `json:"partial"`
	Version    string      `json:"version"`
	Out        string      `json:"out"`
	Digest     string      `json:"digest"` // of the saved files (docs/format.md)
	Summary    summaryJSON `json:"summary"`

	// Of a run with policies: the same run without them, and the difference of
	// each number.
	Without *economy.Summary `json:"without,omitempty"`
	Change  *economy.Summary `json:"change,omitempty"`

	Checkpoint *record.CheckpointFile `json:"checkpoint,omitempty"`      // that the run wrote
	From       *fromJSON              `json:"from_checkpoint,omitempty"` // that it went on from
}

// summaryJSON is the summary, and how long the run took [s].
type summaryJSON struct {
	economy.Summary
	Seconds float64
}

// MarshalJSON writes the summary, which has its own way to JSON, and after it the
// key wall_s.
func (s summaryJSON) MarshalJSON() ([]byte, error) {
	text, err := json.Marshal(s.Summary)
	if err != nil {
		return nil, err
	}
	seconds, err := json.Marshal(s.Seconds)
	return slices.Concat(text[:len(text)-1], []byte(`,"wall_s":`), seconds, []byte("}")), err
}

// fromJSON is the checkpoint that a run went on from. Case, seeds and settings
// are those of the run.
type fromJSON struct {
	record.CheckpointFile
	Policies []string `json:"policies"` // the first of the run's: those of the checkpoint
}

func runCommand(s *screen) *cobra.Command {
	var o runOptions
	var days int
	var world uint64
	var with []string
	cmd := &cobra.Command{
		Use:   "run CASE",
		Short: "run a case and record what happened",
		Long: `Run a case and record what happened: who earned what, what was carried, who
came to harm. The same case, seed and version give the same record to the byte,
on any number of workers. With policies, the same seed is run without them too,
and what they changed is shown.

With --checkpoint DATE the state on the morning of DATE is written to
DIR.DATE.checkpoint as well, and --from goes on from such a file, with more
policies that begin on DATE or later: the record is that of a run made whole.`,
		Example: `  tumen run samjiyon
  tumen run samjiyon --days 30 --seed 7 --out runs/short
  tumen run samjiyon --with levy-10
  tumen run samjiyon --set routes.river.capacity=0
  tumen run samjiyon --checkpoint 2017-12-01
  tumen run --from runs/samjiyon-1.2017-12-01.checkpoint --with porter-relief --out runs/relief`,
		Args: func(cmd *cobra.Command, args []string) error {
			if o.From != "" && len(args) == 0 {
				return nil
			}
			return oneArgument("CASE", "tumen cases lists the built-in ones; the path of a case file will do as well")(cmd, args)
		},
		ValidArgsFunction: completeCase,
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if o.Policies, err = allTogether(with); err != nil {
				return err
			}
			if o.From != "" {
				for _, name := range []string{"days", "seed", "world-seed", "set", "crossings", "checkpoint"} {
					if cmd.Flags().Changed(name) {
						return &usageError{"--" + name + " does not go with --from", "leave it out: the run goes on as the checkpoint has it, or is made whole"}
					}
				}
				if len(args) > 0 {
					return &usageError{"--from does not go with a CASE, and was given " + quoted(args[0]), "leave the case out: the checkpoint has it"}
				}
				return o.run(cmd.Context(), s)
			}
			o.Case = args[0]
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
	daysFlag(f, &days)
	seedFlag(f, &o.Seed)
	uint64Var(f, &world, "world-seed", 0, "draw who lives in the world from seed `W` (default: the seed)")
	withFlag(cmd, &with)
	setFlag(f, &o.Sets)
	workersFlag(f, &o.Workers)
	f.StringVar(&o.Out, "out", "", "write the run to `DIR` (default: runs/CASE-SEED)")
	f.BoolVar(&o.Trips, "crossings", false, "record every porter's trip too, in crossings.parquet")
	f.StringVar(&o.Mark, "checkpoint", "", "write the state on the morning of `DATE` to DIR.DATE.checkpoint too")
	f.StringVar(&o.From, "from", "", "go on from a checkpoint `FILE`, in the place of CASE")
	jsonFlag(f, &o.JSON)
	return cmd
}

// run opens the case, runs it, and writes the record and its report. What was
// finished when ctx is cancelled is kept.
func (o runOptions) run(ctx context.Context, s *screen) error {
	if err := checkWorkers(o.Workers); err != nil {
		return err
	}
	c, err := o.open()
	if err != nil {
		return err
	}
	if err := checkNeed(s, "this run", c.Parameters.Need(), o.Workers); err != nil {
		return err
	}
	plain, err := o.withoutPolicies()
	if err != nil {
		return err
	}
	dir := o.Out
	if dir == "" {
		dir = usualPlace(c.Name, o.Seed, o.World)
	}
	if err := record.CanSave(dir); err != nil {
		return err
	}
	if err := canWrite(dir); err != nil {
		return err
	}

	on, mark, err := o.mark(c, dir)
	if err != nil {
		return err
	}
	trips := ""
	if o.Trips {
		trips = dir
	}
	line := s.progress(c.Name + ": day")
	r, err := record.Make(ctx, record.Options{
		From: o.from, Checkpoint: mark, CheckpointOn: on,
		Checkpointed: func(f record.CheckpointFile) { o.wrote = &f },
		Crossings:    trips,
		Scenario:     c,
		Seed:         o.Seed,
		World:        o.World,
		Workers:      o.Workers,
		Program:      build.This(),
		Policies:     o.Policies,
		Sets:         o.Sets,
		Progress:     line.step,
	})
	line.clear()
	if o.wrote != nil {
		fmt.Fprintf(s.err, "wrote %s\n", o.wrote.Path)
	}
	if errors.Is(err, context.Canceled) && o.wrote != nil {
		return &interruption{"no day was finished, so nothing but the checkpoint is kept"}
	}
	if errors.Is(err, context.Canceled) {
		return &interruption{"no day was finished, so nothing is kept"}
	}
	if err != nil {
		return err
	}
	defer r.Close()

	compared, err := o.compare(ctx, s, r, plain)
	if err != nil {
		return err
	}

	if err := r.Save(dir, report.Page); err != nil {
		return err
	}
	if err := o.show(s, r, dir); err != nil {
		return err
	}
	switch m := r.Manifest; {
	case m.Partial:
		return &interruption{fmt.Sprintf("%d of %d days were finished, and are kept in %s", m.Days, m.Asked, dir)}
	case !compared:
		return &interruption{fmt.Sprintf("the run is whole, and kept in %s; what the policies changed is not known", dir)}
	}
	return nil
}

// show prints the result: one JSON object, or the page that a person reads
// first, and where the rest is.
func (o runOptions) show(s *screen, r *record.Run, dir string) error {
	m := r.Manifest
	if o.JSON {
		result := runJSON{
			Case:       m.Case,
			CaseSHA256: m.CaseSHA256,
			Seed:       m.Seed,
			WorldSeed:  m.Seed,
			Days:       m.Days,
			Partial:    m.Partial,
			Version:    m.Tumen,
			Out:        dir,
			Digest:     r.Digest,
			Summary:    summaryJSON{m.Summary, r.Made.Seconds},
		}
		if m.WorldSeed != nil {
			result.WorldSeed = *m.WorldSeed
		}
		if m.Without != nil {
			change := study.Change(m.Summary, m.Without.Summary)
			result.Without, result.Change = &m.Without.Summary, &change
		}
		if result.Checkpoint = o.wrote; o.from != nil {
			result.From = &fromJSON{o.from.File(), o.from.Policies}
		}
		return s.printJSON(result)
	}
	if err := report.Summary(s.out, r, s.width, s.colour); err != nil {
		return err
	}
	if err := report.Difference(s.out, r, s.width, s.colour); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "wrote %s\ndigest %s\n", filepath.Join(dir, record.ReportFile), r.Digest)
	return nil
}
