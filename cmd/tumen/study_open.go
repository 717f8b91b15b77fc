package main

import (
	"bytes"
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

	"github.com/gofrs/flock"

	"tumen/internal/build"
	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/report"
	"tumen/scenario"
	"tumen/stage"
	"tumen/study"
	"tumen/study/worlds"
)

// study_open.go: the folder of a study: which it is, whether what is there is what
// is asked for, and what is said and kept of the result.

// open begins the study, or takes the one that is there: to go on with it if that
// was asked for, and to show it again if it is complete. It never replaces
// anything. A known function is tried out and not kept, unless a folder is named.
// forget closes the study, and clears away what is not kept.
func (o *studying) open(ctx context.Context, s *screen) (st *study.Study, forget func(), err error) {
	program := build.This()
	spec, err := o.kind.Spec(o.request, study.Source{Program: program})
	if err != nil {
		return nil, nil, err
	}
	place := ""
	switch {
	case o.out != "":
	case !study.IsKnown(spec.Case.Name):
		o.out = o.usualPlace(spec)
	case o.resume:
		return nil, nil, &usageError{say.Textf("there is nothing to continue: %s is not kept", spec.Case.Name), say.Text("name a folder with --out")}
	default:
		forgetKilled()
		if place, err = os.MkdirTemp("", knownFolder+"*"); err != nil {
			return nil, nil, err
		}
		o.out, o.forgotten = filepath.Join(place, "study"), true
	}
	if st, err = o.take(ctx, s, spec, program); err != nil {
		if place != "" {
			os.RemoveAll(place)
		}
		return nil, nil, err
	}
	return st, func() {
		st.Close()
		if place != "" {
			os.RemoveAll(place)
		}
	}, nil
}

// take begins a study in its folder, or takes what is there. It says beforehand
// what must be known of the runs.
func (o *studying) take(ctx context.Context, s *screen, spec *study.Spec, program build.Identity) (*study.Study, error) {
	made := spec.Rows()
	if spec.AtMost() {
		made = spec.Asked
	}
	if o.request.Runs > made {
		say.Fprintf(s.err, "%d runs were asked for; the design of this study makes %d\n", o.request.Runs, made)
	}
	if spec.Aside != "" {
		say.Fprintf(s.err, "%s; the study draws from what is believed beforehand\n", spec.Aside)
	}
	for _, words := range study.CutWords(spec.Inputs) {
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
	if !study.IsStudy(o.out) {
		what := say.Text("this study")
		if spec.AtMost() {
			what = say.Text("this study, if it makes all runs that it may,")
		}
		if err := checkNeed(s, what, need, workers); err != nil {
			return nil, err
		}
		return study.Begin(o.out, spec)
	}
	if !o.resume {
		if err := o.reuse(spec, program); err != nil {
			return nil, err
		}
	}
	st, err := study.Continue(o.out, program)
	if err != nil {
		return nil, err
	}
	err = o.goOn(ctx, s, st, spec, func(missing float64) error {
		need.Work = time.Duration(float64(need.Work) * missing)
		return checkNeed(s, say.Text("the rest of this study"), need, workers)
	})
	if err == nil {
		err = st.AskAgain(spec.Request)
	}
	if err == nil && o.reused && o.kind.Precise != nil && !o.kind.Precise(st) {
		err = say.Errorf("the study in %s is complete, and not as precise as is asked for\n  the same command with --resume makes more runs", st.Dir)
	}
	if err != nil {
		st.Close()
		return nil, err
	}
	return st, nil
}

// reuse says whether the study that is there is the one that is asked for, and
// complete, so that there is nothing to run.
func (o *studying) reuse(spec *study.Spec, program build.Identity) error {
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
		return say.Errorf("the study in %s is %s\n  the same command with --resume continues it", o.out, state)
	}
	if by, same, err := st.MadeBy(program); err != nil || !same {
		return cmp.Or(err, say.Errorf("the study in %s was made by %s, and this is another model\n  with --resume some of its rows are made again, and if they are the same it is shown; or choose another folder with --out", o.out, by))
	}
	if more(st, spec) {
		return say.Errorf("the study in %s has %s\n  the same command with --resume makes the others", o.out, asked(st.Spec, spec))
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
		say.Fprintf(s.err, "reused: the study in %s is complete, and nothing was run\n", st.Dir)
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
	case more(st, spec):
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
				say.Fprintf(s.err, "note: %s is of fewer rows than the study will have; tumen export writes it again\n", path)
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
		say.Fprintf(s.err, "%s was made by another program; %s made again were the same to the bit, and the study continues\n", st.Dir, text.Counted(st.Replayed, "row", "rows"))
	}
	if more(st, spec) {
		return st.Extend(spec.Asked)
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// more says whether more points are asked for than the study has.
func more(st *study.Study, spec *study.Spec) bool {
	return given(spec) && spec.Asked > st.Spec.Asked
}

// same fails, saying in what they differ, if the study that is there was asked for
// in another way, or for more runs.
func (o *studying) same(st *study.Study, spec *study.Spec) error {
	spec.Design.Block = st.Spec.Design.Block // of a Latin hypercube; more points are more of the same size
	spec.Resize(st.Spec)
	if err := st.Agree(spec); err != nil {
		var other *study.Mismatch
		if errors.As(err, &other) {
			return say.Errorf("the study in %s was asked for in another way:\n  %s\n  repeat the command that began it, or choose another folder with --out", other.Dir, fault.Fill(strings.Join(other.Words, "\n  "), flagName))
		}
		return err
	}
	if given(spec) && spec.Asked < st.Spec.Asked {
		return say.Errorf("the study in %s has %s\n  ask for more, or leave the number out", st.Dir, asked(st.Spec, spec))
	}
	return nil
}

// given says whether the command line says how many points there are to be.
func given(spec *study.Spec) bool {
	r := &spec.Request
	if len(spec.Inputs) == 0 {
		return r.Seeds > 0 || r.Runs > 0 // each seed is a point of its own
	}
	return r.Points > 0 || r.Runs > 0
}

// asked is how many points a study has, and how many are asked for here.
func asked(there, here *study.Spec) string {
	what := say.Text("combinations of the uncertain numbers")
	if len(here.Inputs) == 0 {
		what = "seeds"
	}
	return say.Textf("%d %s, and %d are asked for", there.Asked, what, here.Asked)
}

// progressWords is how far a study is, on one line.
func progressWords(p study.Progress) string {
	words := []string{say.Textf("run %d of %d", p.Done, p.Asked)}
	if p.Failed > 0 {
		words = append(words, say.Textf("%d failed", p.Failed))
	}
	if p.Rate > 0 {
		words = append(words, say.Textf("%.3g a second", p.Rate), say.Textf("%s left", p.Left.Round(time.Second).String()))
	}
	for _, r := range p.Running {
		if r.Half != nil && len(words) < 5 {
			words = append(words, fmt.Sprintf("%s %.3g ± %.2g", r.Outcome, r.Mean, *r.Half))
		}
	}
	return strings.Join(words, " · ")
}

// interrupted says what is kept, and how to go on.
func (o *studying) interrupted(st *study.Study) error {
	if o.forgotten {
		return &interruption{say.Textf("%d of %d runs were finished; what is tried on %s is not kept", st.Done, st.Spec.Rows(), st.Spec.Case.Name)}
	}
	return keptIn(st)
}

// keptIn says, after an interruption, what is kept and how to go on.
func keptIn(st *study.Study) error {
	return &interruption{say.Textf("%d of %d runs were finished, and are kept in %s; the same command with --resume continues it", st.Done, st.Spec.Rows(), st.Dir)}
}

// show prints the result, as one JSON object or as what a person reads, and keeps
// the report of a study that stays.
func (o *studying) show(s *screen, st *study.Study, result study.Result) error {
	var err error
	if o.json {
		err = s.printJSON(result)
	} else {
		err = report.Terminal(s.out, o.kind.View(result), s.width, s.colour)
	}
	if err != nil || o.forgotten {
		return err
	}
	page, err := report.StudyPage(st)
	return keepReport(s, st.Dir, page, err)
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
		return say.Errorf("the study is kept in %s, but its report cannot be written: %w", dir, err)
	}
	say.Fprintf(s.err, "wrote %s\n", path)
	return nil
}

// keepWorlds writes the worlds of a reference table beside the case file, from where
// other studies draw them: of a whole table of the case as it stands.
func (o *studying) keepWorlds(s *screen, st *study.Study) error {
	text, err := os.ReadFile(filepath.Join(st.Dir, study.WorldsFile))
	r := st.Spec.Request
	to := worlds.FileOf(st.Spec.Case.File)
	if err != nil || to == "" || len(r.Sets)+len(r.Vary)+len(r.Patterns) > 0 || r.Fixed || r.Days > 0 {
		return nil
	}
	if there, err := os.ReadFile(to); err == nil && bytes.Equal(there, text) {
		return nil
	}
	err = stage.Exchange(stage.OS{}, to, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
	if err != nil {
		return say.Errorf("the worlds are kept in %s, and cannot be written beside the case: %w", st.Dir, err)
	}
	say.Fprintf(s.err, "wrote %s, which other studies of the case draw from\n", to)
	return nil
}

// knownFolder begins the name of a folder in which a known function is tried out.
const knownFolder = "tumen-known-"

// forgetKilled clears away what commands that were killed left of functions that
// they tried out. A command that still runs holds the lock of its study, or is
// about to take it.
func forgetKilled() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), knownFolder+"*"))
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

// usualPlace is the folder of a study that was not given one. A plain request has
// a plain name, such as studies/samjiyon-ensemble. Where anything else was asked
// for that makes other rows, the name says with which policies, and ends in the
// beginning of the request's SHA-256. How many points or seeds are asked for is not
// in it: those make the same study larger.
func (o *studying) usualPlace(spec *study.Spec) string {
	words := []string{spec.Case.Name, spec.Kind}
	if o.kind.Part != nil {
		words = append(words, o.kind.Part(spec))
	}
	for _, arm := range spec.Arms {
		if len(arm.Policies) > 0 && len(arm.Sets) == 0 {
			words = append(words, arm.Name)
		}
	}
	hash := spec.Hash()
	if hash == o.plainHash() && isBuiltIn(spec) {
		hash = ""
	}
	return filepath.Join("studies", stage.Name(hash, words...))
}

// plainHash is the hash of the same question about the same case, with nothing
// else asked for; empty if there is no such study.
func (o *studying) plainHash() string {
	r := o.request
	spec, err := o.kind.Spec(study.Request{Case: r.Case, Method: r.Method, Of: r.Of, When: r.When}, study.Source{})
	if err != nil {
		return ""
	}
	return spec.Hash()
}

// isBuiltIn says whether a study's case is one of the program's own. Any other
// may share its name with another file.
func isBuiltIn(spec *study.Spec) bool {
	text, err := scenario.Text(spec.Case.Name)
	return err == nil && string(text) == spec.Case.Text
}
