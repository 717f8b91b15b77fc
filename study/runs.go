package study

import (
	"fmt"
	"math/bits"

	"tumen/internal/fault"
)

// pointsIn is how many points a design has that makes at most that many runs of
// the model, `each` for a point; a power of two if it must be.
func pointsIn(runs, each, least int, powerOfTwo bool) (int, error) {
	points := runs / each
	if powerOfTwo && points > 0 {
		points = 1 << (bits.Len(uint(points)) - 1)
	}
	if points < least {
		return 0, &fault.Error{
			Field: "runs", Given: fmt.Sprint(runs), What: "the design of this study needs more",
			Write: fmt.Sprintf("write {runs} %d or more", least*each),
		}
	}
	return points, nil
}

// sized is the number of points that was asked for: by Points, or by Runs of
// the model, or else the usual number. It is an error if that is below the least
// that can be analysed, so that no run is made in vain. The field is the one that
// says how many points there are.
func (a Ask) sized(field string, usual, each, least int, powerOfTwo bool) (int, error) {
	if a.Runs > 0 {
		return pointsIn(a.Runs, each, least, powerOfTwo)
	}
	points := or(a.Points, usual)
	if points < least {
		return 0, &fault.Error{
			Field: field, Given: fmt.Sprint(points), What: "the analysis of this study needs more",
			Write: fmt.Sprintf("write {%s} %d or more", field, least),
		}
	}
	return points, nil
}
