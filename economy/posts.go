package economy

import "tumen/ledger"

// post is one taker on one route, as it stands today.
type post struct {
	account   ledger.Account // its till
	commander ledger.Account // where its remittance goes
	merchant  bool           // the merchant pays, out of the buyer's margin
	law       bool           // what it takes is a levy, not a bribe
	fixed     ledger.Fen     // a crossing
	head      ledger.Fen     // a head or a vehicle
	weight    ledger.Fen     // a kilogram
	share     float64        // of assessed profit
	takings   ledger.Fen     // today's
}

// passage is one route as it stands today.
type passage struct {
	posts    []post // a part of World.posts
	capacity int    // crossings that it still takes tonight
}

var tillOf = map[Organ]ledger.Sector{
	BorderGuards:  ledger.Guards,
	CustomsHouse:  ledger.Customs,
	FarSideGuards: ledger.FarSideGuards,
	SecurityOrgan: ledger.MSS,
}

// openPosts lays out the chains. Border guards hand their remittance up to a
// commander, customs to the treasury, the MSS to its own chest; the far side's
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
	w.posts = make([]post, total)
	w.routes = make([]passage, len(w.p.Routes))
	at := uint32(0)
	for r := range w.p.Routes {
		first := at
		for k := range w.p.Routes[r].Posts {
			q := &w.p.Routes[r].Posts[k]
			x := &w.posts[at]
			x.account = ledger.Account{Sector: tillOf[q.Organ], Index: at}
			x.merchant = q.Payer == MerchantPays
			x.law = q.Organ == CustomsHouse
			switch q.Organ {
			case BorderGuards:
				x.commander = ledger.Account{Sector: ledger.Commanders, Index: at}
			case CustomsHouse:
				x.commander = ledger.Account{Sector: ledger.Treasury}
			case SecurityOrgan:
				x.account, x.commander = w.mssChest(), w.mssChest()
			default:
				x.commander = ledger.Account{Sector: ledger.Rest}
			}
			at++
		}
		w.routes[r].posts = w.posts[first:at]
	}
}
