package design

// Chance says how the runs of a design get their seeds, and so what its indices
// are of. With f(x, e) the outcome at a point x under the chance e:
//
//	mean   a seed of its own for each run. What inputs decide is that of the mean
//	       over e: the variance of chance is estimated and subtracted
//	given  one seed for all runs of a row or trajectory: indices for given e
//	input  e is one more input, exchanged or moved like the others: runs that
//	       differ in other inputs share their seed (common random numbers)
//
// Without common random numbers a difference of two runs has the chance of both
// in it, and its square never falls below that, however many rows there are.
type Chance string

// The three.
const (
	ChanceMean  Chance = "mean"
	ChanceGiven Chance = "given"
	ChanceInput Chance = "input"
)

// OwnFactor is the factor that stands for chance: it exchanges no input. Its runs
// repeat those of A with another seed. With seeds of their own it shows what
// chance alone does.
func OwnFactor() Factor { return Factor{Name: "chance"} }

// Seeds numbers the seeds of the design's runs: equal numbers are equal seeds.
func (s *Saltelli) Seeds(chance Chance) []int {
	seeds := make([]int, len(s.Points))
	width := s.Width()
	for i := range seeds {
		r, q := i/width, i%width
		switch chance {
		case ChanceGiven:
			seeds[i] = r
		case ChanceInput:
			seeds[i] = 2 * r
			if q == 1 {
				seeds[i]++
			} else if q >= 2 {
				f := (q - 2) % len(s.Factors)
				fromB := q >= 2+len(s.Factors)
				if fromB != (len(s.Factors[f].Columns) == 0) { // BA_i, and A with the chance of B
					seeds[i]++
				}
			}
		default:
			seeds[i] = i
		}
	}
	return seeds
}

// Seeds likewise numbers those of a screening. If chance is an input, it is the
// last one: its step is to another seed.
func (m *Morris) Seeds(chance Chance) []int {
	seeds := make([]int, len(m.Points))
	for i := range seeds {
		seeds[i] = i
	}
	if chance != ChanceGiven && chance != ChanceInput {
		return seeds
	}
	if m.Complete {
		clear(seeds) // steps share their runs, so all share one seed
		return seeds
	}
	last := len(m.Points[0]) - 1
	for _, s := range m.Steps {
		first := s.Trajectory * (last + 2)
		if s.From == first {
			seeds[first] = 2 * s.Trajectory
		}
		seeds[s.To] = seeds[s.From]
		if chance == ChanceInput && s.Input == last {
			seeds[s.To]++
		}
	}
	return seeds
}
