package workbench

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study"
)

// studies are all studies of the data folder. One is run at a time, on every
// core.
type studies struct {
	data    *folder
	program build.Identity
	limit   Limits
	lane    *lane
	ctx     context.Context

	lock sync.Mutex
	all  map[string]*inquiry
}

// openStudies reads the studies of the folder and goes on with those that were
// not finished, in the order in which they were asked for.
func openStudies(ctx context.Context, data *folder, program build.Identity, limit Limits) (*studies, error) {
	s := &studies{data: data, program: program, limit: limit, ctx: ctx, lane: newLane(1, limit.Waiting), all: map[string]*inquiry{}}
	ids, err := data.names(studiesDir)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		var kept keptStudy
		if !idForm.MatchString(id) || !data.readNote(path.Join(studiesDir, id, studyFile), &kept) || kept.ID != id {
			continue // no study of ours; it is left alone
		}
		q := &inquiry{data: data, program: program, note: kept.StudyNote, sealed: kept.Result, news: make(chan struct{})}
		s.all[id] = q
	}
	for _, q := range slices.Backward(s.list()) {
		n, _ := q.status()
		switch {
		case n.State != waiting && n.State != running:
		case n.goesOn():
			s.begin(q)
		default:
			err := q.turn(func(n *StudyNote) { n.State, n.Detail = failed, otherModel("study", n.Version, n.Model) })
			if err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// list is all studies, the one last asked for first.
func (s *studies) list() []*inquiry {
	s.lock.Lock()
	all := make([]*inquiry, 0, len(s.all))
	for _, q := range s.all {
		all = append(all, q)
	}
	s.lock.Unlock()
	slices.SortFunc(all, func(a, b *inquiry) int { // neither of them ever changes
		return -strings.Compare(a.note.Began+a.note.ID, b.note.Began+b.note.ID)
	})
	return all
}

// find is a study by its id.
func (s *studies) find(id string) (*inquiry, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	q := s.all[id]
	if q == nil {
		return nil, notThere("there is no study %q; GET /api/studies lists them", id)
	}
	return q, nil
}

// ask starts a study, or gives the one that is made from the same things.
func (s *studies) ask(c *scenario.Case, data []byte, spec StudySpec) (q *inquiry, started bool, err error) {
	plan, asked, err := spec.plan(c, s.program, s.limit)
	if err != nil {
		return nil, false, err
	}
	id := spec.id(s.program, c.SHA256)
	s.lock.Lock()
	defer s.lock.Unlock()
	if q := s.all[id]; q != nil {
		return q, false, nil
	}
	if s.lane.full() {
		return nil, false, busy("%s wait already; ask again when one is done, or cancel one", text.Counted(s.limit.Waiting, "study", "studies"))
	}
	if len(s.all) >= s.limit.Kept {
		return nil, false, busy("%s are kept, which is the most; delete some first", text.Counted(len(s.all), "study", "studies"))
	}
	q = &inquiry{data: s.data, program: s.program, news: make(chan struct{}), note: StudyNote{
		ID: id, Kind: spec.Kind, Version: s.program.Version, Model: s.program.Fingerprint, Title: c.Title, CaseName: c.Name, CaseSHA256: c.SHA256,
		State: waiting, Asked: asked, Began: stamp(time.Now()), Spec: spec,
	}}
	if err := s.data.makeRoom(path.Join(studiesDir, id), studyFile); err != nil {
		return nil, false, err
	}
	if err := s.lay(q, data, plan); err != nil {
		return nil, false, errors.Join(err, s.data.remove(path.Join(studiesDir, id)))
	}
	s.begin(q)
	s.all[id] = q
	return q, true, nil
}

// lay puts a new study on the disk: its note last, so that what has one is whole.
func (s *studies) lay(q *inquiry, text []byte, plan *study.Spec) error {
	if err := s.data.write(q.file(caseFile), text); err != nil {
		return err
	}
	if plan != nil {
		begun, err := study.Begin(s.data.system(q.file(studyDir)), plan)
		if err != nil {
			return err
		}
		if err := begun.Close(); err != nil {
			return err
		}
	}
	return q.turn(func(*StudyNote) {})
}

// begin puts a study into the lane.
func (s *studies) begin(q *inquiry) {
	ctx, cancel := context.WithCancelCause(s.ctx)
	q.lock.Lock()
	q.cancel = cancel
	q.lock.Unlock()
	s.lane.do(ctx, func() {
		defer cancel(nil)
		q.live(ctx)
	})
}

// stop cancels a study that waits or runs; its end comes a moment later.
func (s *studies) stop(id string) (*inquiry, error) {
	q, err := s.find(id)
	if err != nil {
		return nil, err
	}
	if n, _ := q.status(); n.State != waiting && n.State != running {
		return nil, clash("the study %s is %s already", id, n.State)
	}
	q.lock.Lock()
	defer q.lock.Unlock()
	q.cancel(errCancelled)
	return q, nil
}

// resume goes on with a study that was cancelled or failed.
func (s *studies) resume(id string) (*inquiry, error) {
	q, err := s.find(id)
	if err != nil {
		return nil, err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if n, _ := q.status(); n.State != cancelled && n.State != failed {
		return nil, clash("the study %s is %s; only one that was cancelled or failed can be resumed", id, n.State)
	}
	if n, _ := q.status(); !n.goesOn() {
		return nil, clash("%s", otherModel("study", n.Version, n.Model))
	}
	if s.lane.full() {
		return nil, busy("%s wait already; ask again when one is done, or cancel one", text.Counted(s.limit.Waiting, "study", "studies"))
	}
	if err := s.data.remove(q.file(resultFile)); err != nil {
		return nil, err
	}
	if err := q.turn(func(n *StudyNote) { n.State, n.Detail, q.sealed = waiting, "", "" }); err != nil {
		return nil, err
	}
	s.begin(q)
	return q, nil
}

// drop deletes a study that is over.
func (s *studies) drop(id string) error {
	q, err := s.find(id)
	if err != nil {
		return err
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if n, _ := q.status(); n.State == waiting || n.State == running {
		return clash("the study %s is %s; cancel it first", id, n.State)
	}
	delete(s.all, id)
	return s.data.remove(path.Join(studiesDir, id))
}

// close waits for the study that is under way to stop.
func (s *studies) close() { s.lane.wait() }
