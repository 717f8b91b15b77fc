package posterior

import (
	"cmp"
	"math"
	"slices"

	"tumen/study/design"
	"tumen/study/estimate"
)

// Particle is one set of inputs that was accepted.
type Particle struct {
	Point    []float64 `json:"point" doc:"in the unit cube"`
	Values   []float64 `json:"values" doc:"of the inputs"`
	Weight   float64   `json:"weight" doc:"all sum to 1"`
	Distance float64   `json:"distance"`
	Proposal int       `json:"proposal" doc:"its number in its generation"`
}

// Posterior is what a calibration leaves of the prior.
type Posterior struct {
	Particles   []Particle   `json:"particles"`
	Generations []Generation `json:"generations"`
	Runs        int          `json:"runs"`
	Stopped     string       `json:"stopped" doc:"why the calibration ended"`

	space *design.Space
}

// Of is a posterior of some particles, whose weights sum to 1.
func Of(space *design.Space, particles []Particle) *Posterior {
	return &Posterior{Particles: particles, space: space}
}

// Marginal is what is known of one input after a calibration.
type Marginal struct {
	Name      string            `json:"name"`
	Mean      estimate.Estimate `json:"mean" doc:"of the posterior; the interval is how far its particles may be off"`
	SD        estimate.Estimate `json:"sd" doc:"likewise"`
	Median    estimate.Estimate `json:"median" doc:"with the credible interval of the input"`
	PriorMean float64           `json:"prior_mean"`
	PriorSD   float64           `json:"prior_sd"`
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

// Marginals summarises each input. The credible intervals and those of mean and
// standard deviation have the probability of r. The latter come from a bootstrap
// over the particles with their weights: in the last generation these are
// independent draws from the proposal, given the generation before. They do not
// know that a tolerance above 0 makes a posterior wider. It fails if r's
// settings are none.
func (p *Posterior) Marginals(r estimate.Resampling) ([]Marginal, error) {
	r, err := r.Check()
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
		b := r.Bootstrap(len(p.Particles), 2, func(times, out []float64) { out[0], out[1] = p.moments(times, j) })
		m.Mean, m.SD = b.Percentile(0), b.Percentile(1)
		tail := (1 - r.Level) / 2
		m.Median = estimate.Estimate{Value: p.Quantile(j, 0.5), Low: p.Quantile(j, tail), High: p.Quantile(j, 1-tail)}
		m.Contraction = 1 - p.variance(scores, j)
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

// Score is Quantile in the input's normal scores.
func (p *Posterior) Score(input int, probability float64) float64 {
	return p.quantile(probability, func(particle Particle) float64 { return score(particle.Point[input]) })
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

// moments are the mean and standard deviation of an input over particles that
// are there so many times each.
func (p *Posterior) moments(times []float64, input int) (mean, sd float64) {
	var total, square float64
	for i, particle := range p.Particles {
		w := particle.Weight * times[i]
		total += w
		mean += float64(w * particle.Values[input])
	}
	mean /= total
	for i, particle := range p.Particles {
		d := particle.Values[input] - mean
		square += float64(particle.Weight * times[i] * d * d)
	}
	return mean, math.Sqrt(square / total)
}

// variance is that of an input's normal scores.
func (p *Posterior) variance(scores [][]float64, input int) float64 {
	var mean, square float64
	for i, particle := range p.Particles {
		mean += float64(particle.Weight * scores[i][input])
	}
	for i, particle := range p.Particles {
		d := scores[i][input] - mean
		square += float64(particle.Weight * d * d)
	}
	return square
}
