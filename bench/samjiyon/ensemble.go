package main

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"tumen/economy"
	"tumen/scenario"
)

// The ensemble's runs: a tenth of the founding case for ninety days.
const (
	smallPorters = founding / 10
	smallDays    = 90
)

// ensemble makes so many small runs, one run to a worker at a time, each world
// built anew from its own seed. What it takes beyond the days themselves is the
// overhead: building, and the observer's sums at the end.
func ensemble(runs, workers int) (*measured, error) {
	s, err := scenario.Open("samjiyon", scenario.Options{Sets: []string{"scale=0.1", fmt.Sprint("days=", smallDays), "burn_in=0"}})
	if err != nil {
		return nil, err
	}
	m := &measured{Porters: smallPorters, Workers: workers, Runs: runs, RunDays: smallDays}
	var next, days atomic.Int64 // days: nanoseconds between the first morning and the last night
	var wait sync.WaitGroup
	var failed atomic.Pointer[error]
	began, cpu := time.Now(), processorTime()
	for range workers {
		wait.Go(func() {
			for seed := next.Add(1); seed <= int64(runs) && failed.Load() == nil; seed = next.Add(1) {
				w, err := economy.New(&s.Parameters, s.Changes, uint64(seed), 1)
				if err == nil {
					lived := time.Now()
					err = w.Run(context.Background(), nil)
					days.Add(time.Since(lived).Nanoseconds())
				}
				if err != nil {
					failed.Store(&err)
					return
				}
				w.Outcome()
			}
		})
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return nil, *err
	}
	m.Run, m.RunCPU = time.Since(began).Seconds(), processorTime()-cpu
	m.Build = m.Run*float64(workers) - float64(days.Load())/1e9
	return m, nil
}
