package crowd

import "math/bits"

// Calendar knows who of a chunk returns on which day, for absences that are
// short: a ring of days, each the set of those who return on it. To note a
// return is to set a bit.
type Calendar []Set

// NewCalendar is a calendar for absences of at most longest days. It takes
// longest bits a person, rounded up to a power of two.
func NewCalendar(longest int) Calendar {
	return make(Calendar, 1<<bits.Len(uint(longest-1)))
}

// on is the set of a day.
func (c Calendar) on(day int32) *Set { return &c[int(uint32(day))&(len(c)-1)] }

// Add notes that person i of the chunk returns on a day, at most the longest
// absence after the day that was taken last; or nothing, if away is 0 and not 1.
func (c Calendar) Add(i uint32, day int32, away uint64) {
	c.on(day)[i/64%chunkWords] |= away << (i % 64)
}

// Take adds those who return on the day to those who are here, and forgets
// them.
func (c Calendar) Take(day int32, here *Set) {
	returns := c.on(day)
	for w, word := range returns {
		here[w] |= word
		returns[w] = 0
	}
}
