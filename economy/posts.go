package economy

import (
	"math"

	"tumen/economy/parameter"
	"tumen/economy/security"
	"tumen/economy/snapshot"
	"tumen/economy/tariff"
	"tumen/ledger"
)

// posts.go: the posts of all routes. How a post sets its tariff is package tariff's
// affair, and what its superiors want of it package security's; here stands which
// post is where, what it took, and what it reads in the morning.

// post is one taker on one route, as it stands today.
type post struct {
	tariff.Post
	route, place int          // its route, and its place in the chain
	merchant     bool         // the merchant pays, out of the buyer's margin
	law          bool         // what it takes is a levy, not a bribe
	takings      ledger.Money // today's, until they are handed up
	took         ledger.Money // the same after that
	crossings    int64        // that paid here today, until then
	passed       int64        // the same after that
	squeeze      float64      // the least that anyone who came past could still have paid [minor]; 0 if nobody came
}

// tariffs are what the posts ask, who holds them, and for how long.
type tariffs struct {
	// reads
	*setting
	*today
	mss *mss

	// writes
	*traders
	*border
	room *room
	book *ledger.Book

	// calls
	tolls    *tolls
	watching *watching
}

// openPosts lays out the chains. Border guards hand their remittance up to a
// commander, customs to the treasury, the MSS to its own account; the far side's
// superiors are outside the model and stand with the rest of the economy.
func (w *tariffs) openPosts() {
	total := 0
	for r := range w.p.Routes {
		total += len(w.p.Routes[r].Posts)
	}
	for _, s := range []ledger.Sector{ledger.Guards, ledger.Customs, ledger.FarSideGuards, ledger.Commanders} {
		w.book.Open(s, total)
	}
	w.book.Open(ledger.Treasury, 1)
	w.book.Open(ledger.PartyFund, 1)
	w.posts, w.places = snapshot.Resized(w.posts, total), snapshot.Resized(w.places, total)
	w.routes = snapshot.Resized(w.routes, len(w.p.Routes))
	at := 0
	for r := range w.p.Routes {
		w.routes[r].first = at
		for k := range w.p.Routes[r].Posts {
			q := &w.p.Routes[r].Posts[k]
			x := &w.posts[at]
			x.route, x.place = r, k
			sector, _ := q.Organ.Sector()
			till, above := ledger.Account{Sector: sector, Index: uint32(at)}, ledger.Account{Sector: ledger.Rest}
			x.merchant = q.Payer == parameter.MerchantPays
			x.law = q.Organ == parameter.CustomsHouse
			switch q.Organ {
			case parameter.BorderGuards:
				above = ledger.Account{Sector: ledger.Commanders, Index: uint32(at)}
			case parameter.CustomsHouse:
				above = ledger.Account{Sector: ledger.Treasury}
			case parameter.SecurityOrgan:
				till, above = w.mssAccount(), w.mssAccount()
			}
			w.places[at] = security.Place{Till: till, Above: above, Clandestine: w.p.Routes[r].Kind == parameter.Clandestine}
			at++
		}
		w.routes[r].last = at
	}
	w.readPosts()
	for k := range w.posts {
		w.posts[k].Begin()
	}
	w.holders.Open(w.places)
	w.openPurses()
}

// postsOf are the posts of a route.
func (w *border) postsOf(r int) []post { return w.posts[w.routes[r].first:w.routes[r].last] }

// parametersOf are a post's.
func (w *setting) parametersOf(x *post) *parameter.Post { return &w.p.Routes[x.route].Posts[x.place] }

// readPosts takes over what parameters say of posts.
func (w *tariffs) readPosts() {
	m := w.minors
	for k := range w.posts {
		x := &w.posts[k]
		q := w.parametersOf(x)
		t, p := &x.Terms, &w.places[k]
		*t = tariff.TermsOf(q, m, w.p.Scale)
		switch {
		case w.p.Regime == parameter.Customary || x.merchant || x.law && q.Met == 0:
			t.Pricing = tariff.Custom
		case w.mss.motives.Joint && p.Clandestine:
			t.Pricing = tariff.Joint
		}
		p.Remit = q.Remit
		p.Quota, p.Ratchet, p.Replaces = w.inMinor(q.Quota*w.p.Scale), q.Ratchet, q.Missed == parameter.Rotated
		p.Sells, p.Rotation = q.Sells, int32(q.Rotation)
		if t.Pricing == tariff.Custom {
			p.Quota, p.Ratchet = 0, 0
		}
		t.Remit = p.Remits(&w.mss.motives)
		if p.Rotation > 0 && p.Lot == 0 {
			p.Lot = int32(w.worldRandom.Draw(buildRotation, uint32(k), 0, 0).Below(0, uint32(p.Rotation)))
		}
	}
}

// setTariffs sets what each post asks today. People of a post who are replaced take
// what they know along. A post that has missed its superior's quota asks at least
// what it still needs, and nobody asks less than he aims at.
func (w *tariffs) setTariffs() {
	w.watching.watchBorder()
	for k := range w.posts {
		x := &w.posts[k]
		if x.Terms.Pricing == tariff.Custom {
			continue
		}
		if w.holders.Rotates(k, &w.places[k], w.day) {
			w.rotate(k)
		}
		env := w.environment(x)
		x.Set(&env)
		x.Rate = max(x.Rate, w.stillNeeds(k, x))
		x.squeeze = 0
	}
}

// rotate replaces the people of a post.
func (w *tariffs) rotate(k int) {
	x := &w.posts[k]
	w.tolls.payAll(w.holders.Rotate(w.room.payments[:0], k, &w.places[k], w.day, w.book, &w.mss.motives))
	for i := range w.purses {
		if w.purses[i].Account == w.places[k].Till {
			w.purses[i].Empty()
		}
	}
	x.Succeed()
	w.organisers.Rotate(uint16(x.route))
}

// tolls take what is paid at a post.
type tolls struct {
	// writes
	*border
	room *room
	book *ledger.Book
}

// payAll books payments in their order.
func (w *tolls) payAll(list []security.Payment) {
	w.room.payments = list
	for _, p := range list {
		w.book.Pay(p.Kind, p.From, p.To, p.Amount)
	}
}

// stillNeeds is what a post asks at least for a unit of what it sees after it has
// missed a quota: the lowest tariff that brings what is left to hand up, or the one
// that brings the most if none does. One that prices to meet a quota knows by itself.
func (w *tariffs) stillNeeds(k int, x *post) float64 {
	if w.holders.Tenures[k].Missed == 0 || x.Terms.Pricing == tariff.Quota {
		return 0
	}
	return x.Bringing(float64(w.holders.Needs(k)) / float64(w.date.DaysLeft()))
}

// environment is what a post reads in the morning beside what it has learned.
func (w *tariffs) environment(x *post) tariff.Env {
	r, q := &w.routes[x.route], w.parametersOf(x)
	u := w.usualOf(x)
	chance := detection(q, w.p.Scale)
	env := tariff.Env{
		Heads: w.usualHeads(x.route), Share: w.shareOf(x.route),
		Others: w.tollOf(x.route, u) - x.Asks(&u), Rival: w.rivalOf(x.route, u), Hands: 1,
		Sunk:    float64(u.Load.Kg()*w.p.Routes[x.route].Haulage*w.minors) + float64(float64(u.Heads)*w.p.Routes[x.route].Passage*w.minors),
		Squeeze: x.squeeze, Detected: chance.At(r.heads), Crowds: chance.Elasticity(r.heads),
		FirstOfMonth: w.date.FirstOfMonth(), NightsLeft: float64(w.date.DaysLeft()),
	}
	if env.Rival >= 0 {
		env.Rival = max(0, env.Rival)
	}
	posts := w.postsOf(x.route)
	hands := 0
	for k := range posts {
		y := &posts[k]
		if y.Terms.Pricing == x.Terms.Pricing && y.Terms.Pricing == tariff.Joint {
			hands++
		}
		if y.Terms.Pricing == tariff.Holdup && y.place > x.place {
			env.After++
		}
	}
	if hands > 1 { // the others under the same hand are not the others
		env.Hands = hands
		for k := range posts {
			if y := &posts[k]; y != x && y.Terms.Pricing == tariff.Joint {
				env.Others -= y.Asks(&u)
			}
		}
	}
	return env
}

// shareOf is the part of a county's heads on clandestine routes of the same carriers
// that takes a route, as usual; 0 if nobody takes any, and 1 for one hand over all.
func (w *tariffs) shareOf(route int) float64 {
	if w.mss.motives.Joint {
		return 1
	}
	all, q := 0.0, &w.p.Routes[route]
	for r := range w.routes {
		if o := &w.p.Routes[r]; o.Kind == q.Kind && o.Carriers == q.Carriers && o.County == q.County {
			all += w.routes[r].heads
		}
	}
	if all <= 0 {
		return 0
	}
	return w.routes[route].heads / all
}

// detection is how a post's superiors hear of a bribe.
func detection(q *parameter.Post, scale float64) security.Detection {
	return security.Detection{Chance: q.Detection, Usual: q.Traffic * scale, Growth: q.Crowding}
}

// usualOf is a usual crossing as a post knows it.
func (w *border) usualOf(x *post) tariff.Signal {
	u := &x.Usual
	if u.Bids <= 0 || u.Heads <= 0 {
		return tariff.Signal{Heads: 1, Good: -1}
	}
	return tariff.Signal{
		Heads: int32(math.Round(max(1, u.Heads/u.Bids))), Load: ledger.Grams(u.Kg / u.Bids * 1000), Good: -1, Value: u.Worth / u.Heads,
	}
}

// tollOf is what a route's posts ask an organiser for a crossing [minor].
func (w *border) tollOf(route int, u tariff.Signal) (sum float64) {
	posts := w.postsOf(route)
	for k := range posts {
		if x := &posts[k]; !x.merchant && !x.law {
			sum += w.askedBy(x, u)
		}
	}
	return sum
}

// askedBy is what one post asks of a crossing, before it is rounded [minor].
func (w *border) askedBy(x *post, u tariff.Signal) float64 {
	if x.Terms.Pricing == tariff.Custom {
		return float64(x.Ask(u).Sum())
	}
	return x.Asks(&u)
}

// rivalOf is what the cheapest other clandestine route of the county asks of a
// crossing; negative if there is none.
func (w *tariffs) rivalOf(route int, u tariff.Signal) float64 {
	rival := -1.0
	for r := range w.routes {
		q := &w.p.Routes[r]
		if r == route || q.Kind != parameter.Clandestine || q.County != w.p.Routes[route].County || !w.usable(r) {
			continue
		}
		if toll := w.tollOf(r, u); rival < 0 || toll < rival {
			rival = toll
		}
	}
	return rival
}

// sells says whether a post rations the number of heads.
func (x *post) sells() bool { return x.Terms.Pricing == tariff.Passage }

// take pays a post for a crossing.
func (w *tolls) take(c *crew, x *post, kind ledger.Kind, from ledger.Account, amount ledger.Money) {
	if x.law {
		kind = ledger.Levy
	}
	till := w.places[w.routes[x.route].first+x.place].Till
	w.book.Pay(kind, from, till, amount)
	x.takings += amount
	switch {
	case x.merchant: // out of the buyer's margin, no part of the profit
	case till.Sector == ledger.Guards:
		c.guards += amount
	default:
		c.costs += amount
	}
}

// portion is a share of an amount, to the nearest minor unit.
func portion(amount ledger.Money, share float64) ledger.Money {
	return ledger.Money(math.Round(float64(amount) * share))
}

// openPurses makes a purse of each till from which holders of the border spend.
func (w *tariffs) openPurses() {
	w.purses = w.purses[:0]
	for k := range w.places {
		p := &w.places[k]
		switch p.Till.Sector {
		case ledger.Guards, ledger.FarSideGuards, ledger.Customs:
			w.purses = append(w.purses, security.Purse{Account: p.Till})
		}
		if p.Above.Sector == ledger.Commanders {
			w.purses = append(w.purses, security.Purse{Account: p.Above, Fund: w.p.State.Funds})
		}
	}
	w.purses = append(w.purses, security.Purse{Account: w.mssAccount()})
}

// readHolders takes over what parameters say of superiors.
func (w *tariffs) readHolders() {
	w.holders.Memory = w.p.State.Memory
	for k := range w.purses {
		if w.purses[k].Account.Sector == ledger.Commanders {
			w.purses[k].Fund = w.p.State.Funds
		}
	}
}

// usualHeads are those of a usual crossing over a route; 0 if nobody has come.
func (w *border) usualHeads(r int) float64 {
	if x := &w.routes[r]; x.crossings > 0 {
		return x.heads / x.crossings
	}
	return 0
}
