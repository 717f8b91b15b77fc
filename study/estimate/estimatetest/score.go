package estimatetest

import (
	"math"

	"tumen/internal/say"
	"tumen/study/estimate"
)

// score.go: how good intervals and probabilities were, for tests with many truths.

// IntervalScore is how bad an interval of a level was for the truth: its width, and
// a penalty for a truth outside,
//
//	(high - low) + 2/(1 - level) (low - y)+ + 2/(1 - level) (y - high)+
//
// in the truth's unit. On average the true quantiles have the smallest, so that
// neither a wide interval nor one that is too sure pays (Gneiting and Raftery 2007,
// equation 43).
func IntervalScore(e estimate.Estimate, level, truth float64) float64 {
	penalty := 2 / (1 - level)
	return e.High - e.Low + float64(penalty*math.Max(0, e.Low-truth)) + float64(penalty*math.Max(0, truth-e.High))
}

// CoverageErrors is how many binomial standard errors what is held may be from what
// was said.
const CoverageErrors = 2.5

// Held is how often intervals of a level hold the truth.
type Held struct {
	What  string  `json:"what"`
	Level float64 `json:"level" doc:"what the intervals say"`
	Held  float64 `json:"held" doc:"share of the truths that they hold"`
	Low   float64 `json:"low" doc:"held less 2.5 binomial standard errors of the level"`
	High  float64 `json:"high" doc:"held and 2.5 binomial standard errors of the level"`
	N     int     `json:"n" doc:"truths"`
}

// Right says whether the intervals hold as many as they say.
func (h Held) Right() bool { return h.Low <= h.Level && h.Level <= h.High }

// HoldPlaces counts how often the middle interval of a level holds a truth, by the
// truths' places (Weighted.Place) in their distributions. It fails for none.
func HoldPlaces(what string, places []float64, level float64) (Held, error) {
	level, err := estimate.CheckLevel(level)
	if err != nil {
		return Held{}, err
	}
	if len(places) == 0 {
		return Held{}, say.Errorf("there is no truth to see whether the intervals of %s hold it: make some", what)
	}
	hits := 0
	for _, p := range places {
		if (1-level)/2 <= p && p <= (1+level)/2 {
			hits++
		}
	}
	n := float64(len(places))
	held, off := float64(hits)/n, CoverageErrors*math.Sqrt(level*(1-level)/n)
	return Held{what, level, held, held - off, held + off, len(places)}, nil
}

// Tenth is what came of all that was given a probability within a tenth.
type Tenth struct {
	From float64 `json:"from"`
	To   float64 `json:"to"`
	Said float64 `json:"said" doc:"mean probability"`
	Came float64 `json:"came" doc:"share that came"`
	Low  float64 `json:"low" doc:"came less 2.5 standard errors of as many independent trials with the probabilities said"`
	High float64 `json:"high"`
	N    int     `json:"n"`
}

// LeastInTenth is from how many on a tenth says anything.
const LeastInTenth = 50

// Right says whether as many came as was said.
func (t Tenth) Right() bool { return t.Low <= t.Said && t.Said <= t.High }

// Tenths sorts probabilities by tenths and counts what came. Tenths with fewer than
// 50 are left out. It fails if the lengths differ or one is no probability.
func Tenths(said []float64, came []bool) ([]Tenth, error) {
	if len(said) != len(came) {
		return nil, say.Errorf("%d probabilities and %d outcomes do not fit: give one outcome for each", len(said), len(came))
	}
	var tenths [10]Tenth
	var variance [10]float64
	for i, p := range said {
		if !(p >= 0 && p <= 1+1e-12) {
			return nil, say.Errorf("probability %d is %v: write a number from 0 to 1", i, p)
		}
		at := min(9, int(10*p))
		t := &tenths[at]
		t.N++
		t.Said += p
		variance[at] += float64(p * math.Max(0, 1-p))
		if came[i] {
			t.Came++
		}
	}
	var out []Tenth
	for i, t := range tenths {
		if t.N < LeastInTenth {
			continue
		}
		n := float64(t.N)
		t.From, t.To, t.Said, t.Came = float64(i)/10, float64(i+1)/10, t.Said/n, t.Came/n
		off := CoverageErrors * math.Sqrt(variance[i]) / n
		t.Low, t.High = t.Came-off, t.Came+off
		out = append(out, t)
	}
	return out, nil
}
