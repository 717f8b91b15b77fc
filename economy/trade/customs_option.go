package trade

import "tumen/ledger"

// customs_option.go: the legal way among the others. A lorry with its declaration
// is a head of a crossing over the declared route, so that organisers weigh it as
// they weigh a crew on foot (crew.go):
//
//	passes with chance s:  margin - (duty, bribe, time on the way, lorry, rent)
//	else found and lost:   goods, haulage, all of these, and the fine
//
// Only what may not be declared can be lost. What is fined of other goods is a cost
// like the duty.

// Declared fills in what an option is that sends lorries with a declaration: all
// but its route, good and county and what licence it needs. rent is what declaring
// costs a kilogram under the licence at hand: the rent under another's, what it
// keeps its holder from earning under his own [minor/kg].
func (w *Option) Declared(g *Cargo, d *Declaration, rent float64) {
	spent := d.Duty + d.Bribe + d.Delay + d.Vehicle + float64(rent*d.Kg)
	goods := float64(d.Kg * (g.Source + g.Haulage))
	w.Load, w.Margin, w.Source = d.Kg, float64(d.Kg*g.Pays)-goods, g.Source
	w.Passes, w.Danger = 1-d.Loses, 0
	w.Equipment, w.Lost = spent, goods+spent
	if d.Loses > 0 {
		w.Lost += d.Fine / d.Loses
	} else {
		w.Equipment += d.Fine
	}
	w.AskedCrossing, w.AskedHead, w.Pay = 0, 0, 0
	w.Life, w.Days = 0, d.Days-1
}

// Spent is what a shipment paid to come through, in all [minor].
func (r *Cleared) Spent() ledger.Money {
	return r.Duty + r.Bribe + r.Fine + r.Storage + r.Vehicle
}
