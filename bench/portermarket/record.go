package main

// tally is what is recorded of a day, of all organisers or of a block.
type tally struct {
	crossings, crews, seized int64
	pay                      int64  // [fen]
	wages                    int64  // sum over organisers, after the day [fen/kg]
	highest                  uint16 // wage [fen/kg]
}

// record adds up the blocks' tallies, which tells tomorrow's highest wage too.
func (m *Market) record() {
	var sum tally
	for _, b := range m.blocks {
		sum.crossings += b.crossings
		sum.crews += b.crews
		sum.seized += b.seized
		sum.wages += b.wages
		sum.highest = max(sum.highest, b.highest)
	}
	m.highest = sum.highest
	m.days = append(m.days, sum)
}

// recordPay adds to last night's record what it paid, which is known once the
// porters have settled.
func (m *Market) recordPay() {
	if m.day == 0 {
		return
	}
	for _, paid := range m.porters.paid {
		m.days[m.day-1].pay += paid
	}
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
