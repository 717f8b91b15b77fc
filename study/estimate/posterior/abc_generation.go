package posterior

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"

	"tumen/internal/say"
	"tumen/rng"
	"tumen/study/estimate"
)

// A generation that accepts fewer than one proposal in this many has met a
// tolerance that the model cannot reach.
const worstAcceptance = 10_000

// generation proposes until as many are accepted as there are particles. It
// gives nil particles if the runs were used up, or acceptance has all but
// ended.
func (a ABC) generation(g int, tolerance float64, before *Posterior) ([]Particle, Generation, error) {
	record := Generation{Tolerance: tolerance}
	var accepted []Particle
	move, err := newMove(before.Particles)
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
			if batch[i], err = a.propose(g, first+i, before.Particles, move); err != nil {
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
				move.weigh(accepted, before.Particles)
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
func (a ABC) propose(g, number int, parents []Particle, m move) (Proposal, error) {
	source, k := rng.New(a.Seed), a.Space.Dimensions()
	point := make([]float64, k)
	from := source.Draw(estimate.DrawParent, uint32(number), int32(g), 0)
	if len(parents) == 0 || from.Unit(2) < afresh {
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
	return Proposal{g, number, uint64(chances[0])<<32 | uint64(chances[1]), point, values}, nil
}

func effective(particles []Particle) float64 {
	square := 0.0
	for _, p := range particles {
		square += float64(p.Weight * p.Weight)
	}
	return 1 / square
}
