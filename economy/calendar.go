package economy

// calendar knows which porters are free again on which day, so that nobody who
// rests, heals or sits in detention is looked at before that day. It is a ring
// of the days just ahead, each with the cards of those who are free on it;
// whoever is away for longer waits on a list of their own until the ring has
// come near.
type calendar struct {
	near  [horizon][]card // by day modulo the horizon
	far   []absence
	spare [][]card // room that days gone by have left to those to come
}

// absence is longer than the horizon.
type absence struct {
	card card
	free int32
}

// horizon is how many days the ring has; a power of two, so that a day before
// the first one has its place too. Most rests are shorter.
const horizon = 64

// add notes today that a porter is free on a later day.
func (c *calendar) add(x card, today, free int32) {
	if free-today >= horizon {
		c.far = append(c.far, absence{x, free})
		return
	}
	on := &c.near[uint32(free)%horizon]
	if last := len(c.spare) - 1; *on == nil && last >= 0 {
		*on, c.spare = c.spare[last], c.spare[:last]
	}
	*on = append(*on, x)
}

// take gives the cards of those who are free on the day, in the order in which
// they were added, and forgets them. It must be called every day. What it gives
// is good until the next call of add.
func (c *calendar) take(day int32) []card {
	if uint32(day)%horizon == 0 {
		later := c.far[:0]
		for _, x := range c.far {
			if x.free-day < horizon {
				c.add(x.card, day, x.free)
			} else {
				later = append(later, x)
			}
		}
		c.far = later
	}
	on := &c.near[uint32(day)%horizon]
	free := *on
	*on = nil
	if cap(free) > 0 {
		c.spare = append(c.spare, free[:0])
	}
	return free
}

// everyone calls see for each who is away.
func (c *calendar) everyone(see func(x card)) {
	for d := range c.near {
		for _, x := range c.near[d] {
			see(x)
		}
	}
	for _, x := range c.far {
		see(x.card)
	}
}

// renew replaces every card.
func (c *calendar) renew(by func(i uint32) card) {
	for d := range c.near {
		for k, x := range c.near[d] {
			c.near[d][k] = by(x.porter())
		}
	}
	for k, x := range c.far {
		c.far[k].card = by(x.card.porter())
	}
}
