package estimate

import (
	"cmp"
	"math"
	"slices"

	"tumen/study/design"
)

// Particle is one set of inputs that was accepted.
type Particle struct {
	Point    []float64 `json:"point"`  // in the unit cube
	Values   []float64 `json:"values"` // of the inputs
	Weight   float64   `json:"weight"` // all sum to 1
	Distance float64   `json:"distance"`
	Proposal int       `json:"proposal"` // its number in its generation
}

// Posterior is what a calibration leaves of the prior.
type Posterior struct {
	Particles   []Particle   `json:"particles"`
	Generations []Generation `json:"generations"`
	Runs        int          `json:"runs"`
	Stopped     string       `json:"stopped"` // why the calibration ended

	space *design.Space
}

// Marginal is what is known of one input after a calibration.
type Marginal struct {
	Name      string   `json:"name"`
	Mean      float64  `json:"mean"`
	SD        float64  `json:"sd"`
	Median    Estimate `json:"median"` // with the credible interval
	PriorMean float64  `json:"prior_mean"`
	PriorSD   float64  `json:"prior_sd"`
	// Contraction is 1 less the variance of the input's normal scores, which
	// the prior gives variance 1: 1 if the input is known exactly, 0 if nothing
	// was learned, and below 0 if what was seen contradicts the prior.
	Contraction float64 `json:"contraction"`
	Verdict     Verdict `json:"verdict"`
}

// Verdict says how well what was seen determines an input.
type Verdict string

// The verdicts, by the contraction of the input's normal scores.
const (
	PinnedDown      Verdict = "pinned down"      // from 0.75: at most half of the prior's width is left
	Weakly          Verdict = "weakly"           // from 0.25: at most 87 % is left
	NotIdentifiable Verdict = "not identifiable" // less
)

func verdict(contraction float64) Verdict {
	switch {
	case contraction >= 0.75:
		return PinnedDown
	case contraction >= 0.25:
		return Weakly
	}
	return NotIdentifiable
}

// Marginals summarises each input, with credible intervals of the given
// probability (0 means 0.95). It fails if that is no probability.
func (p *Posterior) Marginals(level float64) ([]Marginal, error) {
	level, err := checkLevel(level)
	if err != nil {
		return nil, err
	}
	scores := make([][]float64, len(p.Particles))
	for i, particle := range p.Particles {
		if scores[i], err = p.space.Scores(particle.Point); err != nil {
			return nil, err
		}
	}
	var all []Marginal
	for j, input := range p.space.Inputs() {
		m := Marginal{Name: input.Name, PriorMean: input.Distribution.Mean(), PriorSD: input.Distribution.SD()}
		m.Mean, m.SD = p.moments(func(i int) float64 { return p.Particles[i].Values[j] })
		tail := (1 - level) / 2
		m.Median = Estimate{p.Quantile(j, 0.5), p.Quantile(j, tail), p.Quantile(j, 1-tail)}
		_, spread := p.moments(func(i int) float64 { return scores[i][j] })
		m.Contraction = 1 - spread*spread
		m.Verdict = verdict(m.Contraction)
		all = append(all, m)
	}
	return all, nil
}

// Quantile is the value of an input that a probability of the posterior lies
// below.
func (p *Posterior) Quantile(input int, probability float64) float64 {
	return p.quantile(probability, func(particle Particle) float64 { return particle.Values[input] })
}

func (p *Posterior) distanceQuantile(probability float64) float64 {
	return p.quantile(probability, func(particle Particle) float64 { return particle.Distance })
}

func (p *Posterior) quantile(probability float64, of func(Particle) float64) float64 {
	sorted := slices.Clone(p.Particles)
	slices.SortStableFunc(sorted, func(a, b Particle) int { return cmp.Compare(of(a), of(b)) })
	below := 0.0
	for _, particle := range sorted {
		if below += particle.Weight; below >= probability {
			return of(particle)
		}
	}
	return of(sorted[len(sorted)-1])
}

// moments are the weighted mean and standard deviation of something about the
// particles.
func (p *Posterior) moments(of func(i int) float64) (mean, sd float64) {
	for i, particle := range p.Particles {
		mean += float64(particle.Weight * of(i))
	}
	for i, particle := range p.Particles {
		d := of(i) - mean
		sd += float64(particle.Weight * d * d)
	}
	return mean, math.Sqrt(sd)
}
