package trade

import (
	"math"

	"tumen/ledger"
)

// profit.go: what an organiser spends and keeps, and how he remembers what the
// trade has brought.
//
// Of a profit he spends the part 1 - saving, and of what he then owns all that is
// above wealth times the outlay of a usual crossing: more capital than that is of
// no use to him. A loss is not made up for. So capital grows with profits, and is
// an outcome.
//
// What the trade brings a day is a fading mean over the days in it, those without
// a crossing too,
//
//	P <- m P + (1 - m) profit of the day

// Spend is what an organiser takes out of the trade who has made a profit and now
// owns so much, all in all.
func (g *Group) Spend(profit, owns ledger.Money, outlay float64) ledger.Money {
	spends := ledger.Money(math.Round((1 - g.Saving) * float64(max(0, profit))))
	if outlay > 0 {
		if above := float64(owns) - float64(g.Wealth*outlay) - float64(spends); above > 0 {
			spends += ledger.Money(math.Round(above))
		}
	}
	return max(0, min(spends, owns))
}

// Realised is the profit of a crossing on the scale on which time elsewhere is
// weighed: what it brought in money, interest paid, less what the organiser's own
// part of the outlay would have brought elsewhere [minor].
func (g *Group) Realised(money ledger.Money, own float64) float64 {
	return float64(money) - float64(g.CapitalReturn*float64(g.Turnaround)*max(0, own))
}

// Remember moves what the trade brings each of those in it a day: today's realised
// profits by organiser, 0 for who made no crossing.
func (o *Organisers) Remember(today []float64, memory float64) {
	for i := range o.Profit {
		if o.Active[i] {
			o.Profit[i] = float64(memory*o.Profit[i]) + float64((1-memory)*today[i])
		}
	}
}

// Reinforce moves what an organiser expects of doing the same again towards what
// it has just brought against what he expected (Erev and Roth 1998).
func (o *Organisers) Reinforce(i uint32, good, route uint16, brought, expected, speed float64) {
	pull := &o.Pull[int(good)*len(o.Known)+int(route)][i]
	*pull += float64(speed * (brought - expected - *pull))
}

// UseOutlay moves what a crossing of an organiser usually needs ahead [minor].
func (o *Organisers) UseOutlay(i uint32, outlay, memory float64) {
	if o.Outlay[i] == 0 {
		o.Outlay[i] = outlay
	}
	o.Outlay[i] = float64(memory*o.Outlay[i]) + float64((1-memory)*outlay)
}
