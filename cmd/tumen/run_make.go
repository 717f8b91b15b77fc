package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tumen/internal/build"
	"tumen/record"
	"tumen/report"
	"tumen/scenario"
	"tumen/stage"
)

// run opens the case, finds the place of the run, and makes it there, or shows
// the one that is there.
func (o runOptions) run(ctx context.Context, s *screen) error {
	if o.Resume != "" {
		return o.resume(ctx, s)
	}
	c, err := o.open()
	if err != nil {
		return err
	}
	plain, err := o.withoutPolicies()
	if err != nil {
		return err
	}
	options := o.options(c)
	dirs := []string{o.Out}
	if o.Out == "" {
		dirs = o.names(c.Name, options.Request())
	}
	p, err := findPlace(&options, dirs...)
	if err != nil {
		return err
	}
	if p.found != nil {
		return o.reuse(ctx, s, p, c)
	}
	defer p.close()
	noteNoEffects(s, c.NoEffects())
	if err := checkNeed(s, "this run", c.Parameters.Need(), o.Workers); err != nil {
		return err
	}
	return o.make(ctx, s, p, c, plain)
}

// options are what the command line asks of the record, without what depends on
// the run's place.
func (o *runOptions) options(c *scenario.Scenario) record.Options {
	options := record.Options{
		From:     o.from,
		Scenario: c,
		Seed:     o.Seed,
		World:    o.World,
		Workers:  o.Workers,
		Program:  build.This(),
		Policies: o.Policies,
		Sets:     o.Sets,
	}
	if o.Trips {
		options.Crossings = "." // it is not used before the place is known
	}
	return options
}

// make runs the case in the stage of its place, and writes the record and its
// report. What was finished when ctx is cancelled is kept.
func (o runOptions) make(ctx context.Context, s *screen, p *place, c, plain *scenario.Scenario) error {
	on, mark, err := o.mark(c, p.dir)
	if err != nil {
		return err
	}
	options := o.options(c)
	if o.asked == nil {
		o.asked = o.ask(&options)
	}
	if err := o.asked.Write(p.at); err != nil {
		return fmt.Errorf("cannot write the run to %s: %w", p.dir, err)
	}
	if err := p.at.ClearBut(record.AskedFile, keptWith, keptWithout); err != nil {
		return fmt.Errorf("cannot write the run to %s: what an earlier command left beside it could not be removed: %w", p.dir, stage.Cause(err))
	}
	if o.Trips {
		options.Crossings = p.at.Path("")
	}
	options.Keep = keep(p, keptWith)
	line := s.progress(c.Name + ": day")
	options.Progress = line.step
	options.Checkpoint, options.CheckpointOn = mark, on
	options.Checkpointed = func(f record.CheckpointFile) { o.wrote = &f }
	r, err := record.Make(ctx, options)
	line.clear()
	if o.wrote != nil {
		fmt.Fprintf(s.err, "wrote %s\n", o.wrote.Path)
	}
	switch {
	case errors.Is(err, context.Canceled) && options.Keep.Begun():
		return &interruption{fmt.Sprintf("no recorded day was finished, but what was run is kept\n  %s continues it", resumeCommand(p.dir))}
	case errors.Is(err, context.Canceled) && o.wrote != nil:
		return &interruption{"no day was finished, so nothing but the checkpoint is kept"}
	case errors.Is(err, context.Canceled):
		return &interruption{"no day was finished, so nothing is kept"}
	case err != nil && options.Keep.Begun():
		return fmt.Errorf("%w\n  what was run before is kept: %s continues it when the cause is gone", err, resumeCommand(p.dir))
	case err != nil:
		return err
	}
	defer r.Close()

	compared, err := o.compare(ctx, s, r, plain, keep(p, keptWithout))
	if err != nil {
		return err
	}
	if err := o.save(s, p, r); err != nil {
		return err
	}
	switch m := r.Manifest; {
	case m.Partial:
		return &interruption{fmt.Sprintf("%d of %d days were finished, and are kept in %s\n  %s continues it", m.Days, m.Asked, p.dir, resumeCommand(p.dir))}
	case !compared:
		return &interruption{fmt.Sprintf("the run is whole, and kept in %s; what the policies changed is not known\n  %s finds it out", p.dir, resumeCommand(p.dir))}
	}
	return nil
}

// What is kept of a run while it lasts: of the run itself, and of the same without
// its policies.
const (
	keptWith    = "with"
	keptWithout = "without"
)

// keepAfter and keepEvery say when a run begins to keep its days, and how often it
// keeps its state. Tests have them shorter.
var (
	keepAfter = 15 * time.Second
	keepEvery = time.Minute
	keepShare = 100 // so it costs a hundredth of the time at most
)

func keep(p *place, name string) *record.Keep {
	return &record.Keep{Dir: p.at.Path(name), After: keepAfter, Every: keepEvery, Share: keepShare}
}

// save puts the run into its place and shows it. When it cannot be saved there,
// it is shown all the same, and kept elsewhere.
func (o *runOptions) save(s *screen, p *place, r *record.Run) error {
	if r.Manifest.Partial {
		if m, err := record.ReadManifest(p.dir); err == nil && m != nil && m.Days >= r.Manifest.Days {
			return &interruption{fmt.Sprintf("%d of %d days had been finished before, and are still kept in %s\n  %s continues it", m.Days, m.Asked, p.dir, resumeCommand(p.dir))}
		}
	}
	wrong := r.SaveIn(p.at, report.Page)
	if wrong == nil {
		p.done = r.Manifest.Finished()
		return o.show(s, r, p.dir, false)
	}
	var unconfirmed *stage.Unconfirmed
	if errors.As(wrong, &unconfirmed) {
		p.done = r.Manifest.Finished()
		return errors.Join(o.show(s, r, p.dir, false), wrong)
	}
	kept := keepElsewhere(r, wrong)
	if err := o.show(s, r, kept, false); err != nil {
		return errors.Join(wrong, err)
	}
	if kept == "" {
		return fmt.Errorf("%w\n  the run could not be kept in the folder for temporary files either: only what is shown here is left of it", wrong)
	}
	return fmt.Errorf("%w\n  the run is kept in %s: move it to its place", wrong, kept)
}

// keepElsewhere keeps a run that could not be saved: where it is, if it is whole
// there, or else in the folder for temporary files. It is empty if it is nowhere.
func keepElsewhere(r *record.Run, wrong error) string {
	var unplaced *record.Unplaced
	if errors.As(wrong, &unplaced) {
		return unplaced.Dir
	}
	dir, err := os.MkdirTemp("", "tumen-run-*")
	if err != nil {
		return ""
	}
	if err := r.Save(dir, report.Page); err != nil {
		os.RemoveAll(dir)
		return ""
	}
	return dir
}

// reuse shows a run that was made before. A checkpoint that was asked for and is
// not there is written.
func (o runOptions) reuse(ctx context.Context, s *screen, p *place, c *scenario.Scenario) error {
	on, mark, err := o.mark(c, p.dir)
	if err != nil {
		return err
	}
	if mark != "" {
		options := o.options(c)
		line := s.progress(c.Name + ": day")
		options.Progress, options.Crossings = line.step, ""
		options.Checkpoint, options.CheckpointOn = mark, on
		options.Checkpointed = func(f record.CheckpointFile) { o.wrote = &f }
		err := record.MakeCheckpoint(ctx, options)
		line.clear()
		if errors.Is(err, context.Canceled) {
			return &interruption{fmt.Sprintf("the run is in %s, but its checkpoint was not written", p.dir)}
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(s.err, "wrote %s\n", o.wrote.Path)
	}
	return o.show(s, p.found, p.dir, true)
}

// ask is what is kept of the command, to finish the run if it is killed.
func (o *runOptions) ask(options *record.Options) *record.Asked {
	c := options.Scenario
	a := &record.Asked{
		Request: options.Request(), Version: options.Program.Version, Fingerprint: options.Program.Fingerprint,
		Case: c.Name, CaseSHA256: c.SHA256, Text: c.Text, Seed: o.Seed, World: o.World, Policies: o.Policies, Sets: o.Sets, Crossings: o.Trips, Date: o.Mark,
	}
	if o.from != nil {
		from := o.from.File()
		if path, err := filepath.Abs(from.Path); err == nil {
			from.Path = path
		}
		a.From, a.FromFirst = &from, o.from.Policies
	}
	return a
}
