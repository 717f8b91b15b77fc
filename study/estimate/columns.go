package estimate

import "tumen/internal/say"

// LeastRuns are what a method needs that looks at runs by classes: each class needs
// some.
const LeastRuns = 100

// ColumnsOf is the inputs column by column, and the outcomes, of the runs that
// have the outcome.
func ColumnsOf(points [][]float64, names []string, outcomes []float64) (columns [][]float64, y []float64, err error) {
	if len(points) != len(outcomes) {
		return nil, nil, say.Errorf("%d points and %d outcomes do not fit: give one outcome for each point, NaN where the run failed or has none", len(points), len(outcomes))
	}
	columns = make([][]float64, len(names))
	for i, point := range points {
		switch {
		case len(point) != len(names):
			return nil, nil, say.Errorf("point %d has %d coordinates and there are %d names: give one name for each input", i, len(point), len(names))
		case !Good(outcomes[i]):
			continue
		case !AllGood(point):
			return nil, nil, say.Errorf("point %d is %v: every coordinate must be a number", i, point)
		}
		for j, x := range point {
			columns[j] = append(columns[j], x)
		}
		y = append(y, outcomes[i])
	}
	if len(y) < LeastRuns {
		return nil, nil, TooFew("runs", len(y), LeastRuns, len(outcomes)-len(y))
	}
	return columns, y, nil
}
