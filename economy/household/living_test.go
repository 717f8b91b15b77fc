package household

import (
	"math"
	"testing"

	"tumen/ledger"
)

// yuan is an amount in minor units.
func yuan(x float64) ledger.Money { return ledger.Money(x * 100) }

// passes lets a day pass on which nobody does anything but what does does.
func (d *diary) passes(does func()) Day {
	d.h.Dawn(&d.book, d.day, d.person)
	if does != nil {
		does()
	}
	d.h.Book(&d.book)
	if worst, err := d.book.Close(); worst != 0 || err != nil {
		d.t.Fatalf("day %d: %v", d.day, err)
	}
	d.day++
	return d.h.Today
}

// However long the burn-in, a year holds 365 days of living and of outside income
// for each person, by rates that change in it too.
func TestAYearHoldsItsOwnDays(t *testing.T) {
	for _, burnIn := range []int32{0, 180, 730} {
		d := begin(t, Rules{Cost: 300, Saving: 0.25, Buffer: 30, Outside: []float64{1}}, alike(7, 850), -burnIn)
		var living, outside ledger.Money
		for d.day < 365 {
			if d.day == 100 {
				d.h.Turn(&d.book, &Rules{Cost: 400, Saving: 0.25, Buffer: 30, Outside: []float64{2}}, 100, d.person)
			}
			day := d.passes(nil)
			if d.day > 0 {
				living += day.Living
				outside += day.Outside
			}
		}
		if want := ledger.Money(7 * (100*300 + 265*400)); living != want {
			t.Errorf("after %d days of burn-in 365 days of living are %d, want %d", burnIn, living, want)
		}
		if want := ledger.Money(7 * (100*850 + 265*1700)); outside != want {
			t.Errorf("after %d days of burn-in 365 days of outside income are %d, want %d", burnIn, outside, want)
		}
	}
}

// A run with the pay and the rest of samjiyon: what is kept of it, what is eaten
// of that at rest, what is spent, and when one earns outside again.
func TestOneRun(t *testing.T) {
	d := begin(t, Rules{Cost: yuan(4), Saving: 0.5, Buffer: 30, Outside: []float64{1}}, alike(1, 850), 0)
	p := d.person(0)
	d.passes(nil)
	if got := d.main.Purse(p, d.day); got != yuan(120) {
		t.Fatalf("a full purse holds %d, want 30 days of 4 yuan", got)
	}
	d.h.Dawn(&d.book, d.day, d.person)
	d.main.Leave(p, d.day+6, d.day) // sets out tonight, rests for five days after
	d.h.Book(&d.book)
	d.book.Close()
	d.day++
	for range 2 {
		d.passes(nil)
	}
	if got, want := d.main.Purse(p, d.day), yuan(120-3*4); got != want {
		t.Errorf("after three days away %d is left, want %d", got, want)
	}
	day := d.passes(func() { d.main.Paid(p, ledger.Pay, donju, yuan(20), d.day) })
	if kept := yuan(10); day.Spent != yuan(20)-kept || day.Outside != 0 || day.Living != yuan(4) {
		t.Errorf("half of 20 yuan is spent, but of the day %+v", day)
	}
	for range 3 {
		day = d.passes(nil)
	}
	if day.Outside != 850 || day.Spent != 225 {
		t.Errorf("at home again one earns 8.50, lives on 4 and keeps half of the rest, but %+v", day)
	}
	for range 20 {
		day = d.passes(nil)
	}
	if day.Spent != 450 || d.main.Purse(p, d.day) != yuan(119.5) {
		t.Errorf("with a purse in which another 2.25 does not fit all 4.50 is spent, but %+v with %d", day, d.main.Purse(p, d.day))
	}
}

// Consumption rises with income, and less than income does while a purse fills.
func TestConsumptionRisesWithIncome(t *testing.T) {
	spent := func(pay ledger.Money, rest bool) ledger.Money {
		d := begin(t, Rules{Cost: yuan(4), Saving: 0.5, Buffer: 30, Outside: []float64{1}}, alike(1, 850), 0)
		if rest {
			d.passes(func() { d.main.Leave(d.person(0), 25, 0) })
			for range 20 {
				d.passes(nil)
			}
		}
		day := d.passes(func() { d.main.Paid(d.person(0), ledger.Pay, donju, pay, d.day) })
		return day.Spent
	}
	for _, rest := range []bool{false, true} {
		less, more := spent(yuan(40), rest), spent(yuan(60), rest)
		if d := more - less; d <= 0 || d > yuan(20) || rest && d >= yuan(20) || !rest && d != yuan(20) {
			t.Errorf("of 20 yuan more %d is spent (with room in the purse: %t)", d, rest)
		}
	}
}

// Purses are stationary: whatever they start from, and however long the run.
// People who carry every ten days have as much in them after two years as after
// ten, and those who wait have a full one for ever.
func TestPursesAreStationary(t *testing.T) {
	for _, saving := range []float64{0, 0.1, 0.5, 1} {
		d := begin(t, Rules{Cost: yuan(4), Saving: saving, Buffer: 30, Outside: []float64{1}}, alike(100, 850), 0)
		mean := map[int32]float64{}
		for d.day < 3650 {
			d.passes(func() {
				for i := uint32(d.day) % 10; i < 50; i += 10 {
					d.main.Carried(d.person(i), donju, yuan(40), d.day+6, d.day)
				}
			})
			held, _ := d.h.MeanPurse(&d.book)
			mean[d.day/730] += held / 730
		}
		if a, b := mean[1], mean[4]; math.Abs(a-b) > 0.001*max(a, b) || b > 12_000 {
			t.Errorf("with saving %v a purse holds %.2f in the third and fourth year and %.2f in the last two", saving, a, b)
		}
	}
}

// Nobody is in debt for being poor: who has an empty purse lives on the family,
// and that is no gain.
func TestTheFamilyHelpsThePoor(t *testing.T) {
	d := begin(t, Rules{Cost: yuan(4), Saving: 0.5, Buffer: 30, Outside: []float64{1}}, alike(1, 300), 0)
	day := d.passes(nil)
	if want := (Day{Alive: 1, Living: yuan(4), Outside: yuan(3), Support: yuan(1)}); day != want {
		t.Errorf("a day is %+v, want %+v", day, want)
	}
	d.passes(func() { d.main.Leave(d.person(0), Never, d.day) })
	for range 1000 {
		day = d.passes(nil)
	}
	if day.Support != yuan(4) || d.main.Purse(d.person(0), d.day) != 0 {
		t.Errorf("who is away for ever has %+v and %d", day, d.main.Purse(d.person(0), d.day))
	}
}

// Nothing is allocated on a day on which people come and go as on any other, with
// a worker beside the caller.
func TestADayAllocatesNothing(t *testing.T) {
	d := begin(t, Rules{Cost: yuan(4), Saving: 0.5, Buffer: 30, Outside: []float64{1}}, alike(300, 850), 0)
	day := func() {
		d.passes(func() {
			for i := uint32(d.day) % 10; i < 300; i += 10 {
				c := &d.main
				if i%20 < 10 {
					c = d.side
				}
				d.lends(c == d.side, func(c *Clerk) { c.Carried(d.person(i), donju, yuan(40), d.day+6, d.day) })
			}
			d.h.Collect(d.side)
		})
	}
	for range 300 {
		day()
	}
	if n := testing.AllocsPerRun(50, day); n != 0 {
		t.Errorf("a day allocates %v times", n)
	}
}
