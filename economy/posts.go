package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/ledger"
)

// post is one taker on one route, as it stands today.
type post struct {
	route, place int            // its route, and its place in the chain
	account      ledger.Account // its till
	commander    ledger.Account // where its remittance goes
	merchant     bool           // the merchant pays, out of the buyer's margin
	law          bool           // what it takes is a levy, not a bribe
	shut         bool           // no price at which it lets anyone pass
	fixed        ledger.Money   // a crossing
	head         ledger.Money   // a head or a vehicle
	weight       ledger.Money   // a kilogram
	share        float64        // of assessed profit
	takings      ledger.Money   // today's, until they are handed up
	took         ledger.Money   // the same after that
	crossings    int64          // that paid here today, until then
	passed       int64          // the same after that
	learns       learningState  // what it has learned of its tariff
}

// passage is one route as it stands today.
type passage struct {
	posts    []post  // a part of World.posts
	capacity int     // crossings that it still takes tonight
	usual    usual   // what a crossing over it is like
	daily    float64 // crossings a day, a fading mean
	looked   float64 // where inspectors look, 1 on average over clandestine routes
	found    float64 // what they found there, fading
}

// usable says whether a route takes anyone tonight, and anything.
func (w *World) usable(route int) bool { return w.capacityOf(route) > 0 && w.p.Routes[route].Load >= 1 }

// capacityOf is how many crossings a route takes in a night.
func (w *World) capacityOf(route int) int { return scaled(w.p.Routes[route].Capacity, w.p.Scale) }

// usual is a typical crossing of a route, as its posts have come to know it: a
// fading mean over those that arrived.
type usual struct {
	known  bool
	first  int     // crossings seen, up to those that make one experience
	worth  float64 // to the organiser before any toll, after pay and haulage [minor]
	sunk   float64 // of his costs, what is spent before the first post [minor]
	heads  float64
	weight float64 // [kg]
	profit float64 // assessed [minor]
}

// openPosts lays out the chains. Border guards hand their remittance up to a
// commander, customs to the treasury, the MSS to its own account; the far side's
// superiors are outside the model and stand with the rest of the economy.
func (w *World) openPosts() {
	total := 0
	for r := range w.p.Routes {
		total += len(w.p.Routes[r].Posts)
	}
	for _, s := range []ledger.Sector{ledger.Guards, ledger.Customs, ledger.FarSideGuards, ledger.Commanders} {
		w.book.Open(s, total)
	}
	w.book.Open(ledger.Treasury, 1)
	w.book.Open(ledger.PartyFund, 1)
	w.posts = snapshot.Resized(w.posts, total)
	w.routes = snapshot.Resized(w.routes, len(w.p.Routes))
	at := uint32(0)
	for r := range w.p.Routes {
		first := at
		for k := range w.p.Routes[r].Posts {
			q := &w.p.Routes[r].Posts[k]
			x := &w.posts[at]
			x.route, x.place = r, k
			sector, _ := q.Organ.Sector()
			x.account = ledger.Account{Sector: sector, Index: at}
			x.merchant = q.Payer == parameter.MerchantPays
			x.law = q.Organ == parameter.CustomsHouse
			x.learns = begin(q, w.minors)
			switch q.Organ {
			case parameter.BorderGuards:
				x.commander = ledger.Account{Sector: ledger.Commanders, Index: at}
			case parameter.CustomsHouse:
				x.commander = ledger.Account{Sector: ledger.Treasury}
			case parameter.SecurityOrgan:
				x.account, x.commander = w.mssAccount(), w.mssAccount()
			default:
				x.commander = ledger.Account{Sector: ledger.Rest}
			}
			at++
		}
		w.routes[r].posts = w.posts[first:at]
		w.routes[r].looked = 1
	}
}

// remember lets a route's posts know a crossing that arrived. The first ones,
// as many as make one experience, count alike; from then on memory fades.
func (u *usual) remember(memory, crowd, worth, sunk, heads, weight, profit float64) {
	if !u.known {
		*u = usual{true, 1, worth, sunk, heads, weight, profit}
		return
	}
	part := 1 - memory
	if float64(u.first) < crowd {
		u.first++
		part = max(part, 1/float64(u.first))
		memory = 1 - part
	}
	blend := func(old *float64, now float64) { *old = float64(memory**old) + float64(part*now) }
	blend(&u.worth, worth)
	blend(&u.sunk, sunk)
	blend(&u.heads, heads)
	blend(&u.weight, weight)
	blend(&u.profit, profit)
}
