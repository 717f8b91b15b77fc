package ensemble

import (
	"math"
	"slices"

	"tumen/internal/stat"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/vocabulary"
)

// Ensemble is what many runs of a case say together. It is what the command prints as JSON.
type Ensemble struct {
	study.About
	Arm      study.Arm    `json:"with" doc:"the policies of every run"`
	Outcomes []Spread     `json:"outcomes"`
	Absent   []Unmeasured `json:"absent" doc:"outcomes that no run has"`
	Fans     []study.Fan  `json:"fans"`
}

// Unmeasured is an outcome that no run has.
type Unmeasured struct {
	study.Outcome
	Band *study.Band `json:"pattern" doc:"what the case says it should be"`
}

// Met says whether the median lies in the pattern's band, and at least half of the
// runs have the number.
func (o *Spread) Met() bool {
	low, high := o.Band == nil || o.Band.Low == nil || *o.Band.Low <= o.Median.Value, o.Band == nil || o.Band.High == nil || o.Median.Value <= *o.Band.High
	return o.Band != nil && low && high && o.Without <= o.Runs
}

// Spread is one outcome over the runs. Numbers are in Unit; null is what there
// are too few runs to say.
type Spread struct {
	study.Outcome
	Runs    int            `json:"runs" doc:"that have the number; every statistic is over these"`
	Without int            `json:"without" doc:"runs that did not fail and have no such number"`
	Mean    study.Interval `json:"mean"`
	SD      float64        `json:"sd" doc:"over the runs"`
	Median  study.Interval `json:"median"`
	P5      float64        `json:"p5" doc:"5 % of the runs lie below it"`
	P25     float64        `json:"p25"`
	P75     float64        `json:"p75"`
	P95     float64        `json:"p95"`
	Band    *study.Band    `json:"pattern" doc:"what the case says it should be"`

	// Constant says that the number is the same in all runs that have it: there is
	// no variance to be explained.
	Constant bool            `json:"constant"`
	Split    *estimate.Split `json:"split" doc:"of the variance, into testimony and chance"`
	// Precision is half of the mean's interval as a share of the mean.
	Precision *float64 `json:"precision"`
	Enough    []Enough `json:"enough" doc:"how many runs a precision takes"`
}

// Enough is how many runs in all it takes until the mean is known so well.
type Enough struct {
	Precision float64 `json:"precision" doc:"half of the interval as a share of the mean"`
	Runs      int     `json:"runs"`
}

// precisions are those that Enough speaks of.
var precisions = []float64{0.05, 0.01}

// shown are the outcomes that a reader asks for first: those that the case has
// patterns for, the headlines, and what each kind of actor gained.
func shown(s *study.Spec, name string) bool {
	_, gain := vocabulary.IsGain(name)
	return vocabulary.Within(name, vocabulary.Watched) || gain ||
		slices.ContainsFunc(s.Patterns, func(b study.Band) bool { return b.Measure == name })
}

// Analyse reads what an ensemble says. It can be read at any time, also while the
// study runs: the result is then of the runs that are there. It fails if there is
// none.
func Analyse(s *study.Study) (*Ensemble, error) {
	about, err := s.Results()
	if err != nil {
		return nil, err
	}
	e := &Ensemble{About: about, Arm: s.Spec.Arms[0], Absent: []Unmeasured{}}
	err = s.EachOutcome(func(k int, column []float64) {
		if o := spread(s.Spec, k, column, about.Rows-about.Failed); o.Runs > 0 {
			e.Outcomes = append(e.Outcomes, o)
		} else {
			e.Absent = append(e.Absent, Unmeasured{o.Outcome, o.Band})
		}
	})
	if err != nil {
		return nil, err
	}
	e.Fans, err = s.Fans(0)
	return e, err
}

// spread is one outcome, given its column; done runs did not fail.
func spread(spec *study.Spec, k int, column []float64, done int) Spread {
	o := Spread{Outcome: spec.Outcomes[k], Without: done - len(study.Numbers(column)), Enough: []Enough{}}
	if i := slices.IndexFunc(spec.Patterns, func(b study.Band) bool { return b.Measure == o.Name }); i >= 0 {
		o.Band = &spec.Patterns[i]
	}
	points := study.ByPoint(column, spec.Seeds.Replicates)
	var sorted, means, firsts []float64
	for _, runs := range points {
		sum, n := 0.0, 0
		for _, x := range runs {
			if !math.IsNaN(x) {
				sorted, sum, n = append(sorted, x), sum+x, n+1
			}
		}
		if n > 0 {
			means = append(means, sum/float64(n))
		}
		if !math.IsNaN(runs[0]) {
			firsts = append(firsts, runs[0])
		}
	}
	o.Runs = len(sorted)
	if o.Runs == 0 {
		return o
	}
	slices.Sort(sorted)
	o.SD, o.Constant = study.Deviation(sorted), estimate.Same(sorted)
	o.Mean.Value, o.Median.Value = study.Average(means), stat.Quantile(sorted, 0.5)
	o.P5, o.P25, o.P75, o.P95 = stat.Quantile(sorted, 0.05), stat.Quantile(sorted, 0.25), stat.Quantile(sorted, 0.75), stat.Quantile(sorted, 0.95)
	// The runs of one point are not independent of one another: points are.
	if mean, err := estimate.Mean(means, study.Level); err == nil {
		o.Mean.Low, o.Mean.High = study.Finite(mean.Low), study.Finite(mean.High)
		o.precise(means, spec.Seeds.Replicates, mean)
	}
	if median, err := estimate.Quantile(firsts, 0.5, study.Level); err == nil {
		o.Median.Low, o.Median.High = study.Finite(median.Low), study.Finite(median.High)
	}
	if len(spec.Inputs) > 0 && spec.Seeds.Replicates > 1 && shown(spec, o.Name) && !o.Constant {
		if split, err := estimate.Replicates(points, estimate.Resampling{Seed: spec.Design.Seed, Level: study.Level}); err == nil && whole(split) {
			o.Split = &split
		}
	}
	return o
}

// whole says whether a split has all its numbers: of runs that are nearly all
// alike the bootstrap may find none.
func whole(s estimate.Split) bool {
	for _, e := range []estimate.Estimate{s.Parametric, s.Chance, s.Share} {
		if sum := e.Value + e.Low + e.High; math.IsNaN(sum) || math.IsInf(sum, 0) {
			return false
		}
	}
	return true
}

// precise says how precise the mean is, and how many runs a better one takes.
func (o *Spread) precise(means []float64, replicates int, mean estimate.Summary) {
	if mean.Value == 0 || o.Constant {
		return
	}
	size := math.Abs(mean.Value)
	o.Precision = study.Finite((mean.High - mean.Low) / 2 / size)
	for _, g := range precisions {
		if n, err := estimate.RunsNeeded(study.Deviation(means)/size, g); err == nil {
			o.Enough = append(o.Enough, Enough{g, n * replicates})
		}
	}
}
