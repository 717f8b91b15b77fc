package tariff

import (
	"fmt"
	"math"
	"testing"
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

// Each bid is after the pay of the marginal porter when all who offer more go too.
func TestBidsAreAfterTheWageThatClears(t *testing.T) {
	offer := func(heads int32, weight, most float64) Bid {
		return Bid{Signal: Signal{Heads: heads}, Weight: weight, Short: most, Long: most - 100}
	}
	bids := []Bid{offer(10, 1, 500), offer(20, 1, 900), offer(10, 0.5, 700)}
	AfterWage(bids, func(heads float64) float64 { return heads })
	for k, want := range []float64{900 - 10, 700 - 22.5, 500 - 30} {
		near(t, fmt.Sprint("bid ", k), bids[k].Short, want, 1e-12)
		near(t, fmt.Sprint("long bid ", k), bids[k].Long, want-100, 1e-12)
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
