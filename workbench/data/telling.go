package data

import (
	"cmp"
	"context"

	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
	"tumen/study/method/sensitivity"
)

func runAll(ctx context.Context, s *study.Study, o study.RunOptions) error { return s.Run(ctx, o) }

func runFit(ctx context.Context, s *study.Study, o study.RunOptions) error {
	_, err := calibrate.Run(ctx, s, o)
	return err
}

// What a kind tells is what its command prints with --json, without `out`.

func tellEnsemble(s *study.Study, _ StudySpec) (any, error) {
	told, err := ensemble.Analyse(s)
	if err != nil {
		return nil, err
	}
	return struct {
		*ensemble.Ensemble
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellCompare(s *study.Study, spec StudySpec) (any, error) {
	told, err := compare.Analyse(s, spec.By)
	if err != nil {
		return nil, err
	}
	return struct {
		*compare.Comparison
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellSensitivity(s *study.Study, spec StudySpec) (any, error) {
	told, err := sensitivity.Analyse(s, cmp.Or(spec.Method, study.SenseMorris), spec.Outcome)
	if err != nil {
		return nil, err
	}
	return struct {
		*sensitivity.Sensitivity
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellCalibration(s *study.Study, _ StudySpec) (any, error) {
	told, err := calibrate.Analyse(s)
	if err != nil {
		return nil, err
	}
	return struct {
		*calibrate.Calibration
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}

func tellDiscovery(s *study.Study, spec StudySpec) (any, error) {
	told, err := discover.Analyse(s, spec.When...)
	if err != nil {
		return nil, err
	}
	return struct {
		*discover.Discovery
		Partial bool `json:"partial"`
	}{told, told.Partial()}, nil
}
