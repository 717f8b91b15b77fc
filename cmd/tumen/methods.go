package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"tumen/internal/fault"
	"tumen/study"
)

// methodFlags adds what the studies take that ask which inputs matter, agree or
// decide: sensitivity, calibrate, discover. How many points they run is for each
// to say.
func (o *studying) methodFlags(cmd *cobra.Command) {
	withFlag(cmd, &o.with)
	o.sharedFlags(cmd, "; bench/... is not kept", "more --runs")
}

// readMethod takes in the arguments that methodFlags added.
func (o *studying) readMethod(cmd *cobra.Command, kind, name string) error {
	o.ask.NoDays, o.noDays = true, true
	if err := o.readShared(cmd, kind, name); err != nil {
		return err
	}
	var err error
	if o.ask.Arms, err = armOf(o.with); err != nil {
		return err
	}
	return o.readSize(cmd)
}

// openMethod begins the study, or goes on with it; a method has a folder of its
// own. A known function is tried out and not kept, unless a folder is named; the
// function that is returned clears it away.
func (o *studying) openMethod(ctx context.Context, s *screen, method string, refuse func(*study.Spec) error) (*study.Study, func(), error) {
	forget := func() {}
	o.method = method
	if study.IsBench(o.ask.Case) && o.out == "" {
		if o.resume {
			return nil, nil, &usageError{"there is nothing to continue: " + o.ask.Case + " is not kept", "name a folder with --out"}
		}
		forgetKilled()
		dir, err := os.MkdirTemp("", benchFolder+"*")
		if err != nil {
			return nil, nil, err
		}
		o.out, o.forgotten = filepath.Join(dir, "study"), true
		forget = func() { os.RemoveAll(dir) }
	}
	st, err := o.open(ctx, s, refuse)
	if err != nil {
		forget()
		return nil, nil, err
	}
	return st, func() { st.Close(); forget() }, nil
}

// benchFolder begins the name of a folder in which a known function is tried out.
const benchFolder = "tumen-bench-"

// forgetKilled clears away what commands that were killed left of functions that
// they tried out. A command that still runs holds the lock of its study, or is
// about to take it.
func forgetKilled() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), benchFolder+"*"))
	for _, dir := range left {
		path := filepath.Join(dir, "study", study.LockFile)
		if _, err := os.Stat(path); err != nil {
			if info, err := os.Stat(dir); err == nil && time.Since(info.ModTime()) > time.Minute {
				os.Remove(filepath.Dir(path))
				os.Remove(dir) // if there is nothing in it
			}
			continue
		}
		lock := flock.New(path)
		if held, err := lock.TryLock(); err == nil && held {
			os.RemoveAll(dir)
			lock.Unlock()
		}
	}
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

// answer shows what a method found, as one object or as text, and keeps its
// report.
func (o *studying) answer(s *screen, st *study.Study, object any, text func() error, page func() ([]byte, error)) error {
	show := text
	if o.json {
		show = func() error { return s.printJSON(object) }
	}
	if err := show(); err != nil {
		return err
	}
	return o.keepMethod(s, st, page)
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
	return &fault.Error{Field: flag, Given: word, What: "there is no such choice", Write: "write " + strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]}
}
