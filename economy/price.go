package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/economy/trade"
	"tumen/ledger"
)

// price.go: what gatherers ask and merchants pay today. How the two markets of a
// good work is package trade's affair (market.go, merchant.go). Under the customary
// regime both prices are the given ones: the witness's margin holds whatever the
// volume.

// good is one good's prices today.
type good struct {
	market trade.Market
	curves trade.Curves
	source ledger.Money   // what gatherers ask [minor/kg]
	price  ledger.Money   // what merchants pay before any discount and charge [minor/kg]
	pays   []ledger.Money // what an organiser expects for what comes over each route [minor/kg]
}

// pricing sets what gatherers ask and merchants pay.
type pricing struct {
	// reads
	*setting
	*today

	// writes
	*markets
	book  *ledger.Book
	store *ledger.Store
}

func (w *pricing) openMarkets() {
	w.goods = snapshot.Resized(w.goods, len(w.p.Goods))
	w.readCurves()
	curves := make([]trade.Curves, len(w.goods))
	for g := range w.goods {
		w.goods[g].market.Open(&w.goods[g].curves)
		w.goods[g].pays = snapshot.Resized(w.goods[g].pays, len(w.p.Routes))
		curves[g] = w.goods[g].curves
	}
	w.merchants = trade.OpenMerchants(w.p.Merchants.Number, len(w.p.Routes), curves, w.merchantTerms())
	w.store.Goods(len(w.p.Goods))
	w.book.Open(ledger.Merchants, w.p.Merchants.Number)
	w.book.Open(ledger.Rest, 1)
}

// merchantTerms is what is given of merchants.
func (w *setting) merchantTerms() trade.MerchantTerms {
	return trade.MerchantTerms{Handling: w.p.Merchants.Handling, Memory: w.p.Market.Memory}
}

// readCurves takes over what parameters say of markets.
func (w *pricing) readCurves() {
	for g := range w.goods {
		q := &w.p.Goods[g]
		w.goods[g].curves = trade.Curves{
			Source: q.SourcePrice * w.minors, Resale: q.DestinationPrice * (1 + w.p.Merchants.Margin) * w.minors, Volume: q.Volume * w.p.Scale,
			Supply: q.SourceElasticity, Demand: q.DemandElasticity, Harvest: 1,
		}
	}
}

// setPrices sets what gatherers ask and merchants pay for each good.
func (w *pricing) setPrices() {
	terms := w.merchantTerms()
	for g := range w.goods {
		q, x := &w.p.Goods[g], &w.goods[g]
		if w.p.Regime == parameter.Customary {
			x.source, x.price = w.inMinor(q.SourcePrice), w.inMinor(q.DestinationPrice)
			for r := range x.pays {
				x.pays[r] = w.inMinor(q.DestinationPrice * (1 - w.p.Routes[r].Discount))
			}
			continue
		}
		x.curves.Harvest = q.Harvest[w.month]
		surprise := 0.0
		if w.p.Market.Shock > 0 {
			surprise = w.p.Market.Shock * w.draw(drawNews, uint32(g), 0).Normal()
		}
		x.market.Hear(w.p.Market.Persistence, surprise)
		x.market.SetSource(&x.curves, w.minors)
		w.merchants.SetPrices(g, &x.market, &x.curves, terms, w.minors)
		x.source, x.price = whole(x.market.Source), whole(w.merchants.Mean[g])
		for r := range x.pays {
			x.pays[r] = w.merchants.Pays(g, r, w.p.Routes[r].Discount)
		}
	}
}

// selling turns goods that arrived into money.
type selling struct {
	// reads
	*setting
	*today

	// writes
	*traders
	*markets
	*tonight
	book  *ledger.Book
	store *ledger.Store
}

// sell turns what arrived into money. An organiser meets two merchants and sells to
// the one who offers more. Merchants sell on to the far side's market out of stock.
// By custom a merchant buys at the given price and sells on at his margin. Assessed
// profit is price less source price for each kilogram that arrived: it is what
// shares are shares of.
func (w *selling) sell() {
	for k := range w.crews {
		c := &w.crews[k]
		if c.arrived == 0 {
			continue
		}
		m, seller := &w.goods[c.good], w.organiserAccount(c.organiser)
		merchant := w.merchantOf(c)
		revenue := c.arrived.Worth(m.pays[c.route])
		if w.behavioural() {
			price := w.merchants.PriceOf(int(c.good), merchant, int(c.route), w.p.Routes[c.route].Discount)
			revenue = w.merchants.Buy(w.book, int(c.good), merchant, c.arrived, price, seller, w.p.Merchants.Handling)
		} else {
			w.book.Pay(ledger.GoodsSold, w.merchantAccount(merchant), seller, revenue)
			w.book.Pay(ledger.Resale, ledger.Account{Sector: ledger.Rest}, w.merchantAccount(merchant), portion(revenue, 1+w.p.Merchants.Margin))
		}
		w.store.Move(int(c.good), ledger.Stock, ledger.Sold, c.arrived)
		w.organisers.Stock[c.good][c.organiser] -= c.arrived
		c.profit = max(0, revenue-c.arrived.Worth(m.source))
	}
	if w.p.Regime == parameter.Behavioural {
		for g := range w.goods {
			w.merchants.SellOn(w.book, g, w.goods[g].market.Resale)
		}
	}
}

// merchantOf is the merchant who buys of a crew.
func (w *selling) merchantOf(c *crew) int {
	n := uint32(w.p.Merchants.Number)
	lot := w.draw(drawMerchant, c.organiser, 0)
	first := int(lot.Below(0, n))
	if !w.behavioural() {
		return first
	}
	return w.merchants.Meet(int(c.good), first, int(lot.Below(1, n)))
}

// merchantBy is a merchant drawn by lot, for somebody.
func (w *selling) merchantBy(who uint32) int {
	return int(w.draw(drawFee, who, 0).Below(0, uint32(w.p.Merchants.Number)))
}

func (w *markets) merchantAccount(merchant int) ledger.Account {
	return ledger.Account{Sector: ledger.Merchants, Index: uint32(merchant)}
}
