package economy

// calendar knows which porters are free again on which day, so that nobody who
// waits, rests or sits in detention is looked at before that day. It is a ring
// of days, each the head of a list that runs through the porters themselves.
type calendar struct {
	head []uint32 // by day modulo the ring: first porter plus 1; 0 is none
	next []uint32 // by porter: the next porter plus 1
}

// ring is longer than any legal absence (3,650 days).
const ring = 4096

// open makes room for the porters of a world.
func (c *calendar) open(porters int) {
	c.head, c.next = blank(c.head, ring), blank(c.next, porters)
}

// add notes that a porter is free on a day after today.
func (c *calendar) add(i uint32, day int32) {
	h := &c.head[uint32(day)%ring]
	c.next[i] = *h
	*h = i + 1
}

// take gives each porter who is free on the day, and empties it. The order is
// the reverse of that in which they were added.
func (c *calendar) take(day int32, free func(i uint32)) {
	h := &c.head[uint32(day)%ring]
	for at := *h; at != 0; {
		i := at - 1
		at = c.next[i]
		free(i)
	}
	*h = 0
}
