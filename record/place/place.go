// Package place finds where a run goes, makes sure that nothing else is lost there,
// and keeps what a run needs to be finished if it is cut off. It knows no flag:
// an error says what is there, and cmd adds the command that helps.
//
// A run goes into the stage beside its folder (package stage) and from there, whole,
// into the folder. What is found in a folder is the run of the same request, which
// is shown again; the first part of it, which can be finished; or something else,
// which stays untouched.
package place

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/record"
	"tumen/scenario"
	"tumen/stage"
)

// Names are the folders for a run that was given none, of which the first that is
// free is used. A run of nothing but a case and a seed has the plain name; where
// that is taken by another run, and where more was asked for, the name ends in
// the first digits of the request's hash.
func Names(o *record.Options) []string {
	words := []string{o.Scenario.Name, fmt.Sprint(o.Seed)}
	if o.World != nil && *o.World != o.Seed {
		words = append(words, "world", fmt.Sprint(*o.World))
	}
	words = append(words, o.Policies...)
	if o.Crossings != "" {
		words = append(words, "crossings")
	}
	hashed := filepath.Join("runs", stage.Name(o.Request(), words...))
	own, _ := scenario.InWorld(o.Sets) // a plain run is in the most central of the case's worlds
	if len(words) > 2 || len(own) > 0 || o.From != nil {
		return []string{hashed}
	}
	return []string{filepath.Join("runs", stage.Name("", words...)), hashed}
}

// Place is where a run goes.
type Place struct {
	Dir   string        // as it is shown
	At    *stage.Folder // nil if the run is there already
	Found *record.Run   // the same run, made before; nil if it is to be made
	Done  bool          // the run is whole and in its place
}

// Close ends the work in the stage. What it holds of a run that is not finished
// stays, to go on from.
func (p *Place) Close() {
	if !p.Done && p.begun() {
		p.At.Keep()
	}
	p.At.Close()
}

// begun says whether the stage holds a state from which the run can go on.
func (p *Place) begun() bool {
	return p.Keep(With).Begun() || p.Keep(Without).Begun()
}

// taken is a folder that another run has.
type taken struct{ error }

func (t *taken) Unwrap() error { return t.error }

// Find opens the stage of the first folder of a list that is free for a
// request, or finds the run of the request in one.
func Find(options *record.Options, dirs ...string) (*Place, error) {
	var last error
	for _, dir := range dirs {
		p, err := try(options, dir)
		var other *taken
		if !errors.As(err, &other) {
			return p, err
		}
		last = err
	}
	return nil, last
}

// try looks at one folder: before its stage is locked, so that a run that
// is there is found though somebody reads it, and after.
func try(options *record.Options, dir string) (*Place, error) {
	request := options.Request()
	if found, err := lookAt(options, dir); found != nil || err != nil {
		if err == nil {
			tidy(dir, request)
		}
		return &Place{Dir: dir, Found: found}, err
	}
	at, err := stage.Open(dir)
	var busy *stage.Busy
	if errors.As(err, &busy) {
		if a := record.AskedElsewhere(busy); a != nil && a.Request != request {
			return nil, &taken{err}
		}
		return nil, err
	}
	if err != nil {
		return nil, say.Errorf("cannot write the run to %s: %w", dir, err)
	}
	p, err := inside(options, at, dir)
	if err != nil || p.At == nil {
		at.Close()
	}
	return p, err
}

// tidy removes the stage of a run that is in its place, if the process that made it was
// killed before it could. It leaves a stage that somebody holds, or that
// says it is of another request.
func tidy(dir, request string) {
	if _, err := os.Lstat(stage.Beside(dir)); err != nil {
		return
	}
	at, err := stage.Open(dir)
	if err != nil {
		return
	}
	if asked := record.ReadAsked(at); asked != nil && asked.Request != request {
		at.Keep()
	}
	at.Close()
}

// inside looks at a folder whose stage is locked, and at what is in the
// stage.
func inside(options *record.Options, at *stage.Folder, dir string) (*Place, error) {
	request := options.Request()
	done, err := record.Finish(at, request)
	if err != nil {
		return nil, err
	}
	if found, err := lookAt(options, dir); found != nil || err != nil {
		if !done {
			at.Keep() // what is in it is not ours, or belongs to a run that can be finished
		}
		return &Place{Dir: dir, Found: found}, err
	}
	asked := record.ReadAsked(at)
	switch {
	case asked == nil, asked.Request != request && !worthKeeping(at):
		if err := at.Clear(); err != nil {
			return nil, say.Errorf("cannot write the run to %s: what an earlier command left beside it could not be removed: %w", dir, stage.Cause(err))
		}
	case asked.Request != request:
		at.Keep()
		return nil, &taken{&record.Unfinished{Dir: dir, What: say.Textf("an unfinished run of another request is kept for %s\n  choose another folder, or remove %s to give it up", dir, stage.Beside(dir))}}
	}
	return &Place{Dir: dir, At: at}, nil
}

// worthKeeping says whether the run in a stage can be finished with less than all
// of its work.
func worthKeeping(at *stage.Folder) bool {
	if (&Place{At: at}).begun() {
		return true
	}
	_, err := record.ReadManifest(at.Path("new"))
	return err == nil && !Missing(at.Path("new"))
}

// lookAt looks at a folder: nil if it is free, the run if it is that of the
// request, and an error for everything else that is there. It is a *taken if that
// is of another request.
func lookAt(options *record.Options, dir string) (*record.Run, error) {
	m, err := record.ReadManifest(dir)
	if err != nil {
		return nil, &taken{say.Errorf("cannot write the run to %s: %w", dir, err)}
	}
	switch {
	case m == nil:
		return nil, nil
	case m.Request != options.Request():
		return nil, &taken{say.Errorf("%s holds another run (%s); nothing in it was touched\n  choose another folder, or give none for a name of its own", dir, strings.Join(options.Differs(m), "; "))}
	case !m.Finished():
		return nil, unfinished(dir, m)
	}
	r, err := record.Open(dir)
	if err != nil {
		return nil, say.Errorf("the same run was made before, but %w\n  move %s away to make it anew", err, dir)
	}
	return r, nil
}

// unfinished says how to finish a run that was interrupted.
func unfinished(dir string, m *record.Manifest) error {
	what := say.Textf("%s holds the first %d of %d days of this run", dir, m.Days, m.Asked)
	if !m.Partial {
		what = say.Textf("%s holds this run, but not yet what its policies changed", dir)
	}
	return &record.Unfinished{Dir: dir, What: what}
}

// What is kept of a run while it lasts: of the run itself, and of the same without
// its policies.
const (
	With    = "with"
	Without = "without"
)

// After and Every say when a run begins to keep its days, and how often it keeps
// its state, in at most one part in Share of the time. Tests have them shorter.
var (
	After = 15 * time.Second
	Every = time.Minute
	Share = 100
)

// Keep is where a run, With its policies or Without, keeps its days.
func (p *Place) Keep(name string) *record.Keep {
	return &record.Keep{Dir: p.At.Path(name), After: After, Every: Every, Share: Share}
}

// Begin keeps what was asked for, and clears away what an earlier command left
// beside it that is of no use.
func (p *Place) Begin(asked *record.Asked) error {
	if err := asked.Write(p.At); err != nil {
		return say.Errorf("cannot write the run to %s: %w", p.Dir, err)
	}
	if err := p.At.ClearBut(record.AskedFile, With, Without); err != nil {
		return say.Errorf("cannot write the run to %s: what an earlier command left beside it could not be removed: %w", p.Dir, stage.Cause(err))
	}
	return nil
}

// KeepElsewhere keeps a run that could not be saved in its place: where it is, if
// it is whole there, or else in the folder for temporary files. It is empty if it
// is nowhere.
func KeepElsewhere(r *record.Run, wrong error, draw record.Draw) string {
	var unplaced *record.Unplaced
	if errors.As(wrong, &unplaced) {
		return unplaced.Dir
	}
	dir, err := os.MkdirTemp("", "tumen-run-*")
	if err != nil {
		return ""
	}
	if err := r.Save(dir, draw); err != nil {
		os.RemoveAll(dir)
		return ""
	}
	return dir
}

// Missing says whether there is nothing at a path.
func Missing(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// Checkpoint looks at the path of a checkpoint that a run with these options is to
// write on a day: nil if it is free, and the file if the same checkpoint is there.
// It fails if something else is.
func Checkpoint(path string, o *record.Options, on parameter.Date) (*record.CheckpointFile, error) {
	if Missing(path) {
		return nil, nil
	}
	if !record.IsCheckpoint(path) {
		return nil, say.Errorf("cannot write the checkpoint %s: there is something else of that name; move it away", path)
	}
	old, err := record.OpenCheckpoint(path, o.Program)
	if err != nil {
		return nil, say.Errorf("cannot write the checkpoint %s: there is another of that name, and it %w; move it away", path, err)
	}
	if !old.Same(o, on) {
		return nil, say.Errorf("cannot write the checkpoint %s: there is one of another run of that name; move it away", path)
	}
	file := old.File()
	return &file, nil
}
