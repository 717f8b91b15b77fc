package labour

import (
	"testing"

	"pgregory.net/rapid"
)

// The load is the one at which a kilogram costs least: no other of a fine grid
// costs less.
func TestTheLoadMakesAKilogramCheapest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := tiredness(t)
		terms := p.Terms(danger(t))
		cut, own := rapid.Float64Range(0.1, 1e3).Draw(t, "cut"), rapid.Float64Range(10, 100).Draw(t, "own")
		c := Charge{
			Head: rapid.Float64Range(0, 1e5).Draw(t, "head"), Value: rapid.Float64Range(0, 5000).Draw(t, "value"),
			Bag: rapid.Float64Range(5, 400).Draw(t, "bag"),
		}
		x, bound := terms.Load(cut, own, c)
		least := terms.KgCost(cut, own, c, x)
		if most := c.Bag / own; !(x > 0) || x > most || bound != (x == most) {
			t.Fatalf("a load factor of %v, of at most %v (bound: %v)", x, most, bound)
		}
		for k := range 4000 {
			y := c.Bag / own * float64(k+1) / 4000
			if cost := terms.KgCost(cut, own, c, y); cost < least*(1-1e-9) {
				t.Fatalf("a kilogram costs %v at %v, and %v at %v", least, x, cost, y)
			}
		}
	})
}

// A charge by the head makes loads heavier. A share of the value, or so much a
// kilogram, is no part of F and does not appear in what decides a load at all.
// Without accidents the condition has a solution in closed form.
func TestLoadsAreHeavierWhereHeadsAreCharged(t *testing.T) {
	p, _ := usual()
	terms := p.Terms(Danger{Accident: 0.004, Deadly: 0.05, Healing: 20, Life: 1000})
	before := 0.0
	for _, head := range []float64{0, 1000, 5000, 20000} {
		x, _ := terms.Load(10, 50, Charge{Head: head, Value: 1000, Bag: 200})
		if x <= before {
			t.Errorf("with a charge of %v a head the load factor is %v, and %v with less", head, x, before)
		}
		before = x
	}
	// With a share s of the value v taken, what a kilogram brings is (1-s) v - c(x):
	// the same x is best whatever s.
	for _, share := range []float64{0, 0.3, 0.6} {
		best, at := -1e18, 0.0
		for k := range 20000 {
			x := float64(k+1) / 5000
			if gain := (1-share)*5000 - terms.KgCost(10, 50, Charge{Head: 3000, Value: 1000, Bag: 200}, x); gain > best {
				best, at = gain, x
			}
		}
		if x, _ := terms.Load(10, 50, Charge{Head: 3000, Value: 1000, Bag: 200}); x < at-3e-4 || x > at+3e-4 {
			t.Errorf("with a share of %v the best load factor is %v, not %v", share, at, x)
		}
	}
	calm := p.Terms(Danger{}) // Rest 4, Tiring 3: 2 a 4 x^3 = a + F
	if x, _ := calm.Load(10, 50, Charge{Head: 3500, Bag: 400}); !alike(x*x*x, (500+3500)/(2*500*4.0)) {
		t.Errorf("without a river the load factor is %v", x)
	}
}

// Who carries less than his head costs is not hired; where nothing is charged by
// the head, everybody may be.
func TestTheSmallestLoadPaysForItsHead(t *testing.T) {
	if load, any := Smallest(10000, 320); !any || load != 31.25 {
		t.Errorf("100 yuan a head on 3.2 yuan a kilogram are worth it from %v kg on", load)
	}
	if load, any := Smallest(0, 320); !any || load != 0 {
		t.Errorf("nothing a head is worth it from %v kg on", load)
	}
	if _, any := Smallest(10000, 0); any {
		t.Error("a load that brings nothing is worth it")
	}
}
