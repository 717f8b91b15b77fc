package economy

import (
	"testing"

	"tumen/economy/parameter"
)

// "In a month without harvest C0 is quoted, and nobody moves the good, not even
// from stock", and under custom "P = P0 and C = C0 in all seasons".
func TestWhatAMonthWithoutHarvestDoes(t *testing.T) {
	w := morning(t, func(p *parameter.Parameters) {
		p.Goods[0].Harvest, p.Goods[1].Harvest = always(0), always(0.5)
		p.Market.Shock = 0
	})
	w.turnSeason()
	w.setPrices()
	if a, b := w.goods[0].source, w.goods[1].source; a != 300 || b != 500 { // 3 yuan/kg; 2.5 of half a harvest
		t.Errorf("gatherers ask %d and %d fen/kg, want 300 and 500", a, b)
	}
	w.organisers.Stock[0][0] = 1_000_000
	w.opportunities()
	for _, o := range w.offers {
		if o.good == 0 {
			t.Error("a good can be moved in a month without harvest")
		}
	}
	w.p.Regime = parameter.Customary
	w.setPrices()
	if b := w.goods[1].source; b != 250 {
		t.Errorf("by custom gatherers ask %d fen/kg in half a harvest, want 250", b)
	}
}
