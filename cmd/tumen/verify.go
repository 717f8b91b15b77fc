package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tumen/internal/build"
	"tumen/record"
)

// verifyOptions is what a command line asks of verify.
type verifyOptions struct {
	Dir     string
	Workers int // 0: another number than the record's
	JSON    bool
}

// verifyJSON is what verify --json prints. Its keys are a contract.
type verifyJSON struct {
	Dir             string             `json:"dir"`
	Case            string             `json:"case"`
	Seed            uint64             `json:"seed"`
	Days            int                `json:"days"` // recorded and compared
	Same            bool               `json:"same"`
	First           *record.Difference `json:"first"`   // the first day and column that differ; null if none does
	Changed         []string           `json:"changed"` // files of the record that were changed after they were written
	Version         string             `json:"version"`
	RecordedVersion string             `json:"recorded_version"`
	Workers         int                `json:"workers"`
	RecordedWorkers int                `json:"recorded_workers"`

	// Of a run that went on from a checkpoint: its date and the SHA-256 of its
	// file. It is made again whole, without the file.
	From       string `json:"from_checkpoint,omitempty"`
	FromSHA256 string `json:"from_checkpoint_sha256,omitempty"`
}

func verifyCommand(s *screen) *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify DIR",
		Short: "run a recorded run again on other workers: the same, or where it first differs",
		Long: `Run a recorded run again, on another number of workers, from the case file that
the record keeps, and compare: every day's figures, who paid whom, the checksum
of every column of the state, and every trip if the record has them. If anything
differs, the first day and column are named, and the exit code is 1.`,
		Example: `  tumen verify runs/samjiyon-1
  tumen verify runs/samjiyon-1 --workers 7 --json`,
		Args: oneArgument("DIR", "give the directory that tumen run wrote"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Dir = args[0]
			return o.run(cmd.Context(), s)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.IntVar(&o.Workers, "workers", 0, "use `N` workers (default: two, or one if two were used)")
	f.BoolVar(&o.JSON, "json", false, "print one JSON object")
	return cmd
}

// run repeats the recorded run and says what came of it.
func (o verifyOptions) run(ctx context.Context, s *screen) error {
	if err := checkWorkers(o.Workers); err != nil {
		return err
	}
	r, changed, err := record.OpenAsIs(o.Dir)
	if err != nil {
		return err
	}
	m := &r.Manifest
	if o.Workers == 0 {
		o.Workers = 2
		if r.Made.Workers == 2 {
			o.Workers = 1
		}
	}
	options := record.Options{Workers: o.Workers, Program: build.This()}
	if r.Crossings != nil {
		options.Crossings = o.Dir
	}
	line := s.progress(m.Case + ", again: day")
	options.Progress = line.step
	again, err := r.Repeat(ctx, options)
	line.clear()
	if err != nil {
		if ctx.Err() != nil {
			return &interruption{"nothing was compared"}
		}
		return fmt.Errorf("cannot verify the run in %s: %w", o.Dir, err)
	}
	defer again.Close()
	if ctx.Err() != nil {
		return &interruption{"nothing was compared"}
	}
	first, err := record.FirstDifference(r, again)
	if err != nil {
		return fmt.Errorf("cannot verify the run in %s: %w", o.Dir, err)
	}
	return o.show(s, verifyJSON{
		Dir: o.Dir, Case: m.Case, Seed: m.Seed, Days: m.Days,
		Same: first == nil && len(changed) == 0, First: first, Changed: append([]string{}, changed...),
		Version: version, RecordedVersion: m.Tumen, Workers: o.Workers, RecordedWorkers: r.Made.Workers,
		From: m.From, FromSHA256: m.FromSHA256,
	})
}

// show prints the result. A run that is not the same is a failure, with the
// place as its reason.
func (o verifyOptions) show(s *screen, v verifyJSON) error {
	if o.JSON {
		if err := s.printJSON(v); err != nil {
			return err
		}
	}
	if v.Same {
		if !o.JSON {
			whole := ""
			if v.From != "" {
				whole = ", made whole as gone on with from a checkpoint of " + v.From
			}
			fmt.Fprintf(s.out, "the same: %s, seed %d, all %d days, on %s as on %d%s\n", v.Case, v.Seed, v.Days, counted(v.Workers, "worker"), v.RecordedWorkers, whole)
		}
		return nil
	}
	var why []string
	if v.First != nil {
		why = append(why, "it differs first on "+v.First.String())
	}
	if len(v.Changed) > 0 {
		why = append(why, strings.Join(v.Changed, ", ")+" was changed after it was written")
	}
	if v.Version != v.RecordedVersion {
		why = append(why, fmt.Sprintf("version %s wrote it and this is %s", v.RecordedVersion, v.Version))
	}
	if v.From != "" && v.First != nil && len(v.Changed) == 0 {
		why = append(why, fmt.Sprintf("it went on from a checkpoint of %s, which may be none of this case and seed (SHA-256 %s)", v.From, v.FromSHA256))
	}
	return errors.New("the run in " + v.Dir + " is not the same again: " + strings.Join(why, "; "))
}

// counted is a number of things, in words for one or for several.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
