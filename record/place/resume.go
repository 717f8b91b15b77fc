package place

import (
	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/record"
	"tumen/stage"
)

// Resume opens the place of a run that a killed or interrupted command has left,
// and finds out what was asked for: the stage says it, or the first days of the
// run. Found is the run if it is finished already. The place is to be closed.
func Resume(dir string, now build.Identity) (*Place, *record.Asked, error) {
	if Missing(dir) && Missing(stage.Beside(dir)) {
		return nil, nil, nothingToFinish(dir)
	}
	at, err := stage.Open(dir)
	if err != nil {
		return nil, nil, say.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	asked, done, err := recall(at, dir, now)
	p := &Place{Dir: dir, At: at, Done: done}
	if err == nil && done {
		p.Found, err = record.Open(dir)
	}
	if err != nil {
		at.Keep()
		at.Close()
		return nil, nil, err
	}
	return p, asked, nil
}

// recall is what was asked for, or whether that is done.
func recall(at *stage.Folder, dir string, now build.Identity) (asked *record.Asked, done bool, err error) {
	m, err := record.ReadManifest(dir)
	if err != nil {
		return nil, false, say.Errorf("cannot finish the run in %s: %w", dir, err)
	}
	asked = record.ReadAsked(at)
	if asked != nil {
		if done, err := record.Finish(at, asked.Request); err != nil || done {
			return nil, done, err
		}
	}
	switch {
	case m != nil && m.Finished():
		return nil, true, nil
	case asked == nil && m == nil:
		return nil, false, nothingToFinish(dir)
	case asked == nil || m != nil && m.Request != asked.Request:
		r, err := record.Open(dir)
		if err != nil {
			return nil, false, err
		}
		asked = record.AskedOf(r)
	}
	if !asked.SameModel(now) {
		return nil, false, say.Errorf("cannot finish the run in %s: tumen %s with model %s began it, and this is tumen %s with model %s, which gives other numbers; finish it with that program, or run the case again",
			dir, asked.Version, build.Short(asked.Fingerprint), now.Version, build.Short(now.Fingerprint))
	}
	return asked, false, nil
}

func nothingToFinish(dir string) error {
	return say.Errorf("there is nothing to finish in %s: neither a run nor what a killed one has kept", dir)
}
