package sensitivity

import (
	"fmt"
	"strings"

	"tumen/internal/say"
	"tumen/study/estimate"
	"tumen/study/estimate/indices"
)

// points.go: the methods that work on any points, all that is particular to one in
// its row. Another one is another row.

// pointMethod gives each input one index, which has the method's name.
type pointMethod struct {
	name     string
	help     string
	head     string    // of the column in a table
	axis     [2]string // in full, and short
	estimate func(points [][]float64, names []string, y []float64, r estimate.Resampling) (indices.Moments, error)
}

var pointMethods = []pointMethod{
	{
		MethodDelta, say.Text("how far a number shifts the whole distribution (Borgonovo)"), "Delta",
		[2]string{say.Text("Borgonovo's delta: 0 decides nothing, 1 everything"), say.Text("Borgonovo's delta")},
		indices.Delta,
	},
	{
		MethodPAWN, say.Text("the same by distribution functions"), "PAWN",
		[2]string{say.Text("PAWN index: 0 decides nothing, 1 everything"), say.Text("PAWN index")},
		func(points [][]float64, names []string, y []float64, r estimate.Resampling) (indices.Moments, error) {
			return indices.PAWN(points, names, y, 0, r)
		},
	},
}

// Their names, and the lines of the help about them.
var (
	namesOfPoints = listed(func(m pointMethod) string { return m.name })
	helpOfPoints  = strings.Join(listed(func(m pointMethod) string { return fmt.Sprintf("  %-7s %s\n", m.name, m.help) }), "")
)

func listed(of func(pointMethod) string) (all []string) {
	for _, m := range pointMethods {
		all = append(all, of(m))
	}
	return all
}
