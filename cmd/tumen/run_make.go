package main

import (
	"context"
	"errors"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record"
	"tumen/record/place"
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
	c, err := o.open(s)
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
		dirs = place.Names(&options)
	}
	p, err := place.Find(&options, dirs...)
	if err != nil {
		return err
	}
	if p.Found != nil {
		return o.reuse(ctx, s, p, c)
	}
	defer p.Close()
	noteNoEffects(s, c.NoEffects())
	if err := checkNeed(s, say.Text("this run"), c.Parameters.Need(), o.Workers); err != nil {
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
		Worlds:   o.worlds,
	}
	if o.Trips {
		options.Crossings = "." // it is not used before the place is known
	}
	return options
}

// make runs the case in the stage of its place, and writes the record and its
// report. What was finished when ctx is cancelled is kept.
func (o runOptions) make(ctx context.Context, s *screen, p *place.Place, c, plain *scenario.Scenario) error {
	on, mark, err := o.mark(c, p.Dir)
	if err != nil {
		return err
	}
	options := o.options(c)
	if o.asked == nil {
		o.asked = record.Ask(&options, o.Mark)
	}
	if err := p.Begin(o.asked); err != nil {
		return err
	}
	if o.Trips {
		options.Crossings = p.At.Path("")
	}
	options.Keep = p.Keep(place.With)
	line := s.progress(c.Name + ": day")
	options.Progress = line.step
	options.Checkpoint, options.CheckpointOn = mark, on
	options.Checkpointed = func(f record.CheckpointFile) { o.wrote = &f }
	r, err := record.Make(ctx, options)
	line.clear()
	if o.wrote != nil {
		say.Fprintf(s.err, "wrote %s\n", o.wrote.Path)
	}
	switch {
	case errors.Is(err, context.Canceled) && options.Keep.Begun():
		return &interruption{say.Textf("no recorded day was finished, but what was run is kept\n  %s continues it", resumeCommand(p.Dir))}
	case errors.Is(err, context.Canceled) && o.wrote != nil:
		return &interruption{say.Text("no day was finished, so nothing but the checkpoint is kept")}
	case errors.Is(err, context.Canceled):
		return &interruption{say.Text("no day was finished, so nothing is kept")}
	case err != nil && options.Keep.Begun():
		return say.Errorf("%w\n  what was run before is kept: %s continues it when the cause is gone", err, resumeCommand(p.Dir))
	case err != nil:
		return err
	}
	defer r.Close()

	compared, err := o.compare(ctx, s, r, plain, p.Keep(place.Without))
	if err != nil {
		return err
	}
	if err := o.save(s, p, r); err != nil {
		return err
	}
	switch m := r.Manifest; {
	case m.Partial:
		return &interruption{say.Textf("%d of %d days were finished, and are kept in %s\n  %s continues it", m.Days, m.Asked, p.Dir, resumeCommand(p.Dir))}
	case !compared:
		return &interruption{say.Textf("the run is whole, and kept in %s; what the policies changed is not known\n  %s finds it out", p.Dir, resumeCommand(p.Dir))}
	}
	return nil
}

// save puts the run into its place and shows it. When it cannot be saved there,
// it is shown all the same, and kept elsewhere.
func (o *runOptions) save(s *screen, p *place.Place, r *record.Run) error {
	if r.Manifest.Partial {
		if m, err := record.ReadManifest(p.Dir); err == nil && m != nil && m.Days >= r.Manifest.Days {
			return &interruption{say.Textf("%d of %d days had been finished before, and are still kept in %s\n  %s continues it", m.Days, m.Asked, p.Dir, resumeCommand(p.Dir))}
		}
	}
	wrong := r.SaveIn(p.At, report.Page)
	if wrong == nil {
		p.Done = r.Manifest.Finished()
		return o.show(s, r, p.Dir, false)
	}
	var unconfirmed *stage.Unconfirmed
	if errors.As(wrong, &unconfirmed) {
		p.Done = r.Manifest.Finished()
		return errors.Join(o.show(s, r, p.Dir, false), wrong)
	}
	kept := place.KeepElsewhere(r, wrong, report.Page)
	if err := o.show(s, r, kept, false); err != nil {
		return errors.Join(wrong, err)
	}
	if kept == "" {
		return say.Errorf("%w\n  the run could not be kept in the folder for temporary files either: only what is shown here is left of it", wrong)
	}
	return say.Errorf("%w\n  the run is kept in %s: move it to its place", wrong, kept)
}

// reuse shows a run that was made before. A checkpoint that was asked for and is
// not there is written.
func (o runOptions) reuse(ctx context.Context, s *screen, p *place.Place, c *scenario.Scenario) error {
	on, mark, err := o.mark(c, p.Dir)
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
			return &interruption{say.Textf("the run is in %s, but its checkpoint was not written", p.Dir)}
		}
		if err != nil {
			return err
		}
		say.Fprintf(s.err, "wrote %s\n", o.wrote.Path)
	}
	return o.show(s, p.Found, p.Dir, true)
}

// withoutPolicies opens the case that a run with policies is compared with: the
// same, with the same settings and none of the policies. It is nil if there are
// none.
func (o runOptions) withoutPolicies() (*scenario.Scenario, error) {
	if len(o.Policies) == 0 {
		return nil, nil
	}
	if o.asked != nil {
		return o.openAsked(nil)
	}
	if o.from != nil {
		return o.from.Plain()
	}
	c, err := scenario.Open(o.Case, scenario.Options{Sets: o.Sets})
	if err != nil {
		return nil, say.Errorf("without the policies: %w", err)
	}
	return c, nil
}

// compare runs the same seed without the policies, and notes in the record what
// came of it. It does nothing for a run without policies, and for one that was
// interrupted: two runs of different length cannot be compared. It is false if
// the second run was interrupted.
func (o runOptions) compare(ctx context.Context, s *screen, r *record.Run, plain *scenario.Scenario, keep *record.Keep) (bool, error) {
	if plain == nil || r.Manifest.Partial {
		return true, nil
	}
	line := s.progress(say.Textf("%s, without the policies: day", plain.Name))
	past := o.from
	if past != nil && (len(past.Policies) > 0 || past.Lost()) {
		past = nil // its past is not one without policies
	}
	without, err := record.Make(ctx, record.Options{
		From:     past,
		Scenario: plain,
		Seed:     o.Seed,
		World:    o.World,
		Workers:  o.Workers,
		Program:  build.This(),
		Sets:     o.Sets,
		Progress: line.step,
		Keep:     keep,
	})
	line.clear()
	switch {
	case errors.Is(err, context.Canceled), err == nil && without.Manifest.Partial:
		return false, nil
	case err != nil:
		return false, say.Errorf("without the policies: %w", err)
	}
	r.Manifest.Without = record.BaselineOf(without)
	return true, nil
}
