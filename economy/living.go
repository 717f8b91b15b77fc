package economy

import (
	"math"

	"tumen/economy/household"
	"tumen/economy/labour"
	"tumen/economy/parameter"
	"tumen/exact"
	"tumen/ledger"
)

// living.go: how people live (package household), who leaves the trade and comes to
// it, and who moves to another county. Households know purses and sums; package
// labour knows who waits for work. Here the two are kept together.

// living is what a day costs and earns at home, and what a jailer asks of a family.
type living struct {
	// reads
	*setting
	*today
	team *team
	*towns
	*traders
	*border

	// writes
	*people
	book *ledger.Book
}

// rules are what a day costs and earns at home today.
func (w *living) rules() household.Rules {
	return household.Rules{Cost: w.inMinor(w.p.Living.Cost), Saving: w.p.Household.Saving, Buffer: w.p.Household.Buffer, Outside: w.outside}
}

// beginLiving has everybody at home on the first morning.
func (w *living) beginLiving() {
	rules := w.rules()
	var women func(place uint32) bool
	for c := range w.p.Counties {
		if w.p.Counties[c].Women > 0 {
			women = func(place uint32) bool { return w.labour.Woman(place) }
		}
	}
	var past func(place uint32) household.Past
	if w.behavioural() {
		past = w.past
	}
	w.households.Begin(w.book, len(w.labour.People), len(w.p.Counties), &rules, w.day, w.person, women, past)
	w.team.employ(&w.households, w.book) // whoever notes for others knows how many counties there are
}

// past is how somebody has lived until now: as people live who could always carry at
// the usual cut, or the one that is expected of the first day. Who leaves with the same
// chance every day has been there for a time that is exponential.
func (w *living) past(place uint32) household.Past {
	x, who := household.Past{Days: math.Inf(1), Home: 1}, &w.labour.People[place]
	leave, c := 0.0, int(who.County)
	if w.p.Mechanisms.Turnover == parameter.On {
		leave = w.p.Household.Turnover / household.YearDays
	}
	cut := w.labour.Pools[c].Usual
	if cut == 0 {
		cut = w.counties[c].cut
	}
	for r := range w.routes {
		y := &w.routes[r]
		if y.county != c || w.p.Routes[r].Carriers != parameter.ByPorters {
			continue
		}
		if round, carries := w.labour.Round(place, &y.terms, y.load, cut); carries {
			x.Pay, x.Away, x.Home = round.Pay, round.Away, round.Home
			last := w.p.Crossing.Staying + float64(y.terms.Hazard*y.terms.Strain(y.load)*w.p.Crossing.Deadly)
			leave += last / (round.Away + round.Home)
		}
		break // a county's routes share one cut
	}
	if leave > 0 {
		x.Days = -exact.Log(w.worldRandom.Draw(buildHere, place, int32(who.Generation), 0).Unit(0)) / leave
	}
	return x
}

// comeAndGo is the morning's turnover and migration. Newcomers take the places of
// those who died or stayed away; others leave by themselves; some move.
func (w *morning) comeAndGo() {
	clerk := w.households.Clerk(w.book)
	for _, i := range w.labour.Replaced {
		clerk.Arrive(w.person(i), w.labour.Woman(i), w.day)
	}
	if !w.behavioural() {
		return
	}
	room := w.room
	if w.p.Mechanisms.Turnover == parameter.On {
		room.places = w.households.Leavers(room.places[:0], w.runRandom, drawLeaver, w.day, w.p.Household.Turnover)
		for _, i := range room.places {
			switch x := &w.labour.People[i]; {
			case x.AtHome():
				clerk.Quit(w.person(i), w.day)
				w.seen.months.end(x, w.day)
				w.labour.Replace(i)
				clerk.Arrive(w.person(i), w.labour.Woman(i), w.day)
			case x.Standing == labour.Resting:
				clerk.Quit(w.person(i), w.day)
				w.seen.months.end(x, w.day)
				w.labour.Quit(i)
			}
		}
	}
	w.migrate(&clerk)
}

// migrate has people move between counties.
func (w *morning) migrate(clerk *household.Clerk) {
	m := household.Migration{Rate: w.p.Household.Migration, Cost: w.inMinor(w.p.Household.MovingCost), Stay: household.Stay(w.p.Household.Turnover)}
	if len(w.p.Counties) < 2 || m.Rate == 0 {
		return
	}
	w.room.moves = w.households.Migrants(w.room.moves[:0], &m, w.runRandom, drawMove, w.day, func(place uint32) (int, bool) {
		x := &w.labour.People[place]
		return int(x.County), x.AtHome()
	})
	for _, x := range w.room.moves {
		from := w.person(x.Place)
		a, b := &w.p.Counties[from.County], &w.p.Counties[x.To]
		there := household.Elsewhere(from.Outside, w.firstOutside[from.County]*w.minors, a.OutsideSpread, w.firstOutside[x.To]*w.minors, b.OutsideSpread)
		to := household.Person{Place: x.Place, County: x.To, Outside: min(there, labour.MostOutside)}
		if clerk.Move(from, to, m.Cost, w.day) {
			w.labour.Move(x.Place, int(x.To), to.Outside)
		}
	}
}

// yearDays are those of a whole year, with all its seasons.
const yearDays = 365

// live books the day for all people together. Half way through a burn-in of two years or
// more purses are opened again: pay has settled by then, and purses would take years to.
func (w *living) live() {
	if half := int32(w.p.BurnIn / 2); half >= yearDays && w.day == -half && w.behavioural() {
		w.households.Reopen(w.book, w.day, w.person, w.past)
	}
	w.households.Recording = w.day >= 0
	w.households.Book(w.book)
}

// detain holds a porter and says for how many days. The jailer asks for what earns
// him most, given what the family has and what the days are worth to it; who pays
// goes home at once. By custom the price is the given one.
func (w *living) detain(clerk *household.Clerk, i uint32) int32 {
	p := w.person(i)
	r := household.Release{Days: w.p.Crossing.Detention, Share: w.p.Crossing.ReleaseShare, PerDay: w.households.Rules.Earns(int(p.County), p.Outside) + w.usualPay(i)}
	purse := clerk.Purse(p, w.day)
	asked := r.Asked(purse)
	if w.p.Regime == parameter.Customary {
		asked = w.inMinor(w.p.Crossing.Release)
		if purse < asked {
			asked = 0
		}
	}
	if asked > 0 && clerk.Pays(p, ledger.ReleaseBribe, w.mssAccount(), asked, w.day) > 0 {
		return 0
	}
	return int32(w.p.Crossing.Detention)
}

// usualPay is what carrying usually brings somebody a day above what it costs: what
// the month so far has brought, or what it brings people of the county on average
// [minor].
func (w *people) usualPay(i uint32) ledger.Money {
	if x := &w.labour.People[i]; x.Paid > 0 {
		return x.Pay / monthDays
	}
	return 0
}
