package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record"
	"tumen/report"
	"tumen/study"
	"tumen/study/method"
	"tumen/workbench/data"
)

// verifyOptions is what a command line asks of verify.
type verifyOptions struct {
	Workers int // 0: as fits
	Sample  int // rows of a study; 0: all
	JSON    bool
}

func verifyCommand(s *screen) *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify PATH",
		Short: say.Text("repeat a run or a study and compare every byte"),
		Long: say.Text(`Repeat what was recorded, and compare the result with the files.

PATH is the folder of a run or a study, the file of a checkpoint, or the data
folder of tumen serve. A run is repeated on another number of workers, from the
case in its record. Tables, manifest, digest and report must have the same bytes;
otherwise the first difference is shown. For a study every row is repeated, for a
checkpoint the run up to its date. In a data folder every run, study and draft is
verified.

The exit code is 1 if anything differs. It is also 1 if a tumen with another model
made the record, because this one cannot know whether its bytes are right.`),
		Example: `  tumen verify runs/samjiyon-1
  tumen verify studies/samjiyon-ensemble --sample 20
  tumen verify runs/samjiyon-1 --workers 7 --json`,
		Args: oneArgument("PATH", say.Text("give the folder of a run or a study, a checkpoint, or a data folder")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkWorkers(cmd, o.Workers); err != nil {
				return err
			}
			if cmd.Flags().Changed("sample") && o.Sample < 1 {
				return &usageError{say.Textf("--sample cannot be %d", o.Sample), say.Text("write a number of rows, at least 1, or leave it out for all rows")}
			}
			return o.run(cmd.Context(), s, args[0])
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	intVar(f, &o.Workers, "workers", 0, say.Text("use `N` workers (default: two for a run, or one if it used two; otherwise one per core)"))
	intVar(f, &o.Sample, "sample", 0, say.Text("repeat only `N` rows of a study, spread evenly"))
	jsonFlag(f, &o.JSON)
	return cmd
}

// run verifies one thing and shows what came of it.
func (o verifyOptions) run(ctx context.Context, s *screen, path string) error {
	var v *verdict
	var err error
	switch kind := kindOf(path); {
	case kind == aData:
		return o.dataFolder(ctx, s, path)
	case o.Sample > 0 && kind != aStudy:
		return &usageError{say.Textf("--sample is for studies, and %s is not a study", quoted(path)), say.Text("leave it out")}
	default:
		v, err = o.verify(ctx, s, path, kind)
	}
	if err != nil {
		return err
	}
	if o.JSON {
		if err := s.printJSON(v.object); err != nil {
			return err
		}
	} else {
		v.say(s)
	}
	return v.err()
}

// verify makes one thing again.
func (o verifyOptions) verify(ctx context.Context, s *screen, path string, kind kind) (v *verdict, err error) {
	line := s.progress(say.Text("again: day"))
	if kind == aStudy {
		line = s.progress(say.Text("again: row"))
	}
	options := record.Options{Workers: o.Workers, Program: build.This(), Progress: line.step, Allow: func(need parameter.Need) error {
		return checkNeed(s, say.Text("this run"), need, o.Workers)
	}}
	switch kind {
	case aStudy:
		var p *study.Proof
		p, err = study.Verify(ctx, path, study.VerifyOptions{Workers: o.Workers, Sample: o.Sample, Program: build.This(), Progress: line.step, Kinds: method.Kinds}, report.StudyPage)
		if err == nil {
			v = studyVerdict(path, p)
		}
	case aCheckpoint:
		var p *record.CheckpointProof
		if p, err = record.VerifyCheckpoint(ctx, path, options); err == nil {
			v = checkpointVerdict(path, p)
		}
	default:
		var p *record.Proof
		if p, err = record.Verify(ctx, path, options, report.Page); err == nil {
			v = runVerdict(path, p)
		}
	}
	line.clear()
	if ctx.Err() != nil {
		return nil, &interruption{say.Text("the comparison is not complete")}
	}
	return v, err
}

// kind is what a path leads to.
type kind string

const (
	aRun        kind = "run"
	aStudy      kind = "study"
	aCheckpoint kind = "checkpoint"
	aData       kind = "data"
)

// kindOf looks what a path leads to. What it does not know it takes for a run,
// of which an error then says what is missing.
func kindOf(path string) kind {
	switch {
	case record.IsFile(path):
		return aCheckpoint
	case data.IsData(path):
		return aData
	case study.IsStudy(path):
		return aStudy
	}
	return aRun
}

// verdict is what came of verifying or auditing one thing.
type verdict struct {
	object any      // for --json
	good   string   // what is said when all is well
	notes  []string // what must be known beside it
	digest string
	head   string   // begins what is wrong
	wrong  []string // empty if all is well
}

// say writes a good verdict; a bad one is an error.
func (v *verdict) say(s *screen) {
	if len(v.wrong) > 0 {
		return
	}
	fmt.Fprintln(s.out, v.good)
	if v.digest != "" {
		fmt.Fprintln(s.out, "digest", v.digest)
	}
	for _, n := range v.notes {
		fmt.Fprintln(s.out, "note:", n)
	}
}

// err is what is wrong, every part of it on a line; nil if nothing is.
func (v *verdict) err() error {
	if len(v.wrong) == 0 {
		return nil
	}
	return errors.New(v.head + " " + strings.Join(append(v.wrong, v.notes...), "\n  "))
}

const verificationFailed = "verification failed:"

// otherModel says why bytes may differ for no fault of the record.
func otherModel(version, model string) string {
	here := build.This()
	return say.Textf("another model made it (tumen %s, model %s) than this one (%s, %s), so bytes may differ for that reason alone",
		version, build.Short(model), here.Version, build.Short(here.Fingerprint))
}
