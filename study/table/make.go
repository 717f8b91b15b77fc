package table

import (
	"context"
	"slices"

	"tumen/internal/say"
	"tumen/study"
	"tumen/study/design"
	"tumen/study/store"
)

// make.go: the rows of a table, made round by round.

// Make makes the rows of a table that are missing, round by round. When ctx is
// cancelled, what is finished is kept.
func Make(ctx context.Context, s *study.Study, o study.RunOptions) error {
	space, err := s.Spec.Space()
	if err != nil {
		return err
	}
	first := 0
	for round, n := range Rounds(s.Spec) {
		density, err := density(ctx, s, round, o.Workers)
		if err != nil {
			return err
		}
		points, err := Points(s.Spec, round, density)
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
	if of, known := Density(s.Spec, round); known {
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
	t, err := ReadRounds(s, round)
	if err != nil {
		return of, err
	}
	l, err := t.Learn(ctx, Options{Workers: workers})
	if err != nil {
		return of, err
	}
	answer, err := l.Witness()
	if err != nil {
		return of, err
	}
	return t.Narrowing(answer.Weights), nil
}

// Again fails if what a round was drawn from, or a row, does not follow from the
// rows before it.
func Again(s *study.Study) error {
	for round := range s.Spec.Narrowed {
		of, err := follows(context.Background(), s, round+1, 0)
		if err != nil {
			return err
		}
		if !sameDensity(of, s.Spec.Narrowed[round]) {
			return say.Errorf("round %d was drawn from something else than follows from the rows before it", round+2)
		}
	}
	t, err := Read(s)
	if err != nil {
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
