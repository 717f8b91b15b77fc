package study

import (
	"context"
	"slices"

	"tumen/internal/build"
	"tumen/internal/say"
	"tumen/study/store"
)

// Program is a program that made rows of a study.
type Program struct {
	Version     string   `json:"version"`
	Fingerprint string   `json:"fingerprint" doc:"of its model"`
	Revision    *string  `json:"revision" doc:"of its source; null where the build does not know it"`
	Go          string   `json:"go"`
	Rows        [][2]int `json:"rows" doc:"it made: first and last of each range"`

	// Replayed is how many rows of other programs it made again, the same to the
	// bit, before it made its own; 0 of the program that began the study.
	Replayed int `json:"replayed,omitempty"`
}

func programOf(i build.Identity) Program {
	p := Program{Version: i.Version, Fingerprint: i.Fingerprint, Go: i.Go, Rows: [][2]int{}}
	if i.Revision != "" {
		p.Revision = &i.Revision
	}
	return p
}

func (p Program) identity() build.Identity {
	i := build.Identity{Version: p.Version, Fingerprint: p.Fingerprint, Go: p.Go}
	if p.Revision != nil {
		i.Revision = *p.Revision
	}
	return i
}

// String is the program for people.
func (p Program) String() string {
	if p.Fingerprint == "" {
		return say.Textf("tumen %s", p.Version)
	}
	return say.Textf("tumen %s (model %s)", p.Version, build.Short(p.Fingerprint))
}

// unknownProgram is one that study.json does not name.
var unknownProgram = Program{Version: "unknown"}

// by is the program that made a row.
func (s *Spec) by(key uint64) Program {
	for _, p := range s.Programs {
		if store.Key(p.Fingerprint) == key {
			return p
		}
	}
	return unknownProgram
}

// programs are those that made the rows, each with its rows, and those that made
// some again; if there are no rows yet, the one that began the study.
func (s *Spec) programs(rows *store.Rows) []Program {
	all := []Program{}
	for _, made := range rows.ByProgram() {
		p := s.by(made.Program)
		p.Rows = make([][2]int, len(made.Rows))
		for i, x := range made.Rows {
			p.Rows[i] = [2]int{x.From, x.To - 1}
		}
		all = append(all, p)
	}
	for _, p := range s.Programs {
		made := slices.ContainsFunc(all, func(q Program) bool { return q.Fingerprint == p.Fingerprint })
		if !made && (p.Replayed > 0 || len(all) == 0) {
			p.Rows = [][2]int{}
			all = append(all, p)
		}
	}
	return all
}

// OtherResults is a study that this program cannot continue, because it gives other
// results than the program that made the rows.
type OtherResults struct {
	Dir    string
	Row    int      // the first of those made again that differs
	Words  []string // what differs: outcome, recorded value, new value
	By     Program  // made the row
	This   Program
	Sample int // rows that were made again
}

func (m *OtherResults) Error() string {
	return say.Textf("the study in %s was made by %s, but this is %s, which gives different results: row %d, %s; continue with the program that made it, or begin a new study in another folder",
		m.Dir, m.By, m.This, m.Row, firstOf(m.Words))
}

// MadeBy says whether the rows are of a program's model, or were found to be the
// same as it gives; if not, by is a program that made some of them.
func (s *Study) MadeBy(program build.Identity) (by Program, same bool, err error) {
	rows, err := s.scan()
	if err != nil {
		return by, false, err
	}
	all := s.Spec.programs(rows)
	same = slices.ContainsFunc(all, func(p Program) bool { return p.identity().HasModel(program.Fingerprint) })
	return all[0], same, nil
}

// How many rows of other programs are made again before a program adds to them:
// all arms of as many points and seeds as give about mostReplayed rows.
const (
	mostReplayed   = 24
	leastReplayed  = 2 // points and seeds
	usualReplayed  = 8 // points and seeds
	replayedAtOnce = 2 // workers if nothing else is said
)

// Admit says whether this program may add to the rows that are there. Rows of
// another program are made again: some from the first to the last, with all of
// their arms. If one is not the same to the bit, the error is a *OtherResults. It is
// asked before the first row is made; a program that was let in once is not asked
// again.
func (s *Study) Admit(ctx context.Context, workers int) error {
	if s.admitted {
		return nil
	}
	rows, err := s.scan()
	if err != nil {
		return err
	}
	known := func(i build.Identity) bool {
		return slices.ContainsFunc(s.Spec.Programs, func(p Program) bool { return p.identity().HasModel(i.Fingerprint) })
	}
	var others []int
	strange := false
	own := store.Key(s.program.Fingerprint)
	for _, made := range rows.ByProgram() {
		if made.Program == own {
			continue
		}
		strange = strange || s.Spec.by(made.Program).Version == unknownProgram.Version
		for _, x := range made.Rows {
			for row := x.From; row < min(x.To, s.Spec.Rows()); row++ {
				others = append(others, row)
			}
		}
	}
	if known(s.program) && !strange {
		s.admitted = true
		return nil
	}
	sample := sampled(others, len(s.Spec.Arms))
	if err := s.replayAll(ctx, rows, sample, workers); err != nil {
		return err
	}
	if !known(s.program) {
		more := *s.Spec
		p := programOf(s.program)
		p.Replayed = len(sample)
		more.Programs = append(slices.Clone(more.Programs), p)
		if rows.Len() == 0 {
			more.Programs = []Program{p} // the other one made nothing
		}
		before := s.Spec
		s.Spec = &more
		if err := s.save(); err != nil {
			s.Spec = before
			return cannot("continue", s.Dir, err)
		}
	}
	s.admitted, s.Replayed = true, len(sample)
	return nil
}

// sampled are some of the rows, in rising order: the first, the last, and some
// between, with all arms of a point and seed that are there.
func sampled(rows []int, arms int) (sample []int) {
	slices.Sort(rows)
	var groups [][]int
	for _, row := range rows {
		if n := len(groups); n > 0 && groups[n-1][0]/arms == row/arms {
			groups[n-1] = append(groups[n-1], row)
			continue
		}
		groups = append(groups, []int{row})
	}
	want := min(len(groups), max(leastReplayed, min(usualReplayed, mostReplayed/arms)))
	for i := range want {
		at := 0
		if want > 1 {
			at = i * (len(groups) - 1) / (want - 1)
		}
		sample = append(sample, groups[at]...)
	}
	return sample
}

// replayAll makes rows again and fails at the first that is not the same.
func (s *Study) replayAll(ctx context.Context, rows *store.Rows, sample []int, workers int) error {
	if len(sample) == 0 {
		return nil
	}
	if workers < 1 {
		workers = replayedAtOnce
	}
	return s.again(ctx, rows, sample, workers, func(row int, words []string) error {
		if len(words) == 0 {
			return nil
		}
		recorded, err := rows.Row(row)
		if err != nil {
			return cannot("read", s.Dir, err)
		}
		return &OtherResults{s.Dir, row, words, s.Spec.by(recorded.Program), programOf(s.program), len(sample)}
	})
}

// again makes rows again that are there, and says of each in what it differs, in
// the order given.
func (s *Study) again(ctx context.Context, rows *store.Rows, chosen []int, workers int, see func(row int, words []string) error) error {
	m, err := openModel(s.Spec)
	if err != nil {
		return err
	}
	if _, err := m.worker(); err != nil {
		return err
	}
	task, err := s.Spec.tasks()
	if err != nil {
		return err
	}
	work := func() func(context.Context, int) ([]string, error) {
		run, err := m.worker()
		return func(ctx context.Context, i int) ([]string, error) {
			if err != nil {
				return nil, err
			}
			recorded, err := rows.Row(chosen[i])
			if err != nil {
				return nil, cannot("read", s.Dir, err)
			}
			if recorded == nil {
				return nil, say.Errorf("row %d is not there any more", chosen[i])
			}
			again, err := attempt(ctx, run, task(chosen[i], recorded))
			if err != nil {
				return nil, err
			}
			return s.Spec.compare(recorded, again), nil
		}
	}
	_, err = inOrder(ctx, 0, len(chosen), workers, work, func(i int, words []string) error { return see(chosen[i], words) })
	return err
}
