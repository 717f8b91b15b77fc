package main

import (
	"context"
	"fmt"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/workbench/data"
)

// dataJSON is what verify --json and audit --json print of a data folder. Its
// keys are a contract.
type dataJSON struct {
	Path  string      `json:"path"`
	Kind  kind        `json:"kind"`
	Same  bool        `json:"same"`  // no item failed, and none could not be verified
	Items []data.Kept `json:"items"` // by path
}

// dataFolder verifies everything in the data folder of a server.
func (o verifyOptions) dataFolder(ctx context.Context, s *screen, dir string) error {
	return checkData(ctx, s, dir, data.Checking{Program: build.This(), Again: true, Workers: o.Workers, Sample: o.Sample}, o.JSON)
}

// checkData looks at everything in a data folder and prints a line for each.
func checkData(ctx context.Context, s *screen, dir string, c data.Checking, asJSON bool) error {
	line := s.progress("")
	c.Begin = func(path string) { line.say(func() string { return path }) }
	items, err := data.Check(ctx, dir, c)
	line.clear()
	if ctx.Err() != nil {
		return &interruption{say.Text("not everything was looked at")}
	}
	if err != nil {
		return say.Errorf("cannot read the data folder %s: %w", dir, err)
	}
	bad, open := 0, 0
	for _, k := range items {
		switch {
		case k.Verdict == data.Failed:
			bad++
		case k.Verdict == data.Unverified && k.Kind != "influence":
			open++
		}
	}
	if asJSON {
		err = s.printJSON(dataJSON{dir, aData, bad == 0 && open == 0, items})
	} else {
		sayData(s, items)
	}
	switch {
	case err != nil:
		return err
	case bad > 0:
		return say.Errorf("%s of %d in %s failed", text.Counted(bad, "item", "items"), len(items), dir)
	case open > 0:
		return say.Errorf("%s of %d in %s could not be verified", text.Counted(open, "item", "items"), len(items), dir)
	}
	return nil
}

func sayData(s *screen, items []data.Kept) {
	for _, k := range items {
		fmt.Fprintf(s.out, "%-10s  %s", k.Verdict, k.Path)
		if k.Digest != "" && k.Verdict != data.Failed {
			say.Fprintf(s.out, "  digest %s", k.Digest)
		}
		fmt.Fprintln(s.out)
		for _, w := range k.Wrong {
			fmt.Fprintln(s.out, "            "+w.String())
		}
		for _, n := range k.Notes {
			fmt.Fprintln(s.out, say.Textf("            note: %s", n))
		}
	}
	if len(items) == 0 {
		fmt.Fprintln(s.out, say.Text("the data folder is empty"))
	}
}
