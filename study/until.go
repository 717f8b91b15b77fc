package study

import (
	"context"
	"math"
)

// Until runs the study, and goes on with more points until the mean of every
// headline outcome is known to the given precision (half of its 95 % interval as
// a share of it), or there are most runs. Whether to go on is asked only when
// all points that were asked for are there, so the study is the same on any
// number of workers and however often it was interrupted. A headline that no run
// has is not waited for.
//
// It says whether the precision was reached. The errors are those of Run.
func (s *Study) Until(ctx context.Context, precision float64, most int, o RunOptions) (reached bool, err error) {
	for {
		if err := s.Run(ctx, o); err != nil {
			return false, err
		}
		worst := s.worst()
		if worst <= precision {
			return true, nil
		}
		next := s.more(worst, precision)
		if next*s.Spec.PointRows() > most {
			return false, nil
		}
		if err := s.Extend(next); err != nil {
			return false, err
		}
	}
}

// Precise says whether the mean of every headline outcome is known to a precision
// in the runs that are there; known of a study that can be run.
func (s *Study) Precise(precision float64) bool { return s.worst() <= precision }

// worst is the precision of the headline that is known least.
func (s *Study) worst() float64 {
	worst, any := 0.0, false
	for _, r := range s.watch.estimates() {
		if r.N > 0 {
			worst, any = max(worst, r.Precision()), true
		}
	}
	if !any {
		return math.Inf(1)
	}
	return worst
}

// more is how many points to ask for next. Sobol' points are even only in powers
// of two, and hypercubes are whole, so that both double. Others take what the
// precision so far says is needed, though never more than double, since that
// says little at first.
func (s *Study) more(worst, precision float64) int {
	asked := s.Spec.Asked
	if s.Spec.Design.Method == BySobol || s.Spec.Design.Method == ByLatin {
		return 2 * asked
	}
	needed := math.Ceil(float64(asked) * math.Pow(worst/precision, 2))
	return int(min(max(needed, float64(asked+1)), 2*float64(asked)))
}
