package economy

import (
	"fmt"
	"testing"

	"tumen/ledger"
)

// A post that asks nothing in passing lets everyone pass, also an organiser in
// debt: its share falls due when the goods are sold.
func TestWhoOwesPassesAPostThatAsksNothingYet(t *testing.T) {
	for _, cash := range []ledger.Fen{0, -1} {
		w := morning(t, func(p *Parameters) {
			q := &p.Routes[0].Posts[0]
			q.Rule, q.Share, q.Unpaid = ByCustom, 0.3, 1
		})
		w.turnSeason()
		w.setPrices()
		w.setTariffs()
		safe := w.safe(0)
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
		w := morning(t, func(p *Parameters) {
			q := &p.Routes[0].Posts[0]
			q.Rule, q.Share = ByCustom, 0
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

// A vehicle is noticed as one head is, and its organiser knows it.
func TestAVehicleIsExpectedToBeNoticedAsOne(t *testing.T) {
	expects := func(unnoticed int) float64 {
		w := morning(t, func(p *Parameters) {
			p.Routes[0].Carriers, p.Routes[0].Load = ByVehicles, 1000
			p.Planning.Unnoticed, p.Planning.Visibility = unnoticed, 0.5
			p.Learning.Hits, p.Learning.Clear = 0, 10
		})
		w.turnSeason()
		w.applyPolicy()
		w.setPrices()
		w.setTariffs()
		w.prospects()
		for k := range w.offers {
			if o := w.offers[k]; o.route == 0 && w.open(0, &o) {
				if best := w.consider(0, &o); best.heads == 1 {
					return best.e
				}
			}
		}
		t.Fatal("no vehicle is worth it")
		return 0
	}
	if hidden, seen := expects(1), expects(0); seen >= hidden {
		t.Errorf("noticed, a vehicle is worth %v, and unnoticed %v", seen, hidden)
	}
}

// What is left of the days after the last whole month is no month.
func TestACutMonthIsNoMonth(t *testing.T) {
	months := func(days int) PorterMonth {
		p := upland()
		p.Days = days
		return live(t, p, 1, 1).Summary.PorterMonth
	}
	got, want := months(65), months(60)
	got.RiceKg, want.RiceKg = 0, 0 // at the price of the last day
	if got != want {
		t.Errorf("with five days more a month is %+v, and without %+v", got, want)
	}
	if some := months(12); some.Runs == 0 {
		t.Errorf("where no month is whole nothing is said: %s", fmt.Sprint(some))
	}
}
