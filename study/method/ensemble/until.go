package ensemble

import (
	"context"
	"math"

	"tumen/study"
)

// Until runs the study, and goes on with more points until the mean of every
// headline outcome is known to the given precision (half of its 95 % interval as
// a share of it), or there are most runs. Whether to go on is asked only when
// all points that were asked for are there, so the study is the same on any
// number of workers and however often it was interrupted. A headline that no run
// has is not waited for.
//
// It says whether the precision was reached. The errors are those of Run.
func Until(ctx context.Context, s *study.Study, precision float64, most int, o study.RunOptions) (reached bool, err error) {
	for {
		if err := s.Run(ctx, o); err != nil {
			return false, err
		}
		worst := s.Precision()
		if worst <= precision {
			return true, nil
		}
		next := more(s, worst, precision)
		if next*s.Spec.PointRows() > most {
			return false, nil
		}
		if err := s.Extend(next); err != nil {
			return false, err
		}
	}
}

// more is how many points to ask for next. Sobol' points are even only in powers
// of two, and hypercubes are whole, so that both double. Others take what the
// precision so far says is needed, though never more than double, since that
// says little at first.
func more(s *study.Study, worst, precision float64) int {
	asked := s.Spec.Asked
	if s.Spec.Design.Method == study.BySobol || s.Spec.Design.Method == study.ByLatin {
		return 2 * asked
	}
	needed := math.Ceil(float64(asked) * math.Pow(worst/precision, 2))
	return int(min(max(needed, float64(asked+1)), 2*float64(asked)))
}
