package scenario

import (
	"fmt"
	"strings"

	"tumen/casefile"
	"tumen/testimony"
	"tumen/unit"
)

// measure is an outcome of a run that a claim can be held against. The names
// are the keys of a run's summary.
type measure struct {
	name  string
	units []string // what a claim about it may be stated in; the first is the summary's own
}

var measureTable = []measure{
	{"shares.guards", []string{"share"}},
	{"shares.organisers", []string{"share"}},
	{"shares.porters", []string{"share"}},
	{"profit_per_kg", []string{"yuan/kg"}},
	{"piece_rate", []string{"yuan/kg"}},
	{"load.mean", []string{"kg", "kg/person"}},
	{"load.smallest", []string{"kg", "kg/person"}},
	{"load.largest", []string{"kg", "kg/person"}},
	{"crew.median", []string{"person"}},
	{"crew.p10", []string{"person"}},
	{"crew.p90", []string{"person"}},
	{"crew.largest", []string{"person"}},
	{"porter_month.runs", []string{"run/month", "run", "1/month"}},
	{"porter_month.money", []string{"yuan/month", "yuan"}},
	{"porter_month.staple", []string{"kg/month", "kg"}},
}

// measures are the names of all that a claim can be held against.
var measures = func() (names []string) {
	for _, m := range measureTable {
		names = append(names, m.name)
	}
	return names
}()

// measured reads the number of a claim, which must be stated in a unit of the
// measure that it is about, if it is about one.
func (r *values) measured(n *casefile.Node, about string) *testimony.Figure {
	figure, ok := r.figure(n)
	if !ok {
		return nil
	}
	for _, m := range measureTable {
		if m.name == about && !r.fits(n, figure, m) {
			return nil
		}
	}
	return &figure
}

func (r *values) fits(n *casefile.Node, figure testimony.Figure, m measure) bool {
	for _, text := range m.units {
		u, err := unit.ParseUnit(text)
		if err != nil {
			continue // TestMeasuresHaveUnits finds it
		}
		in, err := figure.Convert(u)
		if err != nil {
			continue
		}
		if text == "share" && (in.Best < 0 || in.Best > 1) {
			r.Fault(n, shareFault(in.Best), shareWrite+", or `yuan` if an amount was meant")
			return false
		}
		return true
	}
	r.Fault(n, fmt.Sprintf("`%s` is not measured in %s", m.name, figure.Unit.Dimension()), "write it in "+strings.Join(m.units, " or "))
	return false
}

const shareWrite = "write a value from 0 % to 100 %"

func shareFault(share float64) string {
	if share < 0 {
		return "a share cannot be below 0 %"
	}
	return "a share cannot be above 100 %"
}
