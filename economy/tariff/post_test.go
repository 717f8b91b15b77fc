package tariff

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tumen/economy/parameter"
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
		{Crossings, 0, 700},
		{Heads, 0, 600},
		{Weight, 0, 1800},
		{Goods, 0, 600},
		{Value, 0, 10_000},
		{Crossings, 80, 80},
		{Heads, 80, 1600},
		{Weight, 80, 72_000},
		{Goods, 80, 1600},
		{Value, 80, 1600},
	} {
		for _, pricing := range learning {
			p := &Post{Terms: Terms{Pricing: pricing, Sees: c.sees, Opening: c.opening, Crossing: 700, Head: 30, Kilogram: 2, Share: 0.5, Memory: 60, Step: 0.3, Power: 0.5}}
			p.Begin()
			for range 3 {
				p.Set(&Env{Rival: -1, Detected: 0.5})
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
	p := &Post{Terms: Terms{Pricing: Custom, Crossing: 700, Head: 30, Kilogram: 2, Share: 0.25, Penalty: 1e6}}
	p.Begin()
	for range 5 {
		p.Observe([]Bid{{Signal: Signal{Heads: 1}, Weight: 1, Short: 1e5, Long: 1e5}})
		p.Set(&Env{Rival: 1, Detected: 0.5})
	}
	want := Tariff{Crossing: 700, Heads: 600, Weight: 1800, Value: 5000}
	if got := p.Ask(Signal{Heads: 20, Load: 900_000, Value: 1000}); got != want {
		t.Errorf("it asks %+v, want %+v", got, want)
	}
}

// No tariff of a post's own finding falls below the least that covers its risk.
func TestNoTariffFallsBelowTheLeast(t *testing.T) {
	for _, pricing := range append(learning, Holdup) {
		r := chain(1, 100, Terms{Pricing: pricing, Penalty: 25, Power: 0.01, Patience: 1, Units: 64}, 0)
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
					Quota: 3000 * r.surplus, Penalty: r.cost * crowd,
				}}
				p.Begin()
				passed, toll := 0, 0.0
				var bids []Bid
				for night := range 450 {
					p.Set(&Env{Rival: -1, Detected: 0.5, Hands: 1, NightsLeft: 15, FirstOfMonth: true})
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
				p.Set(&Env{Rival: 100, Detected: 0.5, Hands: 2})
				p.Ask(bids[0].Signal)
			}); n != 0 {
				t.Errorf("%v that sees %v: %v allocations a day", pricing, sees, n)
			}
		}
	}
}

// The names in a case are those of the rules and sights, and no other.
func TestTermsAreThoseOfTheCase(t *testing.T) {
	kind := reflect.TypeFor[parameter.Post]()
	names := func(field string) []string {
		f, ok := kind.FieldByName(field)
		if !ok {
			t.Fatalf("a post of a case has no %s", field)
		}
		return strings.Fields(f.Tag.Get("one"))
	}
	if got := names("Pricing"); !slices.Equal(got, pricings[:]) {
		t.Errorf("a case knows the rules %v, not %v", got, pricings)
	}
	if got := names("Sees"); !slices.Equal(got, sights[:]) {
		t.Errorf("a case knows the sights %v, not %v", got, sights)
	}
	q := parameter.Post{
		Fixed: 1, Head: 2, Share: 0.3, Weight: 4, Remit: 0.5, Opening: 6, Power: 0.7, Salary: 8, Penalty: 9, Fine: 10, Step: 0.11, Quota: 12,
		Patience: 0.13, Pricing: "passage", Sees: "value", SeesError: 0.14, Sellers: 15, Memory: 16, Foresight: 0.17, Aspires: 0.18,
	}
	want := Terms{
		Pricing: Passage, Sees: Value, SeesError: 0.14, Crossing: 100, Head: 200, Kilogram: 400, Share: 0.3, Opening: 600,
		Memory: 16, Foresight: 0.17, Units: 15, Step: 0.11, Power: 0.7, Patience: 0.13, Quota: 2400,
		Salary: 800, Penalty: 900, Fine: 1000, Remit: 0.5, Aspires: 0.18,
	}
	if got := TermsOf(&q, 100, 2); got != want {
		t.Errorf("the terms are %+v, want %+v", got, want)
	}
}

func BenchmarkDay(b *testing.B) {
	r := anyRoad(rand.New(rand.NewPCG(1, 2)))
	bids := r.bids(nil)
	p := seller(8, 100, 1000)
	for b.Loop() {
		p.Observe(bids)
		p.Set(&Env{Rival: -1, Detected: 0.5})
	}
}

// New people begin with what passage cost, and learn the rest anew.
func TestNewPeopleAskWhatWasAsked(t *testing.T) {
	p := &Post{Terms: Terms{Pricing: Posted, Sees: Heads, Memory: 60, Step: 0.3, Opening: 9600}}
	p.Begin()
	for range 200 {
		p.Set(&Env{Rival: -1})
		p.Observe([]Bid{{Signal: Signal{Heads: 10, Load: 500_000, Value: 20000}, Weight: 1, Short: 3000, Long: 3000}})
	}
	before := p.Rate
	if before >= 3000 {
		t.Fatalf("the price is %.0f, and nobody pays more than 3000", before)
	}
	p.Succeed()
	if p.Rate != before || p.Demand != (Demand{}) || p.Reviews != 0 {
		t.Errorf("new people ask %.0f after %.0f, with %.0f evenings and %.0f reviews behind them", p.Rate, before, p.Demand.Evenings, p.Reviews)
	}
}
