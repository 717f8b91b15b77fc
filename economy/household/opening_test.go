package household

import (
	"math"
	"testing"

	"tumen/ledger"
)

// rounds has people live in rounds: a run, some days away, some at home.
func (d *diary) rounds(days int, pay ledger.Money, away, home int32) {
	for range days {
		d.passes(func() {
			for i := range d.people {
				if (d.day+int32(i))%(away+home) == 0 {
					d.main.Carried(d.person(uint32(i)), donju, pay, d.day+away, d.day)
					d.people[i].home = d.day + away
					d.paid(&d.people[i], pay)
				}
			}
		})
	}
}

// A purse opens with what its owner's life has put into it: as much as is there after
// so many days of that life, begun with nothing, but for what one round moves.
func TestAPurseOpensWithWhatALifeHasSaved(t *testing.T) {
	const away, home = 4, 6
	rules := Rules{Cost: yuan(4), Saving: 0.2, Buffer: 60, Outside: []float64{1}}
	some := 0
	for _, outside := range []int32{300, 450, 600, 900} {
		for _, pay := range []ledger.Money{0, 2000, 4000, 8000} {
			for _, days := range []int{30, 300, 3000} {
				d := begin(t, rules, alike(10, outside), 0)
				past := Past{Days: float64(days), Pay: float64(pay), Away: away, Home: home}
				opens := rules.holds(ledger.Money(outside), &past)
				d.opens(func(uint32) Past { return Past{Home: 1} }) // with nothing
				d.rounds(days, pay, away, home)
				held, _ := d.h.MeanPurse(&d.book)
				if within := 0.2*float64(pay) + away*400; !(math.Abs(held-float64(opens)) <= within) {
					t.Errorf("%d a day outside, %d a run: after %d days a purse holds %.0f, and opens with %d, want them within %.0f", outside, pay, days, held, opens, within)
				}
				if opens > 0 && opens < rules.Full() {
					some++
				}
			}
		}
	}
	if some < 5 {
		t.Errorf("%d purses open neither empty nor full", some)
	}
	waits := Past{Days: math.Inf(1), Home: 1}
	if got := rules.holds(401, &waits); got != 0 {
		t.Errorf("of a surplus whose saved part is less than a minor unit %d was saved", got)
	}
	if got := rules.holds(500, &waits); got != rules.Full() {
		t.Errorf("who was always at home opens with %d, want a full purse", got)
	}
}

// Purses that open so have no trend: ten years on they hold what they held in the first.
func TestOpenedPursesAreStationary(t *testing.T) {
	rules := Rules{Cost: yuan(4), Saving: 0.2, Buffer: 60, Outside: []float64{1}}
	for _, pay := range []ledger.Money{2000, 4000, 8000} {
		people := alike(100, 0)
		for i := range people {
			people[i].Outside = int32(200 + 8*i)
		}
		d := begin(t, rules, people, 0)
		d.opens(func(uint32) Past { return Past{Days: math.Inf(1), Pay: float64(pay), Away: 4, Home: 6} })
		year := func() (mean float64) {
			for range 365 {
				d.rounds(1, pay, 4, 6)
				held, _ := d.h.MeanPurse(&d.book)
				mean += held / 365
			}
			return mean
		}
		first := year()
		d.rounds(8*365, pay, 4, 6)
		if last := year(); math.Abs(last-first) > 0.01*first+100 {
			t.Errorf("with %d a run a purse holds %.0f in the first year and %.0f in the tenth", pay, first, last)
		}
	}
}
