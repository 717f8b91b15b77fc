package tariff

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

var learning = []Pricing{Bargained, Passage, Posted, Joint, Competing, Quota}

// "Until somebody has bid, what it began with stands: its opening tariff, or the
// given schedule by what it sees."
func TestAPostBeginsWithItsOpeningTariff(t *testing.T) {
	s := Signal{Heads: 20, Load: 900_000, Value: 1000}
	for _, c := range []struct {
		sees    Sees
		opening float64
		want    int64
	}{
		{Crossings, 0, 700}, {Heads, 0, 600}, {Weight, 0, 1800}, {Goods, 0, 600}, {Value, 0, 10_000},
		{Crossings, 80, 80}, {Heads, 80, 1600}, {Weight, 80, 72_000}, {Goods, 80, 1600}, {Value, 80, 1600},
	} {
		for _, pricing := range learning {
			p := &Post{Terms: Terms{Pricing: pricing, Sees: c.sees, Opening: c.opening, Crossing: 700, Head: 30, Kilogram: 2, Share: 0.5, Memory: 60, Step: 0.3, Power: 0.5}}
			p.Begin()
			for range 3 {
				p.Set(&Env{Rival: -1})
				p.Observe(nil)
			}
			if got := int64(p.Ask(s).Sum()); got != c.want || p.Shut {
				t.Errorf("%v that sees %v, opening at %v: it asks %d, want %d (shut %v)", pricing, c.sees, c.opening, got, c.want, p.Shut)
			}
		}
	}
}

// By custom the whole schedule stands, whatever is bid.
func TestCustomIsTheGivenSchedule(t *testing.T) {
	p := &Post{Terms: Terms{Pricing: Custom, Crossing: 700, Head: 30, Kilogram: 2, Share: 0.25, Penalty: 1e6, Detection: 0.5}}
	p.Begin()
	for range 5 {
		p.Observe([]Bid{{Signal: Signal{Heads: 1}, Weight: 1, Short: 1e5, Long: 1e5}})
		p.Set(&Env{Rival: 1})
	}
	want := Tariff{Crossing: 700, Heads: 600, Weight: 1800, Value: 5000}
	if got := p.Ask(Signal{Heads: 20, Load: 900_000, Value: 1000}); got != want {
		t.Errorf("it asks %+v, want %+v", got, want)
	}
}

// No tariff of a post's own finding falls below the least that covers its risk.
func TestNoTariffFallsBelowTheLeast(t *testing.T) {
	for _, pricing := range append(learning, Holdup) {
		r := chain(1, 100, Terms{Pricing: pricing, Penalty: 25, Detection: 0.5, Power: 0.01, Patience: 1, Units: 64}, 0)
		for range 200 {
			r.day(Env{NightsLeft: 1})
			if p := r.posts[0]; p.Reviews > 0 && p.Rate < 25 {
				t.Fatalf("%v: it asks %v", pricing, p.Rate)
			}
		}
	}
}

// There is no state without trade where a trade would pay both sides: over roads
// of every kind, from openings of 0 to the absurd, each rule comes to let people
// pass, with the same result from every opening. (Of a hold-up that holds if posts
// are patient; holdup_test.go.)
func TestTradeComesAboutFromAnyOpening(t *testing.T) {
	chance := rand.New(rand.NewPCG(14, 14))
	for roads := range 40 {
		seed := chance.Uint64()
		for _, pricing := range append(learning, Holdup) {
			sees := Sees(roads % 5)
			var first float64
			for k, opening := range []float64{0, 1, 1e4, 1e11} {
				r := anyRoad(rand.New(rand.NewPCG(seed, 1)))
				if r.passage(0.2) < 1.5*r.cost {
					continue // not a fifth of them could gain by it
				}
				p := &Post{Terms: Terms{
					Pricing: pricing, Sees: sees, Units: 1 + roads%8, Opening: opening, Memory: 90, Step: 0.3, Power: 0.4, Patience: 1,
					Quota: 3000 * r.surplus, Penalty: r.cost * crowd, Detection: 0.5,
				}}
				p.Begin()
				passed, toll := 0, 0.0
				var bids []Bid
				for night := range 450 {
					p.Set(&Env{Rival: -1, Hands: 1, NightsLeft: 15, FirstOfMonth: true})
					bids = r.bids(bids)
					for k := range bids {
						ask := p.Asks(&bids[k].Signal) / crowd
						if night >= 365 && !p.Shut && bids[k].Short >= ask {
							passed++
						}
						toll += ask / float64(len(bids)) / 85 * min(1, float64(max(0, night-364)))
					}
					p.Observe(bids)
				}
				what := fmt.Sprintf("road %d, %v that sees %v, opening at %v", roads, pricing, sees, opening)
				if passed == 0 {
					t.Errorf("%s: nobody passes", what)
				}
				if k == 0 {
					first = toll
				}
				near(t, what+": the toll after a year, as a part of that from 0", toll/first, 1, 0.02)
			}
		}
	}
}

// What is bid may rise or fall threefold from one night to the next: within two
// hundred nights each post asks what it would have learned from the first.
func TestAPostFollowsTheMarket(t *testing.T) {
	for _, pricing := range []Pricing{Passage, Posted, Joint, Bargained} {
		r := chain(1, 10_000, Terms{Pricing: pricing, Units: 1, Power: 1}, 10)
		r.year(Env{})
		for _, most := range []float64{30_000, 10_000, 3000, 9000} {
			r.most = most
			for range 200 {
				r.day(Env{})
			}
			near(t, fmt.Sprintf("%v after bids of up to %v", pricing, most), r.toll()/most, 0.5, 0.06)
		}
	}
}

// A steady day makes no garbage.
func TestADayAllocatesNothing(t *testing.T) {
	r := anyRoad(rand.New(rand.NewPCG(1, 2)))
	bids := r.bids(nil)
	for _, pricing := range append(learning, Holdup) {
		for sees := Crossings; sees <= Value; sees++ {
			p := &Post{Terms: Terms{Pricing: pricing, Sees: sees, Units: 8, Memory: 60, Step: 0.3, Power: 0.5}}
			p.Begin()
			if n := testing.AllocsPerRun(20, func() {
				p.Observe(bids)
				p.Set(&Env{Rival: 100, Hands: 2})
				p.Ask(bids[0].Signal)
			}); n != 0 {
				t.Errorf("%v that sees %v: %v allocations a day", pricing, sees, n)
			}
		}
	}
}

func TestNamesAreReadAsTheyAreWritten(t *testing.T) {
	for p := Custom; p <= Quota; p++ {
		if got, err := PricingOf(p.String()); err != nil || got != p {
			t.Errorf("%v is read as %v, %v", p, got, err)
		}
	}
	for s := Crossings; s <= Value; s++ {
		if got, err := SeesOf(s.String()); err != nil || got != s {
			t.Errorf("%v is read as %v, %v", s, got, err)
		}
	}
	if _, err := PricingOf("auction"); err == nil {
		t.Error("a way to set a tariff that does not exist is read")
	}
}

func BenchmarkDay(b *testing.B) {
	r := anyRoad(rand.New(rand.NewPCG(1, 2)))
	bids := r.bids(nil)
	p := seller(8, 100, 1000)
	for b.Loop() {
		p.Observe(bids)
		p.Set(&Env{Rival: -1})
	}
}
