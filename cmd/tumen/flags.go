package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tumen/internal/say"
)

// The flags that several commands take stand here, so that each means the same
// wherever it is. docs/studies.md has the list.

// usualSeed is the seed of a run, and the first one of a study, that names none.
const usualSeed = 1

func seedFlag(f *pflag.FlagSet, seed *uint64) {
	uint64Var(f, seed, "seed", usualSeed, say.Text("use seed `S` for the first run, and the following seeds for further runs"))
}

func daysFlag(f *pflag.FlagSet, days *int) {
	intVar(f, days, "days", 0, say.Text("record `N` days in each run (default: as in the case)"))
}

func setFlag(f *pflag.FlagSet, sets *[]string) {
	f.StringArrayVar(sets, "set", nil, say.Text("set a parameter in every run, `PATH=VALUE`; can be repeated"))
}

func workersFlag(f *pflag.FlagSet, workers *int) {
	intVar(f, workers, "workers", 0, say.Textf("use `N` workers, at most %d (default: one per core); results do not depend on it", mostWorkers))
}

func jsonFlag(f *pflag.FlagSet, asJSON *bool) {
	f.BoolVar(asJSON, "json", false, say.Text("print one JSON object"))
}

// withFlag takes policies that all hold together.
func withFlag(cmd *cobra.Command, with *[]string) {
	cmd.Flags().StringArrayVar(with, "with", nil, say.Text("apply a `POLICY` of the case; for several, use commas or repeat the flag"))
	cobra.CheckErr(cmd.RegisterFlagCompletionFunc("with", completePolicy))
}

// flagName is what the command line calls a field of a request; empty for what
// is no flag.
func flagName(field string) string {
	switch field {
	case "", "case", "name":
		return ""
	case "sets", "patterns":
		field = strings.TrimSuffix(field, "s")
	case "policies":
		field = "with"
	case "first_seed":
		field = "seed"
	}
	return "--" + strings.ReplaceAll(field, "_", "-")
}

// nearestFlag is the flag of a command that a misspelt one most likely means.
func nearestFlag(cmd *cobra.Command, name string) string {
	cmd.SuggestionsMinimumDistance = 2
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	if other, ok := renamed[name]; ok && slices.Contains(names, other) {
		return other
	}
	// cobra compares words; a command of each flag's name makes it compare flags.
	words := &cobra.Command{SuggestionsMinimumDistance: max(1, min(2, len(name)/3))}
	for _, n := range names {
		words.AddCommand(&cobra.Command{Use: n, Run: func(*cobra.Command, []string) {}})
	}
	if near := words.SuggestionsFor(name); len(near) > 0 {
		return near[0]
	}
	return ""
}

// renamed are names of flags in other programs, or in an earlier version of this
// one.
var renamed = map[string]string{
	"first-seed": "seed", "number": "runs", "days": "daily", "policy": "with", "output": "out", "param": "set", "parameter": "set", "range": "vary", "threads": "workers", "jobs": "workers",
}
