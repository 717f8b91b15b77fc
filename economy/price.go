package economy

import "tumen/ledger"

// market is one good's prices today, by route for what merchants pay.
type market struct {
	source ledger.Fen   // what gatherers ask [fen/kg]
	price  ledger.Fen   // what merchants pay before any discount [fen/kg]
	pays   []ledger.Fen // what merchants pay for what comes over each route [fen/kg]
}

func (w *World) openMarkets() {
	w.goods = make([]market, len(w.p.Goods))
	for g := range w.goods {
		w.goods[g].pays = make([]ledger.Fen, len(w.p.Routes))
	}
	w.store.Goods(len(w.p.Goods))
	w.book.Open(ledger.Merchants, w.p.Merchants.Number)
	w.book.Open(ledger.Rest, 1)
}

// setPrices sets what gatherers ask and merchants pay for each good.
//
// Under the customary regime both are the given prices: the witness's margin
// holds whatever the volume. Sanctions take their discount off goods that come
// over a route that bears one.
func (w *World) setPrices() {
	for g := range w.goods {
		good, m := &w.p.Goods[g], &w.goods[g]
		m.source, m.price = fen(good.SourcePrice), fen(good.DestinationPrice)
		for r := range m.pays {
			m.pays[r] = fen(good.DestinationPrice * (1 - w.p.Routes[r].Discount))
		}
	}
}

// worth is an amount of goods at a price a kilogram, to the nearest fen.
func worth(g ledger.Grams, perKg ledger.Fen) ledger.Fen {
	return ledger.Fen((int64(g)*int64(perKg) + 500) / 1000)
}
