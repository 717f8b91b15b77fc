package security

// effort.go: how hard the MSS looks, and where. It gains favour from above by what
// it finds, fears to be blamed in a campaign, and is paid to look away:
//
//	g_r = 1 + campaign + favour f_r - looks_away s_r
//	f_r = finds a month on route r for each unit of effort, by a fading memory
//	s_r = its takings on r as a share of the profit made there, by the same memory
//
// 1 is an ordinary night's, which is duty; campaign is what a campaign adds. Effort
// costs its square, and all of it together is limited; allocate.go has the best
// division. In a campaign the limit rises by what it adds: it brings people along.
//
// So effort rises with traffic, since each unit of effort then finds more; it
// moves to where something was found, as fast as memory fades; and it falls where
// crews have become careful. A find counts by its heads, in usual crews: two
// half crews are no more than one whole.
//
// The marginal form follows the economics of crime: Becker (1968), Journal of
// Political Economy 76, 169-217, and Polinsky and Shavell (2000), Journal of
// Economic Literature 38, 45-76, with favour in the place of the fine.

// Watch is what the MSS does on one clandestine route, and what it remembers.
type Watch struct {
	Effort float64 // tonight's, 1 on an ordinary night
	Finds  float64 // usual crews found a day, fading
	Spent  float64 // effort spent a day, fading
	Taken  float64 // its takings a day, fading [minor]
	Profit float64 // assessed profit a day, fading [minor]
}

// Service is the MSS with its memory.
type Service struct {
	Watches []Watch // by clandestine route
	Until   int32   // last day of a campaign that it started itself
	Price   float64 // price of effort tonight, above 0 where the limit binds
	gains   []float64
	effort  []float64
}

// Terms are how the MSS works, besides its motives.
type Terms struct {
	Off        bool    // it watches nothing: enforcement is switched off
	Limit      float64 // largest effort, mean over clandestine routes [1]
	Adaptation float64 // weight of a day in its memory
	Scale      float64 // size of the world, by which finds are divided
}

// Night is what one route brought the MSS in one night.
type Night struct {
	Found  float64 // heads raided, in usual crews
	Taken  float64 // its takings [minor]
	Profit float64 // assessed profit of what crossed [minor]
}

// Open makes an MSS that has watched its routes with ordinary effort and found
// nothing.
func (s *Service) Open(routes int) {
	s.Watches = append(s.Watches[:0], make([]Watch, routes)...)
	s.gains, s.effort = make([]float64, routes), make([]float64, routes)
	for r := range s.Watches {
		s.Watches[r] = Watch{Effort: 1, Spent: 1}
	}
	s.Until, s.Price = -1<<31, 0
}

// Gain is what the first unit of effort on a route gains tonight [effort].
func (x *Watch) Gain(campaign, scale float64, m *Motives) float64 {
	gain := 1 + campaign
	if m.Favour > 0 && x.Spent > 0 {
		gain += float64(m.Favour * (x.Finds * 30 / (x.Spent * max(1, scale))))
	}
	if m.LooksAway > 0 && x.Profit > 0 {
		gain -= float64(m.LooksAway * (x.Taken / x.Profit))
	}
	return gain
}

// Choose sets tonight's effort on each route. It reads the memory and the
// campaign (Orders.Campaign) and writes Effort and Price.
func (s *Service) Choose(campaign float64, m *Motives, t *Terms) {
	if t.Off {
		for r := range s.Watches {
			s.Watches[r].Effort = 0
		}
		s.Price = 0
		return
	}
	for r := range s.Watches {
		s.gains[r] = s.Watches[r].Gain(campaign, t.Scale, m)
	}
	limit := float64((t.Limit + campaign) * float64(len(s.Watches)))
	s.Price = Allocate(s.effort, s.gains, limit)
	for r := range s.Watches {
		s.Watches[r].Effort = s.effort[r]
	}
}

// Learn is the day after: what each route brought fades into memory, and traffic
// may start a campaign. nights are by clandestine route, crossings a fading mean
// of crossings a day over all of them. It writes the memory and Until.
func (s *Service) Learn(day int32, nights []Night, crossings float64, o *Orders, m *Motives, t *Terms) {
	fade := func(old *float64, now float64) { *old += float64(t.Adaptation * (now - *old)) }
	for r := range s.Watches {
		x, night := &s.Watches[r], &nights[r]
		fade(&x.Finds, night.Found)
		fade(&x.Spent, x.Effort)
		fade(&x.Taken, night.Taken)
		fade(&x.Profit, night.Profit)
	}
	if m.Campaigns && !t.Off && o.starts(day, s.Until, crossings) {
		s.Until = day + o.Days
	}
}
