package trade

import (
	"math"
	"testing"

	"tumen/ledger"
)

// "Profit is consumed in the part 1 - saving, and all above wealth times the usual
// outlay"; of a loss nothing is spent, and never more than is owned.
func TestWhatIsSpentOfAProfit(t *testing.T) {
	g := Group{Saving: 0.75, Wealth: 2}
	for _, x := range []struct {
		profit, owns ledger.Money
		outlay       float64
		want         ledger.Money
	}{
		{1000, 5000, 10_000, 250},
		{-1000, 5000, 10_000, 0},
		{1000, 25_000, 10_000, 5000},
		{0, 25_000, 10_000, 5000},
		{1000, 100, 10_000, 100},
		{1000, 5000, 0, 250},
		{1000, -100, 10_000, 0},
	} {
		if got := g.Spend(x.profit, x.owns, x.outlay); got != x.want {
			t.Errorf("%+v spends %d", x, got)
		}
	}
}

// Capital grows by what is saved, up to as much as is of use, and stays there.
func TestCapitalAccumulates(t *testing.T) {
	g := Group{Saving: 0.5, Wealth: 3}
	owns := ledger.Money(1000)
	last := owns
	for range 100 {
		owns += 200
		owns -= g.Spend(200, owns, 2000)
		if owns < last || owns > 6000 {
			t.Fatalf("capital goes from %d to %d", last, owns)
		}
		last = owns
	}
	if owns != 6000 {
		t.Errorf("capital comes to %d, want three outlays", owns)
	}
}

// What the trade brings a day is a mean over all days in it, those without a crossing
// too; who is outside remembers nothing new.
func TestAProfitIsRememberedByTheDay(t *testing.T) {
	o := Organisers{Active: []bool{true, false}, Profit: []float64{0, 7}}
	today := []float64{0, 100}
	for day := range 4000 {
		today[0] = float64(day%2) * 1000
		o.Remember(today, 0.99)
	}
	if math.Abs(o.Profit[0]-500) > 5 || o.Profit[1] != 7 {
		t.Errorf("remembers %v", o.Profit)
	}
}

// Own money in a crossing for a turnaround costs what it would have brought.
func TestOwnMoneyIsACost(t *testing.T) {
	g := Group{CapitalReturn: 0.001, Turnaround: 2}
	if got := g.Realised(5000, 100_000); got != 4800 {
		t.Errorf("a profit of 5,000 with 100,000 of one's own is %v", got)
	}
}

// An expectation moves towards what was brought, and stops there.
func TestExperiencePullsAnExpectation(t *testing.T) {
	o := Organisers{Pull: table[float64](6, 2), Known: table[int32](3, 2)}
	for range 200 {
		o.Reinforce(1, 1, 2, 130, 100, 0.1)
	}
	if got := o.Pull[1*3+2][1]; math.Abs(got-30) > 1e-6 || o.Pull[5][0] != 0 {
		t.Errorf("what always brings 30 more is expected to bring %v more", got)
	}
}

// The usual outlay begins with the first and fades.
func TestTheUsualOutlayIsAFadingMean(t *testing.T) {
	o := Organisers{Outlay: []float64{0}}
	o.UseOutlay(0, 800, 0.9)
	if o.Outlay[0] != 800 {
		t.Errorf("the first outlay is remembered as %v", o.Outlay[0])
	}
	for range 200 {
		o.UseOutlay(0, 1200, 0.9)
	}
	if math.Abs(o.Outlay[0]-1200) > 1 {
		t.Errorf("the usual outlay is %v", o.Outlay[0])
	}
}
