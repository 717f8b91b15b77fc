package trade

import "math"

// bid.go: what is bid for each further head.
//
// A plan is bid for in steps. The first step is the smallest crew worth setting
// out with, the one of which he would pay most a head, T; each further step is a
// few heads, for which he would pay what they add,
//
//	first N1 heads   (pi(N1)) / N1                        N1 = argmax pi(N)/N
//	from M to N      (pi(N) - pi(M)) / (N - M)
//
// Since pi is concave the bids of one organiser fall from step to step. Whatever
// the price turns out to be, those of his steps that bid more make his best crew at
// that price, to within a step; so a crew falls as prices rise, also on the evening
// itself. The steps are fine where he expects to end, and coarse elsewhere.

// Steps is the most steps in one plan's bids.
const Steps = 7

// Bid is what one organiser bids for some heads of tonight's crew, on one route.
type Bid struct {
	Organiser uint32
	Route     uint16
	Option    uint16 // what is moved, index into the evening's options
	Heads     uint16
	Least     uint16  // no fewer of them are worth going with
	Step      uint8   // 0 is the crew that sets out; the rest come only if it does
	Most      float64 // the most that he would pay in all, pay and passage [minor a head]
	Asked     float64 // of it, what posts ask that post a price [minor a head]
	Owed      float64 // of it, what a relation costs that is still to be made, spread over its crossings [minor a head]
	Entry     float64 // what coming into the trade costs or did cost, spread likewise [minor a head]
	Lot       uint32  // the order among equal bids, lowest first
}

// Net is what is left for pay [minor a head].
func (b *Bid) Net() float64 { return b.Most - b.Asked - b.Owed }

// sunk is what coming into the trade costs, spread over the crossings of its
// relation [minor a crossing].
type sunk struct {
	owed  float64 // not paid yet
	entry float64 // in all, paid or not
	ahead float64 // the price of a relation that has to be paid before he can go [minor]
}

// bids appends the steps of a plan: the first, and those for which anything would
// be paid beyond what is asked. Planned is the best crew at expected prices.
func (c *crew) bids(to []Bid, proto Bid, planned int, ask goal, costs sunk) []Bid {
	fine := max(1, planned/12)
	sizes := [Steps]int{0, planned - 2*fine, planned - fine, planned, planned + fine, planned + 2*fine, planned + 4*fine}
	var brings [Steps]float64
	for k := 1; k < Steps; k++ {
		sizes[k] = min(sizes[k], c.most)
		if sizes[k] >= 1 {
			brings[k] = c.value(sizes[k])
		}
	}
	first := goal{crossing: ask.crossing + costs.owed, average: true}
	sizes[0], brings[0] = c.best(c.firstGuess(&sizes, &brings, first.crossing), first)
	brings[0] = float64(brings[0]*float64(sizes[0])) + first.crossing

	before, brought, asked := 0, 0.0, ask.crossing
	for k, size := range sizes {
		if size <= before {
			continue
		}
		heads := float64(size - before)
		to = append(to, proto)
		b := &to[len(to)-1] // written where it stays: a copy would have to wait for its parts
		b.Heads, b.Least, b.Step = uint16(size-before), 1, uint8(len(to)-1)
		b.Most = (brings[k] - brought) / heads
		b.Asked = asked/heads + ask.head
		if k == 0 {
			b.Least = uint16((size + 1) / 2)
			b.Owed, b.Entry = costs.owed/heads, costs.entry/heads
		} else {
			// Rounding must not put a step before the one that it builds on.
			if above := b.Net() - to[len(to)-2].Net(); above > 0 {
				b.Most -= above
			}
			if b.Net() <= 0 {
				to = to[:len(to)-1]
				break
			}
		}
		before, brought, asked = size, brings[k], 0
	}
	return to
}

// firstGuess is where the first crew is looked for: on the parabola through the
// planned crew N and those a step less and a step more,
//
//	N1 = sqrt(N^2 + 2 (pi(N) - N pi'(N)) / pi'')
//
// or through the three below where no more can be led.
func (c *crew) firstGuess(sizes *[Steps]int, brings *[Steps]float64, crossing float64) int {
	middle := 3
	if sizes[4] <= sizes[3] {
		middle = 2
	}
	step := float64(sizes[middle] - sizes[middle-1])
	if sizes[middle-1] < 1 || sizes[middle+1]-sizes[middle] != sizes[middle]-sizes[middle-1] {
		return sizes[3]
	}
	curve := (brings[middle-1] - 2*brings[middle] + brings[middle+1]) / (step * step)
	if curve >= 0 {
		return sizes[3]
	}
	x, slope := float64(sizes[middle]), (brings[middle+1]-brings[middle-1])/(2*step)
	return int(math.Sqrt(max(1, float64(x*x)+2*(brings[middle]-crossing-float64(x*slope))/curve)))
}

// Gather appends the bids of a county's organisers who have a plan, in the order of
// their numbers. Bids lie as Plan left them.
func (o *Organisers) Gather(to []Bid, county uint16, plans []Plan, bids []Bid) []Bid {
	for i := range plans {
		n := int(plans[i].Bids)
		if n == 0 || o.County[i] != county {
			continue
		}
		to = append(to, bids[i*Steps:i*Steps+n]...)
	}
	return to
}
