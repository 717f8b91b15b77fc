package data

import (
	"context"
	"errors"
	"fmt"
	"path"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/jobs"
	"tumen/jobs/folder"
	"tumen/scenario"
	"tumen/study"
)

// Influences finds which outcomes a number moves most, for the card that a page shows
// of it. That takes a dozen short runs; each answer is kept, and found once even
// if many ask at the same time.
type Influences struct {
	data    *folder.Folder
	program build.Identity
	limits  Limits
	queue   *jobs.Queue
	ctx     context.Context

	lock    sync.Mutex
	working map[string]*Search // by id
}

// How the influence of a number is found: so many seeds, so many days. Enough
// for a card; a study of sensitivity takes more.
const (
	moveSeeds = 4
	moveDays  = 90
	keptMoves = 2000 // answers in the folder
)

// Search is an influence that is being found.
type Search struct {
	over chan struct{} // closed when it is

	lock   sync.Mutex
	done   int
	all    int
	result *study.Influence
	wrong  error
}

// moveID names an answer by all that it follows from.
func moveID(program build.Identity, c *scenario.Case, of string) string {
	return jobs.ID([]any{program.Fingerprint, c.SHA256, moveSeeds, moveDays, of})
}

// Find is the answer that is kept, or the search for it, which it begins if need
// be.
func (m *Influences) Find(c *scenario.Case, of string) (*study.Influence, *Search, error) {
	id := moveID(m.program, c, of)
	kept := &study.Influence{}
	if m.data.ReadSealed(moveFile(id), kept) == nil {
		return kept, nil, nil
	}
	sets := []string{Days(min(moveDays, c.Parameters.Days))}
	s, err := c.With(scenario.Options{Sets: sets})
	if err != nil {
		return nil, nil, err
	}
	if err := m.limits.Check(s); err != nil {
		return nil, nil, err
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if x := m.working[id]; x != nil {
		return nil, x, nil
	}
	if m.queue.Full() {
		return nil, nil, jobs.Refuse(jobs.Full, "%d such requests are waiting, which is the most; ask again later", m.limits.Waiting)
	}
	x := &Search{over: make(chan struct{}), all: 3 * moveSeeds}
	m.working[id] = x
	m.queue.Do(m.ctx, func() { m.work(id, x, c, of, sets) })
	return nil, x, nil
}

func moveFile(id string) string { return path.Join(movesDir, id+".json") }

// work finds an answer and keeps it.
func (m *Influences) work(id string, x *Search, c *scenario.Case, of string, sets []string) {
	defer close(x.over)
	defer func() {
		if wrong := recover(); wrong != nil {
			x.end(nil, fmt.Errorf("tumen has a fault of its own: %v", wrong))
		}
		m.lock.Lock()
		delete(m.working, id)
		m.lock.Unlock()
	}()
	result, err := study.FindInfluence(m.ctx, c, of, study.InfluenceOptions{
		Sets: sets, Seeds: moveSeeds, First: 1, Progress: x.progress,
	})
	if err == nil {
		m.makeRoom()
		if wrong := m.data.WriteSealed(moveFile(id), result); wrong != nil { // it is found again when it is wanted
			m.data.Warn("moves", wrong)
		}
	}
	x.end(result, err)
}

func (x *Search) progress(done, all int) {
	x.lock.Lock()
	defer x.lock.Unlock()
	x.done, x.all = done, all
}

func (x *Search) end(result *study.Influence, err error) {
	x.lock.Lock()
	defer x.lock.Unlock()
	x.result, x.wrong = result, err
}

// State is how far a search is.
func (x *Search) State() (done, all int, result *study.Influence, err error) {
	x.lock.Lock()
	defer x.lock.Unlock()
	return x.done, x.all, x.result, x.wrong
}

// Wait returns when the search is over, or the time is, or ctx.
func (x *Search) Wait(ctx context.Context, most time.Duration) {
	select {
	case <-x.over:
	case <-time.After(most):
	case <-ctx.Done():
	}
}

// makeRoom forgets every answer when there are too many: each can be found again.
func (m *Influences) makeRoom() {
	names, err := m.data.Names(movesDir)
	if err != nil || len(names) < keptMoves {
		return
	}
	for _, name := range names {
		err = errors.Join(err, m.data.Remove(path.Join(movesDir, name)))
	}
	if err != nil {
		m.data.Warn("moves", err)
	}
}
