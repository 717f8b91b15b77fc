package main

// tally is what is recorded of a day, of all organisers or of a block.
type tally struct {
	crossings, crews, seized int64
	pay                      int64 // [fen]
	wages                    int64 // sum over organisers, after the day [fen/kg]
	lowest, highest          uint16
}

// record adds up the blocks' tallies, which tells tomorrow's wages too.
func (m *Market) record() {
	sum := tally{lowest: highestWage}
	for _, b := range m.blocks {
		sum.crossings += b.crossings
		sum.crews += b.crews
		sum.seized += b.seized
		sum.pay += b.pay
		sum.wages += b.wages
		sum.lowest, sum.highest = min(sum.lowest, b.lowest), max(sum.highest, b.highest)
	}
	m.lowest, m.highest = sum.lowest, sum.highest
	m.days = append(m.days, sum)
}

// settled is the first day that the statistics count: the wage has then found
// its level.
const settled = 100

// Statistics are the means over the days from the hundredth on that every
// implementation of the model must agree on.
type Statistics struct {
	Crossings float64 `json:"crossings_per_porter_day"`
	Seizures  float64 `json:"seizures_per_crew"`
	Wage      float64 `json:"wage"` // [fen/kg]
}

// Statistics needs more than 100 days.
func (m *Market) Statistics() Statistics {
	var sum tally
	days := m.days[settled:]
	for _, d := range days {
		sum.crossings += d.crossings
		sum.crews += d.crews
		sum.seized += d.seized
		sum.wages += d.wages
	}
	n := float64(len(days))
	return Statistics{
		float64(sum.crossings) / n / float64(m.n),
		float64(sum.seized) / float64(sum.crews),
		float64(sum.wages) / n / float64(m.r),
	}
}
