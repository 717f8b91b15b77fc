package workbench

import (
	"slices"
	"sync"
)

// shelf keeps the feeds of the runs that were last looked at and are over. The
// others are read from their records when someone asks.
type shelf struct {
	room int

	lock sync.Mutex
	runs []*run // the one last looked at is the last
}

// put remembers that a run's feed was looked at, and lets go of the one that
// nobody has looked at for longest.
func (s *shelf) put(r *run) {
	s.lock.Lock()
	s.runs = append(without(s.runs, r), r)
	var over *run
	if len(s.runs) > s.room {
		over, s.runs = s.runs[0], s.runs[1:]
	}
	s.lock.Unlock()
	if over != nil {
		go over.forget() // whoever calls may hold the lock of another run
	}
}

// touch does the same for a run that is on the shelf already.
func (s *shelf) touch(r *run) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if slices.Contains(s.runs, r) {
		s.runs = append(without(s.runs, r), r)
	}
}

// drop takes a run away.
func (s *shelf) drop(r *run) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.runs = without(s.runs, r)
}

func without(runs []*run, r *run) []*run {
	return slices.DeleteFunc(runs, func(x *run) bool { return x == r })
}
