package tariff

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"tumen/ledger"
)

// cargo is a test's trade: heads whose loads bring values that differ, while
// organisers and porters together ask first + scale x^(1/e) of the share x of them
// that goes, whatever the value.
type cargo struct {
	value, spread   float64 // median [minor a head] and sd of the logarithm
	first, scale, e float64
	chance          *rand.Rand
}

// evening is some bids, with the values as the post sees them, and the true ones.
func (c *cargo) evening(p *Post, bids []Bid, true []float64) ([]Bid, []float64) {
	bids, true = bids[:0], true[:0]
	for range 200 {
		value := c.value * math.Exp(c.spread*c.chance.NormFloat64())
		most := value - c.first - c.scale*math.Pow(c.chance.Float64(), 1/c.e)
		heads := 15 + c.chance.Int32N(20)
		s := Signal{Heads: heads, Load: ledger.Grams(heads) * 48_000, Value: value}
		bids = append(bids, Bid{Signal: s.Blurred(p.Terms.SeesError, c.chance.NormFloat64()), Weight: 1, Short: most, Long: most})
		true = append(true, value)
	}
	return bids, true
}

// elasticity lets a post live through a year and then regresses the logarithm of
// the bribe, a unit of what the post sees, on that of the value, on crossings made
// in another. (A head would do for crews of one size. A flat sum that keeps small
// crews with poor goods away falls a head where goods are poor.)
func (c *cargo) elasticity(p *Post) float64 {
	p.Begin()
	var bids []Bid
	var true []float64
	var n, x, y, xx, xy float64
	for night := range 730 {
		p.Set(&Env{Rival: -1, Detected: 0.5})
		bids, true = c.evening(p, bids, true)
		for k, b := range bids {
			bribe := float64(p.Ask(b.Signal).Sum()) / p.Terms.base(&b.Signal)
			if night < 365 || bribe <= 0 || b.Short*float64(b.Heads) < bribe*p.Terms.base(&b.Signal) {
				continue
			}
			v, l := math.Log(true[k]), math.Log(bribe)
			n, x, y, xx, xy = n+1, x+v, y+l, xx+v*v, xy+v*l
		}
		p.Observe(bids)
	}
	return (xy/n - x/n*y/n) / (xx/n - x/n*x/n)
}

func anyCargo() *cargo {
	return &cargo{value: 12_000, spread: 0.15, first: 3000, scale: 15_000, e: 1, chance: rand.New(rand.NewPCG(3, 3))}
}

// A tariff that is flat or by the head does not know the value; that of a
// share goes one to one with it.
func TestTheBribesElasticityFollowsFromWhatThePostSees(t *testing.T) {
	for _, c := range []struct {
		terms Terms
		want  float64
	}{
		{Terms{Pricing: Passage, Units: 2, Sees: Crossings}, 0},
		{Terms{Pricing: Passage, Units: 2, Sees: Heads}, 0},
		{Terms{Pricing: Posted, Sees: Heads}, 0},
		{Terms{Pricing: Posted, Sees: Weight}, 0},
		{Terms{Pricing: Custom, Share: 0.3}, 1},
		{Terms{Pricing: Custom, Head: 100}, 0},
	} {
		c.terms.Memory, c.terms.Step, c.terms.Opening = 120, 0.3, 1000
		got := anyCargo().elasticity(&Post{Terms: c.terms})
		near(t, fmt.Sprint(c.terms.Pricing, " that sees ", c.terms.Sees), got, c.want, 0.05)
	}
}

// The best tariff on a value seen without error: with demand K (V - a0 - p)^e, one
// seller asks (V - a0 + e c) / (1 + e), which has the elasticity V / (V - a0 + e c).
func TestTheBestTariffOnValue(t *testing.T) {
	for _, e := range []float64{0.7, 1, 2, 4} {
		for _, a0 := range []float64{0, 3000} {
			for _, cost := range []float64{0, 1500} {
				c := anyCargo()
				c.first, c.e, c.scale = a0, e, 1.2*(c.value-a0)
				p := &Post{Terms: Terms{Pricing: Posted, Sees: Value, Memory: 120, Step: 0.3, Opening: 4000, Penalty: 24.5 * cost}}
				got := c.elasticity(p)
				want := c.value / (c.value - a0 + e*cost)
				near(t, fmt.Sprintf("e = %v, a0 = %v, c = %v", e, a0, cost), got, want, 0.05)
				near(t, fmt.Sprintf("e = %v, a0 = %v, c = %v: the usual bribe", e, a0, cost), p.Rate/((c.value-a0+e*cost)/(1+e)), 1, 0.05)
			}
		}
	}
}

// An eye with an error trusts what it sees less, so the elasticity falls with the
// error: by var(ln V) / (var(ln V) + error^2) at least, and by more among those who
// cross, since of them the error has asked little.
func TestAPoorEyeChargesMoreAlike(t *testing.T) {
	at := func(err float64) float64 {
		c := anyCargo()
		c.spread, c.first, c.scale = 0.3, 3000, 9000
		return c.elasticity(&Post{Terms: Terms{Pricing: Posted, Sees: Value, SeesError: err, Memory: 120, Step: 0.3, Opening: 4000}})
	}
	sharp := at(0)
	before := sharp
	for _, err := range []float64{0.1, 0.2, 0.4, 0.8} {
		now := at(err)
		t.Logf("error %v: elasticity %.3f", err, now)
		if now >= before {
			t.Errorf("with the error %v the elasticity is %.3f, after %.3f", err, now, before)
		}
		if trust := 0.3 * 0.3 / (0.3*0.3 + err*err); now > sharp*trust {
			t.Errorf("with the error %v the elasticity is %.3f of %.3f, want at most %.3f of it", err, now, sharp, trust)
		}
		before = now
	}
}

// Where it knows kinds of good only, each kind pays by what it brings usually: the
// same for all crossings of a kind, more for a dearer one.
func TestAPostThatKnowsKindsChargesByKind(t *testing.T) {
	p := &Post{Terms: Terms{Pricing: Posted, Sees: Goods, Memory: 120, Step: 0.3, Opening: 1000}}
	p.Begin()
	chance := rand.New(rand.NewPCG(5, 5))
	values := []float64{8000, 12_000}
	for range 400 {
		p.Set(&Env{Rival: -1, Detected: 0.5})
		bids := make([]Bid, 0, 200)
		for k := range 200 {
			good := k % 2
			value := values[good] * math.Exp(0.1*chance.NormFloat64())
			most := value - 2000 - 12_000*chance.Float64()
			bids = append(bids, Bid{Signal: Signal{Heads: 20, Load: 960_000, Good: int32(good), Value: value}, Weight: 1, Short: most, Long: most})
		}
		p.Observe(bids)
	}
	ask := func(good int32, value float64) float64 {
		return float64(p.Ask(Signal{Heads: 20, Load: 960_000, Good: good, Value: value}).Goods) / 20
	}
	for good, value := range values { // e = 1: half of what is left, and the same whatever this load is worth
		near(t, fmt.Sprint("good ", good), ask(int32(good), value)/((value-2000)/2), 1, 0.05)
		near(t, fmt.Sprint("good ", good, ", twice as dear"), ask(int32(good), 2*value), ask(int32(good), value), 0)
	}
}

// Whatever it sees, a crossing like the usual one pays the price of it.
func TestTheUsualCrossingPaysTheSameByEverySight(t *testing.T) {
	for _, pricing := range []Pricing{Posted, Passage, Bargained} {
		for _, sees := range []Sees{Crossings, Heads, Weight, Goods, Value} {
			p := &Post{Terms: Terms{Pricing: pricing, Sees: sees, Units: 2, Power: 0.5, Memory: 60, Step: 0.3, Opening: 10}}
			p.Begin()
			usual := Signal{Heads: 25, Load: 1_200_000, Value: 12_000}
			for range 300 {
				p.Set(&Env{Rival: -1, Detected: 0.5})
				bids := make([]Bid, 0, 100)
				for k := range 100 {
					most := 10_000 * (float64(k) + 0.5) / 100
					bids = append(bids, Bid{Signal: usual, Weight: 1, Short: most, Long: most})
				}
				p.Observe(bids)
			}
			want := map[Pricing]float64{Posted: 5000, Passage: 10_000.0 / 3, Bargained: 2500}[pricing]
			near(t, fmt.Sprint(pricing, " that sees ", sees), float64(p.Ask(usual).Sum())/25, want, 0.02*want)
		}
	}
}
