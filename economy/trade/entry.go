package trade

import (
	"math"

	"tumen/ledger"
)

// entry.go: who comes into the trade and who leaves it.
//
// Everybody who could organise thinks of it again every review days, each on his
// own day. A plan should bring E for a crossing above his time elsewhere v, over a
// turnaround of t days. But it is carried out only if its bid is high enough, which
// comes true of the share a of plans; otherwise he has waited an evening for nothing.
// So a day should bring him (the renewal theorem)
//
//	x = (a E - (1-a) v) / (a t + 1 - a)
//
// above his time elsewhere. One in the trade knows his own a. One outside holds the
// plan that he would make tonight against the prices of past evenings (past.go): that
// gives the share a of them on which his own bid would have been accepted, and a E,
// what it would have gained an evening. Where nobody has gone he knows no prices, and takes a from those of
// his kind who are in the trade, and E at expected prices. He enters iff x >= 0, what
// entry costs a crossing being taken off E:
//
//	t (relation + set-up) (1/life + r)
//
// One in the trade leaves iff both x < 0, on average over his last plans, and
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
// trade give no bids here, and one who leaves takes back his plan. Nobody comes or goes yet.
func (p *Planner) Review(o *Organisers, e *Evening, low, high int, verdicts []Verdict, plans []Plan, bids []Bid) {
	for i := low; i < high; i++ {
		verdicts[i] = Stays
		if o.ReviewOn[i] > e.Day {
			continue
		}
		g := &e.Groups[o.Group[i]]
		o.ReviewOn[i] = e.Day + int32(max(1, g.Review))
		if o.Active[i] {
			if o.WouldLeave(i) {
				verdicts[i], plans[i] = Leaves, Plan{} // he sends nobody tonight
			}
			continue
		}
		plans[i] = p.One(o, e, uint32(i), bids[i*Steps:(i+1)*Steps])
		o.expect(uint32(i), e, &plans[i], bids[i*Steps:i*Steps+int(plans[i].Bids)])
		if plans[i].Bids > 0 && o.Expects[i] >= 0 {
			verdicts[i] = Enters
		}
	}
}

// WouldLeave says whether one in the trade means to leave it when he next thinks of it.
func (o *Organisers) WouldLeave(i int) bool { return o.Expects[i] < 0 && o.Profit[i] < o.Outside[i] }

// expect notes what an organiser outside expects of his plan above his time elsewhere
// [minor/day]; of nothing that is open to him he expects to lose his time.
func (o *Organisers) expect(i uint32, e *Evening, plan *Plan, steps []Bid) {
	g := &e.Groups[o.Group[i]]
	if len(steps) == 0 {
		o.Expects[i], o.Taken[i] = -o.Outside[i], 1
		return
	}
	gained, taken, known := e.Told.past(steps)
	if !known {
		taken = e.Taken[o.Group[i]]
		gained = float64(taken * plan.Best)
	}
	o.Taken[i] = taken
	o.Expects[i] = o.aDay(i, g, gained)
}

// aDay is what the trade should bring a day above time elsewhere, if an evening on
// which he plans gains so much on average, those on which he stays at home among them
// [minor/day].
func (o *Organisers) aDay(i uint32, g *Group, gained float64) float64 {
	waits := 1 - o.Taken[i]
	return (gained - float64(waits*o.Outside[i])) / (float64(o.Taken[i]*float64(max(1, g.Turnaround))) + waits)
}

// takenKeep is the weight of earlier plans in the share that is carried out: about
// ten count, as of what he expects of them.
const takenKeep = recalls

// TakenOf writes the share of plans that are carried out of those in the trade, by
// group: what is told to one outside who knows no prices. Where nobody is in it, a plan is as good as done.
func (o *Organisers) TakenOf(to []float64) []float64 {
	for g := range to {
		sum, n := 0.0, 0
		for i, of := range o.Group {
			if int(of) == g && o.Active[i] {
				sum, n = sum+o.Taken[i], n+1
			}
		}
		to[g] = 1
		if n > 0 {
			to[g] = sum / float64(n)
		}
	}
	return to
}

// recalls is the weight of what an organiser in the trade expected of earlier plans
// beside the last one: about ten count. One evening's prices say little.
const recalls = 0.9

// reconsider moves what an organiser in the trade expects above his time elsewhere
// towards what tonight's best plan would bring [minor/day].
func (o *Organisers) reconsider(i uint32, g *Group, best float64) {
	now := o.aDay(i, g, float64(o.Taken[i]*best))
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

// Last is what the last of those in the trade who would stay expects a day above his
// time elsewhere [minor/day]. One stays as long as either his plans or his memory
// promise anything, so the last is he for whom the better of the two promises least.
// What is given is what he expects: below 0 if it is his memory alone that keeps him.
// Some are not asked.
func (o *Organisers) Last(asked func(group int) bool) (expects float64, any bool) {
	least := 0.0
	for i := range o.Group {
		if !o.Active[i] || !asked(int(o.Group[i])) || o.WouldLeave(i) {
			continue
		}
		if x := max(o.Expects[i], o.Profit[i]-o.Outside[i]); !any || x < least {
			least, expects, any = x, o.Expects[i], true
		}
	}
	return expects, any
}
