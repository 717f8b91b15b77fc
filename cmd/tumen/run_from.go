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

// mark is the day of the checkpoint that is asked for, and its file; that is
// empty if none is.
func (o *runOptions) mark(c *scenario.Scenario, dir string) (economy.Date, string, error) {
	if o.Mark == "" {
		return 0, "", nil
	}
	on, err := economy.ParseDate(o.Mark)
	first := c.Parameters.Start - economy.Date(c.Parameters.BurnIn)
	last := c.Parameters.Start + economy.Date(c.Parameters.Days) - 1
	if err != nil || on < first || on > last {
		return 0, "", &usageError{"--checkpoint cannot be " + quoted(o.Mark), fmt.Sprintf("write a day of the run, from %s to %s", first, last)}
	}
	path := filepath.Clean(dir) + "." + o.Mark + ".checkpoint"
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) && !record.IsCheckpoint(path) {
		return 0, "", fmt.Errorf("cannot write the checkpoint %s: there is something else of that name; move it away", path)
	}
	return on, path, nil
}
