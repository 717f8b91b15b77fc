package household

import (
	"testing"

	"tumen/ledger"
)

// A tenth of the people is in each decile, the poorest in the first, whatever
// county they live in.
func TestDecilesAreTenthsOfThePeople(t *testing.T) {
	people := alike(10_000, 0)
	for i := range people {
		people[i].Outside = int32(300 + (i*7919)%10_000)
	}
	d := begin(t, Rules{Cost: 300, Saving: 0.5, Buffer: 30, Outside: []float64{1}}, people, 0)
	for k := range deciles {
		n := d.h.People[0][k] + d.h.People[1][k]
		if n < 960 || n > 1040 {
			t.Errorf("%d of 10000 people are in decile %d", n, k)
		}
	}
	for i := range people {
		k, earns := d.h.Rows[i].decile(), people[i].Outside
		if k > 0 && earns < d.h.Bounds[k-1] || k < deciles-1 && earns >= d.h.Bounds[k] {
			t.Fatalf("%d earns %d, outside the bounds of decile %d", i, earns, k)
		}
		for j := range people[:50] {
			if people[i].Outside < people[j].Outside && d.h.Rows[i].decile() > d.h.Rows[j].decile() {
				t.Fatalf("%d earns less than %d and is in a higher decile", people[i].Outside, people[j].Outside)
			}
		}
	}
}

// What falls on somebody is counted once, in that person's decile and sex, and on
// recorded days alone; where nobody says how many are women, the sexes do not
// exist.
func TestWhatFallsOnWhom(t *testing.T) {
	people := alike(100, 0)
	for i := range people {
		people[i].Outside = int32(1000 + 100*i)
	}
	d := begin(t, Rules{Cost: 300, Saving: 0.5, Buffer: 30, Outside: []float64{1}}, people, -1)
	poor, rich := d.person(1), d.person(98) // both are men: every third is a woman
	night := func() {
		d.main.Carried(poor, donju, 4000, d.day+5, d.day)
		d.main.Leave(d.person(3), d.day+20, d.day)
		d.main.Harmed(d.person(3), Hurt, 20)
		d.main.Leave(rich, d.day+1, d.day)
		d.main.Pays(rich, ledger.ReleaseBribe, mss, 500, d.day)
		d.main.Harmed(rich, Detained, 0)
	}
	d.h.Recording = false
	d.passes(night)
	d.h.Recording = true
	if all := d.counted(); all != (Counts{}) {
		t.Fatalf("before the record begins %+v is counted", all)
	}
	d.passes(night)
	first, last := d.h.Decile(0), d.h.Decile(9)
	if first.Pay != 4000 || first.Runs != 1 || first.Harmed[Hurt] != 1 || first.Lost != 20 || first.Release != 0 {
		t.Errorf("on the poorest fell %+v", first)
	}
	if last.Release != 500 || last.Harmed[Detained] != 1 || last.Pay != 0 {
		t.Errorf("on the richest fell %+v", last)
	}
	women, exists := d.h.Sex(true)
	men, _ := d.h.Sex(false)
	if !exists || women.Harmed[Hurt] != 1 || women.Runs+women.Harmed[Detained] != 0 || men.Harmed[Detained] != 1 || men.Runs != 1 {
		t.Errorf("on women fell %+v, on men %+v", women, men)
	}
	if all := d.counted(); all.Days != 100 || women.Days+men.Days != 100 {
		t.Errorf("%d person-days are counted on one day of 100 people", all.Days)
	}
	d.h.Women = false
	if _, exists := d.h.Sex(true); exists {
		t.Error("there are women where nobody says so")
	}
}
