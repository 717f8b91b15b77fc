package scenario

import "tumen/economy"

// Measure is a number of a run's summary: its name and unit.
type Measure struct {
	Name string // by its keys: shares.guards
	Unit string // a share is from 0 to 1
}

// Outcomes are all numbers of a run's summary that a pattern of a case with
// these parameters can be about. Outcome finds each.
func Outcomes(p *economy.Parameters) []Measure {
	var all []Measure
	for _, m := range patternMeasures(p) {
		all = append(all, Measure{m.name, m.units[0]})
	}
	return all
}
