package workbench

import (
	"context"
	"errors"
	"fmt"
	"path"
	"sync"
	"time"

	"tumen/internal/build"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
	"tumen/study"
)

// moves finds which outcomes a number moves most, for the card that a page shows
// of it. That takes a dozen short runs; each answer is kept, and found once even
// if many ask at the same time.
type moves struct {
	data    *folder
	program build.Identity
	lane    *lane
	ctx     context.Context

	lock    sync.Mutex
	working map[string]*search // by id
}

// How the influence of a number is found: so many seeds, so many days. Enough
// for a card; a study of sensitivity takes more.
const (
	moveSeeds = 4
	moveDays  = 90
	keptMoves = 2000 // answers in the folder
)

// search is an influence that is being found.
type search struct {
	over chan struct{} // closed when it is

	lock   sync.Mutex
	done   int
	all    int
	result *study.Influence
	wrong  error
}

// moveID names an answer by all that it follows from.
func moveID(program build.Identity, c *scenario.Case, of string) string {
	return record.SumOfText([]byte(fmt.Sprintf("%s\n%s\n%d\n%d\n%s", program.Fingerprint, c.SHA256, moveSeeds, moveDays, of)))[:16]
}

// find is the answer that is kept, or the search for it, which it begins if need
// be.
func (m *moves) find(c *scenario.Case, of string, limit Limits) (*study.Influence, *search, error) {
	id := moveID(m.program, c, of)
	kept := &study.Influence{}
	if m.data.readSealed(moveFile(id), kept) == nil {
		return kept, nil, nil
	}
	sets := []string{days(min(moveDays, c.Parameters.Days))}
	s, err := c.With(scenario.Options{Sets: sets})
	if err != nil {
		return nil, nil, refused(err)
	}
	if err := limit.check(s); err != nil {
		return nil, nil, err
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if x := m.working[id]; x != nil {
		return nil, x, nil
	}
	if m.lane.full() {
		return nil, nil, busy("%s wait for such an answer already; ask again in a while", text.Counted(m.lane.most, "number", "numbers"))
	}
	x := &search{over: make(chan struct{}), all: 3 * moveSeeds}
	m.working[id] = x
	m.lane.do(m.ctx, func() { m.work(id, x, c, of, sets) })
	return nil, x, nil
}

func moveFile(id string) string { return path.Join(movesDir, id+".json") }

// work finds an answer and keeps it.
func (m *moves) work(id string, x *search, c *scenario.Case, of string, sets []string) {
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
		if wrong := m.data.writeJSON(moveFile(id), result); wrong != nil { // it is found again when it is wanted
			m.data.ownFault("moves", wrong)
		}
	}
	x.end(result, err)
}

func (x *search) progress(done, all int) {
	x.lock.Lock()
	defer x.lock.Unlock()
	x.done, x.all = done, all
}

func (x *search) end(result *study.Influence, err error) {
	x.lock.Lock()
	defer x.lock.Unlock()
	x.result, x.wrong = result, err
}

// state is how far a search is.
func (x *search) state() (done, all int, result *study.Influence, err error) {
	x.lock.Lock()
	defer x.lock.Unlock()
	return x.done, x.all, x.result, x.wrong
}

// wait returns when the search is over, or the time is, or ctx.
func (x *search) wait(ctx context.Context, most time.Duration) {
	select {
	case <-x.over:
	case <-time.After(most):
	case <-ctx.Done():
	}
}

// makeRoom forgets every answer when there are too many: each can be found again.
func (m *moves) makeRoom() {
	names, err := m.data.names(movesDir)
	if err != nil || len(names) < keptMoves {
		return
	}
	for _, name := range names {
		err = errors.Join(err, m.data.remove(path.Join(movesDir, name)))
	}
	if err != nil {
		m.data.ownFault("moves", err)
	}
}

// close waits for what is under way to stop.
func (m *moves) close() { m.lane.wait() }
