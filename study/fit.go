package study

import (
	"fmt"
	"slices"
	"strings"

	"tumen/internal/fault"
)

// ByProposal is the design of a calibration by generations: where a run is made
// depends on what the runs before it gave. The rows are its record.
const ByProposal = "proposals"

// The methods of a calibration.
const (
	FitABC     = "abc"     // approximate Bayesian computation by generations, on runs
	FitHistory = "history" // waves of runs, a Gaussian process for each pattern, and what it rules out
)

// Fits are the methods in the order in which they are usually wanted.
var Fits = []string{FitABC, FitHistory}

// Fit is how a calibration is made. It is fixed when the study is begun.
type Fit struct {
	Method      string  `json:"method"`
	Particles   int     `json:"particles"`   // sets of inputs that are kept
	Tolerance   float64 `json:"tolerance"`   // distance at which it is done; 0 is every pattern met
	Generations int     `json:"generations"` // at most
	Batch       int     `json:"batch"`       // proposals between two looks at what was accepted; of FitHistory, runs of a wave
	Predictive  int     `json:"predictive"`  // runs from the posterior, to hold against the patterns
}

// The usual settings. A tenth of a known posterior's width as tolerance makes
// it wider by less than one part in 500.
const (
	UsualFitRuns     = 5000
	UsualBenchRuns   = 400_000
	usualParticles   = 200
	benchParticles   = 1000
	UsualGenerations = 30
	usualPredictive  = 100
	WaveRuns         = 64           // runs of a wave
	UsualHistory     = 3 * WaveRuns // runs of a history match
)

// fitting fills in the design of a calibration. What is asked for is the most
// runs that it may make, but for those that the posterior is tried with.
func (a Ask) fitting(s *Spec) error {
	switch {
	case len(s.Inputs) == 0:
		return &fault.Error{Field: "case", Given: s.Case.Name, What: "nothing in it is uncertain, so there is nothing to calibrate", Write: "say what is, such as {vary} labour.rest='3 to 8 days'"}
	case len(s.Patterns) == 0:
		return &fault.Error{Field: "case", Given: s.Case.Name, What: "it has no patterns to be held against", Write: "describe under `patterns:` in the case file what its runs should reproduce"}
	}
	if err := a.choose(s); err != nil {
		return err
	}
	for _, b := range s.Patterns {
		if s.Place(b.Measure) < 0 {
			return fmt.Errorf("the pattern %s is about %s, which is not kept of a run", b.Name, b.Measure)
		}
	}
	fit := a.Fit
	s.Design = Design{Method: ByProposal, Seed: a.First}
	usual := UsualFitRuns
	if IsBench(s.Case.Name) {
		usual, fit.Particles = UsualBenchRuns, or(fit.Particles, benchParticles)
		if !a.Toleranced {
			fit.Tolerance = a.benchTolerance
		}
	}
	fit.Particles, fit.Predictive = or(fit.Particles, usualParticles), usualPredictive
	fit.Generations, fit.Batch, s.Asked = UsualGenerations, max(20, fit.Particles/4), or(or(a.Runs, a.Points), usual)
	if fit.Method == FitHistory {
		waves, err := a.sized("runs", UsualHistory, WaveRuns, 1, false)
		if err != nil {
			return err
		}
		if fit.Batch, s.Asked = WaveRuns, waves; a.Runs > 0 {
			s.Asked = waves * WaveRuns
		}
		if s.Asked%WaveRuns != 0 {
			return &fault.Error{Field: "runs", Given: fmt.Sprint(s.Asked), What: fmt.Sprintf("a history match goes by waves of %d runs", WaveRuns), Write: fmt.Sprintf("ask for a multiple of %d", WaveRuns)}
		}
	} else if s.Asked < fit.Particles {
		return &fault.Error{Field: "runs", Given: fmt.Sprint(s.Asked), What: fmt.Sprintf("so few runs cannot give %d particles", fit.Particles), Write: "allow at least as many, or ask for fewer {particles}"}
	}
	s.Fit = &fit
	return nil
}

// choose keeps the patterns that were asked for.
func (a Ask) choose(s *Spec) error {
	if len(a.Patterns) == 0 {
		return nil
	}
	var kept []Band
	var names []string
	for _, b := range s.Patterns {
		names = append(names, b.Name)
		if slices.Contains(a.Patterns, b.Name) {
			kept = append(kept, b)
		}
	}
	for _, name := range a.Patterns {
		if !slices.Contains(names, name) {
			return &fault.Error{Field: "patterns", Given: name, What: "the case has no pattern of that name", Write: "name some of " + strings.Join(names, ", ")}
		}
	}
	s.Patterns = kept
	return nil
}
