package security

import (
	"math"
	"testing"

	"tumen/ledger"
)

// Each post rotates once in its time, and the two on different days, also before
// the first recorded day.
func TestPostsRotateOneAfterTheOther(t *testing.T) {
	b := hold(func(p *Place) { p.Rotation = 60 })
	for k := range 2 {
		for _, from := range []int32{-300, 0, 1000} {
			days := 0
			for day := from; day < from+60; day++ {
				if b.holders.Rotates(k, &b.places[k], day) {
					days++
					if b.holders.Rotates(1-k, &b.places[1-k], day) {
						t.Errorf("all rotate on day %d", day)
					}
				}
			}
			if days != 1 {
				t.Errorf("post %d rotates %d times in 60 days from %d", k, days, from)
			}
		}
	}
	never := Place{}
	if b.holders.Rotates(2, &never, 0) {
		t.Error("a post without a calendar rotates")
	}
}

// The price of a post is a part of what it will leave its people until the next
// rotation: no part of what they must hand up.
func TestAPostCostsAPartOfWhatItWillLeave(t *testing.T) {
	for _, c := range []struct{ sells, remit, due, price float64 }{
		{0, 0.3, 0, 0},
		{0.5, 0.3, 0, 0.5 * 0.7 * 1000 * 60},
		{1, 0.3, 0, 0.7 * 1000 * 60},
		{0.5, 0.3, 500 * month, 0.5 * 500 * 60}, // the quota is more than the daily share
		{0.5, 0.3, 2000 * month, 0},
	} {
		p := Place{Till: account(ledger.Guards, 0), Clandestine: true, Rotation: 60, Sells: c.sells, Remit: c.remit}
		h := Holders{Tenures: []Tenure{{Usual: 1000, Due: ledger.Money(c.due)}}}
		if got := float64(h.Price(0, &p, 120, &Motives{})); math.Abs(got-c.price) > 60 {
			t.Errorf("%+v: a post costs %v", c, got)
		}
		if got := h.Price(0, &p, 120, &Motives{Keeps: 0.6}); got != 0 {
			t.Errorf("the MSS holds it, and it costs %v", got)
		}
	}
}

// The days to the next rotation are counted on the calendar, also before day 0.
func TestTheCalendarHasNoBeginning(t *testing.T) {
	p := Place{Rotation: 60, Lot: 5}
	for day, want := range map[int32]int32{-130: 5, -125: 60, -6: 1, -5: 60, 0: 55, 54: 1, 55: 60} {
		if got := p.left(day); got != want {
			t.Errorf("on day %d, %d days are left, want %d", day, got, want)
		}
	}
}

// A post of the MSS has no till of its own: its people take nothing home, and
// nobody pays the far side's superiors, who stand outside of the model.
func TestOnlyGuardsBuyTheirPosts(t *testing.T) {
	b := hold(func(*Place) {})
	b.book.Endow(b.mss, 5000)
	mss, far := Place{Till: b.mss, Above: b.mss, Sells: 1}, b.places[3]
	far.Sells = 1
	b.holders.Tenures[0].Usual, b.holders.Tenures[3].Usual = 1000, 1000
	b.list = b.holders.Rotate(b.list, 0, &mss, 0, &b.book, &b.motives)
	b.list = b.holders.Rotate(b.list, 3, &far, 0, &b.book, &b.motives)
	if len(b.list) != 0 {
		t.Errorf("these payments are made: %v", b.list)
	}
}

// Who comes brings the price and has nothing else; who goes takes the till along.
// The commander has the price: what the post will earn is his.
func TestWhoComesPaysTheCommander(t *testing.T) {
	b := hold(func(p *Place) { p.Rotation, p.Sells = 300, 0.4 })
	for day := int32(1); day < 300; day++ {
		b.day(t, day, 1000, 1000, 0, 0)
	}
	before := b.book.Cash(b.places[0].Above)
	price := b.holders.Price(0, &b.places[0], 300, &b.motives)
	b.list = b.holders.Rotate(b.list, 0, &b.places[0], 300, &b.book, &b.motives)
	b.settle(t)
	if want := ledger.Money(0.4 * 0.7 * 1000 * 300); price != want {
		t.Errorf("the post costs %d, want %d", price, want)
	}
	if till, gain := b.book.Cash(b.places[0].Till), b.book.Cash(b.places[0].Above)-before; till != 0 || gain != price {
		t.Errorf("the new people hold %d, and the commander has %d more", till, gain)
	}
}
