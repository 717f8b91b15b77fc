package trade

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// port is a customs house, and wares a good of 500 that costs 100, in minor units.
func port() Customs {
	c := Customs{Levy: 0.3, Inspection: 0.4, Fine: 1, Camouflage: 0.6, Delay: 1, DelayCost: 0.01, Vehicle: 5_000, Met: 0.5, Second: 0.1, Hold: 3}
	c.Open()
	return c
}

func wares() Cargo {
	return Cargo{Pays: 500, Source: 100, Haulage: 30, Declarable: true, Other: 60, HasOther: true}
}

func anyPort(t *rapid.T) (Customs, Cargo) {
	share := func(name string) float64 { return rapid.Float64Range(0, 1).Draw(t, name) }
	c := Customs{
		Levy: share("levy"), Weight: rapid.Float64Range(0, 20).Draw(t, "weight"), Fixed: 1000 * share("fixed"),
		Inspection: share("inspection"), Fine: rapid.Float64Range(0.5, 3).Draw(t, "fine"), Camouflage: share("camouflage"),
		Delay: 10 * share("delay"), DelayCost: 0.02 * share("delay cost"), Vehicle: 10_000 * share("vehicle"),
		Met: share("met"), Second: share("second"), Hold: 10 * share("hold"),
	}
	c.Open()
	g := Cargo{
		Pays: 500, Source: 500 * share("source"), Haulage: 100 * share("haulage"), Duty: 0.5 * share("duty"),
		Declarable: true, Other: 200 * share("other"), HasOther: rapid.Bool().Draw(t, "has other"),
	}
	return c, g
}

// What is left out and what is declared as another good are the best of all pairs
// of shares.
func TestTheBestDeclarationIsTheBestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, g := anyPort(t)
		full := c.Full(&g)
		gain := func(u, other float64) float64 {
			found, foundOther := c.Inspection*u, min(1, c.Hazard*other)
			if other == 0 {
				foundOther = 0
			}
			return full*u + (full-g.Other)*other - (found*u+foundOther*other)*c.Fine*g.Pays
		}
		best := 0.0
		for i := range 101 {
			for j := range 101 - i {
				if j > 0 && (!g.HasOther || math.IsInf(c.Hazard, 1)) { // what is always found out is ruled out
					break
				}
				best = max(best, gain(float64(i)/100, float64(j)/100))
			}
		}
		w := c.Terms(&g).Alone
		got := full - w.Duty - w.Fine
		if got < best-1e-9*(1+best) || math.Abs(got-gain(w.Out, w.Other)) > 1e-6 {
			t.Fatalf("leaving out %v and declaring %v as another good gains %v; the best of a grid gains %v", w.Out, w.Other, got, best)
		}
	})
}

// In the interior u = D / (2 q phi V), c = (D - D') / (2 lambda phi V).
func TestWhatIsLeftOutRisesWithTheDutyAndFallsWithInspectionAndFine(t *testing.T) {
	c, g := port(), wares()
	w := c.Terms(&g).Alone
	near(t, "the share left out", w.Out, 120/(2*0.4*1*500), 1e-12)
	near(t, "the share declared as another good", w.Other, (120-60)/(2*-math.Log(1-0.6)*1*500), 1e-12)
	out := func(change func(*Customs, *Cargo)) float64 {
		c, g := port(), wares()
		change(&c, &g)
		c.Open()
		return c.Terms(&g).Alone.Out
	}
	if out(func(c *Customs, _ *Cargo) { c.Levy *= 1.2 }) <= w.Out ||
		out(func(_ *Customs, g *Cargo) { g.Duty = 0.05 }) <= w.Out ||
		out(func(c *Customs, _ *Cargo) { c.Inspection *= 1.2 }) >= w.Out ||
		out(func(c *Customs, _ *Cargo) { c.Fine *= 1.2 }) >= w.Out {
		t.Errorf("the share left out, %v, does not follow duty, levy, inspection and fine", w.Out)
	}
	if all := out(func(c *Customs, _ *Cargo) { c.Inspection = 0 }); all+w.Other < 0.99 || all < 0.9 {
		t.Errorf("where nobody counts, %v is left out", all)
	}
}

// "lambda = -ln(1 - h)": a risk of 1 rules declaring as another good out, of 0 lets
// anything pass.
func TestACertainDiscoveryRulesHidingOut(t *testing.T) {
	c, g := port(), wares()
	c.Camouflage = 1
	c.Open()
	if w := c.Terms(&g).Alone; w.Other != 0 || w.FoundOther != 0 {
		t.Errorf("declared as another good: %+v", w)
	}
	g.Declarable = false
	if terms := c.Terms(&g); terms.Alone.Load != 0 || c.Declare(&terms, 2000, 0).Kg != 0 {
		t.Errorf("what is surely found is loaded all the same: %+v", terms.Alone)
	}
	c.Camouflage = 0
	c.Open()
	if w := c.Terms(&g).Alone; w.Load != 1 || w.FoundOther != 0 {
		t.Errorf("what is never found: %+v", w)
	}
	g.HasOther = false
	if w := c.Terms(&g).Alone; w.Load != 0 {
		t.Errorf("there is nothing to declare it as: %+v", w)
	}
}

// Of a good that may not be declared the best part of a lorry is loaded.
func TestTheBestHiddenLoadIsTheBestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, g := anyPort(t)
		g.Declarable, g.HasOther = false, true
		gain, lost := c.passes(&g)
		w := c.Terms(&g).Alone
		best := 0.0
		for i := 1; i <= 1000; i++ {
			part := float64(i) / 1000
			best = max(best, part*((gain+lost)*math.Exp(-c.Hazard*part)-lost))
		}
		if w.Gain < best-1e-6*(1+best) {
			t.Fatalf("loading %v of a lorry gains %v a kilogram of it, the best of a grid %v", w.Load, w.Gain, best)
		}
	})
}

// W is the y of y e^y = x.
func TestLambertW(t *testing.T) {
	for x := 0.0; x <= math.E; x += 0.01 {
		y := lambertW(x)
		near(t, "y e^y", y*math.Exp(y), x, 1e-12)
	}
}

// More of a lorry is loaded with what cannot be declared where the risk is smaller
// and where less is lost.
func TestHiddenLoadsFallWithRiskAndFine(t *testing.T) {
	load := func(risk, fine float64) float64 {
		c, g := port(), wares()
		c.Camouflage, c.Fine, g.Declarable = risk, fine, false
		c.Open()
		return c.Terms(&g).Alone.Load
	}
	if a, b, c := load(0.9, 1), load(0.6, 1), load(0.9, 0.5); !(0 < a && a < b && a < c) {
		t.Errorf("loads at a risk of 0.9 and a fine of 1: %v; at 0.6: %v; at half the fine: %v", a, b, c)
	}
}
