package study

import (
	"context"
	"reflect"
	"slices"

	"tumen/economy"
	"tumen/economy/observe"
	"tumen/economy/parameter"
	"tumen/study/store"
)

// prefix.go: the arms of one point and seed that begin as the same world are run
// as one until the day on which they part, and forked there. A fork lives on to
// the bit as a run made whole (economy.World.Fork), so no row shows it; and a
// row that is made again alone, as by Replay, is made whole.

// branch is one of the arms: what its world is made of, and where its outcome
// goes.
type branch struct {
	arm     int
	p       *parameter.Parameters
	changes []parameter.Change
}

// branchingModel is a model whose arms can share a prefix of days.
type branchingModel interface {
	// together makes the runs of tasks that share point and seed, and gives their
	// outcomes in the order of the tasks, each as soon as those before it are
	// there.
	together() (groupRun, error)
}

type groupRun func(ctx context.Context, tasks []Task, give func(outcome)) error

func (m *caseModel) together() (groupRun, error) {
	draws, err := m.draws()
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, tasks []Task, give func(outcome)) error {
		var left []branch
		for i, t := range tasks {
			p, changes, err := draws[t.Arm].At(t.Values)
			if err != nil {
				return err
			}
			left = append(left, branch{i, p, changes})
		}
		made, given := make([]*outcome, len(tasks)), 0
		keep := func(ends []branch, run *observe.Outcome) error {
			kept, err := m.kept(run)
			if err != nil {
				return err
			}
			for _, f := range ends {
				made[f.arm] = &kept
			}
			for ; given < len(made) && made[given] != nil; given++ {
				give(*made[given])
			}
			return nil
		}
		for len(left) > 0 {
			alike, others := split(left, func(f branch) bool { return reflect.DeepEqual(f.p, left[0].p) })
			seeds := economy.Seeds{World: tasks[0].World, Run: tasks[0].Seed}
			world, err := economy.Build(alike[0].p, alike[0].changes, seeds, 1)
			if err != nil {
				return err
			}
			if err := follow(ctx, world, alike, keep); err != nil {
				return err
			}
			left = others
		}
		return nil
	}, nil
}

// follow runs a world to the end under each of the branches. Until now they have
// been the same.
func follow(ctx context.Context, w *economy.World, branches []branch, keep func([]branch, *observe.Outcome) error) error {
	on, part := parting(branches)
	if !part {
		if err := w.Run(ctx, nil); err != nil {
			return err
		}
		run := w.Outcome()
		return keep(branches, &run)
	}
	if err := w.RunTo(ctx, on, nil); err != nil {
		return err
	}
	first := branches[0].p.Start - parameter.Date(branches[0].p.BurnIn)
	for len(branches) > 0 {
		until := upTo(branches[0].changes, on)
		alike, others := split(branches, func(f branch) bool { return reflect.DeepEqual(upTo(f.changes, on), until) })
		coming := alike[0].changes
		if on > first { // else nothing has been changed yet
			coming = coming[len(upTo(coming, on-1)):]
		}
		if err := follow(ctx, w.Fork(coming), alike, keep); err != nil {
			return err
		}
		branches = others
	}
	return nil
}

// parting is the first day on which branches have different changes; false if
// there is none.
func parting(branches []branch) (on parameter.Date, part bool) {
	common := branches[0].changes
	for _, f := range branches[1:] {
		n := 0
		for n < min(len(common), len(f.changes)) && reflect.DeepEqual(common[n], f.changes[n]) {
			n++
		}
		common = common[:n]
	}
	for _, f := range branches {
		if len(f.changes) > len(common) && (!part || f.changes[len(common)].On < on) {
			on, part = f.changes[len(common)].On, true
		}
	}
	return on, part
}

// upTo is the changes up to a day. They are in the order of their days.
func upTo(changes []parameter.Change, on parameter.Date) []parameter.Change {
	n := 0
	for n < len(changes) && changes[n].On <= on {
		n++
	}
	return slices.Clip(changes[:n])
}

// split divides branches in two, in their order.
func split(branches []branch, in func(branch) bool) (those, others []branch) {
	for _, f := range branches {
		if in(f) {
			those = append(those, f)
		} else {
			others = append(others, f)
		}
	}
	return those, others
}

// shared makes the rows of tasks that share point and seed together, and adds
// them in their order. If one of them fails, made is how many were added before,
// and each of the others has to be made alone to say how it ends. The error is
// that of ctx alone.
func shared(ctx context.Context, run groupRun, tasks []Task, add func(*store.Row)) (made int, err error) {
	defer func() {
		if recover() != nil { // the run that is made alone will say what it was
			err = nil
		}
	}()
	err = run(ctx, tasks, func(o outcome) {
		t := tasks[made]
		made++
		add(&store.Row{Number: uint64(t.Row), Seed: t.Seed, Inputs: t.Values, Outcomes: o.values, Days: o.days})
	})
	if err != nil {
		err = ctx.Err()
	}
	return made, err
}

// attemptAll makes the rows of one point and seed, and adds each in its turn:
// together where that is possible and none fails, else one after the other. The
// error is that of ctx alone.
func attemptAll(ctx context.Context, run func(context.Context, Task) (outcome, error), group groupRun, tasks []Task, add func(*store.Row)) error {
	if group != nil && len(tasks) > 1 {
		made, err := shared(ctx, group, tasks, add)
		if err != nil {
			return err
		}
		tasks = tasks[made:]
	}
	for _, t := range tasks {
		row, err := attempt(ctx, run, t)
		if err != nil {
			return err
		}
		add(row)
	}
	return nil
}
