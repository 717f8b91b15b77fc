package main

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tumen/study"
)

// The flags that several commands take stand here, so that each means the same
// wherever it is. docs/studies.md has the list.

// usualSeed is the seed of a run, and the first one of a study, that names none.
const usualSeed = 1

func seedFlag(f *pflag.FlagSet, seed *uint64) {
	uint64Var(f, seed, "seed", usualSeed, "use seed `S` for the first run, and the following seeds for further runs")
}

func seedsFlag(f *pflag.FlagSet, seeds *int, usual int, why string) {
	intVar(f, seeds, "seeds", usual, "run each combination of numbers with `N` seeds"+why)
}

// runsFlag is the size of a study in runs of the model, however its design
// counts.
func runsFlag(f *pflag.FlagSet, runs *int, usual string) {
	intVarP(f, runs, "runs", "n", 0, "make `N` runs in total, rounded down to what the design allows"+usual)
}

func daysFlag(f *pflag.FlagSet, days *int) {
	intVar(f, days, "days", 0, "record `N` days in each run (default: as in the case)")
}

func setFlag(f *pflag.FlagSet, sets *[]string) {
	f.StringArrayVar(sets, "set", nil, "set a parameter in every run, `PATH=VALUE`; can be repeated")
}

func workersFlag(f *pflag.FlagSet, workers *int) {
	intVar(f, workers, "workers", 0, fmt.Sprintf("use `N` workers, at most %d (default: one per core); results do not depend on it", mostWorkers))
}

func jsonFlag(f *pflag.FlagSet, asJSON *bool) {
	f.BoolVar(asJSON, "json", false, "print one JSON object")
}

// withFlag takes policies that all hold together.
func withFlag(cmd *cobra.Command, with *[]string) {
	cmd.Flags().StringArrayVar(with, "with", nil, "apply a `POLICY` of the case; for several, use commas or repeat the flag")
	cobra.CheckErr(cmd.RegisterFlagCompletionFunc("with", completePolicy))
}

// alternativesFlag takes policies that are compared with one another.
func alternativesFlag(cmd *cobra.Command, with *[]string) {
	cmd.Flags().StringArrayVar(with, "with", nil, "an alternative: a `POLICY` of the case, or several joined by +; for several alternatives, use commas or repeat the flag")
	cobra.CheckErr(cmd.RegisterFlagCompletionFunc("with", completePolicy))
}

// alternatives reads --with: a comma, or the flag again, begins another
// alternative; + joins policies within one.
func alternatives(with []string) ([][]string, error) {
	all := [][]string{}
	for _, value := range with {
		for one := range strings.SplitSeq(value, ",") {
			var together []string
			for policy := range strings.SplitSeq(one, "+") {
				policy = strings.TrimSpace(policy)
				if policy == "" {
					return nil, &usageError{fmt.Sprintf("--with %s has an empty name", quoted(value)), "separate the policies with a comma or +, such as levy-10,mss-campaign"}
				}
				if slices.Contains(together, policy) {
					return nil, &usageError{fmt.Sprintf("--with %s names %s twice", quoted(value), policy), "write it once"}
				}
				together = append(together, policy)
			}
			all = append(all, together)
		}
	}
	return all, nil
}

// allTogether reads --with where all policies hold in every run, in their order.
func allTogether(with []string) ([]string, error) {
	lists, err := alternatives(with)
	if err != nil {
		return nil, err
	}
	var policies []string
	for _, list := range lists {
		for _, policy := range list {
			if slices.Contains(policies, policy) {
				return nil, &usageError{fmt.Sprintf("--with names %s twice", policy), "write it once"}
			}
			policies = append(policies, policy)
		}
	}
	return policies, nil
}

// armOf is the one arm of a study under policies, or none for the case as it is.
func armOf(with []string) ([]study.Arm, error) {
	policies, err := allTogether(with)
	if err != nil || len(policies) == 0 {
		return nil, err
	}
	return []study.Arm{{Name: strings.Join(policies, "+"), Policies: policies}}, nil
}

// onlyOne refuses two flags that say the same in two ways.
func onlyOne(cmd *cobra.Command, a, b string) error {
	if cmd.Flags().Changed(a) && cmd.Flags().Changed(b) {
		return &usageError{fmt.Sprintf("--%s and --%s both say how large the study is", a, b), "give one of them"}
	}
	return nil
}

// evenNumber refuses a number of Sobol' points that is no power of two.
func evenNumber(flag string, n int) error {
	if bits.OnesCount(uint(n)) == 1 {
		return nil
	}
	lower := 1 << (bits.Len(uint(n)) - 1)
	return &usageError{fmt.Sprintf("--%s cannot be %d: a design of Sobol' points has a power of two", flag, n), fmt.Sprintf("write --%s %d or %d", flag, lower, 2*lower)}
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
