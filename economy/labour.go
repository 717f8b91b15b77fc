package economy

// pool is the labour market of a county: who waits for work, and what a
// kilogram pays.
type pool struct {
	first    uint32              // its first porter; the others follow
	ready    applicants          // seasoned porters
	trained  applicants          // trained novices with few runs
	novices  []uint32            // people whom nobody has trained yet
	away     [standings]calendar // by absence, those who will be free again
	strength strengths
	eases    [256]float64 // by load [kg]: how much a bag of it eases the night (reach.go)
	rate     float64      // piece rate [minor/kg]

	top                              int // the last compartment that today's offers may satisfy
	waiting, wanted, asked, accepted int // today, up to there
}

// openDay forgets yesterday's search for porters, and lines up those whom
// today's offers may satisfy.
func (l *pool) openDay() {
	l.ready.open(l.top)
	l.trained.open(l.top)
	l.waiting = l.ready.left() + l.trained.left()
	l.wanted, l.asked, l.accepted = 0, 0, 0
}

// closeDay lets those whom nobody hired stand together again.
func (l *pool) closeDay() {
	l.ready.close()
	l.trained.close()
}

// heard notes an answer.
func (l *pool) heard(accepts bool) {
	l.asked++
	if accepts {
		l.accepted++
	}
}

// moveRate moves the piece rate with vacancies V and applicants A,
//
//	w <- w (1 + speed (V - A) / (V + A))
//
// Applicants are those in the queue, times the share of those asked for the first
// time who accepted, so nobody is asked only to be counted. A day without a vacancy
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

// leastRate keeps a piece rate able to rise again [minor/kg].
const leastRate = 0.01

// strengths counts a county's people by the heaviest load that they carry in
// comfort [kg], as everyone there roughly knows. Entry k is of those who carry
// k kg or more, so that a mean needs no loop.
type strengths [257]struct{ people, kg int }

// add counts one person.
func (s *strengths) add(strength uint8) {
	s[strength].people++
	s[strength].kg += int(strength)
}

// sum turns counts at each load into counts from each load up.
func (s *strengths) sum() {
	for k := len(s) - 2; k >= 0; k-- {
		s[k].people += s[k+1].people
		s[k].kg += s[k+1].kg
	}
}

// mean is what a crew's porters carry on average when those who carry less than
// smallest stay at home and no bag holds more than full [kg]; 0 if nobody is
// left.
func (s *strengths) mean(smallest, full int) float64 {
	if smallest > full {
		return 0
	}
	smallest = max(0, smallest)
	if smallest >= len(s) {
		return 0
	}
	above := s[min(full+1, len(s)-1)]
	people := s[smallest].people
	kg := s[smallest].kg - above.kg + above.people*full
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
