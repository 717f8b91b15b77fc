package calibrate

import (
	"math"

	"tumen/internal/list"
	"tumen/study"
	"tumen/study/estimate/posterior"
)

// target is one pattern as a calibration sees it.
type target struct {
	band  study.Band
	place int // of the outcome
	low   float64
	high  float64
	scale float64 // one step of distance
}

// targets are the patterns of a study. A band is a claim about where a number
// lies; how far outside of it a run is counts in half widths of the band, or in
// tenths of the edge where the other side is open. Where a single number was
// seen, the distance is in its own unit.
func targets(s *study.Spec) []target {
	all := make([]target, len(s.Patterns))
	for i, b := range s.Patterns {
		t := target{band: b, place: s.Place(b.Measure), low: math.Inf(-1), high: math.Inf(1), scale: 1}
		if b.Low != nil {
			t.low = *b.Low
		}
		if b.High != nil {
			t.high = *b.High
		}
		switch width := (t.high - t.low) / 2; {
		case width > 0 && !math.IsInf(width, 0):
			t.scale = width
		case math.IsInf(t.low, -1) && t.high != 0:
			t.scale = math.Abs(t.high) / 10
		case math.IsInf(t.high, 1) && t.low != 0:
			t.scale = math.Abs(t.low) / 10
		}
		all[i] = t
	}
	return all
}

// away is how far a number is outside of the band, in steps; NaN if it is none.
func (t target) away(x float64) float64 {
	if math.IsNaN(x) {
		return x
	}
	return max(0, t.low-x, x-t.high) / t.scale
}

// distance is that of the pattern that is worst off, so that 0 is every pattern
// met.
func distance(targets []target) posterior.Distance {
	return func(outputs []float64) float64 {
		worst := 0.0
		for i, t := range targets {
			d := t.away(outputs[i])
			if math.IsNaN(d) {
				return d
			}
			worst = math.Max(worst, d)
		}
		return worst
	}
}

// outputs are what a run gave for each pattern; nothing if it failed.
func outputsOf(targets []target, outcomes []float64) []float64 {
	if outcomes == nil {
		return nil
	}
	return list.Map(targets, func(t target) float64 { return outcomes[t.place] })
}
