package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tumen/internal/build"
	"tumen/record"
	"tumen/scenario"
	"tumen/stage"
)

// aloneWithResume refuses what --resume does not need: the run knows it.
func aloneWithResume(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &usageError{"--resume does not go with a CASE, and was given " + quoted(args[0]), "leave the case out: the run has it"}
	}
	var other string
	cmd.Flags().Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "resume", "workers", "json":
		default:
			other = f.Name
		}
	})
	if other != "" {
		return &usageError{"--" + other + " does not go with --resume", "leave it out: the run goes on as it was asked for"}
	}
	if cmd.Flags().Lookup("resume").Value.String() == "" {
		return &usageError{"--resume cannot be empty", "write the folder of the run that is to be finished"}
	}
	return nil
}

// resume finishes the run that a killed or interrupted command has left. One that
// is finished already is shown.
func (o runOptions) resume(ctx context.Context, s *screen) error {
	dir := o.Resume
	if missing(dir) && missing(stage.Beside(dir)) {
		return nothingToFinish(dir)
	}
	at, err := stage.Open(dir)
	if err != nil {
		return fmt.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	defer at.Close()
	found, err := o.recall(at)
	if err != nil {
		at.Keep()
		return err
	}
	if found != nil {
		return o.show(s, found, dir, true)
	}
	c, err := o.open()
	if err == nil && c.SHA256 != o.asked.CaseSHA256 {
		err = errors.New("its case file is not the one that was run")
	}
	if err != nil {
		at.Keep()
		return fmt.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	plain, err := o.withoutPolicies()
	if err != nil {
		at.Keep()
		return fmt.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	if err := checkNeed(s, "this run", c.Parameters.Need(), o.Workers); err != nil {
		at.Keep()
		return err
	}
	p := &place{dir: dir, at: at}
	defer p.close()
	return o.make(ctx, s, p, c, plain)
}

// recall finds out what was asked for: the stage says it, or the first days of
// the run. It returns the run itself if that is finished.
func (o *runOptions) recall(at *stage.Folder) (*record.Run, error) {
	dir := o.Resume
	m, err := record.ReadManifest(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	asked := record.ReadAsked(at)
	if asked != nil {
		if done, err := record.Finish(at, asked.Request); err != nil || done {
			return opened(dir, err)
		}
	}
	if m != nil && m.Finished() {
		return opened(dir, nil)
	}
	if asked == nil && m == nil {
		return nil, nothingToFinish(dir)
	}
	if asked == nil || m != nil && m.Request != asked.Request {
		r, err := record.Open(dir)
		if err != nil {
			return nil, err
		}
		asked = record.AskedOf(r)
	}
	if now := build.This(); !asked.SameModel(now) {
		return nil, fmt.Errorf("cannot finish the run in %s: tumen %s with model %s began it, and this is tumen %s with model %s, which gives other numbers; finish it with that program, or run the case again",
			dir, asked.Version, build.Short(asked.Fingerprint), now.Version, build.Short(now.Fingerprint))
	}
	o.asked = asked
	o.Seed, o.World, o.Policies, o.Sets, o.Trips, o.Mark = asked.Seed, asked.World, asked.Policies, asked.Sets, asked.Crossings, asked.Date
	o.from = asked.Checkpoint(build.This())
	return nil, nil
}

// openAsked is the case of the run that is finished, with its settings and with
// some policies.
func (o *runOptions) openAsked(policies []string) (*scenario.Scenario, error) {
	c, err := scenario.Parse(record.CaseFile, []byte(o.asked.Text))
	if err != nil {
		return nil, err
	}
	return c.With(scenario.Options{Policies: policies, Sets: o.Sets})
}

func opened(dir string, err error) (*record.Run, error) {
	if err != nil {
		return nil, err
	}
	return record.Open(dir)
}

func nothingToFinish(dir string) error {
	return fmt.Errorf("there is nothing to finish in %s: neither a run nor what a killed one has kept", dir)
}

func missing(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}
