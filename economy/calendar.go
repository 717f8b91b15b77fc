package economy

// calendar knows which porters are free again on which day, so that nobody who
// rests, heals or sits in detention is looked at before that day. It is a ring
// of the days just ahead, each with those who are free on it;
// whoever is away for longer waits on a list of their own until the ring has
// come near.
type calendar struct {
	near  [horizon][]packedWorker // by day modulo the horizon
	far   []absence
	spare [][]packedWorker // room that days gone by have left to those to come
}

// absence is longer than the horizon.
type absence struct {
	worker packedWorker
	free   int32
}

// horizon is how many days the ring has; a power of two, so that a day before
// the first one has its place too. Most rests are shorter.
const horizon = 64

// add notes today that a porter is free on a later day.
func (c *calendar) add(x packedWorker, today, free int32) {
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

// take gives those who are free on the day, in the order in which
// they were added, and forgets them. It must be called every day. What it gives
// is good until the next call of add.
func (c *calendar) take(day int32) []packedWorker {
	if uint32(day)%horizon == 0 {
		later := c.far[:0]
		for _, x := range c.far {
			if x.free-day < horizon {
				c.add(x.worker, day, x.free)
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
func (c *calendar) everyone(see func(x packedWorker)) {
	for d := range c.near {
		for _, x := range c.near[d] {
			see(x)
		}
	}
	for _, x := range c.far {
		see(x.worker)
	}
}

// renew replaces every worker.
func (c *calendar) renew(by func(i uint32) packedWorker) {
	for d := range c.near {
		for k, x := range c.near[d] {
			c.near[d][k] = by(x.porter())
		}
	}
	for k, x := range c.far {
		c.far[k].worker = by(x.worker.porter())
	}
}
