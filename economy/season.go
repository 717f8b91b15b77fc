package economy

import (
	"tumen/economy/household"
	"tumen/economy/parameter"
	"tumen/economy/security"
	"tumen/economy/trade"
	"tumen/ledger"
)

// season.go: the calendar. Harvests and the river are twelve monthly numbers each;
// they are read where they act, with the month set here. Then the morning: who has
// rested is free again, who has recovered earns outside again, some people leave
// the trade and others come, and some move to another county.

// morning is the beginning of a day: the date, who is free again, who leaves the
// trade and who comes to it, and who moves to another county.
type morning struct {
	// reads
	*setting
	team *team

	// writes
	*today
	*people
	room *room
	book *ledger.Book
	seen *observer
}

// turnSeason moves the calendar on.
func (w *morning) turnSeason() {
	w.date = w.p.Start + parameter.Date(w.day)
	w.month = w.date.Month()
	w.households.Dawn(w.book, w.day, w.person)
	w.labour.Morning(w.day, w.team)
	w.comeAndGo()
}

// person is somebody as the households know people.
func (w *people) person(i uint32) household.Person {
	x := &w.labour.People[i]
	return household.Person{Place: i, Outside: x.Outside, County: uint16(x.County)}
}

// Below: dated changes of parameters, and what follows from parameters until they
// change again.

// applyPolicy makes today's dated changes. Their paths and values have been checked
// when the world was built.
func (w *World) applyPolicy() {
	changed := false
	for len(w.changes) > 0 && w.changes[0].On <= w.date {
		c := w.changes[0]
		w.changes = w.changes[1:]
		if err := w.p.Set(c.Path, c.Value); err != nil {
			w.fail(err)
		}
		changed = true
	}
	if changed {
		w.refresh()
		rules := w.living.rules()
		w.households.Turn(&w.book, &rules, w.day, w.person)
	}
}

// refresh works out what holds until parameters change again.
func (w *World) refresh() {
	for c := range w.p.Counties {
		w.outside[c] = 1
		if w.firstOutside[c] > 0 {
			w.outside[c] = w.p.Counties[c].Outside / w.firstOutside[c]
		}
		w.labour.Pools[c].Factor = w.outside[c]
	}
	before := w.labour.Params
	w.labour.Params = w.labourParams()
	if now := &w.labour.Params; before.NoviceLoad != now.NoviceLoad || before.Seasoned != now.Seasoned {
		w.labour.Sort()
	}
	w.mss.motives = w.motives()
	w.entry.readGroups()
	w.tariffs.readPosts()
	w.pricing.readCurves()
	w.prospects.readRoutes()
	w.watching.readMSS()
	w.tariffs.readHolders()
}

// behavioural says whether people think for themselves.
func (w *setting) behavioural() bool { return w.p.Regime == parameter.Behavioural }

// motives are what the MSS wants. By custom it wants nothing.
func (w *setting) motives() security.Motives {
	s := &w.p.Security
	if !w.behavioural() {
		m := security.Motives{OwnTrade: s.Posture == parameter.Trader}
		return m
	}
	return security.MotivesOf(s.Posture, security.Strengths{Favour: s.Favour, LooksAway: s.LooksAway, Claim: s.Claim, Wage: s.Wage})
}

// entry says who could organise, gives those who begin their capital, and lets
// organisers come into the trade and leave it.
type entry struct {
	// reads
	*setting
	*today
	mss *mss

	// writes
	*traders
	told    *trade.Told
	evening *evening
	book    *ledger.Book
	seen    *observer
}

// readGroups takes over what parameters say of organisers.
func (w *entry) readGroups() {
	m, switches := w.minors, &w.p.Mechanisms
	for g := range w.p.Organisers {
		q := &w.p.Organisers[g]
		x := &w.groups[g]
		number := scaled(q.Number, w.p.Scale)
		potential := number
		if w.behavioural() && switches.Entry == parameter.OpenEntry {
			potential = max(number, scaled(q.Potential, w.p.Scale))
		}
		if x.Potential > 0 { // they have been drawn
			number, potential = x.Number, x.Potential
		}
		*x = trade.Group{
			County: uint16(max(0, w.countyNamed(q.County))), Potential: potential, Number: number,
			Outside: q.Value * m, OutsideHigh: q.ValueHigh * m, OutsideSpread: q.ValueSpread, SkillSpread: q.SkillSpread,
			Capital: q.Capital * m, CapitalSpread: q.CapitalSpread,
			Turnaround: q.Turnaround, Review: q.Review, SetUp: q.SetUp * m, Relation: q.Relation * m,
			Protection: q.Protection, RiskAversion: q.RiskAversion, Span: w.p.Planning.Span,
			CapitalReturn: q.Return, BorrowRate: q.BorrowRate, Leverage: q.Leverage, Saving: q.Saving, Wealth: q.Wealth,
			Licence: (q.LicenceFee + q.PartyQuota) * m / daysOfMonth, Licensed: q.Licence,
			Exempt: q.Kind == parameter.SecurityTrader, Goods: w.goodsOf(g, x.Goods),
		}
		if !q.Licence {
			x.Licence = q.PartyQuota * m / daysOfMonth
		}
		if switches.Credit == parameter.Off {
			x.Leverage, x.BorrowRate = 0, 0
		}
		if switches.Relations == parameter.Off {
			x.Relation = 0
		}
		if x.Exempt {
			x.Relation = 0
		}
		if !w.behavioural() {
			x.OutsideSpread, x.SkillSpread, x.CapitalSpread = 0, 0, 0
		}
		w.kinds[g].lots = false
		for _, name := range q.OwnGoods {
			for i := range w.p.Goods {
				if w.p.Goods[i].Name == name && w.p.Goods[i].Lot > 0 {
					w.kinds[g].lots = true
				}
			}
		}
	}
}

// daysOfMonth are the days of a mean month.
const daysOfMonth = 365.2425 / 12

// goodsOf says which goods a group moves in bags: its own, or all that no group has
// for itself; a trading MSS moves both. What moves in lots is planned apart.
func (w *entry) goodsOf(g int, moves []bool) []bool {
	owned, own := map[string]bool{}, map[string]bool{}
	for i := range w.p.Organisers {
		for _, name := range w.p.Organisers[i].OwnGoods {
			owned[name] = true
		}
	}
	trader := w.mss.motives.OwnTrade && w.p.Organisers[g].Kind == parameter.SecurityTrader
	for _, name := range w.p.Organisers[g].OwnGoods {
		own[name] = true
	}
	moves = moves[:0]
	for i := range w.p.Goods {
		name := w.p.Goods[i].Name
		moves = append(moves, (own[name] || !owned[name] && (len(own) == 0 || trader)) && w.p.Goods[i].Lot == 0)
	}
	return moves
}
