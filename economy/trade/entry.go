package trade

import (
	"math"
	"slices"

	"tumen/ledger"
)

// entry.go: who comes into the trade and who leaves it.
//
// Everybody who could organise thinks of it again every review days, each on his
// own day. With what he expects of his best plan at current prices, E for a
// crossing above his time elsewhere v and turnaround t, one outside enters iff
//
//	E/t >= (relation + set-up) (1/life + r)
//
// and one in the trade leaves iff both E/t < 0, on average over his last plans, and
// what the trade has brought him a day, as he remembers it, is below v; or if he is
// bankrupt (credit.go). One bad night drives nobody out, and neither does one good price draw anybody in who
// would not go at it. What he brings comes from the rest of the economy and goes
// back to it (Jovanovic 1982; entry and exit at sunk cost: Dixit 1989). Where entry
// is closed nobody reviews.

// Verdict is what comes of a review.
type Verdict uint8

// The verdicts.
const (
	Stays Verdict = iota
	Enters
	Leaves
)

// Review has organisers low to high think again whose day it is. It writes what
// each means to do, and what he would plan and bid tonight if he were in the trade
// and free, to his own places: posts hear those bids too (offers.go). Those in the
// trade give no bids here. Nobody comes or goes yet.
func (p *Planner) Review(o *Organisers, e *Evening, low, high int, verdicts []Verdict, plans []Plan, bids []Bid) {
	for i := low; i < high; i++ {
		verdicts[i] = Stays
		if o.ReviewOn[i] > e.Day {
			continue
		}
		g := &e.Groups[o.Group[i]]
		o.ReviewOn[i] = e.Day + int32(max(1, g.Review))
		if o.Active[i] {
			if o.Expects[i] < 0 && o.Profit[i] < o.Outside[i] {
				verdicts[i] = Leaves
			}
			continue
		}
		plans[i] = p.One(o, e, uint32(i), bids[i*Steps:(i+1)*Steps])
		o.expect(i, g, p.expects)
		if len(p.expects) > 0 && o.Expects[i] >= 0 {
			verdicts[i] = Enters
		}
	}
}

// expect notes what an organiser outside expects above his time elsewhere
// [minor/day]; of nothing that is open to him he expects to lose his time.
func (o *Organisers) expect(i int, g *Group, expects []float64) {
	if len(expects) == 0 {
		o.Expects[i] = -o.Outside[i]
		return
	}
	o.Expects[i] = slices.Max(expects) / float64(max(1, g.Turnaround))
}

// recalls is the weight of what an organiser in the trade expected of earlier plans
// beside the last one: about ten count. One evening's prices say little.
const recalls = 0.9

// reconsider moves what an organiser in the trade expects above his time elsewhere
// towards what tonight's best plan would bring [minor/day].
func (o *Organisers) reconsider(i uint32, g *Group, best float64) {
	now := best / float64(max(1, g.Turnaround))
	o.Expects[i] = float64(recalls*o.Expects[i]) + float64((1-recalls)*now)
}

// Enter brings an organiser into the trade: what capital he brings, and what of it
// is sunk at once [minor]. Relations he pays for when he first goes (relation.go).
func (o *Organisers) Enter(i uint32, day int32, g *Group) (capital, setUp ledger.Money) {
	o.Active[i], o.Since[i], o.FreeOn[i] = true, day, day
	o.Profit[i] = o.Outside[i] + max(0, o.Expects[i])
	o.Debt[i], o.Outlay[i] = 0, 0
	capital = ledger.Money(math.Round(o.Capital[i]))
	return capital, min(capital, ledger.Money(math.Round(g.SetUp)))
}

// Leave takes an organiser out of the trade, with his relations. What he has, less
// what he owes, is for the caller to pay back.
func (o *Organisers) Leave(i uint32, day int32) {
	o.Active[i], o.Since[i] = false, day
	o.Debt[i] = 0
	o.forget(i)
}

// Margin is how far those at the margin of entry are from it: what the last of
// those in the trade expects a day above his time elsewhere, and what the first of
// those outside expects, what entry costs taken off [minor/day]. Of those in the
// trade it is that of their last plans, of those outside that of the last review; any
// says whether there is one.
type Margin struct {
	Active            int
	Last, First       float64
	AnyLast, AnyFirst bool
}

// Margin is the margin of entry of one group.
func (o *Organisers) Margin(group int) (m Margin) {
	for i := range o.Group {
		if int(o.Group[i]) != group {
			continue
		}
		if x := o.Expects[i]; o.Active[i] {
			m.Active++
			if !m.AnyLast || x < m.Last {
				m.Last, m.AnyLast = x, true
			}
		} else if !m.AnyFirst || x > m.First {
			m.First, m.AnyFirst = x, true
		}
	}
	return m
}
