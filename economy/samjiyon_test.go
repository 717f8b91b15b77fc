package economy_test

import (
	"runtime"
	"slices"
	"sync"
	"testing"

	"tumen/economy"
	"tumen/economy/parameter"
	"tumen/internal/proof"
	"tumen/scenario"
)

// samjiyon_test.go: what the tests of this package that need a whole case share.

// seeds are those over which a median is taken: 1, 2, ... 20.
const seeds = 20

// long leaves out a test that takes more than two seconds when tests are to be short.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("many runs")
	}
}

// border is the case samjiyon with settings over it.
func border(t *testing.T, sets ...string) *scenario.Scenario {
	t.Helper()
	return proof.Must(scenario.Open("samjiyon", scenario.Options{Sets: sets}))(t)
}

// atGuards sets a parameter of every post of the border guards on clandestine routes.
func atGuards(t *testing.T, settings ...string) (all []string) {
	t.Helper()
	p := &border(t).Parameters
	for r := range p.Routes {
		for k := range p.Routes[r].Posts {
			if q := &p.Routes[r].Posts[k]; p.Routes[r].Kind == parameter.Clandestine && q.Organ == parameter.BorderGuards {
				for _, s := range settings {
					all = append(all, "routes."+p.Routes[r].Name+".posts."+q.Name+"."+s)
				}
			}
		}
	}
	return all
}

// days lets each scenario live under each seed on all cores, and gives what do makes
// of it. After every day it calls what do returned first, after the last the second.
func days[T any](t *testing.T, all []*scenario.Scenario, do func(w *economy.World, s *scenario.Scenario) (daily func(), last func() T)) [][]T {
	t.Helper()
	results, jobs := make([][]T, len(all)), make(chan [2]int)
	for a := range results {
		results[a] = make([]T, seeds)
	}
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			var w economy.World
			for job := range jobs {
				s, seed := all[job[0]], uint64(job[1]+1)
				if err := w.Rebuild(&s.Parameters, s.Changes, economy.Seeds{World: seed, Run: seed}, 1); err != nil {
					t.Error(err)
					continue
				}
				daily, last := do(&w, s)
				for range s.Parameters.BurnIn + s.Parameters.Days {
					w.Day()
					daily()
				}
				results[job[0]][job[1]] = last()
			}
		})
	}
	for k := range seeds {
		for a := range all {
			jobs <- [2]int{a, k}
		}
	}
	close(jobs)
	wait.Wait()
	return results
}

// middle is the median.
func middle(xs []float64) float64 {
	xs = slices.Sorted(slices.Values(xs))
	n := len(xs)
	return (xs[(n-1)/2] + xs[n/2]) / 2
}

// each is a number of each run.
func each[T any](runs []T, number func(*T) float64) (xs []float64) {
	for k := range runs {
		xs = append(xs, number(&runs[k]))
	}
	return xs
}
