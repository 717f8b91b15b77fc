package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tumen/economy/parameter"
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record"
	"tumen/record/place"
	"tumen/scenario"
	"tumen/study"
)

// aloneWithResume refuses what --resume does not need: the run knows it.
func aloneWithResume(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return &usageError{say.Textf("--resume does not go with a CASE, and was given %s", quoted(args[0])), say.Text("leave the case out: the run has it")}
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
		return &usageError{say.Textf("--%s does not go with --resume", other), say.Text("leave it out: the run goes on as it was asked for")}
	}
	if cmd.Flags().Lookup("resume").Value.String() == "" {
		return &usageError{say.Text("--resume cannot be empty"), say.Text("write the folder of the run that is to be finished")}
	}
	return nil
}

// resume finishes the run that a killed or interrupted command has left. One that
// is finished already is shown.
func (o runOptions) resume(ctx context.Context, s *screen) error {
	dir := o.Resume
	p, asked, err := place.Resume(dir, build.This())
	if err != nil {
		return err
	}
	defer p.Close()
	if p.Found != nil {
		return o.show(s, p.Found, dir, true)
	}
	o.asked = asked
	o.Seed, o.World, o.Policies, o.Sets, o.worlds, o.Trips, o.Mark = asked.Seed, asked.World, asked.Policies, asked.Sets, asked.Worlds, asked.Crossings, asked.Date
	o.from = asked.Checkpoint(build.This())
	c, err := o.open(s)
	if err == nil && c.SHA256 != o.asked.CaseSHA256 {
		err = say.Error("its case file is not the one that was run")
	}
	if err != nil {
		p.At.Keep()
		return say.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	plain, err := o.withoutPolicies()
	if err != nil {
		p.At.Keep()
		return say.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	if err := checkNeed(s, say.Text("this run"), c.Parameters.Need(), o.Workers); err != nil {
		p.At.Keep()
		return err
	}
	return o.make(ctx, s, p, c, plain)
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

// open is the case that is run: the one that was named, or that of a checkpoint
// with its seeds and settings, and with its policies before those given.
func (o *runOptions) open(s *screen) (*scenario.Scenario, error) {
	if o.asked != nil {
		return o.openAsked(o.Policies)
	}
	if o.From == "" {
		if err := o.inCentralWorld(s); err != nil {
			return nil, err
		}
		return scenario.Open(o.Case, scenario.Options{Policies: o.Policies, Sets: o.Sets})
	}
	from, err := record.OpenCheckpoint(o.From, build.This())
	if err != nil {
		return nil, err
	}
	c, err := from.Scenario(o.Policies)
	if err != nil {
		return nil, err
	}
	o.from, o.Seed, o.World, o.Sets = from, from.Seed, from.WorldSeed, from.Sets
	o.Policies = append(append([]string{}, from.Policies...), o.Policies...)
	return c, nil
}

// inCentralWorld puts the run into the most central of the case's worlds, if it has any,
// as its report says; if it has others, it says why they are not used.
func (o *runOptions) inCentralWorld(s *screen) error {
	c, err := scenario.Load(o.Case)
	if err != nil || o.AsStated {
		return err
	}
	world, err := study.CentralWorld(c, o.Case, o.Sets, build.This())
	if err != nil {
		return err
	}
	if len(world.Sets) == 0 && world.Says != "" {
		say.Fprintf(s.err, "%s; this is the one world that the case states\n", world.Says)
	}
	o.Sets, o.worlds = append(world.Sets, o.Sets...), world.Worlds
	return nil
}

// mark is the day of the checkpoint that is asked for, and the file that is to be
// written; that is empty if none is, or if the same checkpoint is there already.
func (o *runOptions) mark(c *scenario.Scenario, dir string) (parameter.Date, string, error) {
	if o.Mark == "" {
		return 0, "", nil
	}
	on, err := o.markDay(c)
	if err != nil {
		return 0, "", err
	}
	options := o.options(c)
	path := filepath.Clean(dir) + "." + o.Mark + ".checkpoint"
	if o.there, err = place.Checkpoint(path, &options, on); o.there != nil || err != nil {
		path = ""
	}
	return on, path, err
}

// markDay is the day of the checkpoint that is asked for.
func (o *runOptions) markDay(c *scenario.Scenario) (parameter.Date, error) {
	on, err := parameter.ParseDate(o.Mark)
	first := c.Parameters.Start - parameter.Date(c.Parameters.BurnIn)
	last := c.Parameters.Start + parameter.Date(c.Parameters.Days) - 1
	if err != nil || on < first || on > last {
		return 0, &usageError{say.Textf("--checkpoint cannot be %s", quoted(o.Mark)), say.Textf("write a day of the run, from %s to %s", first, last)}
	}
	return on, nil
}
