package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"tumen/internal/text"
	"tumen/record"
	"tumen/stage"
)

// names are the folders in which a run may go that was given none, the first
// that is free. A run of nothing but a case and a seed has the plain name; where
// that is taken by another run, and where more was asked for, the name ends in
// the first digits of the request's hash.
func (o *runOptions) names(name, request string) []string {
	words := []string{name, fmt.Sprint(o.Seed)}
	if o.World != nil && *o.World != o.Seed {
		words = append(words, "world", fmt.Sprint(*o.World))
	}
	words = append(words, o.Policies...)
	if o.Trips {
		words = append(words, "crossings")
	}
	hashed := filepath.Join("runs", stage.Name(request, words...))
	if len(words) > 2 || len(o.Sets) > 0 || o.from != nil {
		return []string{hashed}
	}
	return []string{filepath.Join("runs", stage.Name("", words...)), hashed}
}

// place is where a run goes.
type place struct {
	dir   string        // as it is shown
	at    *stage.Folder // nil if the run is there already
	found *record.Run   // the same run, made before; nil if it is to be made
	done  bool          // the run is whole and in its place
}

// close ends the work in the stage. What it holds of a run that is not finished
// stays, to go on from.
func (p *place) close() {
	if !p.done && p.begun() {
		p.at.Keep()
	}
	p.at.Close()
}

// begun says whether the stage holds a state from which the run can go on.
func (p *place) begun() bool {
	return keep(p, keptWith).Begun() || keep(p, keptWithout).Begun()
}

// taken is a folder that another run has.
type taken struct{ what string }

func (t *taken) Error() string { return t.what }

// findPlace opens the stage of the first folder of a list that is free for a
// request, or finds the run of the request in one.
func findPlace(options *record.Options, dirs ...string) (*place, error) {
	var last error
	for _, dir := range dirs {
		p, err := tryPlace(options, dir)
		var other *taken
		if !errors.As(err, &other) {
			return p, err
		}
		last = err
	}
	return nil, last
}

// tryPlace looks at one folder: before its stage is locked, so that a run that
// is there is found though somebody reads it, and after.
func tryPlace(options *record.Options, dir string) (*place, error) {
	request := options.Request()
	if found, err := lookAt(options, dir); found != nil || err != nil {
		return &place{dir: dir, found: found}, err
	}
	at, err := stage.Open(dir)
	var busy *stage.Busy
	if errors.As(err, &busy) {
		if a := record.AskedElsewhere(busy); a != nil && a.Request != request {
			return nil, &taken{err.Error()}
		}
		return nil, err
	}
	if err != nil {
		return nil, fmt.Errorf("cannot write the run to %s: %w", dir, err)
	}
	p, err := insidePlace(options, at, dir)
	if err != nil || p.at == nil {
		at.Close()
	}
	return p, err
}

// insidePlace looks at a folder whose stage is locked, and at what is in the
// stage.
func insidePlace(options *record.Options, at *stage.Folder, dir string) (*place, error) {
	request := options.Request()
	done, err := record.Finish(at, request)
	if err != nil {
		return nil, err
	}
	if found, err := lookAt(options, dir); found != nil || err != nil {
		if !done {
			at.Keep() // what is in it is not ours, or belongs to a run that can be finished
		}
		return &place{dir: dir, found: found}, err
	}
	asked := record.ReadAsked(at)
	switch {
	case asked == nil, asked.Request != request && !worthKeeping(at):
		if err := at.Clear(); err != nil {
			return nil, fmt.Errorf("cannot write the run to %s: what an earlier command left beside it could not be removed: %w", dir, stage.Cause(err))
		}
	case asked.Request != request:
		at.Keep()
		return nil, &taken{fmt.Sprintf("an unfinished run of another request is kept for %s\n  %s finishes it; or choose another folder with --out, or remove %s to give it up", dir, resumeCommand(dir), stage.Beside(dir))}
	}
	return &place{dir: dir, at: at}, nil
}

// worthKeeping says whether the run in a stage can be finished with less than all
// of its work.
func worthKeeping(at *stage.Folder) bool {
	if (&place{at: at}).begun() {
		return true
	}
	_, err := record.ReadManifest(at.Path("new"))
	return err == nil && !missing(at.Path("new"))
}

// lookAt looks at a folder: nil if it is free, the run if it is that of the
// request, and an error for everything else that is there. It is a *taken if that
// is of another request.
func lookAt(options *record.Options, dir string) (*record.Run, error) {
	m, err := record.ReadManifest(dir)
	if err != nil {
		return nil, &taken{fmt.Sprintf("cannot write the run to %s: %v", dir, err)}
	}
	switch {
	case m == nil:
		return nil, nil
	case m.Request != options.Request():
		return nil, &taken{fmt.Sprintf("%s holds another run (%s); nothing in it was touched\n  choose another folder with --out, or leave --out out for a name of its own", dir, strings.Join(options.Differs(m), "; "))}
	case !m.Finished():
		return nil, unfinished(dir, m)
	}
	r, err := record.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("the same run was made before, but %w\n  move %s away to make it anew", err, dir)
	}
	return r, nil
}

// unfinished says how to finish a run that was interrupted.
func unfinished(dir string, m *record.Manifest) error {
	what := fmt.Sprintf("%s holds the first %d of %d days of this run", dir, m.Days, m.Asked)
	if !m.Partial {
		what = fmt.Sprintf("%s holds this run, but not yet what its policies changed", dir)
	}
	return fmt.Errorf("%s\n  %s finishes it", what, resumeCommand(dir))
}

// resumeCommand is the command line that finishes the run in a folder.
func resumeCommand(dir string) string { return "tumen run --resume " + text.ShellWord(dir) }
