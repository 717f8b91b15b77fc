package emulator

import (
	"cmp"
	"math"

	"tumen/internal/say"
	"tumen/study/estimate"
)

// Pattern is something that was reported or measured, which a model's outcome
// is to match.
type Pattern struct {
	Name        string
	Low, High   float64 // where it is to lie; the same number twice if a single one was reported
	Error       float64 // standard deviation of the report, or of a single run's chances
	Discrepancy float64 // standard deviation of what the model cannot get right
}

// Ruled is which points a history match leaves.
type Ruled struct {
	Implausibility []float64         `json:"implausibility" doc:"of each point"`
	Kept           []int             `json:"kept" doc:"points not ruled out"`
	Share          estimate.Estimate `json:"share" doc:"of the points, that is not ruled out"`
	Cutoff         float64           `json:"cutoff"`
}

// RuleOut is one wave of history matching (Craig et al. 1997; Vernon,
// Goldstein and Bower 2010): emulators[i] stands for the outcome that is to
// match patterns[i]. The implausibility of a point is the largest over patterns
// of
//
//	|expected - nearest in band| / sqrt(emulator variance + error^2 + discrepancy^2)
//
// and a point above the cutoff is ruled out. 0 means the usual cutoff of 3: a
// distribution with one mode has at least 95 % within three standard deviations
// (Pukelsheim 1994). A point that is kept may be wrong all the same: run the
// model there, fit again and rule out again. The interval of the share is
// Wilson's, for independent points.
//
// It fails if emulators, patterns and points do not fit, or if a pattern's
// numbers are no numbers or negative.
func RuleOut(emulators []*Process, patterns []Pattern, points [][]float64, cutoff, level float64) (Ruled, error) {
	level, err := estimate.CheckLevel(level)
	if err != nil {
		return Ruled{}, err
	}
	cutoff = cmp.Or(cutoff, 3)
	if !(cutoff > 0) {
		return Ruled{}, say.Errorf("a cutoff cannot be %v: write a positive number, as 3", cutoff)
	}
	if len(emulators) == 0 || len(emulators) != len(patterns) || len(points) == 0 {
		return Ruled{}, say.Errorf("%d emulators, %d patterns and %d points do not fit: give one emulator for each pattern, and points to judge", len(emulators), len(patterns), len(points))
	}
	for _, p := range patterns {
		if !(p.Low <= p.High) || !(p.Error >= 0) || !(p.Discrepancy >= 0) || math.IsInf(p.Error+p.Discrepancy, 0) {
			return Ruled{}, say.Errorf("pattern %q is %v to %v with error %v and discrepancy %v: write the lower end first, and standard deviations of at least 0", p.Name, p.Low, p.High, p.Error, p.Discrepancy)
		}
	}
	ruled := Ruled{Implausibility: make([]float64, len(points)), Cutoff: cutoff}
	for i, point := range points {
		for e, emulator := range emulators {
			worst, err := implausibility(emulator, patterns[e], point)
			if err != nil {
				return Ruled{}, say.Errorf("point %d: %w", i, err)
			}
			ruled.Implausibility[i] = math.Max(ruled.Implausibility[i], worst)
		}
		if ruled.Implausibility[i] <= cutoff {
			ruled.Kept = append(ruled.Kept, i)
		}
	}
	ruled.Share = estimate.Wilson(float64(len(ruled.Kept)), float64(len(points)), level)
	return ruled, nil
}

func implausibility(emulator *Process, p Pattern, point []float64) (float64, error) {
	expected, variance, err := emulator.At(point)
	if err != nil {
		return 0, err
	}
	away := max(0, p.Low-expected, expected-p.High)
	if away == 0 {
		return 0, nil
	}
	return away / math.Sqrt(variance+float64(p.Error*p.Error)+float64(p.Discrepancy*p.Discrepancy)), nil
}
