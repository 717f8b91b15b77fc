package household

import (
	"testing"

	"tumen/ledger"
)

// A purse that takes eight years to fill is full on its day, whatever its owner did in
// the meantime: what is further ahead than the ring is in no sum until it comes near.
func TestWhatTurnsFarAheadTurnsOnItsDay(t *testing.T) {
	const spare, saves, full = 550, 5, 15000
	for _, first := range []int32{-730, -1, 0, 100} {
		d := begin(t, Rules{Cost: 300, Saving: 0.01, Buffer: 50, Outside: []float64{1}}, alike(2, 850), first)
		purses := func() (all [2]ledger.Money) {
			for k := range all {
				all[k] = d.main.Purse(d.person(uint32(k)), d.day)
			}
			return all
		}
		d.passes(func() { // both begin with nothing
			for place := range uint32(2) {
				d.main.Quit(d.person(place), d.day)
				d.main.Arrive(d.person(place), false, d.day)
			}
		})
		for d.day < first+full/saves+400 {
			if err := d.h.Check(&d.book, d.day, d.person); err != nil {
				t.Fatalf("on the morning of day %d the state %v", d.day, err)
			}
			at, want := purses(), ledger.Money(0)
			for _, purse := range at {
				want += spare
				if purse < full {
					want -= saves
				}
			}
			if past := int(d.day - first); past == full/saves && (at[0] != full || at[1] >= full) {
				t.Errorf("begun on day %d, the purses hold %d after %d days, want %d in the first and less in the second", first, at, past, full)
			}
			switch d.day - first {
			case 600, 1300, 2500: // the second owner is away for a day
				d.passes(func() { d.main.Leave(d.person(1), d.day+1, d.day) })
			default:
				if day := d.passes(nil); day.Spent != want {
					t.Fatalf("on day %d with %d in the purses they spend %d, want %d", d.day, at, day.Spent, want)
				}
			}
		}
		if at := purses(); at != [...]ledger.Money{full, full} {
			t.Errorf("in the end the purses hold %d, want %d", at, full)
		}
	}
}
