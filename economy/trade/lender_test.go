package trade

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"tumen/ledger"
)

// Whatever is lent, used, granted, revoked and begun anew, the lender is he whom a look
// at all holders finds.
func TestTheLenderIsHeOfWhoseLimitMostIsLeft(t *testing.T) {
	lent := 0
	rapid.Check(t, func(t *rapid.T) {
		var l Licences
		for range rapid.IntRange(0, 12).Draw(t, "holders") {
			l.Grant(float64(rapid.IntRange(0, 4).Draw(t, "limit"))*1000, 0)
		}
		for range 60 {
			amount := ledger.Grams(rapid.IntRange(1, 1500).Draw(t, "kg")) * 1000
			holder := -1
			if len(l.Limit) > 0 {
				holder = rapid.IntRange(0, len(l.Limit)-1).Draw(t, "holder")
			}
			switch what := rapid.IntRange(0, 19).Draw(t, "what"); {
			case what == 0:
				l.NewMonth()
			case what == 1:
				l.Grant(2000, 0)
			case what == 2 && holder >= 0:
				l.Revoke(holder)
			case what == 3 && holder >= 0 && l.Limit[holder] >= 0:
				l.Restate(holder, 3000, 0)
			case what < 6 && holder >= 0:
				l.Use(holder, amount)
			default:
				want, most := -1, 0.0
				for h := range l.Limit {
					if left := l.Left(h); left >= amount && left.Kg()/l.Limit[h] > most {
						want, most = h, left.Kg()/l.Limit[h]
					}
				}
				got := l.Lender(amount)
				if got != want {
					t.Fatalf("holder %d lends %d g, want %d", got, amount, want)
				}
				if got >= 0 {
					l.Lend(got, amount)
					lent++
				}
			}
		}
	})
	if lent == 0 {
		t.Error("nothing was lent")
	}
}

// A shipment costs no look at all holders.
func BenchmarkLender(b *testing.B) {
	var l Licences
	for range 10_000 {
		l.Grant(math.MaxInt32, 0)
	}
	for b.Loop() {
		l.Lend(l.Lender(1000), 1000)
	}
}
