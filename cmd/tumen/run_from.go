package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"tumen/economy"
	"tumen/internal/build"
	"tumen/record"
	"tumen/scenario"
)

// open is the case that is run: the one that was named, or that of a checkpoint
// with its seeds and settings, and with its policies before those given.
func (o *runOptions) open() (*scenario.Scenario, error) {
	if o.asked != nil {
		return o.openAsked(o.Policies)
	}
	if o.From == "" {
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

// mark is the day of the checkpoint that is asked for, and the file that is to be
// written; that is empty if none is, or if the same checkpoint is there already.
func (o *runOptions) mark(c *scenario.Scenario, dir string) (economy.Date, string, error) {
	if o.Mark == "" {
		return 0, "", nil
	}
	on, err := o.markDay(c)
	if err != nil {
		return 0, "", err
	}
	path := filepath.Clean(dir) + "." + o.Mark + ".checkpoint"
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return on, path, nil
	}
	if !record.IsCheckpoint(path) {
		return 0, "", fmt.Errorf("cannot write the checkpoint %s: there is something else of that name; move it away", path)
	}
	old, err := record.OpenCheckpoint(path, build.This())
	if err != nil {
		return 0, "", fmt.Errorf("cannot write the checkpoint %s: there is another of that name, and it %w; move it away", path, err)
	}
	options := o.options(c)
	if !old.Same(&options, on) {
		return 0, "", fmt.Errorf("cannot write the checkpoint %s: there is one of another run of that name; move it away", path)
	}
	file := old.File()
	o.there = &file
	return on, "", nil
}

// markDay is the day of the checkpoint that is asked for.
func (o *runOptions) markDay(c *scenario.Scenario) (economy.Date, error) {
	on, err := economy.ParseDate(o.Mark)
	first := c.Parameters.Start - economy.Date(c.Parameters.BurnIn)
	last := c.Parameters.Start + economy.Date(c.Parameters.Days) - 1
	if err != nil || on < first || on > last {
		return 0, &usageError{"--checkpoint cannot be " + quoted(o.Mark), fmt.Sprintf("write a day of the run, from %s to %s", first, last)}
	}
	return on, nil
}
