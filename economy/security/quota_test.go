package security

import (
	"testing"

	"tumen/economy/parameter"
	"tumen/ledger"
)

// month lets the guards' two posts take so much on each day of a month.
func (b *heldBorder) month(t *testing.T, from int32, takings ledger.Money) {
	t.Helper()
	for day := range int32(30) {
		b.day(t, from+day, takings, takings, 0, 0)
	}
}

// What was handed up day by day counts; the rest comes out of the till on the
// first of the month.
func TestAPostHandsUpItsQuota(t *testing.T) {
	b := hold(func(p *Place) { p.Quota = 20_000 })
	b.month(t, 0, 1000) // 300 a day are handed up
	if got := b.paid[ledger.Remittance]; got < 2*20_000 {
		t.Errorf("%d is handed up, of a quota of 20,000 each", got)
	}
	if x := b.holders.Tenures[0]; x.Missed != 0 || x.Due != 20_000 || b.holders.Needs(0) != 20_000 {
		t.Errorf("a post that met its quota stands as %+v", x)
	}
}

// A post that misses must hand up more the next month, at most twice its quota,
// and asks more of each head; once it pays, it is as before.
func TestAPostThatMissesAsksMore(t *testing.T) {
	b := hold(func(p *Place) { p.Quota = 20_000 })
	met := b.holders.NeedsOfHead(0, 25, 30)
	b.month(t, 0, 500) // 15,000
	if x := b.holders.Tenures[0]; x.Missed != 1 || x.Due != 25_000 {
		t.Errorf("after 15,000 of 20,000 it stands as %+v", x)
	}
	if got, want := b.holders.NeedsOfHead(0, 25, 30), met*1.25; got != want {
		t.Errorf("it needs %v of each head, want %v", got, want)
	}
	b.month(t, 30, 0)
	b.month(t, 60, 0)
	if x := b.holders.Tenures[0]; x.Missed != 3 || x.Due != 40_000 {
		t.Errorf("after three months it stands as %+v", x)
	}
	b.month(t, 90, 2000)
	if x := b.holders.Tenures[0]; x.Missed != 0 || x.Due != 20_000 {
		t.Errorf("once it has paid it stands as %+v", x)
	}
}

// Or its people are replaced at once, and the arrears forgotten.
func TestOrItsPeopleAreReplaced(t *testing.T) {
	b := hold(func(p *Place) { p.Quota, p.Replaces = 20_000, true })
	for day := range int32(29) {
		b.day(t, day, 500, 5000, 0, 0)
	}
	b.list = b.holders.Quotas(b.list, b.places, &b.book, &b.motives)
	if !b.holders.Rotates(0, &b.places[0], 29) || b.holders.Rotates(1, &b.places[1], 29) {
		t.Errorf("the first post missed its quota, and the second did not: %+v", b.holders.Tenures)
	}
	b.settle(t)
	b.list = b.holders.Rotate(b.list, 0, &b.places[0], 29, &b.book, &b.motives)
	b.settle(t)
	if x := b.holders.Tenures[0]; x.Due != 20_000 || x.Rotates || b.book.Cash(b.places[0].Till) != 0 {
		t.Errorf("new people stand as %+v with %d", x, b.book.Cash(b.places[0].Till))
	}
}

// A quota that follows what the place brings rises after good months and falls
// after bad ones (the ratchet).
func TestGoodMonthsMakeTheNextDearer(t *testing.T) {
	b := hold(func(p *Place) { p.Ratchet = 0.5 })
	last := ledger.Money(0)
	for month, takings := range []ledger.Money{1000, 2000, 4000, 1000, 500} {
		b.month(t, int32(month*30), takings)
		due := b.holders.Tenures[0].Due
		if rose := due > last; rose != (month < 3) {
			t.Errorf("after a month of %d a day the quota is %d, before %d", takings, due, last)
		}
		last = due
	}
}

// An MSS that holds the posts takes the place of the commander's quota.
func TestUnderOneHandThereIsNoQuota(t *testing.T) {
	b := hold(func(p *Place) { p.Quota = 1 << 40 })
	b.motives = MotivesOf(parameter.Monopolist, Strengths{Wage: 0.4})
	b.month(t, 0, 1000)
	if got := b.paid[ledger.Remittance]; got != 2*30*600 || b.holders.Tenures[0].Missed != 0 {
		t.Errorf("%d is handed up, and the post stands as %+v", got, b.holders.Tenures[0])
	}
}
