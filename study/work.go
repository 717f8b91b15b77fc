package study

import (
	"context"
	"errors"
	"slices"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study/store"
)

// outcome is what a run gave: outcomes and series in the order of the spec.
type outcome struct {
	values []float64
	days   [][]float32
}

// model is what a study runs. A worker is for one goroutine. Its error is a
// failure of the run, which becomes a row; that of ctx is an interruption.
type model interface {
	worker() (func(ctx context.Context, t Task) (outcome, error), error)
}

// openModel reads the case of a study, with each of its arms laid over it.
func openModel(s *Spec) (model, error) {
	if IsKnown(s.Case.Name) {
		return openKnown(s)
	}
	c, err := scenario.Parse(s.Case.File, []byte(s.Case.Text))
	if err != nil {
		return nil, err
	}
	m := &caseModel{spec: s}
	for _, arm := range s.Arms {
		laid, err := c.With(s.options(arm))
		if err != nil {
			return nil, err
		}
		m.arms = append(m.arms, laid)
	}
	return m, nil
}

// caseModel runs a case under the arms of a study.
type caseModel struct {
	spec *Spec
	arms []*scenario.Scenario
}

// draws are the arms with what is unknown, for one goroutine.
func (m *caseModel) draws() ([]*scenario.Draws, error) {
	draws := make([]*scenario.Draws, len(m.arms))
	for i, arm := range m.arms {
		var err error
		if draws[i], err = arm.Draws(m.spec.unknowns()); err != nil {
			return nil, err
		}
	}
	return draws, nil
}

func (m *caseModel) worker() (func(context.Context, Task) (outcome, error), error) {
	draws, err := m.draws()
	if err != nil {
		return nil, err
	}
	var l worldPool
	return func(ctx context.Context, t Task) (outcome, error) {
		p, changes, err := draws[t.Arm].At(t.Values)
		if err != nil {
			return outcome{}, err
		}
		run, err := l.live(ctx, p, changes, economy.Seeds{World: t.World, Run: t.Seed})
		if err != nil {
			return outcome{}, err
		}
		return m.kept(run)
	}, nil
}

// kept is what the study keeps of a run.
func (m *caseModel) kept(run *observe.Outcome) (o outcome, err error) {
	if o.values, err = measured(m.spec.Outcomes, run); err == nil {
		o.days, err = daily(m.spec.Series, run)
	}
	return o, err
}

// worldPool is one run after another in the memory of one world. It is for one
// goroutine: each worker of a study has its own.
type worldPool struct{ world economy.World }

// live builds a world and lets it live its days, on one worker: the other cores
// have runs of their own. The outcome is good until the next run.
func (l *worldPool) live(ctx context.Context, p *parameter.Parameters, changes []parameter.Change, seeds economy.Seeds) (*observe.Outcome, error) {
	if err := l.world.Rebuild(p, changes, seeds, 1); err != nil {
		return nil, err
	}
	if err := l.world.Run(ctx, nil); err != nil {
		return nil, err
	}
	run := l.world.Outcome()
	return &run, nil
}

// attempt makes one row: a run that fails or breaks down is a row that says so.
// The error is that of ctx alone.
func attempt(ctx context.Context, run func(context.Context, Task) (outcome, error), t Task) (row *store.Row, err error) {
	row = &store.Row{Number: uint64(t.Row), Seed: t.Seed, Inputs: t.Values}
	fail := func(why string) {
		if why == "" {
			why = say.Text("it failed without a word")
		}
		row.Failure, row.Outcomes, row.Days = text.Bytes(why, store.MostFailure), nil, nil
	}
	defer func() {
		if cause := recover(); cause != nil {
			fail(say.Textf("the run broke down, which is a fault of the program: %v", cause))
			err = nil
		}
	}()
	o, err := run(ctx, t)
	switch {
	case err != nil && ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return nil, err
	case err != nil:
		fail(err.Error())
		return row, nil
	}
	row.Outcomes, row.Days = o.values, o.days
	return row, nil
}

// Task is one run to be made: where it stands in the study, and what with.
type Task struct {
	Row       int
	Point     int
	Replicate int
	Arm       int
	Seed      uint64
	World     uint64    // seed of the world in which it runs
	Values    []float64 // of the inputs
}

// Plan turns the number of a row into the run that it is.
type Plan struct {
	spec   *Spec
	values [][]float64 // by point
	seeds  []int       // likewise, which points share a seed; nil if none do
}

// Points are those of the unit cube that are run, as far as they are asked for.
func (s *Spec) Points() ([][]float64, error) {
	return s.PointsWith(s.Asked)
}

// PointsWith are the first n points, with a coordinate for further inputs that no run
// has.
func (s *Spec) PointsWith(n int, more ...Input) ([][]float64, error) {
	if s.Design.Method == ByWorlds {
		return s.Worlds.points(n, append(slices.Clip(s.Inputs), more...), s.Design.Seed)
	}
	return s.Design.Points(n, len(s.Inputs)+len(more))
}

// Plan lays out the study as far as it is asked for.
func (s *Spec) Plan() (*Plan, error) {
	points, err := s.Points()
	if err != nil {
		return nil, err
	}
	space, err := s.Space()
	if err != nil {
		return nil, err
	}
	p := &Plan{spec: s, values: points}
	if p.seeds, err = s.Design.seeds(s.Asked, len(s.Inputs)); err != nil {
		return nil, err
	}
	if space != nil {
		p.values, err = space.Values(points)
	}
	return p, err
}

// Task is the run that a row is: point by point, within a point replicate by
// replicate, and within that arm by arm.
func (p *Plan) Task(row int) Task {
	point, _, _ := p.spec.Position(row)
	t := p.spec.Proposed(row, p.values[point])
	if p.seeds != nil {
		t.Seed = p.spec.Seeds.First + uint64(p.seeds[t.Point]*p.spec.Seeds.Replicates+t.Replicate)
		t.World = p.spec.Seeds.world(t.Seed)
	}
	return t
}

// Proposed is the run that a row is at some values of the inputs.
func (s *Spec) Proposed(row int, values []float64) Task {
	t := Task{Row: row, Values: values}
	t.Point, t.Replicate, t.Arm = s.Position(row)
	t.Seed = s.seed(t.Point, t.Replicate)
	t.World = s.Seeds.world(t.Seed)
	return t
}
