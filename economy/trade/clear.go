package trade

import "slices"

// clear.go: the evening's price in one county. One cut kappa makes as many people
// carry as are wanted (Walras). For a head who carries on route r its organiser pays
//
//	kappa a_r + what posts ask
//
// with a_r the pay of a head for each unit of the cut. Who bids a net T for some
// heads, with what posts ask taken off (bid.go), takes them iff T >= kappa a_r, so
//
//	sum over routes of H_r = supply(kappa)       H_r heads that go on r
//
// Excess demand falls in kappa, so there is one cut. Every bid leaves the market at
// a cut of its own, T/a_r. Taken in falling order, bids add up while supply at their
// cut falls, and the cut is where the two meet.
//
// Heads are whole. The last bid in may get a part of what it asks for, at a price at
// which it gains nothing; but a crew sets out with no less than half, and otherwise
// goes another night. The price is then the same, so that nobody who stays at home
// would gain by going, and the few people who are left over stay so.
// Among equal bids the lot decides. A route whose crossings are used up turns the rest away. Routes on which vehicles
// carry (a_r = 0) clear beside the others, since they need nobody.

// Supply is how many people with an own load of least [kg] or more accept a run at
// a cut kappa [minor/day/kg], and what they carry together in comfort [kg]. People
// must rise with kappa, without jumps. labour.Supply is one.
type Supply interface {
	At(kappa, least float64) (people, own float64)
}

// Passage is how a route is passed tonight.
type Passage struct {
	Pay       float64 // a: what pay of a head comes to for each unit of the cut [kg day]; 0 where vehicles carry
	Least     float64 // nobody who carries less in comfort is worth a place [kg]
	Crossings int     // crossings that are possible; 0 closes the route
}

// Price is how a route cleared.
type Price struct {
	Heads     int  // who go; with 0 it has no price tonight
	Crossings int  // in how many crews
	Full      bool // crews stay at home that pay more, since no more crossings are possible

	lowest float64 // what the lowest bid that set out leaves [minor a head]
}

// Clearing is one county's evening: its price, and the room to find them, which
// is used again.
type Clearing struct {
	Cut    float64  // kappa [minor/day/kg], if anybody carries
	Hired  int      // people who carry
	Prices []Price  // by route
	Heads  []uint16 // by bid, how many of its heads go
	Short  int      // bids at the price for which too little is left: less than half a crew

	order, spare []place
}

// Clear finds the evening's price. The bids are those of one county, each
// organiser's steps in a row; routes are all routes.
func (c *Clearing) Clear(supply Supply, routes []Passage, bids []Bid) {
	c.open(routes, bids)
	least := c.rank(routes, bids)
	low, high := c.letIn(supply, least, routes, bids)
	if c.Hired > 0 {
		c.Cut = cutOf(supply, least, float64(c.Hired), low, high)
	}
}

// Bar is how much a bid had to leave a head on a route for pay, to be accepted, where
// pay of a head comes to so much for each unit of the cut [minor]; 0 if nobody went.
func (c *Clearing) Bar(route int, pay float64) float64 {
	if c.Hired == 0 {
		return 0
	}
	bar := c.Cut * pay
	if p := &c.Prices[route]; p.Full {
		bar = max(bar, p.lowest)
	}
	return bar
}

// open makes room for an evening.
func (c *Clearing) open(routes []Passage, bids []Bid) {
	c.Cut, c.Hired, c.Short = 0, 0, 0
	c.Prices = slices.Grow(c.Prices[:0], len(routes))[:len(routes)]
	clear(c.Prices)
	c.Heads = slices.Grow(c.Heads[:0], len(bids))[:len(bids)]
	clear(c.Heads)
	c.order = slices.Grow(c.order[:0], len(bids))
}

// rank puts the bids that leave anything in order, and says what is the least own
// load that any of their routes hires.
func (c *Clearing) rank(routes []Passage, bids []Bid) (least float64) {
	some := false
	for k := range bids {
		r := &routes[bids[k].Route]
		leaves := bids[k].Net()
		if !(leaves >= 0) || r.Crossings == 0 {
			continue
		}
		if r.Pay > 0 {
			leaves /= r.Pay
			if !some || r.Least < least {
				least, some = r.Least, true
			}
		}
		c.order = append(c.order, place{leaves, bids[k].Lot, int32(k)})
	}
	c.order, c.spare = inOrder(c.order, c.spare)
	return least
}

// together is for how many bids at once it is asked whether all surely find
// somebody to carry.
const together = 8

// letIn lets bids in while there are people and crossings, and gives cuts between
// which the evening's lies.
func (c *Clearing) letIn(supply Supply, least float64, routes []Passage, bids []Bid) (low, high float64) {
	sure, closed := 0, false // up to where people suffice, whether they are used up
	for k := range c.order {
		b := &bids[c.order[k].bid]
		r, price := &routes[b.Route], &c.Prices[b.Route]
		if closed && r.Pay > 0 {
			continue
		}
		if !c.room(b, int(c.order[k].bid), r, price, bids) {
			continue
		}
		heads := int(b.Heads)
		if r.Pay > 0 {
			at := c.order[k].leaves
			if k >= sure {
				sure = c.sure(supply, least, k, routes, bids)
			}
			if k >= sure {
				people, _ := supply.At(at, least)
				left := int(people) - c.Hired
				if left < heads {
					// Supply falls from here on, so nobody after this one gets more.
					if float64(c.Hired) >= people {
						low, closed = at, true
						continue
					}
					low, closed = at, true
					if left < int(b.Least) {
						high = at
						c.Short++
						continue
					}
					heads = left
				}
			}
			c.Hired += heads
			high = at
		}
		c.Heads[c.order[k].bid] = uint16(heads)
		price.Heads += heads
		if b.Step == 0 {
			price.Crossings++
			price.lowest = b.Net()
		}
	}
	return low, high
}

// room says whether a route has room for a bid: the crew that it would join has set
// out whole, or there is a crossing left for one of its own.
func (c *Clearing) room(b *Bid, k int, r *Passage, price *Price, bids []Bid) bool {
	first := k - int(b.Step)
	if b.Step > 0 {
		return c.Heads[first] == bids[first].Heads
	}
	if price.Crossings >= r.Crossings {
		price.Full = true
		return false
	}
	return true
}

// sure is up to which place people suffice, for bids from k on, whatever becomes
// of those between.
func (c *Clearing) sure(supply Supply, least float64, k int, routes []Passage, bids []Bid) int {
	end := min(k+together, len(c.order))
	heads, at := c.Hired, -1.0
	for j := k; j < end; j++ {
		b := &bids[c.order[j].bid]
		if routes[b.Route].Pay > 0 {
			heads += int(b.Heads)
			at = c.order[j].leaves
		}
	}
	if people, _ := supply.At(at, least); people >= float64(heads) {
		return end
	}
	return k
}

// cutOf is the least cut between low and high at which as many people offer
// themselves as are hired. Supply rises, so each halving of the interval keeps it.
func cutOf(supply Supply, least, hired, low, high float64) float64 {
	if low == high {
		return high
	}
	if people, _ := supply.At(low, least); people >= hired {
		return low
	}
	for range 60 {
		middle := low + float64((high-low)*0.5)
		if middle <= low || middle >= high || high-low <= 1e-12*high {
			break
		}
		if people, _ := supply.At(middle, least); people >= hired {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}
