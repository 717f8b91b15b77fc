package security

import "tumen/ledger"

// rotation.go: a post's people are replaced every so many days, or when they
// missed a quota and their superior wants others. Who comes knows nobody: the
// relations that organisers had there are lost, and the caller has the post hear
// bids anew; it begins with what it asked before (package tariff). Posts rotate on
// different days, so that the border does not forget all at once.
//
// A commander may sell the post. Who comes pays a part of what the place is
// expected to leave them until the next rotation,
//
//	price = sells max(0, usual - max(usual remit, due / month)) (days to the next rotation)
//
// and brings the money along; who goes takes the till home. Usual are takings a
// day, and due is this month's, towards which what is handed up day by day counts.
// Without a calendar the next rotation is a year away. Once paid, the price
// is sunk, and changes nothing in what the post asks: it moves what the post will
// earn to those above (the sale of offices: Wade 1982, Journal of Development
// Studies 18, 287-328).

// aYear is how long people hold a post that has no calendar of rotation [day].
const aYear = 365

// Rotates says whether a post's people are replaced on this day.
func (h *Holders) Rotates(post int, p *Place, day int32) bool {
	return h.Tenures[post].Rotates || p.due(day)
}

// due says whether the calendar rotates a place on this day.
func (p *Place) due(day int32) bool { return p.Rotation > 0 && p.left(day) == p.Rotation }

// left is how many days remain until the calendar's next rotation, which is not
// today's.
func (p *Place) left(day int32) int32 {
	if p.Rotation <= 0 {
		return aYear
	}
	past := (day + p.Lot) % p.Rotation
	if past < 0 {
		past += p.Rotation
	}
	return p.Rotation - past
}

// Price is what a post costs those who come on this day [minor]. Only posts of
// border guards have a price: the superiors of others stand outside of the model.
func (h *Holders) Price(post int, p *Place, day int32, m *Motives) ledger.Money {
	if p.Sells <= 0 || p.Till.Sector != ledger.Guards || p.held(m) {
		return 0
	}
	t := &h.Tenures[post]
	up := max(float64(t.Usual*p.Remit), float64(t.Due)/month)
	keeps := max(0, t.Usual-up)
	return part(ledger.Money(float64(keeps*float64(p.left(day)))), p.Sells)
}

// Rotate replaces the people of a post: it returns what they take home, what the
// new ones bring, and what these pay for the post. It writes the post's tenure;
// what its superiors know of the place remains. Spending of the post must be told
// (Purse.Empty), and so must those who learn.
func (h *Holders) Rotate(list []Payment, post int, p *Place, day int32, cash Cash, m *Motives) []Payment {
	rest := ledger.Account{Sector: ledger.Rest}
	price := h.Price(post, p, day, m)
	if p.Till != p.Above { // a post of the MSS has no till of its own
		list = pay(list, ledger.Consumption, p.Till, rest, cash.Cash(p.Till))
	}
	list = pay(list, ledger.Capital, rest, p.Till, price)
	list = pay(list, ledger.PostSold, p.Till, p.Above, price)
	t := &h.Tenures[post]
	t.Missed, t.Rotates = 0, false
	return list
}
