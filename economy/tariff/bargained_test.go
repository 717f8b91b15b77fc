package tariff

import "testing"

// T2: Basu, Basu and Cordella (2014): pay 1, post's penalty 10, organiser's fine 5,
// value 20, equal power.
func TestBribeRisesWithDetectionThenTradeStops(t *testing.T) {
	for _, x := range []struct{ r, bribe float64 }{
		{0.05, 10.16}, {0.1, 10.36}, {0.2, 10.88}, {0.3, 11.61}, {0.4, 12.67}, {0.5, 14.25}, {0.6, 16.75},
	} {
		for _, opening := range []float64{0, 10, 1e6} {
			p := &Post{Terms: Terms{Pricing: Bargained, Salary: 100, Penalty: 1000, Fine: 500, Power: 0.5, Memory: 60, Opening: opening}}
			p.Begin()
			p.Observe([]Bid{{Signal: Signal{Heads: 1}, Weight: 1, Short: 2000, Long: 2000}})
			p.Set(&Env{Rival: -1, Detected: x.r})
			if p.Shut {
				t.Errorf("no deal at %v", x.r)
			}
			near(t, "bribe", p.Rate/100, x.bribe, 0.0051)
		}
	}
	p := &Post{Terms: Terms{Pricing: Bargained, Salary: 100, Penalty: 1000, Fine: 500, Power: 0.5, Memory: 60}}
	p.Begin()
	p.Observe([]Bid{{Signal: Signal{Heads: 1}, Weight: 1, Short: 2000, Long: 2000}})
	if p.Set(&Env{Rival: -1, Detected: 0.7}); !p.Shut {
		t.Error("at a detection of 0.7 there must be no deal")
	}
}

// The part goes with the power, of the mean bid from which there is anything to
// split, whatever was asked before.
func TestABargainSplitsTheMeanBid(t *testing.T) {
	for power, want := range map[float64]float64{0: 0, 0.25: 1250, 0.5: 2500, 1: 5000} {
		for _, opening := range []float64{1, 1e9} {
			r := chain(1, 10_000, Terms{Pricing: Bargained, Power: power}, opening)
			r.year(Env{})
			near(t, "toll", r.toll(), want, 1)
		}
	}
}
