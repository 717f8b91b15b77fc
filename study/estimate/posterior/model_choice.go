package posterior

import (
	"fmt"
	"math"

	"tumen/rng"
	"tumen/study/design"
	"tumen/study/estimate"
)

// Candidate is one of several models that may have made what was seen.
type Candidate struct {
	Name     string
	Prior    float64       // relative weight beforehand; all must be positive
	Space    *design.Space // nil for a model without uncertain inputs
	Simulate Simulate
}

// Chosen is what is believed of a candidate afterwards.
type Chosen struct {
	Name        string            `json:"name"`
	Probability estimate.Estimate `json:"probability"`
	Runs        int               `json:"runs"`
	Failed      int               `json:"failed"`
	Accepted    int               `json:"accepted"`
}

// ModelChoice is a choice among models by rejection.
type ModelChoice struct {
	Candidates []Candidate
	Distance   Distance
	Tolerance  float64 // runs within it are accepted
	Runs       int     // of all models together
	Seed       uint64
	Level      float64 // of the intervals; 0 means 0.95
}

// Run draws models by their prior weights and inputs by each model's prior,
// runs them, and gives each model the share of the accepted runs that are its
// own (Grelaud et al. 2009), with Wilson's interval. Like all of ABC it judges
// by what Distance looks at: models that differ elsewhere only cannot be told
// apart. It fails for fewer than two candidates, a prior weight that is not
// positive, no runs, a failing simulator, or if no run was accepted.
func (c ModelChoice) Run() ([]Chosen, error) {
	level, err := c.check()
	if err != nil {
		return nil, err
	}
	batches, err := c.propose()
	if err != nil {
		return nil, err
	}
	chosen := make([]Chosen, len(c.Candidates))
	accepted := 0
	for m, candidate := range c.Candidates {
		chosen[m] = Chosen{Name: candidate.Name, Runs: len(batches[m])}
		if len(batches[m]) == 0 {
			continue
		}
		outputs, err := candidate.Simulate(batches[m])
		if err != nil {
			return nil, fmt.Errorf("model %q: %w", candidate.Name, err)
		}
		if len(outputs) != len(batches[m]) {
			return nil, fmt.Errorf("model %q gave outputs for %d of %d proposals: give a row for each, without numbers where the run failed", candidate.Name, len(outputs), len(batches[m]))
		}
		for _, output := range outputs {
			switch d := (ABC{Distance: c.Distance}).distance(output); {
			case math.IsNaN(d):
				chosen[m].Failed++
			case d <= c.Tolerance:
				chosen[m].Accepted++
				accepted++
			}
		}
	}
	if accepted == 0 {
		return nil, fmt.Errorf("none of %d runs came within %g of what was seen: raise the tolerance, or run more", c.Runs, c.Tolerance)
	}
	for m := range chosen {
		chosen[m].Probability = estimate.Wilson(float64(chosen[m].Accepted), float64(accepted), level)
	}
	return chosen, nil
}

// propose is each model's batch, numbered through all models.
func (c ModelChoice) propose() ([][]Proposal, error) {
	total := 0.0
	for _, candidate := range c.Candidates {
		total += candidate.Prior
	}
	source := rng.New(c.Seed)
	batches := make([][]Proposal, len(c.Candidates))
	for n := range c.Runs {
		left, m := source.Draw(estimate.DrawModel, uint32(n), 0, 0).Unit(0)*total, 0
		for m < len(c.Candidates)-1 && left >= c.Candidates[m].Prior {
			left -= c.Candidates[m].Prior
			m++
		}
		chances := source.Draw(estimate.DrawChances, uint32(n), 0, 0)
		p := Proposal{Number: n, Seed: uint64(chances[0])<<32 | uint64(chances[1])}
		if space := c.Candidates[m].Space; space != nil {
			p.Point = make([]float64, space.Dimensions())
			for j := range p.Point {
				p.Point[j] = source.Draw(estimate.DrawCandidate, uint32(n), 0, uint32(j)).Unit(0)
			}
			var err error
			if p.Values, err = space.At(p.Point); err != nil {
				return nil, fmt.Errorf("model %q: %w", c.Candidates[m].Name, err)
			}
		}
		batches[m] = append(batches[m], p)
	}
	return batches, nil
}

func (c ModelChoice) check() (level float64, err error) {
	if level, err = estimate.CheckLevel(c.Level); err != nil {
		return 0, err
	}
	switch {
	case len(c.Candidates) < 2:
		return 0, fmt.Errorf("a choice of %d models is no choice: give at least two", len(c.Candidates))
	case c.Runs < 1:
		return 0, fmt.Errorf("a choice with %d runs is no choice: write a positive number", c.Runs)
	case c.Distance == nil || !(c.Tolerance >= 0):
		return 0, fmt.Errorf("a choice needs a distance, and a tolerance of 0 or more")
	}
	for _, candidate := range c.Candidates {
		if !(candidate.Prior > 0) || math.IsInf(candidate.Prior, 1) || candidate.Simulate == nil {
			return 0, fmt.Errorf("model %q has the prior weight %v: give every model a positive weight and a simulator", candidate.Name, candidate.Prior)
		}
	}
	return level, nil
}
