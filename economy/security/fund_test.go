package security

import (
	"testing"

	"tumen/ledger"
)

// Who pays the Party fund is protected and licensed; who misses pays what is there
// and is neither for a month; who owes nothing is never barred.
func TestWhoMissesTheQuotaIsBarredForAMonth(t *testing.T) {
	var f Fund
	f.Open(3)
	ask := func(organiser int, cash, pays ledger.Money, barred bool) {
		t.Helper()
		owed := ledger.Money(2000)
		if organiser == 2 {
			owed = 0
		}
		if got := f.Ask(organiser, owed, cash); got != pays {
			t.Errorf("with %d he pays %d, want %d", cash, got, pays)
		}
		protection, licensed := f.Protection(organiser, 0.8), f.Licensed(organiser, true)
		if barred && (protection != 0 || licensed) || !barred && (protection != 0.8 || !licensed) {
			t.Errorf("with %d he is protected by %v and licensed %v", cash, protection, licensed)
		}
		if f.Licensed(organiser, false) {
			t.Error("who has no licence is licensed")
		}
	}
	ask(0, 5000, 2000, false)
	ask(1, 500, 500, true)
	ask(2, 0, 0, false)
	ask(1, -100, 0, true)
	ask(1, 2000, 2000, false)
	ask(0, 1999, 1999, true)
}
