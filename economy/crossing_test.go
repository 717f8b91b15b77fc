package economy

import (
	"testing"

	"tumen/economy/parameter"
	"tumen/ledger"
)

// A post that asks nothing in passing lets everyone pass, also an organiser in
// debt: its share falls due when the goods are sold.
func TestWhoOwesPassesAPostThatAsksNothingYet(t *testing.T) {
	for _, cash := range []ledger.Money{0, -1} {
		w := morning(t, func(p *parameter.Parameters) {
			q := &p.Routes[0].Posts[0]
			q.Rule, q.Share, q.Unpaid = parameter.ByCustom, 0.3, 1
		})
		w.turnSeason()
		w.setPrices()
		w.setTariffs()
		safe := w.organiserAccount(0)
		w.book.Pay(ledger.Consumption, safe, ledger.Account{Sector: ledger.Rest}, w.book.Cash(safe)-cash)
		if !w.passPosts(&crew{load: 50_000, heads: 1}) {
			t.Errorf("with %d fen nobody passes", cash)
		}
	}
}

// What the poorest who passed had left is the same in any order; nothing left is
// not the same as nobody.
func TestThePoorestIsThePoorestInAnyOrder(t *testing.T) {
	for _, order := range [][]uint32{{0, 1}, {1, 0}} {
		w := morning(t, func(p *parameter.Parameters) {
			q := &p.Routes[0].Posts[0]
			q.Rule, q.Share = parameter.ByCustom, 0
		})
		w.turnSeason()
		w.setPrices()
		w.setTariffs()
		w.organisers.dayValue[0], w.organisers.dayValue[1] = 0, 1e9
		least := &w.routes[0].posts[0].learns.least
		if *least != 0 {
			t.Fatalf("nobody passed, and the least is %v", *least)
		}
		for _, i := range order {
			w.passPosts(&crew{organiser: i, load: 50_000, heads: 1})
		}
		if *least != 1 {
			t.Errorf("%v passed, one of them with nothing left, and the least is %v fen", order, *least)
		}
	}
}
