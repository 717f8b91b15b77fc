package main

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"time"

	"tumen/economy"
	"tumen/internal/build"
	"tumen/record"
	"tumen/report"
	"tumen/scenario"
)

// measured is what one process found. Times are in seconds of the clock, and in
// seconds of all processors together where a name ends in CPU.
type measured struct {
	Porters  int   `json:"porters"`
	Idle     int   `json:"idle"`
	Workers  int   `json:"workers"`
	Days     int   `json:"days"` // burn-in included
	SetOut   int64 `json:"set_out"`
	Runs     int   `json:"runs"` // of an ensemble
	RunDays  int   `json:"run_days"`
	Build    float64
	Run      float64 // build apart
	RunCPU   float64
	Alone    float64 // of an ensemble: RunCPU of a run's days, without a study
	Report   float64 // from the end of the run to a page that could be read
	Bytes    float64 // that a porter takes after the run
	Peak     float64 // bytes a porter that the process ever had from the system
	Allocs   float64 // a day of the last ten
	Checksum string  `json:"checksum"`
}

// people are how many the case has at scale 1.
func people() (n int, err error) {
	s, err := scenario.Open("samjiyon", scenario.Options{})
	if err != nil {
		return 0, err
	}
	for _, c := range s.Parameters.Counties {
		n += c.Porters
	}
	return n, nil
}

// one measures a single run of the founding case with so many porters, and
// beside them so many who ask for more than anyone pays.
func one(porters, idle, workers, days, burnIn int, page bool) (*measured, error) {
	founding, err := people()
	if err != nil {
		return nil, err
	}
	s, err := scenario.Open("samjiyon", scenario.Options{Sets: []string{
		fmt.Sprintf("scale=%.17g", float64(porters)/float64(founding)), fmt.Sprint("days=", days), fmt.Sprint("burn_in=", burnIn),
	}})
	if err != nil {
		return nil, err
	}
	p := s.Parameters.Clone()
	if idle > 0 { // a county beside, with no route and no organiser
		c := p.Counties[0]
		c.Name, c.Porters = "beside", int(math.Round(float64(idle)*float64(founding)/float64(porters)))
		p.Counties = append(p.Counties, c)
	}
	m := &measured{Porters: porters, Idle: idle, Workers: workers, Days: days + burnIn}
	var before, after runtime.MemStats
	debug.FreeOSMemory()
	runtime.ReadMemStats(&before)
	began := time.Now()
	w, err := economy.New(p, s.Changes, 1, workers)
	if err != nil {
		return nil, err
	}
	m.Build = time.Since(began).Seconds()
	began = time.Now()
	cpu := processorTime()
	var nearEnd runtime.MemStats
	if err := w.Run(context.Background(), func(day, all int) {
		if day == all-10 {
			runtime.ReadMemStats(&nearEnd)
		}
	}); err != nil {
		return nil, err
	}
	m.Run, m.RunCPU = time.Since(began).Seconds(), processorTime()-cpu
	runtime.ReadMemStats(&after)
	m.Allocs = float64(after.Mallocs-nearEnd.Mallocs) / 10
	m.SetOut = w.Work().SetOut
	m.Peak = float64(after.Sys-after.HeapReleased) / float64(porters+idle)
	out := w.Outcome()
	m.Checksum = fmt.Sprintf("%x %x", out.Summary.Shares.Guards.Float(), out.Summary.PieceRate.Float())
	runtime.GC()
	runtime.ReadMemStats(&after)
	m.Bytes = float64(after.HeapAlloc-before.HeapAlloc) / float64(porters+idle)
	runtime.KeepAlive(w)
	if page {
		w = nil
		r, err := record.Make(context.Background(), record.Options{Scenario: s, Seed: 1, Workers: workers, Program: build.This()})
		if err != nil {
			return nil, err
		}
		began = time.Now()
		if _, err := report.Page(r); err != nil {
			return nil, err
		}
		m.Report = time.Since(began).Seconds()
	}
	return m, nil
}
