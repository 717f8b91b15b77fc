package reconcile

import (
	"math"
	"strings"
)

// Finest is the least half-width, relative to the number, that a figure is
// credited with.
const Finest = 0.005

// Likelihood is what the words of a claim say of its number: which value is
// likeliest, how sure it is, and what the words allow.
type Likelihood struct {
	Observed bool    // whether the words say which value is likeliest
	Bound    bool    // whether they give one end only, as in "at most"
	Value    float64 // likeliest value, or where to start from; not a number where nothing can be weighed
	SD       float64 // one standard deviation of an observed value
	// What the words allow: outside of it the claim does not hold.
	Low, High float64
	// By how much an end may be overstepped for one standard deviation; for
	// ends that were stated as such.
	LowSD, HighSD float64
	// Of an interval: how many standard deviations its ends lie from the
	// middle; 0 for other figures.
	Z float64
	// Of quantiles, all of them positive: the lognormal nearest to them.
	Log       bool
	Mu, Sigma float64
	Widened   float64 // what the standard deviations were multiplied by
}

// Times is the likelihood in another unit.
func (r Likelihood) Times(factor float64) Likelihood {
	for _, v := range []*float64{&r.Value, &r.SD, &r.Low, &r.High, &r.LowSD, &r.HighSD} {
		*v *= factor
	}
	r.Mu += math.Log(factor)
	return r
}

// looser is the likelihood with its standard deviations multiplied, for a source
// that is less than sure. What the words allow stays.
func (r Likelihood) looser(factor float64) Likelihood {
	r.SD, r.LowSD, r.HighSD, r.Widened = r.SD*factor, r.LowSD*factor, r.HighSD*factor, r.Widened*factor
	return r
}

// logarithmic is the likelihood of the quantity's logarithm; the quantity must be
// positive. A bound at or below zero is no bound there.
func (r Likelihood) logarithmic() Likelihood {
	l := Likelihood{Observed: r.Observed, Bound: r.Bound, Value: math.Log(r.Value), Low: math.Inf(-1), High: math.Log(r.High)}
	l.SD, l.HighSD = r.SD/r.Value, r.HighSD/r.High
	if r.Low > 0 {
		l.Low, l.LowSD = math.Log(r.Low), r.LowSD/r.Low
	}
	if math.IsInf(r.High, 1) {
		l.HighSD = 0
	}
	if r.Z > 0 && r.Low > 0 {
		l.SD = (l.High - l.Low) / (2 * r.Z) * r.Widened // the lognormal's of which the ends cut off equal tails
	}
	if r.Log {
		l.Value, l.SD = r.Mu, r.Sigma*r.Widened
	}
	return l
}

// reliability is how many times the implied standard deviation a source's claims
// have, by its grade: the product for the letter and for the figure. The
// Admiralty code is an order without distances, so the steps are a choice:
// each is about the half again of the one before. "Cannot be judged" (F, 6) is
// neither trusted nor distrusted, and stands with D and 4.
func reliability(grade string) float64 {
	const letters, figures = "ABCDEF", "123456"
	steps := [...]float64{1, 1.2, 1.5, 2, 3, 2}
	if len(grade) != 2 {
		grade = "F6" // a source without a grade cannot be judged
	}
	source, information := strings.IndexByte(letters, grade[0]), strings.IndexByte(figures, grade[1])
	if source < 0 || information < 0 {
		return reliability("F6")
	}
	return steps[source] * steps[information]
}
