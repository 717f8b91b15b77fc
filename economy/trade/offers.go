package trade

import (
	"tumen/economy/tariff"
	"tumen/ledger"
)

// offers.go: what the posts of a route hear of the bids.
//
// What is left for passage of a bid T is T less pay; and more people carry only at
// a higher cut. So a bid is worth to a post what its organiser would still pay when
// all who bid more go too,
//
//	b = T - a kappa(H)      H = heads of all who bid as much or more, and of other routes
//
// the demand curve of passage, with the porters' part in it. Short is what he would
// pay tonight, with what he has sunk; Long is what he must be left with to come at
// all, entry to be earned back. Those outside who review tonight are heard too: each
// stands for review/turnaround of his kind, as each is heard once a review and
// would cross once a turnaround.

// Heard is a bid and how much it counts: 1 of one in the trade, review/turnaround
// of one outside.
type Heard struct {
	Bid
	Weight float64
}

// Whole makes one bid of a plan's steps up to the crew at expected prices, at what
// they bid on average: all that a post hears that counts crossings.
func Whole(steps []Bid, planned int) (all Bid) {
	for k := range steps {
		b := &steps[k]
		if k == 0 {
			all = *b
			continue
		}
		if int(all.Heads)+int(b.Heads) > planned {
			break
		}
		before, more := float64(all.Heads), float64(b.Heads)
		mean := func(a, b float64) float64 { return (float64(a*before) + float64(b*more)) / (before + more) }
		all.Most, all.Asked = mean(all.Most, b.Most), mean(all.Asked, b.Asked)
		all.Owed, all.Entry = mean(all.Owed, b.Owed), mean(all.Entry, b.Entry)
		all.Heads += b.Heads
	}
	return all
}

// WeightOf is how much a bid of an organiser counts.
func (o *Organisers) WeightOf(i uint32, g *Group) float64 {
	if o.Active[i] {
		return 1
	}
	return float64(g.Review) / float64(max(1, g.Turnaround))
}

// Ear turns bids into what posts hear. It keeps no state but room to work in.
type Ear struct {
	order, spare []place
	grid         [earSteps + 1]float64 // people at each cut of the grid; negative where nobody has asked
}

// earSteps are the steps of the grid on which the cut is found, eight to a doubling
// over eight doublings about the usual cut; between them it is a straight line.
const (
	earSteps   = 64
	earPerDoub = 8
)

// earRoots are the cuts of one doubling.
var earRoots = [earPerDoub]float64{
	1, 1.0905077326652577, 1.189207115002721, 1.2968395546510096,
	1.4142135623730951, 1.5422108254079408, 1.681792830507429, 1.8340080864093424,
}

// cutAt is a cut of the grid: the usual one is in its middle.
func cutAt(usual float64, k int) float64 {
	return float64(usual / 16 * earRoots[k%earPerDoub] * float64(uint(1)<<(k/earPerDoub)))
}

// Hear appends what the posts of a route hear, in falling order of bids. Others are
// heads that go on other routes, and usual is a cut near which tonight's is. Each
// step of a plan is a bid of its own; a post that counts crossings needs whole ones
// (Whole).
func (e *Ear) Hear(to []tariff.Bid, supply Supply, r *Passage, options []Option, heard []Heard, others, usual float64) []tariff.Bid {
	e.order = e.order[:0]
	for k := range heard {
		e.order = append(e.order, place{leaves: heard[k].Most, bid: int32(k)})
	}
	e.order, e.spare = inOrder(e.order, e.spare)
	for k := range e.grid {
		e.grid[k] = -1
	}
	heads, at := others, 0
	for k := range e.order {
		h := &heard[e.order[k].bid]
		heads += float64(float64(h.Heads) * h.Weight)
		pay := 0.0
		if r.Pay > 0 {
			var enough bool
			if pay, at, enough = e.pay(supply, r.Least, usual, heads, at); !enough {
				break // nobody is left to carry for those who bid less
			}
			pay *= r.Pay
		}
		option := &options[h.Option]
		to = append(to, tariff.Bid{})
		b := &to[len(to)-1] // written where it stays: a copy would have to wait for its parts
		b.Heads, b.Load = int32(h.Heads), ledger.Grams(float64(h.Heads)*option.Load*1000)
		b.Good, b.Value = int32(option.Good), option.Worth
		b.Weight = h.Weight
		b.Short = h.Most - h.Owed - pay
		b.Long = h.Most - h.Entry - pay
	}
	return to
}

// pay is the cut at which a number of people carry, found from a place of the grid
// upwards, the place, and whether there are as many below the end of the grid.
func (e *Ear) pay(supply Supply, least, usual, heads float64, from int) (cut float64, at int, enough bool) {
	at = from
	if here := e.people(supply, least, usual, at); here < heads {
		// As supply rises: steps that double, then halves.
		step, low := 1, at
		for {
			at = min(low+step, earSteps)
			if e.people(supply, least, usual, at) >= heads {
				break
			}
			if at == earSteps {
				return 0, at, false
			}
			low, step = at, 2*step
		}
		for at-low > 1 {
			if middle := (low + at) / 2; e.people(supply, least, usual, middle) >= heads {
				at = middle
			} else {
				low = middle
			}
		}
	}
	if at == 0 {
		return cutAt(usual, 0), 0, true
	}
	high, low := e.people(supply, least, usual, at), e.people(supply, least, usual, at-1)
	part := (heads - low) / (high - low)
	below := cutAt(usual, at-1)
	return below + float64(part*(cutAt(usual, at)-below)), at, true
}

// people is how many people offer themselves at a cut of the grid.
func (e *Ear) people(supply Supply, least, usual float64, k int) float64 {
	if e.grid[k] < 0 {
		e.grid[k], _ = supply.At(cutAt(usual, k), least)
	}
	return e.grid[k]
}
