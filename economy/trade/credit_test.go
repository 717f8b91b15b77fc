package trade

import (
	"testing"

	"pgregory.net/rapid"

	"tumen/ledger"
)

// He borrows what his own money does not cover, as far as the limit goes, and says
// when the limit is what stops him.
func TestWhatIsBorrowed(t *testing.T) {
	c := Credit{Rate: 0.002, Leverage: 0.5}
	for _, x := range []struct {
		outlay, cash, debt, owns, want ledger.Money
		held                           bool
	}{
		{1000, 2000, 0, 2000, 0, false},
		{2500, 2000, 0, 2000, 500, false},
		{3000, 2000, 0, 2000, 1000, false},
		{3001, 2000, 0, 2000, 1000, true},
		{3000, 2000, 400, 2000, 600, true},
		{100, -50, 0, -50, 0, true},
	} {
		if got, held := c.Borrow(x.outlay, x.cash, x.debt, x.owns); got != x.want || held != x.held {
			t.Errorf("%+v borrows %d, held %v", x, got, held)
		}
	}
}

// Interest is the rate on the debt, a day; over many days it adds up to that.
func TestInterestIsTheRateOnTheDebt(t *testing.T) {
	c := Credit{Rate: 0.002}
	if got := c.Interest(1_000_000); got != 2000 {
		t.Errorf("a million costs %d a day", got)
	}
	if c.Interest(0) != 0 || c.Interest(-5) != 0 {
		t.Error("without debt there is interest")
	}
}

// A loss larger than what he owns makes a borrower bankrupt, one that what is left
// still covers does not; without debt nobody is.
func TestWhoIsBankrupt(t *testing.T) {
	c := Credit{Leverage: 1}
	const own, borrowed = 30_000, 20_000
	for _, x := range []struct {
		lost ledger.Money
		want bool
	}{{0, false}, {own - 1, false}, {own, false}, {own + 1, true}, {own + borrowed, true}} {
		cash := own + borrowed - x.lost
		if got := c.Bankrupt(borrowed, cash, 0); got != x.want {
			t.Errorf("who has %d and owes %d is bankrupt: %v", cash, borrowed, got)
		}
	}
	if c.Bankrupt(0, 0, 0) {
		t.Error("who owes nothing is bankrupt")
	}
	if c.Bankrupt(borrowed, 0, borrowed) {
		t.Error("who has goods for what he owes is bankrupt")
	}
}

// Nobody who has just borrowed all that he may is bankrupt before anything is lost,
// whatever the leverage from 1 up, and repaying never takes more than is owed or had.
func TestBorrowingDoesNotMakeBankrupt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := someNumbers(t)
		c := Credit{Leverage: n.float(0, 10)}
		cash := ledger.Money(n.whole(0, 1_000_000))
		amount, _ := c.Borrow(ledger.Money(n.whole(0, 20_000_000)), cash, 0, cash)
		if c.Bankrupt(amount, cash+amount, 0) {
			t.Fatalf("who has %d of his own and borrows %d at a leverage of %v is bankrupt", cash, amount, c.Leverage)
		}
		if paid := Repay(cash, amount); paid > cash || paid > amount || paid < 0 || cash-paid > 0 && amount-paid > 0 {
			t.Fatalf("of a debt of %d he pays %d out of %d", amount, paid, cash)
		}
	})
}
