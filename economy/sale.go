package economy

import (
	"tumen/economy/parameter"
	"tumen/ledger"
)

// sell turns what arrived into money. An organiser meets two merchants and sells to
// the one who offers more. Merchants sell on to the far side's market out of stock.
// By custom a merchant buys at the given price and sells on at his margin. Assessed
// profit is price less source price for each kilogram that arrived: it is what
// shares are shares of.
func (w *World) sell() {
	for k := range w.crews {
		c := &w.crews[k]
		if c.arrived == 0 {
			continue
		}
		m, seller := &w.goods[c.good], w.organiserAccount(c.organiser)
		merchant := w.merchantOf(c)
		revenue := worth(c.arrived, m.pays[c.route])
		if w.behavioural() {
			price := w.merchants.PriceOf(int(c.good), merchant, int(c.route), w.p.Routes[c.route].Discount)
			revenue = w.merchants.Buy(&w.book, int(c.good), merchant, c.arrived, price, seller, w.p.Merchants.Handling)
		} else {
			w.book.Pay(ledger.GoodsSold, w.merchantAccount(merchant), seller, revenue)
			w.book.Pay(ledger.Resale, ledger.Account{Sector: ledger.Rest}, w.merchantAccount(merchant), portion(revenue, 1+w.p.Merchants.Margin))
		}
		w.store.Move(int(c.good), ledger.Stock, ledger.Sold, c.arrived)
		w.organisers.Stock[c.good][c.organiser] -= c.arrived
		c.profit = max(0, revenue-worth(c.arrived, m.source))
	}
	if w.p.Regime == parameter.Behavioural {
		for g := range w.goods {
			w.merchants.SellOn(&w.book, g, w.goods[g].market.Resale)
		}
	}
}

// merchantOf is the merchant who buys of a crew.
func (w *World) merchantOf(c *crew) int {
	n := uint32(w.p.Merchants.Number)
	lot := w.draw(drawMerchant, c.organiser, 0)
	first := int(lot.Below(0, n))
	if !w.behavioural() {
		return first
	}
	return w.merchants.Meet(int(c.good), first, int(lot.Below(1, n)))
}

// merchantBy is a merchant drawn by lot, for somebody.
func (w *World) merchantBy(who uint32) int {
	return int(w.draw(drawFee, who, 0).Below(0, uint32(w.p.Merchants.Number)))
}

func (w *World) merchantAccount(merchant int) ledger.Account {
	return ledger.Account{Sector: ledger.Merchants, Index: uint32(merchant)}
}
