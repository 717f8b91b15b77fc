package household

import (
	"math"
	"testing"

	"tumen/ledger"
	"tumen/rng"
)

// village is a trade as bare as it can be: so many of those at home carry each
// evening, some of them are caught, some stay on the far side. wait is after how
// many days these are replaced; 0 is never.
type village struct {
	crossings int
	wait      int32
	burnIn    int32
}

// gain is what porters gain in the recorded year [minor].
func (v village) gain(t *testing.T) ledger.Money {
	const people, caught, staying = 1500, 0.03, 0.005
	d := begin(t, Rules{Cost: yuan(4), Saving: 0.5, Buffer: 30, Outside: []float64{1}}, alike(people, 500), -v.burnIn)
	from := rng.New(1)
	var sums ledger.Sums
	vacant := map[int32][]uint32{}
	for d.day < 365 {
		d.h.Dawn(&d.book, d.day, d.person)
		for _, place := range vacant[d.day] {
			d.main.Arrive(d.person(place), false, d.day)
		}
		delete(vacant, d.day)
		for k, tries := 0, uint32(0); k < v.crossings && tries < 20*people; tries++ {
			chance := from.Draw(1, tries, d.day, 0)
			p := d.person(chance.Below(0, people))
			if row := &d.h.Rows[p.Place]; row.Vacant || row.Home > d.day {
				continue
			}
			k++
			switch x := chance.Unit(1); {
			case x < caught:
				release := Release{Days: 15, PerDay: yuan(8), Share: 1}
				asked := release.Asked(d.main.Purse(p, d.day))
				if asked == release.Worth() {
					d.main.Pays(p, ledger.ReleaseBribe, mss, asked, d.day)
					d.main.Leave(p, d.day+1, d.day)
				} else {
					d.main.Leave(p, d.day+16, d.day)
				}
			case x < caught+staying:
				d.main.End(p, Stayed, d.day)
				if v.wait > 0 {
					vacant[d.day+v.wait] = append(vacant[d.day+v.wait], p.Place)
				}
			default:
				d.main.Carried(p, donju, yuan(40), d.day+6, d.day)
			}
		}
		d.h.Book(&d.book)
		if d.day >= 0 {
			d.book.Flows(sums.Add)
		}
		d.book.Close()
		d.day++
	}
	return sums.Gains[ledger.Porters]
}

// What a policy that halves the trade costs porters in a year does not depend on
// how long the world ran before: it has one sign, and one size but for chance.
func TestAGainKeepsItsSignWithAnyBurnIn(t *testing.T) {
	lost := func(wait, burnIn int32) float64 {
		return float64(village{30, wait, burnIn}.gain(t)-village{60, wait, burnIn}.gain(t)) / 100
	}
	first := lost(30, 0)
	t.Logf("half of the trade is worth %.0f yuan", -first)
	if first >= -20_000 {
		t.Fatalf("half of the trade is worth %.0f yuan", -first)
	}
	for _, burnIn := range []int32{180, 730} {
		got := lost(30, burnIn)
		t.Logf("and %.0f after %d days of burn-in", -got, burnIn)
		if math.Abs(got/first-1) > 0.15 {
			t.Errorf("after %d days of burn-in half of the trade is worth %.0f yuan, after none %.0f", burnIn, -got, -first)
		}
	}

	// Why somebody must take the place: of those who stay on the far side, a year
	// would otherwise hold the outside income of all years before that is missing.
	if got := lost(0, 730); got < 0 {
		t.Errorf("where nobody is replaced, half of the trade is worth %.0f yuan after 730 days, and should seem to be a loss", -got)
	}
}
