package tariff

import (
	"math"

	"tumen/ledger"
)

// form.go: the form of a bribe, from what a post can see. A rule finds the price
// of a unit of the usual crossing, p, and how much more it asks for a unit that is
// worth one minor more, b. Then a crossing with heads N, weight K, good g and
// value V a head pays
//
//	crossing   f = p
//	heads      h N = p N
//	weight     k K = p K
//	goods      N (p + b (V_g - V_usual))     V_g what a head's load of the good brings usually
//	value      N (p + b (V_seen - V_usual))  V_seen the post's best guess (value.go)
//
// and never less than 0. What b is, is the rule's: a bargain takes its power of
// what a crossing is worth more; rivals who undercut to cost take nothing more; a
// seller of passage takes what his customers' demand bears (posted.go).

// Tariff is what a post asks of one crossing, by what it is asked for; only what
// it sees is above 0, but a given schedule may have several parts [minor].
type Tariff struct{ Crossing, Heads, Weight, Goods, Value ledger.Money }

// Sum is all of a tariff [minor].
func (t Tariff) Sum() ledger.Money { return t.Crossing + t.Heads + t.Weight + t.Goods + t.Value }

// mostAsked keeps tariffs countable [minor].
const mostAsked = 1e12

func whole(amount float64) ledger.Money {
	return ledger.Money(math.Round(min(max(amount, 0), mostAsked)))
}

// base is how many units of what a post sees there are in a crossing.
func (t *Terms) base(s *Signal) float64 {
	switch t.Sees {
	case Crossings:
		return 1
	case Weight:
		return s.Load.Kg()
	}
	return float64(s.Heads)
}

// Base is how many units of what a post sees there are in a crossing.
func (t *Terms) Base(s *Signal) float64 { return t.base(s) }

// Ask is what a post asks of a crossing that it sees so.
func (p *Post) Ask(s Signal) (ask Tariff) {
	t := &p.Terms
	if t.Pricing == Custom {
		return Tariff{
			Crossing: whole(t.Crossing),
			Heads:    whole(t.Head * float64(s.Heads)),
			Weight:   whole(t.Kilogram * s.Load.Kg()),
			Value:    whole(t.Share * s.Value * float64(s.Heads)),
		}
	}
	amount := whole(p.Asks(&s))
	switch t.Sees {
	case Crossings:
		ask.Crossing = amount
	case Heads:
		ask.Heads = amount
	case Weight:
		ask.Weight = amount
	case Goods:
		ask.Goods = amount
	case Value:
		ask.Value = amount
	}
	return ask
}

// Asks is what a learning post asks of a crossing that it sees so, before it is
// rounded [minor].
func (p *Post) Asks(s *Signal) float64 {
	return max(0, p.Rate+float64(p.Slope*p.above(s))) * p.Terms.base(s)
}
