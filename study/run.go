package study

import (
	"context"
	"errors"
	"slices"
	"time"

	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study/store"
)

// RunOptions say how a study is run. None of it changes a row.
type RunOptions struct {
	Workers int // runs at a time; below 1 means one for each core

	// Progress is told how far the study is, by one goroutine at a time, after
	// each row. It may be nil.
	Progress func(Progress)

	// Checked is likewise told how far a test of the result is. It may be nil.
	Checked func(done, all int)
}

// Progress is how far a study is.
type Progress struct {
	Done    int           `json:"done"` // rows that are there
	Asked   int           `json:"asked"`
	Failed  int           `json:"failed"`  // of those that are there
	Rate    float64       `json:"rate"`    // rows a second, since this run of it began
	Left    time.Duration `json:"left_ns"` // at that rate; 0 while the rate is not known
	Running []Running     `json:"running"` // estimates so far
}

// Run makes the rows that are still missing, the lowest first, and appends each to
// the study as soon as those before it are there. The rows are the same on any
// number of workers, and so is the finished file, however often the study was
// interrupted and whatever part of it was damaged. A run that fails is a row.
//
// When ctx is cancelled, what is finished is kept and the error wraps that of
// ctx. Any other error says why no more rows could be written, or that the study
// cannot be run at all, as the *OtherResults of Admit; the rows that are there are kept.
func (s *Study) Run(ctx context.Context, o RunOptions) error {
	plan, err := s.Spec.Plan()
	if err != nil {
		return err
	}
	rows, err := s.scan()
	if err != nil {
		return err
	}
	if err := s.Make(ctx, rows.Missing(s.Spec.Rows()), plan.Task, nil, o); err != nil {
		return err
	}
	return s.Settle()
}

// Settle puts the rows of a study that has all of them in order, as if it had
// never been interrupted.
func (s *Study) Settle() error {
	if s.writer == nil {
		return nil
	}
	rows, err := s.scan()
	if err != nil {
		return err
	}
	if !rows.Finished() {
		if err := s.unseal(); err != nil {
			return cannot("finish", s.Dir, err)
		}
		err := s.writer.Close()
		s.writer = nil
		if err == nil {
			err = store.Finish(s.path(RowsFile), s.Spec.layout())
		}
		if err != nil {
			return cannot("finish", s.Dir, err)
		}
		if rows, err = s.scan(); err != nil {
			return err
		}
		if s.writer, err = store.Append(rows); err != nil {
			return cannot("finish", s.Dir, err)
		}
	}
	if err := s.note(); err != nil {
		return cannot(say.Text("write to"), s.Dir, err)
	}
	return nil
}

// Make appends rows, none of which is there; task says what each is. It shows
// each to see, if that is not nil, in order, before it is gone.
func (s *Study) Make(ctx context.Context, rows store.Spans, task func(row int) Task, see func(*store.Row), o RunOptions) error {
	if s.writer == nil {
		return say.Errorf("the study in %s was opened to be read: open it by Continue", s.Dir)
	}
	if len(rows) == 0 {
		return nil
	}
	if err := s.Admit(ctx, o.Workers); err != nil {
		return err
	}
	if err := s.unseal(); err != nil {
		return cannot(say.Text("write to"), s.Dir, err)
	}
	m, err := openModel(s.Spec)
	if err != nil {
		return err
	}
	if _, err := m.worker(); err != nil { // so that those below cannot fail
		return err
	}
	began, before := time.Now(), s.Done
	between := s.watch.next != rows[0].From || len(rows) > 1 // rows that are there
	program := store.Key(s.program.Fingerprint)
	arms := len(s.Spec.Arms) // their rows stand together, and are made together
	groups := s.Spec.groups(rows)
	work := func() func(context.Context, int, func(*store.Row)) error {
		run, err := m.worker()
		var group groupRun
		if f, ok := m.(branchingModel); ok && arms > 1 && err == nil {
			group, err = f.together()
		}
		return func(ctx context.Context, i int, add func(*store.Row)) error {
			if err != nil {
				return err
			}
			var tasks []Task
			for row := groups[i].From; row < groups[i].To; row++ {
				tasks = append(tasks, task(row))
			}
			return attemptAll(ctx, run, group, tasks, add)
		}
	}
	_, err = inParts(ctx, 0, len(groups), o.Workers, work, func(_ int, row *store.Row) error {
		row.Program = program
		if err := s.Add(row); err != nil {
			return err
		}
		if see != nil {
			see(row)
		}
		if o.Progress != nil {
			o.Progress(s.progress(began, before))
		}
		return nil
	})
	if synced := s.writer.Sync(); synced != nil && (err == nil || errors.Is(err, ctx.Err())) {
		err = cannot(say.Text("write to"), s.Dir, synced)
	}
	if err == nil && between {
		err = s.recount() // the running estimates are sums in the order of the rows
	}
	return err
}

// groups are the rows in parts that are made together: those that differ in nothing
// but the arm, and follow one another.
func (s *Spec) groups(rows store.Spans) (groups []store.Span) {
	for _, span := range rows {
		for row := span.From; row < span.To; row++ {
			if _, _, arm := s.Position(row); arm == 0 || row == span.From {
				groups = append(groups, store.Span{From: row, To: row})
			}
			groups[len(groups)-1].To++
		}
	}
	return groups
}

// Add appends a row that was made.
func (s *Study) Add(row *store.Row) error {
	if err := s.writer.Add(row); err != nil {
		return cannot(say.Text("write to"), s.Dir, err)
	}
	s.count(row)
	return nil
}

// count takes a row into what is known of the study.
func (s *Study) count(row *store.Row) {
	s.Done++
	if row.Failed() {
		s.failed++
	}
	s.watch.add(row)
}

// Failed is how many of the rows that are there are of failed runs; known of a
// study that can be run.
func (s *Study) Failed() int { return s.failed }

func (s *Study) progress(began time.Time, before int) Progress {
	p := Progress{Done: s.Done, Asked: s.Spec.Rows(), Failed: s.failed, Running: s.watch.estimates()}
	if elapsed := time.Since(began).Seconds(); elapsed > 0 && s.Done > before {
		p.Rate = float64(s.Done-before) / elapsed
		p.Left = time.Duration(float64(p.Asked-p.Done) / p.Rate * float64(time.Second))
	}
	return p
}

// timeOfRow is what a row costs beside the days of its run: drawing its inputs,
// building its world, writing it. docs/performance.md measures it.
const timeOfRow = 300 * time.Microsecond

// Need is what the runs of a study ask of the machine, with one run a worker at a
// time; the time is that of one core. A known function needs next to nothing.
func (s *Spec) Need(workers int) (parameter.Need, error) {
	var need parameter.Need
	if IsKnown(s.Case.Name) {
		return need, nil
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return need, err
	}
	laid, err := c.With(s.options(s.Arms[0]))
	if err != nil {
		return need, err
	}
	one := laid.Parameters.Need()
	need.Bytes = one.Bytes * float64(max(1, min(workers, s.Rows())))
	need.Work = time.Duration(min(float64(s.Rows())*float64(one.Work+timeOfRow), float64(1<<62)))
	return need, nil
}

// NoEffects are the overrides, policies and uncertain numbers of a study that
// change no result in any of its runs.
func (s *Spec) NoEffects() ([]scenario.NoEffect, error) {
	if IsKnown(s.Case.Name) {
		return nil, nil
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return nil, err
	}
	idle := map[scenario.NoEffect]int{} // in how many arms
	var order []scenario.NoEffect
	note := func(n scenario.NoEffect) {
		if idle[n]++; idle[n] == 1 {
			order = append(order, n)
		}
	}
	var all []scenario.NoEffect
	for _, arm := range s.Arms {
		laid, err := c.With(s.options(arm))
		if err != nil {
			return nil, err
		}
		worlds, err := s.alternatives(c, arm)
		if err != nil {
			return nil, err
		}
		acts := func(path string) bool {
			return slices.ContainsFunc(worlds, func(w *scenario.Scenario) bool { return w.NoEffect(path) == "" })
		}
		for _, n := range laid.NoEffects() {
			if !acts(n.Path) {
				note(n)
			}
		}
		for _, in := range s.Inputs {
			if n, ok := inputNoEffect(laid, in); ok && !slices.ContainsFunc(in.Paths, acts) {
				note(n)
			}
		}
	}
	for _, n := range order {
		if idle[n] == len(s.Arms) {
			all = append(all, n)
		}
	}
	return all, nil
}

// inputNoEffect says of an uncertain number that none of the parameters that it
// is the value of can act.
func inputNoEffect(laid *scenario.Scenario, in Input) (n scenario.NoEffect, ok bool) {
	for _, path := range in.Paths {
		says := laid.NoEffect(path)
		if says == "" {
			return n, false
		}
		n = scenario.NoEffect{Path: path, By: say.Textf("the uncertain number %s", in.Name), Says: says}
	}
	return n, len(in.Paths) > 0
}
