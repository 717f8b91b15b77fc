package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tumen/scenario"
	"tumen/study"
)

// methodFlags adds what the studies take that ask which inputs matter, agree or
// decide: sensitivity, calibrate, discover. How many points they run is for each
// to say.
func (o *studying) methodFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.ask.Vary, "vary", nil, "a number is uncertain, `PATH=RANGE`; repeat it for more")
	f.BoolVar(&o.ask.Fixed, "fixed", false, "leave the case's own uncertain numbers as they are stated")
	f.StringArrayVar(&o.ask.Sets, "set", nil, "set a parameter in every run, `PATH=VALUE`; repeat it for more")
	f.IntVar(&o.days, "days", 0, "record `N` days in each run (default: as the case says)")
	f.Uint64Var(&o.ask.First, "first-seed", 1, "the lowest seed is `S`; the others follow it")
	f.IntVar(&o.workers, "workers", 0, "make `N` runs at a time (default: one a core); the rows are the same")
	f.StringVar(&o.out, "out", "", "keep the study in `DIR` (default: studies/CASE-"+cmd.Name()+"; bench/... is not kept)")
	f.BoolVar(&o.resume, "resume", false, "go on with the study in DIR, perhaps with a larger -n")
	f.BoolVar(&o.json, "json", false, "print one JSON object")
}

// readMethod takes in the arguments that methodFlags added.
func (o *studying) readMethod(cmd *cobra.Command, kind, name string) error {
	o.ask.Kind, o.ask.Case, o.ask.Version, o.ask.NoDays = kind, name, version, true
	if cmd.Flags().Changed("days") {
		if o.days < 1 {
			return &usageError{fmt.Sprintf("--days cannot be %d", o.days), "write a number of days from 1"}
		}
		o.ask.Sets = append(o.ask.Sets, fmt.Sprintf("days=%d", o.days))
	}
	if o.points = cmd.Flags().Changed("number"); o.points && (o.ask.Points < 1 || o.ask.Points > maxSeeds) {
		return &usageError{fmt.Sprintf("-n cannot be %d", o.ask.Points), fmt.Sprintf("write a number from 1 to %d", maxSeeds)}
	}
	if o.workers < 0 {
		return &usageError{fmt.Sprintf("--workers cannot be %d", o.workers), "write the number of workers, or leave it out for one a core"}
	}
	return nil
}

// place is where a study of a case is kept if no folder was named.
func (o *studying) place(spec *study.Spec, method string) {
	if o.out == "" && !study.IsBench(spec.Case.Name) {
		parts := []string{strings.ReplaceAll(spec.Case.Name, "/", "-"), spec.Kind}
		if method != "" {
			parts = append(parts, method)
		}
		o.out = filepath.Join("studies", strings.Join(parts, "-"))
	}
}

// openMethod begins the study, or goes on with it; a method has a folder of its
// own. A known function is tried out and not kept, unless a folder is named; the
// function that is returned clears it away.
func (o *studying) openMethod(s *screen, method string, refuse func(*study.Spec) error) (*study.Study, func(), error) {
	forget := func() {}
	if study.IsBench(o.ask.Case) && o.out == "" {
		if o.resume {
			return nil, nil, &usageError{"there is nothing to go on with: " + o.ask.Case + " is not kept", "name a folder by --out"}
		}
		dir, err := os.MkdirTemp("", "tumen-bench-")
		if err != nil {
			return nil, nil, err
		}
		o.out, o.forgotten = filepath.Join(dir, "study"), true
		forget = func() { os.RemoveAll(dir) }
	}
	st, err := o.open(s, func(spec *study.Spec) error {
		o.place(spec, method)
		return refuse(spec)
	})
	if err != nil {
		forget()
		return nil, nil, err
	}
	return st, func() { st.Close(); forget() }, nil
}

// kept is the folder of a study that stays, or nothing.
func (o *studying) kept(st *study.Study) string {
	if o.forgotten {
		return ""
	}
	return st.Dir
}

// keepMethod writes the report of a study that stays, and says where.
func (o *studying) keepMethod(s *screen, st *study.Study, page func() ([]byte, error)) error {
	if o.forgotten {
		return nil
	}
	data, err := page()
	return keepReport(s, st.Dir, data, err)
}

// interruptedMethod says after an interruption what is kept.
func (o *studying) interruptedMethod(st *study.Study) error {
	if o.forgotten {
		return &interruption{fmt.Sprintf("%d of %d runs were finished; what is tried on %s is not kept", st.Done, st.Spec.Rows(), st.Spec.Case.Name)}
	}
	return keptIn(st)
}

// completeMethod offers the cases, and what a method can be tried on.
func completeMethod(kind string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
		names, directive := completeCase(cmd, args, word)
		if len(args) == 0 {
			for _, b := range study.Benches {
				if b.Kind == kind {
					names = append(names, cobra.CompletionWithDesc(b.Name, b.Title))
				}
			}
		}
		return names, directive
	}
}

// completeWords offers a fixed list.
func completeWords(words []string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// oneOf refuses a word that is not in the list.
func oneOf(flag, word string, words []string) error {
	for _, w := range words {
		if w == word {
			return nil
		}
	}
	return &scenario.UsageError{Argument: flag + " " + word, What: "there is no such choice", Write: "write " + strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]}
}
