package data

import (
	"cmp"
	"context"

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
	told, err := s.Sensitivity(cmp.Or(spec.Method, study.SenseMorris), spec.Outcome)
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
