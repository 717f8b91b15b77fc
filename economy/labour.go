package economy

// pool is the labour market of a county: who waits for work, and what a
// kilogram pays.
type pool struct {
	ready    shelf    // seasoned porters
	trained  shelf    // trained novices with few runs
	novices  []uint32 // people whom nobody has trained yet
	strength strengths
	rate     float64 // piece rate [fen/kg]

	waiting, wanted, asked, accepted int // today
}

// openDay forgets yesterday's search for porters, and counts those who wait for
// today's rate.
func (l *pool) openDay(top int) {
	l.waiting = l.ready.waiting(top) + l.trained.waiting(top)
	l.wanted, l.asked, l.accepted = 0, 0, 0
}

// moveRate moves the piece rate with vacancies V and applicants A,
//
//	w <- w (1 + speed (V - A) / (V + A))
//
// Applicants are those whom the rate may satisfy, times the share of those asked
// who accepted, so nobody is asked only to be counted. A day without a vacancy
// says nothing.
func (l *pool) moveRate(speed float64) {
	if l.wanted == 0 {
		return
	}
	applicants := 0.0
	if l.asked > 0 {
		applicants = float64(l.waiting) * float64(l.accepted) / float64(l.asked)
	}
	vacancies := float64(l.wanted)
	l.rate += float64(l.rate * speed * (vacancies - applicants) / (vacancies + applicants))
	l.rate = min(max(l.rate, leastRate), maxTariff)
}

// leastRate keeps a piece rate able to rise again [fen/kg].
const leastRate = 0.01

// strengths counts a county's people by the heaviest load that they carry in
// comfort [kg], as everyone there roughly knows.
type strengths [256]int

// mean is what a crew's porters carry on average when those who carry less than
// smallest stay at home and no bag holds more than full [kg]; 0 if nobody is
// left.
func (s *strengths) mean(smallest, full int) float64 {
	if smallest > full {
		return 0
	}
	people, kg := 0, 0
	for load := max(0, smallest); load < len(s); load++ {
		people += s[load]
		kg += s[load] * min(load, full)
	}
	if people == 0 {
		return 0
	}
	return float64(kg) / float64(people)
}

// learnRates moves every county's piece rate.
func (w *World) learnRates() {
	for c := range w.pools {
		w.pools[c].moveRate(w.p.Labour.RateSpeed)
	}
}
