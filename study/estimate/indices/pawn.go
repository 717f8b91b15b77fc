package indices

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/study/estimate"
)

// PAWN estimates the index of Pianosi and Wagener (2015; from any design 2018,
// Environ. Model. Softw. 108, 197): split the input's runs into slices of equal
// size, take the largest distance between the outcome's distribution function
// in the slice and overall (Kolmogorov-Smirnov), and of these the median.
// points[i] are the inputs, in any scale, of the run with outcomes[i].
//
// Noise makes every distance larger, so the bootstrap bias is taken off and
// the interval mirrored. Whether an input has an effect at all is tested apart
// (independence.go).
//
// It fails if points, names and outcomes do not fit, for fewer than 100 runs that
// have the outcome, with a *Constant if that never varies, and unless there are at least 4 slices of at least 10 runs;
// 0 slices means 10.
func PAWN(points [][]float64, names []string, outcomes []float64, count int, r estimate.Resampling) (Moments, error) {
	columns, y, r, err := byColumn(points, names, outcomes, r)
	if err != nil {
		return Moments{}, err
	}
	if count == 0 {
		count = usualSlices
	}
	if count < 4 || len(y)/count < leastInSlice {
		return Moments{}, say.Errorf("%d runs in %d slices: write from 4 to %d slices, so that each has %d runs", len(y), count, len(y)/leastInSlice, leastInSlice)
	}
	result := Moments{Runs: len(y), Dropped: len(outcomes) - len(y), Level: r.Level}
	byOutcome := estimate.RisingOrder(y)
	for j, name := range names {
		s := newSliced(columns[j], y, byOutcome, count)
		b := r.Bootstrap(len(y), 1, func(weights, out []float64) { out[0] = s.median(weights) })
		m := Moment{Name: name, Index: b.Basic(0)}
		m.Index = estimate.Estimate{Value: math.Max(0, m.Index.Value), Low: math.Max(0, m.Index.Low), High: math.Max(0, m.Index.High)}
		result.Inputs = append(result.Inputs, m)
	}
	result.shifts(independent(columns, y, r.Seed))
	return result, nil
}

const (
	usualSlices  = 10
	leastInSlice = 10
)

// sliced is the runs in rising order of the outcome, each with its slice.
type sliced struct {
	order []int     // the row of each place
	slice []int     // the slice of each place
	last  []bool    // whether the next place has a larger outcome
	share []float64 // scratch: of a slice's rows up to a place
	total []float64 // scratch: weight of a slice
}

func newSliced(x, y []float64, byOutcome []int, count int) *sliced {
	n := len(x)
	s := &sliced{byOutcome, make([]int, n), make([]bool, n), make([]float64, count), make([]float64, count)}
	of := make([]int, n)
	byInput := estimate.RisingOrder(x)
	for place, i := range byInput {
		of[i] = place * count / n
		if place > 0 && x[i] == x[byInput[place-1]] {
			of[i] = of[byInput[place-1]] // equal values share a slice
		}
	}
	for place, i := range byOutcome {
		s.slice[place] = of[i]
		s.last[place] = place == n-1 || y[byOutcome[place+1]] > y[i]
	}
	return s
}

// median is the median distance of weighted rows; empty slices do not count.
func (s *sliced) median(weights []float64) float64 {
	clear(s.share)
	clear(s.total)
	all := 0.0
	for place, i := range s.order {
		s.total[s.slice[place]] += weights[i]
		all += weights[i]
	}
	largest := make([]float64, len(s.total))
	before := 0.0
	for place, i := range s.order {
		if w := weights[i]; w > 0 {
			before += w / all
			s.share[s.slice[place]] += w / s.total[s.slice[place]]
		}
		if s.last[place] {
			for q, share := range s.share {
				largest[q] = math.Max(largest[q], math.Abs(share-before))
			}
		}
	}
	kept := make([]float64, 0, len(largest))
	for q, d := range largest {
		if s.total[q] > 0 {
			kept = append(kept, d)
		}
	}
	slices.Sort(kept)
	return stat.Quantile(kept, 0.5)
}
