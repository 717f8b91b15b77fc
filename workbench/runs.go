package workbench

import (
	"context"
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/internal/text"
	"tumen/scenario"
)

// Forms of names that may become part of a path. No other text ever does.
var (
	nameForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)
	idForm   = regexp.MustCompile(`^[0-9a-f]{16}$`)
)

// runs are all runs of the data folder.
type runs struct {
	data    *folder
	program build.Identity
	limit   Limits
	lane    *lane
	kept    *shelf
	ctx     context.Context // cancelled when the server closes

	lock sync.Mutex
	all  map[string]*run
}

// openRuns reads the runs of the folder and takes up those that were not
// finished, in the order in which they were asked for.
func openRuns(ctx context.Context, data *folder, program build.Identity, limit Limits) (*runs, error) {
	s := &runs{
		data: data, program: program, limit: limit, ctx: ctx,
		lane: newLane(limit.Runs, limit.Waiting), kept: &shelf{room: 8}, all: map[string]*run{},
	}
	ids, err := data.names(runsDir)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		var kept keptRun
		if !idForm.MatchString(id) || !data.readNote(path.Join(runsDir, id, noteFile), &kept) || kept.ID != id {
			continue // no run of ours; it is left alone
		}
		r := &run{data: data, program: program, kept: s.kept, note: kept.RunNote, sealed: kept.Sights}
		s.all[id] = r
	}
	for _, r := range slices.Backward(s.list()) {
		n := r.status()
		if n.State != waiting && n.State != running {
			continue
		}
		if n.SameModel {
			err = s.begin(r)
		} else {
			err = r.turn(func(n *RunNote) { n.State, n.Done, n.Detail = failed, 0, otherModel("run", n.Version, n.Model) })
		}
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

// otherModel says why what another program began does not go on: its second half
// would follow other rules than its first, or its name would be that of others.
func otherModel(what, version, model string) string {
	return fmt.Sprintf("this %s was begun by another build of tumen (version %s, model %s) and cannot continue with this one; start it again to make it anew",
		what, or(version, "unknown"), or(build.Short(model), "unknown"))
}

// list is all runs, the one last asked for first.
func (s *runs) list() []*run {
	s.lock.Lock()
	all := make([]*run, 0, len(s.all))
	for _, r := range s.all {
		all = append(all, r)
	}
	s.lock.Unlock()
	slices.SortFunc(all, func(a, b *run) int {
		x, y := a.status(), b.status()
		return -strings.Compare(x.Began+x.ID, y.Began+y.ID)
	})
	return all
}

// find is a run by its id.
func (s *runs) find(id string) (*run, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	r := s.all[id]
	if r == nil {
		return nil, notThere("there is no run %q; GET /api/runs lists them", id)
	}
	return r, nil
}

// ask starts a run, or gives the one that was made from the same things before.
// Whoever asks again for one that failed or was cancelled gets it anew.
func (s *runs) ask(c *scenario.Case, data []byte, spec runSpec) (r *run, started bool, err error) {
	with, err := c.With(scenario.Options{Policies: spec.Policies, Sets: spec.Sets})
	if err != nil {
		return nil, false, refused(err)
	}
	if len(spec.Policies) > 0 {
		if _, err := c.With(scenario.Options{Sets: spec.Sets}); err != nil {
			return nil, false, refused(fmt.Errorf("without the policies: %w", err))
		}
	}
	if err := s.limit.check(with); err != nil {
		return nil, false, err
	}
	id := spec.id(s.program, c.SHA256)
	s.lock.Lock()
	defer s.lock.Unlock()
	r, known := s.all[id], false
	if r != nil {
		known = true
		if state := r.status().State; state != failed && state != cancelled {
			return r, false, nil
		}
	}
	if s.lane.full() {
		return nil, false, busy("%s wait already; ask again when one is done, or cancel one", text.Counted(s.limit.Waiting, "run", "runs"))
	}
	if !known && len(s.all) >= s.limit.Kept {
		return nil, false, busy("%s are kept, which is the most; delete some first", text.Counted(len(s.all), "run", "runs"))
	}
	if !known {
		if err := s.data.makeRoom(path.Join(runsDir, id), noteFile); err != nil {
			return nil, false, err
		}
	}
	r = &run{data: s.data, program: s.program, kept: s.kept, note: RunNote{
		ID: id, Version: s.program.Version, Model: s.program.Fingerprint, Title: c.Title, CaseName: c.Name, CaseSHA256: c.SHA256, Start: with.Parameters.Start.String(),
		State: waiting, Asked: with.Parameters.Days, Began: stamp(time.Now()), Spec: spec,
	}}
	err = s.data.write(r.file(caseFile), data)
	if err == nil {
		err = r.turn(func(*RunNote) {})
	}
	if err == nil {
		err = s.begin(r)
	}
	if err != nil {
		if !known { // what was there before stays
			err = errors.Join(err, s.data.remove(path.Join(runsDir, id)))
		}
		return nil, false, err
	}
	s.all[id] = r
	return r, true, nil
}

// begin puts a run into the lane.
func (s *runs) begin(r *run) error {
	with, _, err := r.scenario()
	if err != nil { // the version is another one and reads the case otherwise
		return r.turn(func(n *RunNote) { n.State, n.Detail = failed, err.Error() })
	}
	ctx, cancel := context.WithCancelCause(s.ctx)
	r.feed, r.cancel = newFeed(with), cancel
	s.lane.do(ctx, func() {
		defer cancel(nil)
		r.live(ctx)
	})
	return nil
}

// stop cancels a run that waits or runs; its end comes a moment later.
func (s *runs) stop(id string) (*run, error) {
	r, err := s.find(id)
	if err != nil {
		return nil, err
	}
	if n := r.status(); n.State != waiting && n.State != running {
		return nil, clash("the run %s is %s already", id, n.State)
	}
	r.cancel(errCancelled)
	return r, nil
}

// drop deletes a run that is over.
func (s *runs) drop(id string) error {
	r, err := s.find(id)
	if err != nil {
		return err
	}
	if n := r.status(); n.State == waiting || n.State == running {
		return clash("the run %s is %s; cancel it first", id, n.State)
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	delete(s.all, id)
	s.kept.drop(r)
	return s.data.remove(path.Join(runsDir, id))
}

// close waits for the runs that are under way to stop.
func (s *runs) close() { s.lane.wait() }
