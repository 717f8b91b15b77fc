package workbench

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"

	"tumen/scenario"
	"tumen/study"
)

func runAll(ctx context.Context, s *study.Study, o study.RunOptions) error { return s.Run(ctx, o) }

func runFit(ctx context.Context, s *study.Study, o study.RunOptions) error {
	_, err := s.Calibrate(ctx, o)
	return err
}

// What a kind tells is what its command prints with --json, without `out`.

func tellEnsemble(s *study.Study, _ StudySpec) (any, error) {
	told, err := s.Ensemble()
	if err != nil {
		return nil, err
	}
	return struct {
		*study.Ensemble
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellCompare(s *study.Study, spec StudySpec) (any, error) {
	told, err := s.Compare(spec.By)
	if err != nil {
		return nil, err
	}
	return struct {
		*study.Compare
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellSensitivity(s *study.Study, spec StudySpec) (any, error) {
	told, err := s.Sensitivity(or(spec.Method, study.SenseMorris), spec.Outcome)
	if err != nil {
		return nil, err
	}
	return struct {
		*study.Sensitivity
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellCalibration(s *study.Study, _ StudySpec) (any, error) {
	told, err := s.Calibration()
	if err != nil {
		return nil, err
	}
	return struct {
		*study.Calibration
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellDiscovery(s *study.Study, spec StudySpec) (any, error) {
	told, err := s.Discover(spec.When...)
	if err != nil {
		return nil, err
	}
	return struct {
		*study.Discovery
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

// research makes the runs of a study in a folder and says what they say, as JSON.
// What was finished when ctx is cancelled is kept, and told if it tells anything.
func (q *inquiry) research(ctx context.Context) (result []byte, err error) {
	kind := kindsOfStudy[q.note.Spec.Kind]
	if !kind.keepsRows() {
		return q.patterns(ctx)
	}
	st, err := study.Continue(q.data.system(q.file(studyDir)), q.program)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	stopped := kind.run(ctx, st, study.RunOptions{Progress: func(p study.Progress) {
		q.progress(p.Done, p.Asked, p.Failed, p.Rate, p.Left.Seconds())
	}})
	if stopped != nil && !errors.Is(stopped, context.Canceled) {
		return nil, stopped
	}
	said, err := kind.result(st, q.note.Spec)
	if err != nil {
		if stopped != nil {
			return nil, stopped // too few runs to say anything
		}
		return nil, err
	}
	result, err = json.Marshal(said)
	return result, errors.Join(err, stopped)
}

// patterns is the kind without rows.
func (q *inquiry) patterns(ctx context.Context) ([]byte, error) {
	text, err := q.data.read(q.file(caseFile))
	if err != nil {
		return nil, err
	}
	c, err := scenario.Parse(q.note.CaseName+".yaml", text)
	if err != nil {
		return nil, err
	}
	s, err := c.With(scenario.Options{Policies: q.note.Spec.Policies, Sets: q.note.Spec.sets()})
	if err != nil {
		return nil, err
	}
	rate := q.clock()
	table, err := study.Patterns(ctx, s, study.Options{Seeds: q.note.Asked, First: q.note.Spec.First, Progress: func(done, all int) {
		perSecond, left := rate(done, all)
		q.progress(done, all, 0, perSecond, left)
	}})
	if err != nil && (!errors.Is(err, context.Canceled) || table.Seeds == 0) {
		return nil, err
	}
	result, wrong := json.Marshal(struct {
		study.PatternTable
		Partial  bool     `json:"partial"`
		Policies []string `json:"policies"`
		Sets     []string `json:"sets"`
		Version  string   `json:"version"`
	}{table, table.Seeds < table.Asked, list(q.note.Spec.Policies), q.note.Spec.sets(), q.note.Version})
	return result, errors.Join(err, wrong)
}

// soFar is what the rows that are there say, also while the study runs.
func (q *inquiry) soFar() ([]byte, error) {
	if text, err := q.says(); err == nil {
		return text, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	kind := kindsOfStudy[q.note.Spec.Kind]
	if !kind.keepsRows() {
		return nil, clash("this kind of study says nothing before it is done")
	}
	st, err := study.Open(q.data.system(q.file(studyDir)))
	if err != nil {
		return nil, err
	}
	said, err := kind.result(st, q.note.Spec)
	if err != nil {
		return nil, clash("it says nothing yet: %v", err)
	}
	return json.Marshal(said)
}
