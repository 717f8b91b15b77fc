package trade

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"tumen/economy/tariff"
	"tumen/ledger"
	"tumen/rng"
)

// The value of a shipment is what is sold less each of its parts.
func TestTheValueOfAShipmentIsTheSumOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, g := anyPort(t)
		terms := c.Terms(&g)
		d := c.Declare(&terms, 2000, 20_000*rapid.Float64Range(0, 1).Draw(t, "bribe"))
		want := 2000*(g.Pays-g.Source-g.Haulage) - d.Duty - d.Fine - d.Bribe - d.Delay - d.Vehicle
		if math.Abs(d.Value-want) > 1e-6*(1+math.Abs(want)) {
			t.Fatalf("the value is %v, its parts come to %v: %+v", d.Value, want, d)
		}
	})
}

// A shipment pays if what the officer sells is worth more than his bribe: freely
// if passing alone is, forced if only being held is; else it pays nothing.
func TestAShipmentPaysIfItIsWorthIt(t *testing.T) {
	c, g := port(), wares()
	terms := c.Terms(&g)
	passing := 2000 * (terms.Bribed.Gain - terms.Alone.Gain)
	hold := 3 * (2000*0.01*500 + 5_000)
	near(t, "what an officer can sell", c.Declare(&terms, 2000, 0).Worth, passing+hold, 1e-6)
	if passing <= 0 {
		t.Fatalf("looking away is worth %v", passing)
	}
	for _, is := range []struct {
		bribe        float64
		pays, forced bool
	}{{0, false, false}, {passing - 1, true, false}, {passing + 1, true, true}, {passing + hold + 1, false, false}} {
		if d := c.Declare(&terms, 2000, is.bribe); d.Pays != is.pays || d.Forced != is.forced {
			t.Errorf("a bribe of %v: pays %v, forced %v", is.bribe, d.Pays, d.Forced)
		}
	}
	held := c.Declare(&terms, 2000, passing+hold+1)
	near(t, "the days of one who may be held", held.Days, 2+0.5*3, 1e-12)
	c.Hold, c.Second = 0, 1
	c.Open()
	terms = c.Terms(&g)
	if d := c.Declare(&terms, 2000, 1); d.Worth != 0 || d.Pays {
		t.Errorf("an officer who can neither pass nor hold anything is paid: %+v", d)
	}
}

// What happens to shipments is on average what their organisers expected, in whole
// minor units.
func TestShipmentsGetWhatTheyExpect(t *testing.T) {
	for name, change := range map[string]func(*Cargo){
		"declared": func(*Cargo) {},
		"hidden":   func(g *Cargo) { g.Declarable = false },
	} {
		c, g := port(), wares()
		change(&g)
		terms := c.Terms(&g)
		for _, bribe := range []float64{0, 10_000, 1e9} {
			d := c.Declare(&terms, 2000, bribe)
			load := ledger.Grams(math.Round(d.Kg * 1000))
			const n = 40_000
			var value, square float64
			for k := range n {
				r := c.Clear(&terms, &d, load, g.Pays, rng.New(1).Draw(1, uint32(k), 0, 0))
				v := g.Pays*(load-r.Seized).Kg() - (g.Source+g.Haulage)*load.Kg() - float64(r.Duty+r.Bribe+r.Fine+r.Storage+r.Vehicle)
				value, square = value+v/n, square+v*v/n
			}
			within := 4*math.Sqrt((square-value*value)/n) + 3
			near(t, name+": the mean value of a shipment", value, d.Value, within)
		}
	}
}

// As an option among others a lorry is worth what its declaration is, less rent and
// the organiser's days.
func TestALorryIsWeighedAsACrewIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, g := anyPort(t)
		g.HasOther = true
		g.Declarable = rapid.Bool().Draw(t, "declarable")
		terms := c.Terms(&g)
		d := c.Declare(&terms, 2000, 20_000*rapid.Float64Range(0, 1).Draw(t, "bribe"))
		rent := rapid.Float64Range(0, 100).Draw(t, "rent")
		var w Option
		w.Declared(&g, &d, rent)
		lorry := led(&Group{Turnaround: 2, Leverage: 10, Outside: 6000}, &w, NewExposure(1, 1, 3), 0, 1e9, 1e9)
		want := d.Value - rent*d.Kg - (1+d.Days)*6000
		if got := lorry.value(1); math.Abs(got-want) > 1e-6*(1+math.Abs(want)) {
			t.Fatalf("a lorry is weighed at %v, its declaration less rent and days at %v: %+v", got, want, d)
		}
	})
}

// A lorry costs the same half empty, so two half loads are worth less than one.
func TestItPaysToFillALorry(t *testing.T) {
	c, g := port(), wares()
	terms := c.Terms(&g)
	full, half := c.Declare(&terms, 2000, 0), c.Declare(&terms, 1000, 0)
	if full.PerKg(2000) <= half.PerKg(1000) {
		t.Errorf("a kilogram is worth %v in a full lorry, %v in half a one", full.PerKg(2000), half.PerKg(1000))
	}
	near(t, "what the second half adds to the first", full.Value-2*half.Value, 2*5_000, 1e-6)
	c.Vehicle *= 2
	if dearer := c.Declare(&terms, 2000, 0); dearer.Value != full.Value-2*5_000 {
		t.Errorf("a lorry that costs twice as much: %v after %v", dearer.Value, full.Value)
	}
}

// shipments are what comes to a port in a month: a hundred lots, of values that
// differ e-fold.
type shipments struct {
	kg []float64
}

func someShipments() (s shipments) {
	for k := range uint32(400) {
		s.kg = append(s.kg, 2000*math.Exp(rng.New(7).Draw(1, k, 0, 0).Normal()))
	}
	return s
}

// settle has an officer who sees crossings only find what to ask, and gives for
// the last month what he asks and which shipments pay, freely or forced.
func (s shipments) settle(c *Customs, g *Cargo) (bribe float64, pays, forced []float64) {
	officer := tariff.Post{Terms: tariff.Terms{Pricing: tariff.Posted, Sees: tariff.Crossings, Memory: 20, Step: 0.3, Opening: 1000, Salary: 500_000, Penalty: 500_000}}
	officer.Begin()
	terms := c.Terms(g)
	var bids []tariff.Bid
	for range 200 {
		pays, forced, bids = pays[:0], forced[:0], bids[:0]
		bribe = officer.Rate
		for _, kg := range s.kg {
			d := c.Declare(&terms, kg, bribe)
			if d.Pays {
				pays = append(pays, kg)
			}
			if d.Forced {
				forced = append(forced, kg)
			}
			bids = append(bids, tariff.Bid{Signal: tariff.Signal{Heads: 1, Load: ledger.Grams(kg * 1000)}, Weight: 1, Short: d.Worth, Long: d.Worth})
		}
		officer.Observe(bids)
		officer.Set(&tariff.Env{Rival: -1, Detected: 0.02})
	}
	return bribe, pays, forced
}

// What a port with an officer shows who sees that a shipment is there and no more,
// and for whom a bribe is not without risk: the bribe does not depend on value and
// is a small part of the duty; when the tariff falls to almost nothing, fewer pay,
// they pay less, and more of them because they are held. (Sequeira 2016, AER
// 106:3029-63, has all of this of Maputo.)
func TestAPortWhoseTariffFalls(t *testing.T) {
	c, g := port(), wares()
	c.Levy, c.Met, c.Hold, c.Delay, c.Camouflage = 0, 1, 1, 0, 1
	c.Open()
	g.Duty = 0.136
	lots := someShipments()
	before, paid, forced := lots.settle(&c, &g)
	g.Duty = 0.002
	after, paidAfter, forcedAfter := lots.settle(&c, &g)
	part := func(some, all []float64) float64 { return float64(len(some)) / float64(len(all)) }
	t.Logf("tariff 13.6 %%: %.2f pay %.0f, forced %.2f; 0.2 %%: %.2f pay %.0f, forced %.2f",
		part(paid, lots.kg), before, part(forced, paid), part(paidAfter, lots.kg), after, part(forcedAfter, paidAfter))
	if after >= before || len(paidAfter) >= len(paid) || part(forcedAfter, paidAfter) <= part(forced, paid) {
		t.Error("a lower tariff does not lower the bribe and the part that pays, or leaves fewer forced")
	}
	slices.Sort(paid)
	if duty := paid[len(paid)/2] * g.Pays * 0.136; before > duty {
		t.Errorf("the bribe is %v where the median duty of those who pay is %v", before, duty)
	}
}
