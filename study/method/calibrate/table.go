package calibrate

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/store"
	"tumen/study/table"
)

// table.go: the reference table, in rounds. The first is drawn from what is believed;
// each later one from where the rows so far point (package table). The last is run
// under every policy too.

// MethodTable is the reference table.
const MethodTable = "table"

const (
	// UsualTable is how many runs a table has: those of samjiyon take about nine minutes
	// on two cores.
	UsualTable = 4000
	// Of all runs, the first round has three tenths, the second one, and the last, with
	// its policies, six.
	firstPart, secondPart = 0.3, 0.1
	// leastRound is the fewest points of a round from which anything is learned.
	leastRound = 24
)

// PlanTable plans the reference table of a case, for a study of any kind that reads one.
func PlanTable(d *study.Draft) error {
	if err := d.NeedsUncertain(say.Text("there is nothing to learn")); err != nil {
		return err
	}
	if err := choose(d); err != nil {
		return err
	}
	return planTable(d)
}

// planTable fills in the design of a table.
func planTable(d *study.Draft) error {
	s := d.Spec
	for field, given := range map[string]bool{"particles": d.Particles > 0, "tolerance": d.Tolerance != nil} {
		if given {
			return fault.New(field, "", say.Text("a reference table has none"), say.Textf("leave it out, or choose the {method} %s", MethodABC))
		}
	}
	if err := tableArms(d); err != nil {
		return err
	}
	runs := cmp.Or(d.Runs, UsualTable)
	rounds := []int{int(firstPart * float64(runs)), int(secondPart * float64(runs))}
	lead := rounds[0] + rounds[1]
	rounds = append(rounds, (runs-lead)/len(s.Arms))
	if least := slices.Min(rounds); least < leastRound {
		need := int(math.Ceil(leastRound * max(1/secondPart, float64(len(s.Arms))/(1-firstPart-secondPart))))
		return fault.New("runs", fmt.Sprint(runs), say.Textf("a round of %d points teaches nothing", least), say.Textf("allow %d runs or more, or name fewer {policies}", need))
	}
	s.Fit = &study.Fit{Method: MethodTable, Rounds: rounds}
	s.Design = study.Design{Method: study.ByProposal, Seed: d.FirstSeed, Lead: lead}
	s.Asked = lead + rounds[2]
	return nil
}

// tableArms are the case as it stands, and each policy that the last round tries: those
// that were asked for, or else all that leave the regime as it is, since under another
// one it is another model.
func tableArms(d *study.Draft) error {
	lists, err := study.Alternatives(d.Policies)
	if err != nil {
		return err
	}
	if len(lists) == 0 {
		for _, p := range d.Case.Policies {
			if !slices.ContainsFunc(p.Changes, func(c scenario.PolicyChange) bool { return c.Path == "regime" }) {
				lists = append(lists, []string{p.Name})
				d.Policies = append(d.Policies, p.Name)
			}
		}
		if err := d.Reread(); err != nil { // what acts under a policy alone is unknown too
			return err
		}
	}
	d.Spec.Arms = []study.Arm{study.ArmOf()}
	for _, policies := range lists {
		arm := study.ArmOf(policies...)
		if slices.ContainsFunc(d.Spec.Arms, func(a study.Arm) bool { return a.Name == arm.Name }) {
			return fault.New("policies", "", say.Textf("the alternative %s is named twice", arm.Name), say.Text("write it once"))
		}
		d.Spec.Arms = append(d.Spec.Arms, arm)
	}
	return nil
}

// MakeTable makes the rows of a table that are missing, round by round. When ctx is
// cancelled, what is finished is kept.
func MakeTable(ctx context.Context, s *study.Study, o study.RunOptions) error {
	space, err := s.Spec.Space()
	if err != nil {
		return err
	}
	first := 0
	for round, n := range table.Rounds(s.Spec) {
		density, err := density(ctx, s, round, o.Workers)
		if err != nil {
			return err
		}
		points, err := table.Points(s.Spec, round, density)
		if err != nil {
			return err
		}
		values, err := space.Values(points)
		if err != nil {
			return err
		}
		state, err := s.State()
		if err != nil {
			return err
		}
		missing := within(state.Missing, s.Spec.FirstRow(first), s.Spec.FirstRow(first+n))
		begin := first
		err = s.Make(ctx, missing, func(row int) study.Task {
			point, _, _ := s.Spec.Position(row)
			return s.Spec.Proposed(row, values[point-begin])
		}, nil, o)
		if err != nil {
			return err
		}
		first += n
	}
	return s.Settle()
}

// within are the rows of some spans that lie between two.
func within(rows store.Spans, from, to int) (kept store.Spans) {
	for _, x := range rows {
		if x.From, x.To = max(x.From, from), min(x.To, to); x.From < x.To {
			kept = append(kept, x)
		}
	}
	return kept
}

// density is from what a round is drawn: as it was noted when the round began, or else
// what follows from the rows before it, which is noted then.
func density(ctx context.Context, s *study.Study, round, workers int) (design.Narrow, error) {
	if of, known := table.Density(s.Spec, round); known {
		return of, nil
	}
	of, err := follows(ctx, s, round, workers)
	if err != nil {
		return of, err
	}
	return of, s.Change(func(spec *study.Spec) { spec.Narrowed = append(slices.Clone(spec.Narrowed), of) })
}

// follows is from what a round is drawn, by the rows of the rounds before it.
func follows(ctx context.Context, s *study.Study, round, workers int) (of design.Narrow, err error) {
	t, err := table.ReadRounds(s, round)
	if err != nil {
		return of, err
	}
	l, err := t.Learn(ctx, table.Options{Workers: workers})
	if err != nil {
		return of, err
	}
	weights, err := l.Witness()
	if err != nil {
		return of, err
	}
	return t.Narrowing(weights), nil
}

// TableAgain fails if what a round was drawn from, or a row, does not follow from the
// rows before it.
func TableAgain(s *study.Study) error {
	for round := range s.Spec.Narrowed {
		of, err := follows(context.Background(), s, round+1, 0)
		if err != nil {
			return err
		}
		if !sameDensity(of, s.Spec.Narrowed[round]) {
			return say.Errorf("round %d was drawn from something else than follows from the rows before it", round+2)
		}
	}
	t, _, weights, err := asked(context.Background(), s)
	if err != nil {
		return err
	}
	if err := sameWorlds(s, t, weights); err != nil {
		return err
	}
	for _, row := range t.Rows {
		values, err := t.Space.At(row.Unit)
		if err != nil {
			return err
		}
		if !slices.EqualFunc(values, row.Values, study.Identical) {
			return say.Errorf("the values of point %d are not those that the table draws", row.Point)
		}
	}
	return nil
}

func sameDensity(a, b design.Narrow) bool {
	return a.Even == b.Even && slices.EqualFunc(a.Inputs, b.Inputs, func(x, y design.Narrowed) bool {
		return x.Input == y.Input && x.Name == y.Name && slices.Equal(x.Density, y.Density)
	})
}
