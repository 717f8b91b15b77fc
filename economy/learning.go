package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/security"
	"tumen/economy/trade"
	"tumen/exact"
	"tumen/ledger"
)

// learning is what tonight leaves behind for tomorrow: beliefs, and what is usual.
type learning struct {
	// reads
	*setting
	*today
	*towns
	*tonight
	store *ledger.Store

	// writes
	*traders
	told     *trade.Told
	declared *declarations
	*markets
	*border
	evening *evening
	seen    *observer

	// calls
	watching  *watching
	prospects *prospects
}

// learning.go: what tonight leaves behind. Organisers remember what became of their
// crossings, and the county tells of it, truly or not; the MSS remembers where it
// found something; traffic, volumes and profits become what is usual.
func (w *learning) learn() {
	e, o := w.evening, &w.organisers
	// County and posts see all crossings: those of a scaled world, in proportion.
	part := 1 / max(1, w.p.Scale)
	for k := range w.crews {
		c := &w.crews[k]
		if c.exempt || c.own {
			continue
		}
		exposure, taken := 1.0, c.taken
		if w.behavioural() {
			exposure = e.Exposure.Of(c.heads) * w.p.Routes[c.route].River[w.month]
		}
		if w.p.Routes[c.route].Kind == parameter.Declared && w.behavioural() {
			continue // what customs finds is known beforehand
		}
		county := o.County[c.organiser]
		e.Memory.Note(&o.Hits[c.route][c.organiser], &o.Tried[c.route][c.organiser], exposure, 1, taken)
		e.Memory.Note(&w.told.Hits[c.route][county], &w.told.Tried[c.route][county], exposure, part, taken)
	}
	for r := range w.routes {
		w.learnTraffic(r)
	}
	if !w.behavioural() {
		return
	}
	w.reinforce()
	o.Remember(e.realised, exact.Pow(w.p.Learning.Memory, 1))
	w.spreadRumours()
	bought := ledger.Grams(0)
	for g := range w.goods {
		w.goods[g].market.Learn(w.store.Today(g, ledger.Gathered), w.p.Market.Memory)
		bought += w.store.Today(g, ledger.Sold)
	}
	w.merchants.LearnFees(w.seen.fees, bought, w.p.Market.Memory)
	w.seen.fees = 0
	for c := range w.declared.licences {
		w.declared.licences[c].Learn(w.p.Market.Memory)
	}
	w.learnCharges()
	w.watching.learnMSS()
}

// reinforce moves what organisers expect of doing the same again towards what it
// has just brought.
func (w *learning) reinforce() {
	speed := w.p.Learning.Reinforce
	if speed == 0 {
		return
	}
	for k := range w.crews {
		c := &w.crews[k]
		if c.own {
			continue
		}
		group := &w.groups[w.organisers.Group[c.organiser]]
		brought := w.evening.realised[c.organiser] - float64(w.organisers.Outside[c.organiser]*float64(group.Turnaround))
		w.organisers.Reinforce(c.organiser, c.good, c.route, brought, c.expects, speed)
	}
}

// spreadRumours lets a loss be told that never happened.
func (w *learning) spreadRumours() {
	l := &w.p.Learning
	if l.False == 0 {
		return
	}
	for r := range w.routes {
		if w.routes[r].watch < 0 {
			continue
		}
		for c := range w.counties {
			if w.draw(drawRumour, uint32(c), uint32(r)).Chance(0, l.False) {
				w.evening.Memory.Note(&w.told.Hits[r][c], &w.told.Tried[r][c], 1, 1, true)
			}
		}
	}
}

// learnTraffic moves a route's usual crossings and heads a night.
func (w *learning) learnTraffic(r int) {
	crossings, heads := 0.0, 0.0
	for k := range w.crews {
		if c := &w.crews[k]; int(c.route) == r && !c.own {
			crossings++
			heads += float64(c.heads)
		}
	}
	x, m := &w.routes[r], w.p.Learning.Memory
	if x.crossings == 0 {
		x.crossings, x.heads = crossings, heads
	}
	x.crossings = float64(m*x.crossings) + float64((1-m)*crossings)
	x.heads = float64(m*x.heads) + float64((1-m)*heads)
}

// learnCharges has merchants know what the far side's guards take of a kilogram on
// each route.
func (w *learning) learnCharges() {
	for r := range w.routes {
		charge, n, heads := 0.0, 0.0, float64(w.prospects.usualCrew(r))
		for g := range w.goods {
			charge += w.farSideTakes(r, heads, float64(w.goods[g].pays[r]-w.goods[g].source))
			n++
		}
		if n > 0 {
			w.merchants.Charge[r] = charge / n
		}
	}
}

// watching is how hard the MSS looks at each route, and what it learns of what it
// finds.
type watching struct {
	// reads
	*setting
	*today
	*border
	*tonight

	// writes
	mss  *mss
	room *room
}

// openMSS makes an MSS that has found nothing yet.
func (w *watching) openMSS() {
	n := 0
	for r := range w.p.Routes {
		if w.p.Routes[r].Kind == parameter.Clandestine {
			n++
		}
	}
	w.mss.service.Open(n)
	w.mss.tables = make([]security.Table, n)
	w.mss.nights = make([]security.Night, n)
}

// readMSS takes over what parameters say of exposure.
func (w *watching) readMSS() {
	x := security.Exposure{Usual: float64(max(1, w.p.Crossing.Usual)), Growth: w.p.Crossing.Exposure}
	if !w.behavioural() {
		x.Growth = 0
	}
	for k := range w.mss.tables {
		w.mss.tables[k].Open(x, largestCrew)
	}
}

// orders are what superiors want of the MSS.
func (w *watching) orders() security.Orders {
	s := &w.p.Security
	o := security.Orders{Campaigns: w.room.campaigns[:0], Days: int32(s.CampaignDays), Effort: s.CampaignAdds}
	for k := range s.Campaigns {
		c := &s.Campaigns[k]
		o.Campaigns = append(o.Campaigns, security.Campaign{Starts: int32(c.Starts - w.p.Start), Days: int32(c.Days), Effort: c.Effort})
	}
	w.room.campaigns = o.Campaigns
	if w.mss.motives.Campaigns {
		o.Trigger = float64(s.Trigger) * w.p.Scale
	}
	return o
}

// watchTerms are how the MSS works.
func (w *setting) watchTerms() security.Terms {
	s := &w.p.Security
	return security.Terms{Off: w.p.Mechanisms.Enforcement == parameter.Off && w.behavioural(), Limit: s.Effort, Adaptation: s.Adaptation, Scale: w.p.Scale}
}

// watchBorder decides how hard the MSS looks tonight, and what that means for a crew
// of each size.
func (w *watching) watchBorder() {
	o, t := w.orders(), w.watchTerms()
	w.mss.service.Choose(o.Campaign(w.day, w.mss.service.Until), &w.mss.motives, &t)
	base := security.Hazard(w.p.Crossing.Raid)
	for r := range w.routes {
		k := w.routes[r].watch
		if k < 0 {
			continue
		}
		season := 1.0
		if w.behavioural() {
			season = w.p.Routes[r].River[w.month]
		}
		w.mss.tables[k].Set(base, w.mss.service.Watches[k].Effort, season)
		w.mss.nights[k] = security.Night{}
	}
}

// campaign says whether a security campaign lasts today.
func (w *watching) campaign() bool {
	o := w.orders()
	return o.Campaign(w.day, w.mss.service.Until) > 0
}

// learnMSS is the MSS's day after.
func (w *watching) learnMSS() {
	crossings := 0.0
	for r := range w.routes {
		if w.routes[r].watch >= 0 {
			crossings += w.routes[r].crossings
		}
	}
	usual := float64(max(1, w.p.Crossing.Usual))
	for k := range w.crews {
		c := &w.crews[k]
		watch := w.routes[c.route].watch
		if watch < 0 || c.own {
			continue
		}
		night := &w.mss.nights[watch]
		night.Profit += float64(c.profit)
		if c.taken {
			night.Found += float64(c.heads) / usual
		}
	}
	o, t := w.orders(), w.watchTerms()
	w.mss.service.Learn(w.day, w.mss.nights, crossings, &o, &w.mss.motives, &t)
}
