package household

import (
	"testing"

	"pgregory.net/rapid"

	"tumen/ledger"
)

// What the jailer asks is paid, and no other sum would earn him more: all are
// tried.
func TestTheJailerAsksWhatEarnsHimMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Release{
			Days:   rapid.IntRange(0, 40).Draw(t, "days"),
			PerDay: ledger.Money(rapid.IntRange(0, 60).Draw(t, "a day")),
			Share:  rapid.Float64Range(0, 1).Draw(t, "share"),
		}
		purse := ledger.Money(rapid.IntRange(0, 1000).Draw(t, "purse"))
		best := ledger.Money(0)
		for b := range ledger.Money(3000) {
			if r.Pays(b, purse) {
				best = max(best, b)
			}
		}
		asked := r.Asked(purse)
		if asked != best || !r.Pays(asked, purse) {
			t.Fatalf("he asks %d (paid: %t), and %d would be paid", asked, r.Pays(asked, purse), best)
		}
	})
}

// The bribe rises with the days of detention and with what a day is worth until
// the family has no more, and then not at all.
func TestTheReleaseBribeRisesUntilThePurseIsEmpty(t *testing.T) {
	last := ledger.Money(-1)
	for days := range 60 {
		r := Release{Days: days, PerDay: 1000, Share: 0.8}
		b := r.Asked(20_000)
		switch {
		case days <= 25 && b != ledger.Money(800*days):
			t.Errorf("for %d days he asks %d", days, b)
		case days > 25 && b != 20_000:
			t.Errorf("for %d days he asks %d of a purse of 20000", days, b)
		case b < last:
			t.Errorf("he asks less for more days")
		}
		last = b
	}
}

// Pays says whether a family with a purse pays what is asked.
func (r *Release) Pays(asked, purse ledger.Money) bool { return asked <= purse && asked <= r.Worth() }
