package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tumen/internal/build"
	"tumen/internal/text"
	"tumen/stage"
	"tumen/study"
)

// studying is what a command line asks of any study.
type studying struct {
	ask       study.Ask
	days      int
	workers   int
	out       string
	resume    bool
	json      bool
	with      []string
	points    bool   // --points or --runs was given
	seeds     bool   // --seeds was given
	forgotten bool   // the study is of a known function, and not kept
	method    string // in the name of the usual folder; empty if the kind has one method
	noDays    bool   // the kind keeps no daily series
	reused    bool   // the study was there already, and complete
}

// flags adds what a study takes that makes each combination under seeds:
// ensemble and compare.
func (o *studying) flags(cmd *cobra.Command, replicates int) {
	f := cmd.Flags()
	f.SortFlags = false
	intVar(f, &o.ask.Points, "points", study.UsualPoints, "try `N` combinations of the uncertain numbers; with Sobol' points a power of two")
	seedsFlag(f, &o.ask.Seeds, 0, fmt.Sprintf(" (default: %d; %d where nothing is uncertain)", replicates, study.UsualSeeds))
	runsFlag(f, &o.ask.Runs, ", in the place of --points")
	f.StringVar(&o.ask.Method, "sampling", study.BySobol, "choose the combinations by `METHOD`: sobol, latin or random")
	f.StringArrayVar(&o.ask.Together, "together", nil, "two uncertain numbers are correlated, `A,B=R`; repeat it for more")
	f.BoolVar(&o.ask.NoDays, "no-days", false, "keep no daily series, which are most of a study's size")
	o.sharedFlags(cmd, "", "--points or --runs")
}

// sharedFlags adds what every study takes: which studies have no usual folder, and
// what makes a study larger.
func (o *studying) sharedFlags(cmd *cobra.Command, exception, more string) {
	f := cmd.Flags()
	f.StringArrayVar(&o.ask.Vary, "vary", nil, "a number is uncertain, `PATH=RANGE`; repeat it for more")
	f.BoolVar(&o.ask.Fixed, "fixed", false, "leave the case's own uncertain numbers as they are stated")
	setFlag(f, &o.ask.Sets)
	daysFlag(f, &o.days)
	seedFlag(f, &o.ask.First)
	workersFlag(f, &o.workers)
	f.StringVar(&o.out, "out", "", "keep the study in `DIR` (default: studies/CASE-"+cmd.Name()+", and more where flags make it another study"+exception+")")
	f.BoolVar(&o.resume, "resume", false, "continue the study in DIR: make the rows that are missing, or more with "+more)
	jsonFlag(f, &o.json)
}

// readShared takes in what every study takes.
func (o *studying) readShared(cmd *cobra.Command, kind, name string) error {
	o.ask.Kind, o.ask.Case, o.ask.Program = kind, name, build.This()
	if cmd.Flags().Changed("days") {
		if o.days < 1 {
			return &usageError{fmt.Sprintf("--days cannot be %d", o.days), "write a number of days from 1"}
		}
		o.ask.Sets = append(o.ask.Sets, fmt.Sprintf("days=%d", o.days))
	}
	return checkWorkers(cmd, o.workers)
}

// read takes in the arguments and refuses what cannot be followed.
func (o *studying) read(cmd *cobra.Command, kind, name string) error {
	if err := o.readShared(cmd, kind, name); err != nil {
		return err
	}
	if err := o.readSize(cmd); err != nil {
		return err
	}
	o.seeds = cmd.Flags().Changed("seeds")
	if o.seeds && (o.ask.Seeds < 1 || o.ask.Seeds > maxSeeds) {
		return &usageError{fmt.Sprintf("--seeds cannot be %d", o.ask.Seeds), fmt.Sprintf("write a number from 1 to %d", maxSeeds)}
	}
	switch o.ask.Method {
	case study.BySobol:
		if err := evenNumber("points", o.ask.Points); err != nil {
			return err
		}
	case study.ByLatin, study.ByChance:
	default:
		return &usageError{fmt.Sprintf("--sampling cannot be %s", quoted(o.ask.Method)), "write sobol, latin or random"}
	}
	return nil
}

// readSize takes in --points and --runs, of which one is given at most.
func (o *studying) readSize(cmd *cobra.Command) error {
	if err := onlyOne(cmd, "points", "runs"); err != nil {
		return err
	}
	flag, n := "points", o.ask.Points
	if cmd.Flags().Changed("runs") {
		flag, n = "runs", o.ask.Runs
	}
	if o.points = cmd.Flags().Changed(flag); o.points && (n < 1 || n > maxRuns) {
		return &usageError{fmt.Sprintf("--%s cannot be %d", flag, n), fmt.Sprintf("write a number from 1 to %d", maxRuns)}
	}
	return nil
}

// open begins the study, or takes the one that is there: to go on with it if that
// was asked for, and to show it again if it is complete. It never replaces
// anything. What else the command asks of its spec is refused before anything is
// begun.
func (o *studying) open(ctx context.Context, s *screen, refuse func(*study.Spec) error) (*study.Study, error) {
	spec, err := o.ask.Spec()
	if err != nil {
		return nil, err
	}
	if err := refuse(spec); err != nil {
		return nil, err
	}
	made := spec.Rows()
	if spec.Fit != nil {
		made = spec.Asked
	}
	if o.ask.Runs > made {
		fmt.Fprintf(s.err, "%d runs were asked for; the design of this study makes %d\n", o.ask.Runs, made)
	}
	for _, words := range study.CutWords(spec.Inputs) { // before the first run
		fmt.Fprintln(s.err, words)
	}
	workers := o.workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	need, err := spec.Need(workers)
	if err != nil {
		return nil, err
	}
	idle, err := spec.NoEffects()
	if err != nil {
		return nil, err
	}
	noteNoEffects(s, idle)
	if o.out == "" {
		o.out = o.studyPlace(spec)
	}
	if !study.IsStudy(o.out) {
		what := "this study"
		if spec.Fit != nil {
			what += ", if it makes all runs that it may,"
		}
		if err := checkNeed(s, what, need, workers); err != nil {
			return nil, err
		}
		return study.Begin(o.out, spec)
	}
	if !o.resume {
		if err := o.reuse(spec); err != nil {
			return nil, err
		}
	}
	st, err := study.Continue(o.out, o.ask.Program)
	if err != nil {
		return nil, err
	}
	if err := o.goOn(ctx, s, st, spec, func(missing float64) error {
		need.Work = time.Duration(float64(need.Work) * missing)
		return checkNeed(s, "the rest of this study", need, workers)
	}); err != nil {
		st.Close()
		return nil, err
	}
	return st, nil
}

// reuse says whether the study that is there is the one that is asked for, and
// complete, so that there is nothing to run.
func (o *studying) reuse(spec *study.Spec) error {
	st, err := study.Open(o.out)
	if err != nil {
		return err
	}
	if err := o.same(st, spec); err != nil {
		return err
	}
	state, err := st.State()
	if err != nil {
		return err
	}
	if !state.Complete() {
		return fmt.Errorf("the study in %s is %s\n  the same command with --resume continues it", o.out, state)
	}
	if by, same, err := st.MadeBy(o.ask.Program); err != nil || !same {
		return cmp.Or(err, fmt.Errorf("the study in %s was made by %s, and this is another model\n  with --resume some of its rows are made again, and if they are the same it is shown; or choose another folder with --out", o.out, by))
	}
	if o.more(st, spec) {
		return fmt.Errorf("the study in %s has %s\n  the same command with --resume makes the others", o.out, o.asked(st.Spec, spec))
	}
	o.reused = true
	return nil
}

// goOn takes the study that is there for this command: it says what was found, asks
// for more runs if the command line does, and sees to it that this program gives
// the results that are there. It weighs the runs that are missing before it begins
// them, as a share of those that the command line asks for.
func (o *studying) goOn(ctx context.Context, s *screen, st *study.Study, spec *study.Spec, weigh func(missing float64) error) error {
	if err := o.same(st, spec); err != nil {
		return err
	}
	if o.reused {
		fmt.Fprintf(s.err, "reused: the study in %s is complete, and nothing was run\n", st.Dir)
		return nil
	}
	for _, words := range st.Found.Words() {
		fmt.Fprintf(s.err, "%s: %s\n", st.Dir, words)
	}
	state, err := st.State()
	if err != nil {
		return err
	}
	missing := 0
	switch {
	case o.more(st, spec):
		missing = spec.Rows() - state.Rows
	case !state.Complete():
		missing = state.Asked - state.Rows
	}
	if missing > 0 {
		if err := weigh(float64(missing) / float64(spec.Rows())); err != nil {
			return err
		}
		for _, name := range []string{"rows.csv", "rows.parquet", "days.csv", "days.parquet"} {
			if path := filepath.Join(st.Dir, name); exists(path) {
				fmt.Fprintf(s.err, "note: %s is of fewer rows than the study will have; tumen export writes it again\n", path)
			}
		}
	}
	if err := st.Admit(ctx, o.workers); err != nil {
		if errors.Is(err, context.Canceled) {
			return keptIn(st)
		}
		return err
	}
	if st.Replayed > 0 {
		fmt.Fprintf(s.err, "%s was made by another program; %s made again were the same to the bit, and the study continues\n", st.Dir, text.Counted(st.Replayed, "row", "rows"))
	}
	if o.more(st, spec) {
		return st.Extend(spec.Asked)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// more says whether more points are asked for than the study has.
func (o *studying) more(st *study.Study, spec *study.Spec) bool {
	return o.given(spec) && spec.Asked > st.Spec.Asked
}

// same fails, saying in what they differ, if the study that is there was asked for
// in another way, or for more runs.
func (o *studying) same(st *study.Study, spec *study.Spec) error {
	spec.Design.Block = st.Spec.Design.Block // of a Latin hypercube; more points are more of the same size
	if err := st.Agree(spec); err != nil {
		var other *study.Mismatch
		if errors.As(err, &other) {
			return fmt.Errorf("the study in %s was asked for in another way:\n  %s\n  repeat the command that began it, or choose another folder with --out", other.Dir, strings.Join(other.Words, "\n  "))
		}
		return err
	}
	if o.given(spec) && spec.Asked < st.Spec.Asked {
		return fmt.Errorf("the study in %s has %s\n  ask for more, or leave the number out", st.Dir, o.asked(st.Spec, spec))
	}
	return nil
}

// given says whether the command line says how many points there are to be.
func (o *studying) given(spec *study.Spec) bool {
	if len(spec.Inputs) == 0 {
		return o.seeds // each seed is a point of its own
	}
	return o.points
}

// asked is how many points a study has, and how many are asked for here.
func (o *studying) asked(there, here *study.Spec) string {
	what := "combinations of the uncertain numbers"
	if len(here.Inputs) == 0 {
		what = "seeds"
	}
	return fmt.Sprintf("%d %s, and %d are asked for", there.Asked, what, here.Asked)
}

// runOn runs the study, by Run or another way of it, with a line of progress.
// What was finished is kept.
func (o *studying) runOn(ctx context.Context, s *screen, st *study.Study, run func(context.Context, study.RunOptions) error) (stopped bool, err error) {
	line := s.progress(st.Spec.Case.Name)
	err = run(ctx, study.RunOptions{Workers: o.workers, Progress: func(p study.Progress) {
		line.say(func() string { return st.Spec.Case.Name + ": " + progressWords(p) })
	}})
	line.clear()
	if errors.Is(err, context.Canceled) {
		return true, nil
	}
	return false, err
}

// progressWords is how far a study is, on one line.
func progressWords(p study.Progress) string {
	words := []string{fmt.Sprintf("run %d of %d", p.Done, p.Asked)}
	if p.Failed > 0 {
		words = append(words, fmt.Sprintf("%d failed", p.Failed))
	}
	if p.Rate > 0 {
		words = append(words, fmt.Sprintf("%.3g a second", p.Rate), p.Left.Round(time.Second).String()+" left")
	}
	for _, r := range p.Running {
		if r.Half != nil && len(words) < 5 {
			words = append(words, fmt.Sprintf("%s %.3g ± %.2g", r.Outcome, r.Mean, *r.Half))
		}
	}
	return strings.Join(words, " · ")
}

// keptIn says, after an interruption, what is kept and how to go on.
func keptIn(st *study.Study) error {
	return &interruption{fmt.Sprintf("%d of %d runs were finished, and are kept in %s; the same command with --resume continues it", st.Done, st.Spec.Rows(), st.Dir)}
}

// keepReport writes the page of a study beside its rows, and says where.
func keepReport(s *screen, dir string, page []byte, err error) error {
	if err != nil {
		return err
	}
	path := filepath.Join(dir, study.ReportFile)
	err = stage.Exchange(stage.OS{}, path, func(to io.Writer) error {
		_, err := to.Write(page)
		return err
	})
	if err != nil {
		return fmt.Errorf("the study is kept in %s, but its report cannot be written: %w", dir, err)
	}
	fmt.Fprintf(s.err, "wrote %s\n", path)
	return nil
}
