package trade

import "slices"

// clear.go: the evening's prices in one county. One cut kappa makes as many people
// carry as are wanted, and on each route one price p lets as many heads pass as may
// (Walras). For a head who carries on route r its organiser pays
//
//	kappa a_r + what posts ask that post a price + p_r
//
// with a_r the pay of a head for each unit of the cut. Who bids a net T for some
// heads (bid.go) takes them iff T >= kappa a_r + p_r, so
//
//	sum over routes of H_r = supply(kappa)       H_r heads that go on r
//	where Q_r heads are let pass:  H_r <= Q_r,  p_r >= reserve,  and p_r = reserve if H_r < Q_r
//	elsewhere:                     p_r = 0
//
// Excess demand falls in kappa, so there is one cut. Every bid leaves the market at
// a cut of its own, (T - reserve)/a_r. Taken in falling order, bids add up while
// supply at their cut falls, and the cut is where the two meet. Where Q_r is what
// keeps others out, p_r is between the last bid that got in and the first that did
// not, less pay: the bid itself where it got in by a part.
//
// Heads are whole. The last bid in may get a part of what it asks for, at a price at
// which it gains nothing; but a crew sets out with no less than half, and otherwise
// goes another night. The price is then the same, so that nobody who stays at home
// would gain by going, and the few people or passages that are left over stay so.
// Among equal bids the lot decides. Routes on which vehicles carry (a_r = 0) clear beside the
// others, since they need nobody.

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
	Rationed  bool    // whether a number of heads is let pass
	Heads     float64 // that number
	Reserve   float64 // the least price of a head, where it is rationed [minor]
	Crossings int     // crossings that are possible; 0 closes the route
}

// Price is how a route cleared.
type Price struct {
	Heads     int     // who go; with 0 it has no price tonight
	Crossings int     // in how many crews
	Passage   float64 // p, of a head [minor]
	AtReserve bool    // the price is the least that sellers take: fewer came than may
	Full      bool    // crews stay at home that pay more, since no more crossings are possible

	lowest     float64 // what the lowest bid that set out leaves [minor a head]
	refused    bool    // somebody stays at home for want of a passage
	last, next float64 // the lowest bid that got in, and the highest that then did not; alike where one did in part
}

// Clearing is one county's evening: its prices, and the room to find them, which
// is used again.
type Clearing struct {
	Cut    float64  // kappa [minor/day/kg], if anybody carries
	Hired  int      // people who carry
	Prices []Price  // by route
	Heads  []uint16 // by bid, how many of its heads go
	Short  int      // bids at the price for which too little is left: less than half a crew

	order, spare []place
}

// Clear finds the evening's prices. The bids are those of one county, each
// organiser's steps in a row; routes are all routes.
func (c *Clearing) Clear(supply Supply, routes []Passage, bids []Bid) {
	c.open(routes, bids)
	least := c.rank(routes, bids)
	low, high := c.letIn(supply, least, routes, bids)
	if c.Hired > 0 {
		c.Cut = cutOf(supply, least, float64(c.Hired), low, high)
	}
	for r := range c.Prices {
		c.Prices[r].settle(&routes[r], c.Cut)
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

// rank puts the bids that are above the reserve in order, and says what is the
// least own load that any of their routes hires.
func (c *Clearing) rank(routes []Passage, bids []Bid) (least float64) {
	some := false
	for k := range bids {
		r := &routes[bids[k].Route]
		leaves := bids[k].Net()
		if r.Rationed {
			leaves -= r.Reserve
		}
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

// letIn lets bids in while there are people and passages, and gives cuts between
// which the evening's lies.
func (c *Clearing) letIn(supply Supply, least float64, routes []Passage, bids []Bid) (low, high float64) {
	sure, closed := 0, false // up to where people suffice, whether they are used up
	for k := range c.order {
		b := &bids[c.order[k].bid]
		r, price := &routes[b.Route], &c.Prices[b.Route]
		if closed && r.Pay > 0 {
			continue
		}
		heads, refused := c.room(b, int(c.order[k].bid), r, price, bids)
		if heads == 0 {
			continue
		}
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
					heads, refused = left, false
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
		price.last, price.next = b.Net(), b.Net()
		price.refused = refused
	}
	return low, high
}

// room is how many heads of a bid its route has room for, and whether others of
// them are refused a passage. A bid without room is noted as refused.
func (c *Clearing) room(b *Bid, k int, r *Passage, price *Price, bids []Bid) (heads int, refused bool) {
	first := k - int(b.Step)
	switch {
	case b.Step > 0 && c.Heads[first] < bids[first].Heads:
		return 0, false // the crew that it would join has not set out, or not whole
	case b.Step == 0 && price.Crossings >= r.Crossings:
		price.Full = true
		return 0, false
	}
	heads = int(b.Heads)
	if !r.Rationed {
		return heads, false
	}
	left := int(r.Heads) - price.Heads
	switch {
	case price.refused:
		return 0, false
	case left >= heads:
		return heads, false
	case left >= int(b.Least):
		return left, true
	}
	price.refused, price.next = true, b.Net()
	if left > 0 {
		c.Short++
		price.last = price.next
	}
	return 0, true
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

// settle is the price of a route once the cut is known.
func (p *Price) settle(r *Passage, cut float64) {
	if !r.Rationed || p.Heads == 0 {
		return
	}
	pay := float64(cut * r.Pay)
	if !p.refused {
		p.Passage, p.AtReserve = r.Reserve, true
		return
	}
	p.Passage = max(r.Reserve, float64((p.last+max(p.next, pay+r.Reserve))*0.5)-pay)
	p.AtReserve = p.Passage <= r.Reserve
}
