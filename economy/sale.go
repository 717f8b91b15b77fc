package economy

import "tumen/ledger"

// sell turns what arrived into money. A merchant buys at the day's price and
// sells on to the rest of the economy at his margin, out of which he pays the
// far side's guards. Assessed profit is price less source price for each
// kilogram that arrived: it is what shares are shares of.
func (w *World) sell() {
	for k := range w.crews {
		c := &w.crews[k]
		if c.arrived == 0 {
			continue
		}
		m := &w.goods[c.good]
		merchant := w.merchantOf(c.organiser)
		revenue := worth(c.arrived, m.pays[c.route])
		w.book.Pay(ledger.GoodsSold, merchant, w.organiserAccount(c.organiser), revenue)
		w.book.Pay(ledger.Resale, ledger.Account{Sector: ledger.Rest}, merchant, portion(revenue, 1+w.p.Merchants.Margin))
		w.store.Move(int(c.good), ledger.Stock, ledger.Sold, c.arrived)
		w.organisers.Stock[c.good][c.organiser] -= c.arrived
		c.profit = max(0, revenue-worth(c.arrived, m.source))
	}
}

// merchantOf is the merchant who buys from an organiser today.
func (w *World) merchantOf(organiser uint32) ledger.Account {
	n := uint32(w.p.Merchants.Number)
	return ledger.Account{Sector: ledger.Merchants, Index: w.draw(drawMerchant, organiser, 0).Below(0, n)}
}
