package study

import (
	"context"
	"math"

	"tumen/internal/say"
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
	Differs  []string        `json:"differs"`     // in what it is not the same
	Version  string          `json:"version"`     // of the program that recorded it
	Model    string          `json:"fingerprint"` // of its model
}

// ReplayInput is the value of an uncertain number in the row.
type ReplayInput struct {
	Name  string  `json:"name"`
	Unit  string  `json:"unit"`
	Value float64 `json:"value"`
	Holds string  `json:"holds,omitempty" doc:"of a choice, the alternative that the value stands for"`
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
	tasks, err := s.Spec.tasks()
	if err != nil {
		return nil, err
	}
	task := tasks(row, recorded)
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
	by := s.Spec.by(recorded.Program)
	r := &Replay{
		Dir: s.Dir, Row: row, Arm: s.Spec.Arms[task.Arm], Seed: recorded.Seed, Inputs: []ReplayInput{}, Outcomes: []ReplayOutcome{},
		Failure: recorded.Failure, Differs: s.Spec.compare(recorded, again),
		Version: by.Version, Model: by.Fingerprint,
	}
	r.Same = len(r.Differs) == 0
	for i := range s.Spec.Inputs {
		in := &s.Spec.Inputs[i]
		one := ReplayInput{Name: in.Name, Unit: in.Unit, Value: recorded.Inputs[i]}
		if in.IsChoice() {
			one.Holds = in.Write(one.Value, nil)
		}
		r.Inputs = append(r.Inputs, one)
	}
	for k, o := range s.Spec.Outcomes {
		both := ReplayOutcome{Outcome: o}
		if !recorded.Failed() {
			both.Recorded = Finite(recorded.Outcomes[k])
		}
		if !again.Failed() {
			both.Again = Finite(again.Outcomes[k])
		}
		r.Outcomes = append(r.Outcomes, both)
	}
	return r, nil
}

// tasks says which run a row is. That of a calibration follows from the rows
// before it, so its inputs are those that the row recorded.
func (s *Spec) tasks() (func(row int, recorded *store.Row) Task, error) {
	if s.Design.Method == ByProposal {
		return func(row int, recorded *store.Row) Task {
			return s.Proposed(row, recorded.Inputs)
		}, nil
	}
	plan, err := s.Plan()
	if err != nil {
		return nil, err
	}
	return func(row int, _ *store.Row) Task { return plan.Task(row) }, nil
}

// row is one row of the study.
func (s *Study) row(number int) (*store.Row, error) {
	rows, err := s.scan()
	if err != nil {
		return nil, err
	}
	row, err := rows.Row(number)
	switch {
	case err != nil:
		return nil, cannot("read", s.Dir, err)
	case row != nil:
		return row, nil
	case rows.Len() == 0:
		return nil, say.Errorf("the study in %s has no row yet", s.Dir)
	}
	state := s.Spec.state(rows)
	if number < state.Asked {
		return nil, say.Errorf("row %d is missing from the study in %s, which is %s", number, s.Dir, state)
	}
	return nil, say.Errorf("the study in %s has no row %d: its rows are 0 to %d", s.Dir, number, state.Asked-1)
}

// compare says in what a row differs from the same run made again.
func (s *Spec) compare(a, b *store.Row) (words []string) {
	words = []string{} // never null in JSON
	add := func(form string, args ...any) { words = append(words, say.Textf(form, args...)) }
	if a.Seed != b.Seed {
		add("seed: %d, and again %d", a.Seed, b.Seed)
	}
	for i, in := range s.Inputs {
		if !Identical(a.Inputs[i], b.Inputs[i]) {
			add("%s: %v %s, and again %v", in.Name, a.Inputs[i], in.Unit, b.Inputs[i])
		}
	}
	if a.Failure != b.Failure {
		add("failure: %q, and again %q", a.Failure, b.Failure)
	}
	if a.Failed() || b.Failed() {
		return words
	}
	for k, o := range s.Outcomes {
		if !Identical(a.Outcomes[k], b.Outcomes[k]) {
			add("%s: %v %s, and again %v", o.Name, a.Outcomes[k], o.Unit, b.Outcomes[k])
		}
	}
	for k, o := range s.Series {
		for d := range a.Days[k] {
			if !Identical(float64(a.Days[k][d]), float64(b.Days[k][d])) {
				add("%s on day %d: %v %s, and again %v", o.Name, d, a.Days[k][d], o.Unit, b.Days[k][d])
				break // the first day tells
			}
		}
	}
	return words
}

func Identical(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
}
