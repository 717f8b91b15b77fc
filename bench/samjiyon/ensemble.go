package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"tumen/economy"
	"tumen/internal/build"
	"tumen/scenario"
	"tumen/study"
	kind "tumen/study/method/ensemble"
)

// The ensemble's runs: a tenth of the founding case for ninety days.
const smallDays = 90

// mostAlone is how many runs are lived without the study, to know what their
// days take.
const mostAlone = 1000

// ensemble makes a study of so many small runs, as `tumen ensemble` does: the
// uncertain numbers of the case vary, worlds are built, rows are written to a
// folder. Some of the same runs are then lived alone. What the study takes beyond
// their days is the overhead: setting the numbers, building, sums, rows, queue,
// and the memory to be collected.
func ensemble(runs, workers int) (*measured, error) {
	sets := []string{"scale=0.1", fmt.Sprint("days=", smallDays), "burn_in=0"}
	spec, err := kind.Kind.Spec(study.Request{Case: "samjiyon", Sets: sets, Sampling: study.ByChance, Points: runs, Seeds: 1}, study.Source{Program: build.This()})
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "tumen-bench-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	s, err := study.Begin(filepath.Join(dir, "study"), spec)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	founding, err := people()
	if err != nil {
		return nil, err
	}
	m := &measured{Porters: founding / 10, Workers: workers, Runs: spec.Rows(), RunDays: smallDays}
	began, cpu := time.Now(), processorTime()
	if err := s.Run(context.Background(), study.RunOptions{Workers: workers}); err != nil {
		return nil, err
	}
	m.Run, m.RunCPU = time.Since(began).Seconds(), processorTime()-cpu
	if s.Failed() > 0 {
		return nil, fmt.Errorf("%d of %d runs failed", s.Failed(), m.Runs)
	}
	m.Alone, err = alone(spec, sets)
	return m, err
}

// alone is the processor time of a run's days alone [s], the mean over runs that
// are spread over the study.
func alone(spec *study.Spec, sets []string) (float64, error) {
	plan, err := spec.Plan()
	if err != nil {
		return 0, err
	}
	s, err := scenario.Open("samjiyon", scenario.Options{Sets: sets})
	if err != nil {
		return 0, err
	}
	unknowns := make([]scenario.Unknown, len(spec.Inputs))
	for i := range spec.Inputs {
		unknowns[i] = spec.Inputs[i].Unknown()
	}
	varied, err := s.Draws(unknowns)
	if err != nil {
		return 0, err
	}
	lived, days := 0, 0.0
	for row := 0; row < spec.Rows(); row += max(1, spec.Rows()/mostAlone) {
		task := plan.Task(row)
		p, changes, err := varied.At(task.Values)
		if err != nil {
			return 0, err
		}
		w, err := economy.New(p, changes, task.Seed, 1)
		if err != nil {
			return 0, err
		}
		cpu := processorTime()
		if err := w.Run(context.Background(), nil); err != nil {
			return 0, err
		}
		days += processorTime() - cpu
		lived++
	}
	return days / float64(lived), nil
}
