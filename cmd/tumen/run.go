package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"tumen/economy/observe"
	"tumen/internal/say"
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
	Workers  int     // 0: one per core
	Out      string
	AsStated bool   // in the world that the case states, and not in the most central one
	Trips    bool   // keep every trip
	Mark     string // date of a checkpoint
	From     string // a checkpoint to go on from
	Resume   string // a folder whose run is to be finished

	JSON bool

	worlds *record.Worlds // in the most central of which the run is; nil if in none

	from  *record.Checkpoint
	asked *record.Asked          // of the run that is finished; nil for a new one
	wrote *record.CheckpointFile // by this command; nil until it is there
	there *record.CheckpointFile // the one that was asked for, written before; nil if there is none
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
	Request    string      `json:"request"` // hash of what was asked for
	Reused     bool        `json:"reused"`  // the same run had been made before
	Out        string      `json:"out"`
	Digest     string      `json:"digest"` // of the saved files (docs/format.md)
	Summary    summaryJSON `json:"summary"`

	// Of a run with policies: the same run without them, and the difference of
	// each number.
	Without *observe.Summary `json:"without,omitempty"`
	Change  *observe.Summary `json:"change,omitempty"`

	Checkpoint *record.CheckpointFile `json:"checkpoint,omitempty"`      // that the run wrote
	From       *fromJSON              `json:"from_checkpoint,omitempty"` // that it went on from
}

// summaryJSON is the summary, and how long the run took [s].
type summaryJSON struct {
	observe.Summary
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
		Short: say.Text("run a case and record what happened"),
		Long: say.Text(`Run a case and record who earned what, what was carried, and who came to harm.
The same case, seed and version give the same record, byte for byte, with any
number of workers. With policies, the same seed is also run without them, and the
output shows what they changed.

Each run has its own folder below runs: runs/CASE-SEED for a plain run, and a
name with the policies and a short hash for any other. A run that exists is not
made again: it is shown and marked reused. If a run was killed or interrupted,
tumen run --resume DIR finishes it, with the same bytes.

--checkpoint DATE also writes the state on the morning of DATE, to
DIR.DATE.checkpoint. --from continues from such a file, and may add policies that
begin on DATE or later. Its record is that of a run made whole.`),
		Example: `  tumen run samjiyon
  tumen run samjiyon --days 30 --seed 7 --out runs/short
  tumen run samjiyon --with levy-10
  tumen run samjiyon --set routes.river.capacity=0
  tumen run samjiyon --checkpoint 2017-12-01
  tumen run --from runs/samjiyon-1.2017-12-01.checkpoint --with porter-relief --out runs/relief
  tumen run --resume runs/samjiyon-1`,
		Args: func(cmd *cobra.Command, args []string) error {
			if (o.From != "" || o.Resume != "") && len(args) == 0 {
				return nil
			}
			return oneArgument("CASE", say.Text("name a built-in case (tumen cases lists them) or the path of a case file"))(cmd, args)
		},
		ValidArgsFunction: completeCase,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkWorkers(cmd, o.Workers); err != nil {
				return err
			}
			if cmd.Flags().Changed("resume") {
				if err := aloneWithResume(cmd, args); err != nil {
					return err
				}
				return o.run(cmd.Context(), s)
			}
			if cmd.Flags().Changed("out") && o.Out == "" {
				return &usageError{say.Text("--out cannot be empty"), say.Text("name a folder for the run, or omit --out to use the default name")}
			}
			var err error
			if o.Policies, err = study.AllTogether(with); err != nil {
				return err
			}
			if o.From != "" {
				for _, name := range []string{"days", "seed", "world-seed", "set", "crossings", "checkpoint"} {
					if cmd.Flags().Changed(name) {
						return &usageError{say.Textf("--%s cannot be combined with --from", name), say.Text("leave it out: the checkpoint has it already")}
					}
				}
				if len(args) > 0 {
					return &usageError{say.Textf("--from cannot be combined with a CASE, but got %s", quoted(args[0])), say.Text("omit the case: the checkpoint contains it")}
				}
				return o.run(cmd.Context(), s)
			}
			o.Case = args[0]
			if cmd.Flags().Changed("days") {
				if days < 1 {
					return &usageError{say.Textf("--days cannot be %d", days), say.Text("write a number of days, at least 1")}
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
	uint64Var(f, &world, "world-seed", 0, say.Text("draw the people of the world from seed `W` (default: the same as --seed)"))
	withFlag(cmd, &with)
	setFlag(f, &o.Sets)
	f.BoolVar(&o.AsStated, "as-stated", false, say.Text("run the one world that the case file states, and not the most central of those that its testimony allows"))
	workersFlag(f, &o.Workers)
	f.StringVar(&o.Out, "out", "", say.Text("write the run to `DIR` (default: a folder below runs, named after the request)"))
	f.BoolVar(&o.Trips, "crossings", false, say.Text("also record every porter's trip, in crossings.parquet"))
	f.StringVar(&o.Mark, "checkpoint", "", say.Text("also write the state on the morning of `DATE`, to DIR.DATE.checkpoint"))
	f.StringVar(&o.From, "from", "", say.Text("continue from the checkpoint `FILE`, without a CASE"))
	f.StringVar(&o.Resume, "resume", "", say.Text("finish the killed or interrupted run in `DIR`"))
	jsonFlag(f, &o.JSON)
	return cmd
}

// show prints the result: one JSON object, or the page that a person reads
// first, and where the rest is.
func (o runOptions) show(s *screen, r *record.Run, dir string, reused bool) error {
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
			Request:    m.Request,
			Reused:     reused,
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
		if result.Checkpoint = cmp.Or(o.wrote, o.there); o.from != nil {
			result.From = &fromJSON{o.from.File(), o.from.Policies}
		}
		return s.printJSON(result)
	}
	if err := report.Summary(s.out, r, s.width, s.colour); err != nil {
		return err
	}
	if dir == "" { // it could be saved nowhere
		return nil
	}
	verb := "wrote"
	if reused {
		verb = "reused"
	}
	say.Fprintf(s.err, "%s %s\ndigest %s\n", verb, filepath.Join(dir, record.ReportFile), r.Digest)
	return nil
}
