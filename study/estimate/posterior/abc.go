package posterior

import (
	"cmp"
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
	"tumen/rng"
	"tumen/study/design"
	"tumen/study/estimate"
)

// Proposal is a point at which a calibration wants the model run.
type Proposal struct {
	Generation int
	Number     int       // counts the proposals of a generation from 0
	Seed       uint64    // of the run's chances
	Point      []float64 // in the unit cube
	Values     []float64 // of the inputs
}

// Simulate runs the model at every proposal of a batch, in any order and on any
// number of workers, and gives the outputs of each in the order of the batch. A
// run that failed has no outputs, or one that is NaN.
type Simulate func(batch []Proposal) (outputs [][]float64, err error)

// Distance is how far a run's outputs are from what was seen: 0 or more. NaN
// counts as a failed run.
type Distance func(outputs []float64) float64

// ABC is a calibration by approximate Bayesian computation: which inputs make
// the model give what was seen, nearly.
type ABC struct {
	Space    *design.Space // the inputs and what is believed of them beforehand
	Simulate Simulate
	Distance Distance
	Seed     uint64

	Particles   int     // kept in each generation; 0 means 500
	Shrink      float64 // the next tolerance is this quantile of the distances; 0 means 0.4
	Tolerance   float64 // done once a generation was held to this
	Generations int     // at most; 0 means 20
	Runs        int     // no batch is begun after this many, in all; 0 means no limit
	Batch       int     // proposals simulated at once; 0 means as many as particles. It changes no result
}

// Generation is what one generation took.
type Generation struct {
	Tolerance float64 `json:"tolerance" doc:"distances up to this were accepted; in the first, the largest"`
	Runs      int     `json:"runs" doc:"proposals up to the last that was accepted"`
	Failed    int     `json:"failed" doc:"of these, runs that failed"`
	Effective float64 `json:"effective" doc:"particles' effective number, 1 / sum(weight^2)"`
}

// Run is population Monte Carlo ABC (Beaumont et al. 2009, Biometrika 96, 983;
// also Toni et al. 2009). The first generation is drawn from the prior. Each
// later one must come within a tolerance that its predecessor's distances set. It
// proposes near those particles of the last that already do, and weights what it
// accepts by prior over proposal density.
//
// Particles move in normal scores, where every prior is standard normal, so
// that no proposal leaves an input's range: the proposal is normal about its
// parent with twice the parents' covariance (Filippi et al. 2013). One in ten
// comes from the prior instead, which bounds the weights.
//
// The accepted are the first in the order of their numbers, whatever the order
// in which runs end: the result depends on the seed alone. If the limit of runs
// falls within a generation, the last complete one is the result; Stopped says
// why the calibration ended.
//
// It fails if a setting is no setting, if the simulator fails or does not give
// one row of outputs for each proposal, or if the first generation has not
// enough runs that succeed.
func (a ABC) Run() (*Posterior, error) {
	a, err := a.check()
	if err != nil {
		return nil, err
	}
	p := &Posterior{space: a.Space}
	tolerance := math.Inf(1)
	for g := 0; ; g++ {
		particles, record, err := a.generation(g, tolerance, p)
		if err != nil {
			return nil, err
		}
		p.Runs += record.Runs
		if particles == nil && g == 0 {
			return nil, say.Errorf("of the first %d runs %d failed or have no number for a pattern, and %d must have one for each: allow more runs, or look at `tumen patterns`", record.Runs, record.Failed, a.Particles)
		}
		if particles == nil {
			p.Stopped = say.Text("the limit of runs was reached")
			if a.Runs == 0 || p.Runs < a.Runs {
				p.Stopped = say.Text("almost no run comes nearer")
			}
			return p, nil
		}
		p.Generations = append(p.Generations, record)
		p.Particles = particles
		next := math.Max(a.Tolerance, p.distanceQuantile(a.Shrink))
		switch {
		case tolerance <= a.Tolerance:
			p.Stopped = say.Text("the tolerance was reached")
			return p, nil
		case next >= tolerance:
			p.Stopped = say.Text("the distances no longer fall")
			return p, nil
		case g+1 == a.Generations:
			p.Stopped = say.Text("the limit of generations was reached")
			return p, nil
		}
		tolerance = next
	}
}

func (a ABC) check() (ABC, error) {
	a.Particles = cmp.Or(a.Particles, 500)
	a.Shrink = cmp.Or(a.Shrink, 0.4)
	a.Generations = cmp.Or(a.Generations, 20)
	a.Batch = cmp.Or(a.Batch, a.Particles)
	switch {
	case a.Space == nil || a.Simulate == nil || a.Distance == nil:
		return a, say.Errorf("a calibration needs a space of inputs, a simulator and a distance")
	case a.Particles < 2*a.Space.Dimensions() || a.Particles < estimate.LeastRows:
		return a, say.Errorf("%d particles are too few for %d inputs: write at least %d, better 500", a.Particles, a.Space.Dimensions(), max(estimate.LeastRows, 2*a.Space.Dimensions()))
	case !(a.Shrink > 0 && a.Shrink < 1):
		return a, say.Errorf("the tolerance cannot shrink to the quantile %v of the distances: write a number between 0 and 1, as 0.4", a.Shrink)
	case !(a.Tolerance >= 0):
		return a, say.Errorf("a tolerance cannot be %v: write 0 or a positive distance", a.Tolerance)
	case a.Generations < 0 || a.Runs < 0 || a.Batch < 0:
		return a, say.Errorf("%d generations, %d runs, batches of %d: write 0 for the usual, or a positive number", a.Generations, a.Runs, a.Batch)
	case a.Runs > 0 && a.Runs < a.Particles:
		return a, say.Errorf("%d runs cannot give %d particles: allow at least as many runs", a.Runs, a.Particles)
	}
	return a, nil
}

// A generation that accepts fewer than one proposal in this many has met a
// tolerance that the model cannot reach.
const worstAcceptance = 10_000

// generation proposes until as many are accepted as there are particles. It
// gives nil particles if the runs were used up, or acceptance has all but
// ended.
func (a ABC) generation(g int, tolerance float64, before *Posterior) ([]Particle, Generation, error) {
	record := Generation{Tolerance: tolerance}
	var accepted []Particle
	move, err := newMove(before.Particles, tolerance)
	if err != nil {
		return nil, record, err
	}
	most := a.Particles * worstAcceptance
	if a.Runs > 0 {
		most = min(most, a.Runs-before.Runs)
	}
	for first := 0; first < most; first += a.Batch {
		batch := make([]Proposal, a.Batch) // whole, also past the limit: a higher one goes on from the same proposals
		for i := range batch {
			if batch[i], err = a.propose(g, first+i, move); err != nil {
				return nil, record, err
			}
		}
		outputs, err := a.Simulate(batch)
		if err != nil {
			return nil, record, say.Errorf("generation %d, proposals %d to %d: %w", g, first, first+len(batch)-1, err)
		}
		if len(outputs) != len(batch) {
			return nil, record, say.Errorf("the simulator gave outputs for %d of %d proposals: give a row for each, without numbers where the run failed", len(outputs), len(batch))
		}
		for i, output := range outputs {
			record.Runs++
			distance := a.distance(output)
			switch {
			case math.IsNaN(distance):
				record.Failed++
			case distance <= tolerance:
				accepted = append(accepted, Particle{Point: batch[i].Point, Values: batch[i].Values, Distance: distance, Proposal: batch[i].Number})
			}
			if len(accepted) == a.Particles {
				move.weigh(accepted)
				record.Effective = effective(accepted)
				if g == 0 { // everything was accepted: say how far that went
					record.Tolerance = 0
					for _, p := range accepted {
						record.Tolerance = math.Max(record.Tolerance, p.Distance)
					}
				}
				return accepted, record, nil
			}
		}
	}
	return nil, record, nil
}

// distance is NaN for a run that failed.
func (a ABC) distance(output []float64) float64 {
	if len(output) == 0 || !estimate.AllGood(output) {
		return math.NaN()
	}
	return a.Distance(output)
}

// propose draws a proposal by its generation and number: from the prior, or a
// step away from a particle of the last generation.
func (a ABC) propose(g, number int, m move) (Proposal, error) {
	source, k := rng.New(a.Seed), a.Space.Dimensions()
	point := make([]float64, k)
	from := source.Draw(estimate.DrawParent, uint32(number), int32(g), 0)
	if len(m.parents) == 0 || from.Unit(2) < afresh {
		for j := range point {
			point[j] = source.Draw(estimate.DrawPrior, uint32(number), int32(g), uint32(j)).Unit(0)
		}
	} else {
		parent := m.pick(from.Unit(0))
		step := make([]float64, k)
		for j := range step {
			step[j] = source.Draw(estimate.DrawStep, uint32(number), int32(g), uint32(j)).Normal()
		}
		for j := range point {
			z := m.scores[parent][j]
			for i, w := range m.root[j][:j+1] {
				z += float64(w * step[i])
			}
			point[j] = distuv.UnitNormal.CDF(z)
		}
	}
	values, err := a.Space.At(point)
	if err != nil {
		return Proposal{}, say.Errorf("proposal %d of generation %d: %w", number, g, err)
	}
	chances := source.Draw(estimate.DrawChances, uint32(number), int32(g), 0)
	return Proposal{g, number, uint64(chances.Word(0))<<32 | uint64(chances.Word(1)), point, values}, nil
}

func effective(particles []Particle) float64 {
	square := 0.0
	for _, p := range particles {
		square += float64(p.Weight * p.Weight)
	}
	return 1 / square
}
