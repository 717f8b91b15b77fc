package study

import (
	"context"
	"errors"
	"fmt"
	"math"

	"tumen/study/store"
)

// Replay is a row of a study beside the same run made again.
type Replay struct {
	Dir      string          `json:"dir"`
	Row      int             `json:"row"`
	Arm      Arm             `json:"with"`
	Seed     uint64          `json:"seed"`
	Inputs   []ReplayInput   `json:"inputs"`
	Failure  string          `json:"failure"` // why the recorded run failed; empty if it did not
	Outcomes []ReplayOutcome `json:"outcomes"`
	Same     bool            `json:"same"`
	Differs  []string        `json:"differs"` // in what it is not the same
	Recorded string          `json:"version"` // of tumen that recorded it
}

// ReplayInput is the value of an uncertain number in the row.
type ReplayInput struct {
	Name  string  `json:"name"`
	Unit  string  `json:"unit"`
	Value float64 `json:"value"`
}

// ReplayOutcome is one outcome as recorded and as it came out again; null is a
// number that the run does not have.
type ReplayOutcome struct {
	Outcome
	Recorded *float64 `json:"recorded"`
	Again    *float64 `json:"again"`
}

// Replay makes one row again and says whether it is exactly the same: seed,
// inputs, every outcome and every day, to the last bit. It fails if there is no
// such row, or when ctx is cancelled.
func (s *Study) Replay(ctx context.Context, row int) (*Replay, error) {
	recorded, err := s.row(row)
	if err != nil {
		return nil, err
	}
	task, err := s.task(row, recorded)
	if err != nil {
		return nil, err
	}
	m, err := openModel(s.Spec)
	if err != nil {
		return nil, err
	}
	run, err := m.worker()
	if err != nil {
		return nil, err
	}
	again, err := attempt(ctx, run, task)
	if err != nil {
		return nil, err
	}
	r := &Replay{
		Dir: s.Dir, Row: row, Arm: s.Spec.Arms[task.Arm], Seed: recorded.Seed, Inputs: []ReplayInput{}, Outcomes: []ReplayOutcome{},
		Failure: recorded.Failure, Differs: s.compare(recorded, again), Recorded: s.Spec.Version,
	}
	r.Same = len(r.Differs) == 0
	for i, in := range s.Spec.Inputs {
		r.Inputs = append(r.Inputs, ReplayInput{in.Name, in.Unit, recorded.Inputs[i]})
	}
	for k, o := range s.Spec.Outcomes {
		both := ReplayOutcome{Outcome: o}
		if !recorded.Failed() {
			both.Recorded = finite(recorded.Outcomes[k])
		}
		if !again.Failed() {
			both.Again = finite(again.Outcomes[k])
		}
		r.Outcomes = append(r.Outcomes, both)
	}
	return r, nil
}

// task is the run that a row is. That of a calibration follows from the rows
// before it, so its inputs are those that the row recorded.
func (s *Study) task(row int, recorded *store.Row) (Task, error) {
	if s.Spec.Design.Method == ByProposal {
		return Task{Row: row, Point: row, Seed: s.Spec.Seeds.First + uint64(row), Values: recorded.Inputs}, nil
	}
	plan, err := s.Spec.Plan()
	if err != nil {
		return Task{}, err
	}
	return plan.Task(row), nil
}

// errFound ends the walk over rows.
var errFound = errors.New("found")

// row is one row of the study.
func (s *Study) row(number int) (*store.Row, error) {
	var row *store.Row
	n, err := s.Each(func(r *store.Row) error {
		if int(r.Number) != number {
			return nil
		}
		row = r
		return errFound
	})
	switch {
	case row != nil:
		return row, nil
	case err != nil:
		return nil, err
	case n == 0:
		return nil, fmt.Errorf("the study in %s has no row yet", s.Dir)
	}
	return nil, fmt.Errorf("the study in %s has no row %d: its rows are 0 to %d", s.Dir, number, n-1)
}

// compare says in what a row differs from the same run made again.
func (s *Study) compare(a, b *store.Row) (words []string) {
	words = []string{} // never null in JSON
	add := func(form string, args ...any) { words = append(words, fmt.Sprintf(form, args...)) }
	if a.Seed != b.Seed {
		add("seed: %d, and again %d", a.Seed, b.Seed)
	}
	for i, in := range s.Spec.Inputs {
		if !identical(a.Inputs[i], b.Inputs[i]) {
			add("%s: %v %s, and again %v", in.Name, a.Inputs[i], in.Unit, b.Inputs[i])
		}
	}
	if a.Failure != b.Failure {
		add("failure: %q, and again %q", a.Failure, b.Failure)
	}
	if a.Failed() || b.Failed() {
		return words
	}
	for k, o := range s.Spec.Outcomes {
		if !identical(a.Outcomes[k], b.Outcomes[k]) {
			add("%s: %v %s, and again %v", o.Name, a.Outcomes[k], o.Unit, b.Outcomes[k])
		}
	}
	for k, o := range s.Spec.Series {
		for d := range a.Days[k] {
			if !identical(float64(a.Days[k][d]), float64(b.Days[k][d])) {
				add("%s on day %d: %v %s, and again %v", o.Name, d, a.Days[k][d], o.Unit, b.Days[k][d])
				break // the first day tells
			}
		}
	}
	return words
}

func identical(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}
