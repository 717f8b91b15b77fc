package trade

import (
	"tumen/ledger"
	"tumen/rng"
)

// customs_officer.go: the officer whom a shipment may meet, and its way through.
//
// He can look away, and he can hold a shipment. Paid, he lets it declare as is best
// where only a second look by others can find anything; unpaid, he holds it for a
// time. What he can sell a shipment is worth
//
//	Worth = (gain if he looks away - gain alone) + cost of being held
//
// and it pays his bribe b if Worth > b: by collusion if the first part alone
// exceeds b, else because it is forced. Many pay nothing: they meet nobody, or ask
// for so little that b is too dear (collusive and coercive bribes: Sequeira and
// Djankov 2014, J. International Economics 94:277-94). He sees neither value nor
// duty, so b is the same for all: he is a post that sees crossings and learns its
// demand from the Worth of the shipments before it (package tariff). One who sees
// more can ask more of some; b is given shipment by shipment.

// Declaration is what a shipment can expect at customs, and its parts, each for
// the shipment [minor].
type Declaration struct {
	Value   float64 // what is left of it before rent of a licence and the organiser's own time
	Kg      float64 // what is loaded; with 0 this way is not open to the good
	Days    float64 // until it is through
	Duty    float64
	Fine    float64
	Bribe   float64
	Delay   float64 // what its time on the way costs, besides the lorry
	Vehicle float64
	Loses   float64 // chance that all of it is found and lost

	Asked  float64 // what an officer would ask of it
	Worth  float64 // what an officer can sell it, at most [minor]: his demand curve is made of these
	Pays   bool    // whether it pays an officer whom it meets
	Forced bool    // whether it pays only because he would hold it
}

// Declare is what a shipment of so many kilograms can expect of whom an officer
// asks a bribe [minor]; with 0 he asks nothing, passes nothing and holds nobody. Its
// value is convex in the kilograms, since the lorry costs the same half empty: it
// pays to fill it.
func (c *Customs) Declare(t *Terms, kg, bribe float64) Declaration {
	d := Declaration{Kg: kg * t.Alone.Load, Days: 1 + c.Delay, Asked: bribe}
	passing := float64(kg * (t.Bribed.Gain - t.Alone.Gain))
	hold := c.held(t, kg)
	d.Worth = max(0, passing+hold)
	paid, held := 0.0, 0.0 // chances
	if bribe > 0 {
		d.Pays = d.Worth > bribe
		d.Forced = d.Pays && passing <= bribe
		if d.Pays {
			paid = c.Met
		} else {
			held = c.Met
		}
	}
	d.Value = float64(kg*t.Alone.Gain) - float64(d.Days*c.Vehicle) - c.Fixed
	d.Value += float64(paid*(passing-bribe)) - float64(held*hold)
	d.Days += float64(held * c.Hold)
	d.Bribe = paid * bribe
	d.Duty = float64(kg*mix(t.Alone.Duty, t.Bribed.Duty, paid)) + c.Fixed
	d.Fine = kg * mix(t.Alone.Fine, t.Bribed.Fine, paid)
	d.Vehicle = d.Days * c.Vehicle
	if t.Lost {
		d.Loses = mix(t.Alone.FoundOther, t.Bribed.FoundOther, paid)
	}
	d.Delay = d.Kg * t.Storage * (d.Days - 1)
	return d
}

// held is what it costs a shipment to be held for as long as an officer can.
func (c *Customs) held(t *Terms, kg float64) float64 {
	return float64(c.Hold * (float64(kg*t.Storage*t.Alone.Load) + c.Vehicle))
}

// PerKg is the value of a kilogram that the lorry can hold [minor/kg].
func (d *Declaration) PerKg(kg float64) float64 {
	if kg <= 0 {
		return 0
	}
	return d.Value / kg
}

// mix is a and b in the parts 1 - p and p.
func mix(a, b, p float64) float64 { return float64(a*(1-p)) + float64(b*p) }

// Cleared is how a shipment came through customs, in whole minor units and grams.
type Cleared struct {
	Duty    ledger.Money // to customs: duty, levy and what is asked of each shipment
	Bribe   ledger.Money // to the officer
	Fine    ledger.Money // to the treasury
	Storage ledger.Money // what the time on the way cost, to the rest of the economy
	Vehicle ledger.Money // hire of the lorry, likewise
	Days    float64      // until it was through
	Seized  ledger.Grams
	Met     bool // an officer who can be paid
	Forced  bool // it paid only because he would have held it
	Found   bool // something that was not declared as what it is
}

// Clear has a shipment that loaded Kg of its declaration go through. The chances
// are 0 for meeting an officer, 1 for what is left out, 2 for what is declared as
// another good. It writes nothing; whoever books it pays each part.
func (c *Customs) Clear(t *Terms, d *Declaration, load ledger.Grams, pays float64, chances rng.Block) Cleared {
	r := Cleared{Days: 1 + c.Delay}
	r.Met = d.Asked > 0 && chances.Chance(0, c.Met)
	way := &t.Alone
	switch {
	case r.Met && d.Pays:
		r.Bribe, r.Forced, way = whole(d.Asked), d.Forced, &t.Bribed
	case r.Met:
		r.Days += c.Hold
	}
	kg := load.Kg()
	value := kg * pays
	if way.Load > 0 {
		r.Duty = whole(float64(kg*way.Duty/way.Load) + c.Fixed)
	}
	if chances.Chance(1, way.Found) {
		r.Found = true
		r.Fine += whole(value * way.Out * c.Fine)
	}
	if chances.Chance(2, way.FoundOther) {
		r.Found = true
		r.Fine += whole(value * way.Other * c.Fine)
		if t.Lost {
			r.Seized = load
		}
	}
	r.Storage = whole(kg * t.Storage * (r.Days - 1))
	r.Vehicle = whole(r.Days * c.Vehicle)
	return r
}
