package economy

import (
	"tumen/economy/parameter"
	"tumen/economy/snapshot"
	"tumen/exact"
	"tumen/ledger"
)

// market is one good's prices today, by route for what merchants pay.
type market struct {
	source   ledger.Money   // what gatherers ask [minor/kg]
	price    ledger.Money   // what merchants pay before any discount [minor/kg]
	pays     []ledger.Money // what merchants pay for what comes over each route [minor/kg]
	gathered float64        // usual volume bought [kg/day]
	sold     float64        // usual volume sold [kg/day]
	news     float64        // deviation of the logarithm of the price
}

func (w *World) openMarkets() {
	w.goods = snapshot.Resized(w.goods, len(w.p.Goods))
	for g := range w.goods {
		usual := float64(w.p.Goods[g].Volume * w.p.Scale)
		m := &w.goods[g]
		m.pays, m.gathered, m.sold = snapshot.Resized(m.pays, len(w.p.Routes)), usual, usual
	}
	w.store.Goods(len(w.p.Goods))
	w.book.Open(ledger.Merchants, w.p.Merchants.Number)
	w.book.Open(ledger.Rest, 1)
}

// setPrices sets what gatherers ask and merchants pay for each good. With usual
// volume Q, given volume Q0 and elasticities eta of demand and eps of supply,
//
//	P = P0 (Q/Q0)^(-1/eta) e^a      C = C0 (Q/Q0)^(1/eps) / harvest
//
// where a follows an AR(1) process; these are constant-elasticity curves through
// the given point. Sanctions take their discount off P for goods that come over
// a route that bears one. Under the customary regime both prices are the given
// ones: the witness's margin holds whatever the volume.
func (w *World) setPrices() {
	for g := range w.goods {
		good, m := &w.p.Goods[g], &w.goods[g]
		source, price := good.SourcePrice, good.DestinationPrice
		if w.p.Regime == parameter.Behavioural {
			if harvest := good.Harvest[w.month]; harvest > 0 {
				source = float64(source*against(m.gathered, good.Volume*w.p.Scale, 1/good.SourceElasticity)) / harvest
			}
			m.news = float64(w.p.Market.Persistence * m.news)
			if w.p.Market.Shock > 0 {
				m.news += float64(w.p.Market.Shock * w.draw(drawNews, uint32(g), 0).Normal())
			}
			price = float64(price*against(m.sold, good.Volume*w.p.Scale, -1/good.DemandElasticity)) * exact.Exp(m.news)
		}
		source, price = min(source, dearest/w.minors), min(price, dearest/w.minors)
		m.source, m.price = w.inMinor(source), w.inMinor(price)
		for r := range m.pays {
			m.pays[r] = w.inMinor(price * (1 - w.p.Routes[r].Discount))
		}
	}
}

// against is (volume/usual)^power. Volumes beyond a tenth or ten times the
// usual one count as that: the curves are not known there.
func against(volume, usual, power float64) float64 {
	if usual == 0 {
		return 1
	}
	return min(exact.Pow(min(max(volume/usual, 0.1), 10), power), steepest)
}

// dearest is the highest price that a case may state [minor/kg]; none rises above
// it, and none rises more than steepest times, however steep its curve.
const (
	dearest  = 1e8
	steepest = 1e6
)

// learnVolumes moves the usual volumes towards today's.
func (w *World) learnVolumes() {
	memory := w.p.Market.Memory
	for g := range w.goods {
		m := &w.goods[g]
		m.gathered = float64(memory*m.gathered) + float64((1-memory)*w.store.Today(g, ledger.Gathered).Kg())
		m.sold = float64(memory*m.sold) + float64((1-memory)*w.store.Today(g, ledger.Sold).Kg())
	}
}

// worth is an amount of goods at a price a kilogram, to the nearest minor unit.
func worth(g ledger.Grams, perKg ledger.Money) ledger.Money {
	return ledger.Money((int64(g)*int64(perKg) + 500) / 1000)
}
