package tariff

import (
	"fmt"
	"math"
	"testing"

	"tumen/ledger"
)

// A post with foresight f counts a bid at f Long + (1 - f) Short.
func TestForesightWeighsWhatKeepsAnOrganiserComing(t *testing.T) {
	for foresight, want := range map[float64]float64{0: 5000, 0.5: 4000, 1: 3000} {
		p := &Post{Terms: Terms{Pricing: Posted, Foresight: foresight, Memory: 60, Step: 0.3, Opening: 10}}
		p.Begin()
		for range 365 {
			p.Set(&Env{Rival: -1, Detected: 0.5})
			bids := make([]Bid, 0, drivers)
			for k := range drivers {
				x := (float64(k) + 0.5) / drivers
				bids = append(bids, Bid{Signal: Signal{Heads: 1}, Weight: 1, Short: 10_000 * x, Long: 6000 * x})
			}
			p.Observe(bids)
		}
		near(t, fmt.Sprint("foresight ", foresight), p.Rate, want, 0.01*want)
	}
}

func TestAnErrorBlursValueAlone(t *testing.T) {
	s := Signal{Heads: 3, Load: 5, Good: 2, Value: 100}
	b := s.Blurred(0.5, 2)
	near(t, "value", b.Value, 100*math.E, 1e-9)
	if b.Value = s.Value; b != s || s.Blurred(0, 2) != s {
		t.Error("more than the value changed")
	}
}

// A plan may bid in parts, each for some of its heads: what a crossing costs the
// post is then still spread over all of them.
func TestAPlanMayBidInParts(t *testing.T) {
	for _, sees := range []Sees{Heads, Weight} {
		rates := make([]float64, 0, 2)
		for _, parts := range []int32{1, 5} {
			p := &Post{Terms: Terms{Pricing: Bargained, Sees: sees, Power: 0.5, Memory: 60, Penalty: 5000}}
			p.Begin()
			var bids []Bid
			for range parts {
				bids = append(bids, Bid{Signal: Signal{Heads: 25 / parts, Load: ledger.Grams(1_200_000 / parts)}, Weight: 1, Short: 1000, Long: 1000})
			}
			p.Observe(bids)
			p.Set(&Env{Rival: -1, Detected: 0.5, Heads: 25, Others: 2500})
			rates = append(rates, p.Asks(&Signal{Heads: 25, Load: 1_200_000}))
		}
		near(t, fmt.Sprint(sees, ", whole"), rates[0], (5000+25*1000-2500)/2, 1e-6)
		near(t, fmt.Sprint(sees, ", in parts"), rates[1], rates[0], 1e-6)
	}
}

// One who was only heard of counts less than one who stands there.
func TestABidCountsByItsWeight(t *testing.T) {
	p := &Post{Terms: Terms{Pricing: Posted, Sees: Heads, Memory: 60}}
	p.Begin()
	p.Observe([]Bid{
		{Signal: Signal{Heads: 10}, Weight: 1, Short: 100, Long: 100},
		{Signal: Signal{Heads: 20}, Weight: 0.25, Short: 100, Long: 100},
	})
	near(t, "heads wanted", p.Demand.At(0), 15, 1e-12)
}
