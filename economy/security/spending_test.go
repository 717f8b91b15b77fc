package security

import (
	"math"
	"testing"

	"tumen/ledger"
)

// With a steady income a till holds the same float after each month, and its
// people spend what comes in.
func TestWhatIsNotHandedUpIsSpentButForAFloat(t *testing.T) {
	b := hold(func(p *Place) { p.Remit = 0 })
	for m := range int32(5) {
		b.month(t, 30*m, 1000)
		if got := b.book.Cash(b.places[0].Till); got != 10*1000 {
			t.Errorf("after month %d the till holds %d, want ten days of 1,000", m, got)
		}
	}
	if got, want := b.paid[ledger.Consumption], ledger.Money(2*(5*30-10)*1000); got != want {
		t.Errorf("%d is spent, want %d", got, want)
	}
}

// If takings change for good, so does the till; it never stays full of what was
// taken once.
func TestATillFollowsWhatComesIn(t *testing.T) {
	b := hold(func(p *Place) { p.Remit = 0 })
	for m := range int32(24) {
		takings := ledger.Money(1000)
		if m >= 4 {
			takings = 100
		}
		b.month(t, 30*m, takings)
	}
	if got := float64(b.book.Cash(b.places[0].Till)); math.Abs(got-1000) > 50 {
		t.Errorf("twenty months after takings fell to a tenth the till holds %v", got)
	}
}

// The Party fund has its share of a commander's month, not of his float again and
// again.
func TestTheFundHasItsShareOfTheMonth(t *testing.T) {
	b := hold(func(*Place) {})
	for m := range int32(6) {
		b.month(t, 30*m, 1000)
	}
	if got, want := b.book.Cash(account(ledger.PartyFund, 0)), ledger.Money(0.5*2*6*30*300); got != want {
		t.Errorf("the fund has %d, want half of what commanders were handed, %d", got, want)
	}
}
