package labour

// calendar knows which people of a shard are free again on which day, so that
// nobody who rests, heals or sits in detention is looked at before that day. It is
// a ring of the days just ahead, each with those who are free on it. Whoever is
// away for longer waits on a list until the ring has come near.
type calendar struct {
	near  [horizon][]uint16 // by day modulo the horizon
	far   []absence
	spare [][]uint16 // room that days gone by have left to those to come
}

// absence is longer than the horizon.
type absence struct {
	free int32
	who  uint16
	_    uint16
}

// horizon is how many days the ring has; a power of two, so that a day before
// the first one has its place too. Most rests are shorter.
const horizon = 64

// begin has nobody on the calendar, in the memory that it has.
func (c *calendar) begin() {
	for d, on := range c.near {
		if on != nil {
			c.near[d], c.spare = nil, append(c.spare, on[:0])
		}
	}
	c.far = c.far[:0]
}

// add notes today that somebody is free on a later day.
func (c *calendar) add(who uint16, today, free int32) {
	if free-today >= horizon {
		c.far = append(c.far, absence{free: free, who: who})
		return
	}
	on := &c.near[uint32(free)%horizon]
	if last := len(c.spare) - 1; *on == nil && last >= 0 {
		*on, c.spare = c.spare[last], c.spare[:last]
	}
	*on = append(*on, who)
}

// take gives those who are free on the day, in the order in which they were
// added, and forgets them. It must be called every day. What it gives is good
// until the next call of add.
func (c *calendar) take(day int32) []uint16 {
	if uint32(day)%horizon == 0 {
		still := c.far[:0]
		for _, x := range c.far {
			if x.free-day < horizon {
				c.add(x.who, day, x.free)
			} else {
				still = append(still, x)
			}
		}
		c.far = still
	}
	on := &c.near[uint32(day)%horizon]
	free := *on
	*on = nil
	if cap(free) > 0 {
		c.spare = append(c.spare, free[:0])
	}
	return free
}
