package engine

import "math/bits"

// Calendar knows who returns on which day, for absences that are short: one
// bit a person and day of a ring, so that noting a return and taking a day's
// returns touch only the words of one chunk.
type Calendar struct {
	mask  uint32   // days of the ring, less 1
	shift uint     // log2 of the days of the ring
	words []uint64 // chunk after chunk, in each day after day
}

// chunkWords is how many words the bits of a chunk take.
const chunkWords = Chunk / 64

// NewCalendar is a calendar for n people who are away for at most longest
// days. It takes longest+1 bits a person, rounded up to a power of two.
func NewCalendar(n, longest int) *Calendar {
	shift := uint(bits.Len(uint(longest)))
	return &Calendar{1<<shift - 1, shift, make([]uint64, Chunks(n)<<shift*chunkWords)}
}

// at is the first word of a chunk's day.
func (c *Calendar) at(chunk int, day int32) int {
	return (chunk<<c.shift + int(uint32(day)&c.mask)) * chunkWords
}

// Add notes that person i returns on a day, at most the longest absence after
// the day that was taken last in the person's chunk.
func (c *Calendar) Add(i uint32, day int32) {
	in := i % Chunk
	c.words[c.at(int(i/Chunk), day)+int(in/64)] |= 1 << (in % 64)
}

// Take adds to here, the set of a chunk's people who are here, those who
// return on the day, and forgets them.
func (c *Calendar) Take(chunk int, day int32, here *Set) {
	at := c.at(chunk, day)
	returns := (*Set)(c.words[at : at+chunkWords])
	for w, word := range returns {
		here[w] |= word
		returns[w] = 0
	}
}
