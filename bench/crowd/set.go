package crowd

import "math/bits"

// chunkWords is how many words the bits of a chunk take.
const chunkWords = Chunk / 64

// Set is a set of the people of one chunk, numbered from its first.
type Set [chunkWords]uint64

// Drop takes person i of the chunk out of the set; or nobody, if away is 0 and
// not 1.
func (s *Set) Drop(i uint32, away uint64) { s[i/64%chunkWords] &^= away << (i % 64) }

// List writes the people of the set below end into list, in order, and returns
// how many they are. The list must have room for end of them.
func (s *Set) List(end int, list []uint32) (n int) {
	for w := range min((end+63)/64, chunkWords) {
		word := s[w]
		if left := end - 64*w; left < 64 {
			word &= 1<<left - 1
		}
		for ; word != 0; word &= word - 1 {
			list[n] = uint32(64*w + bits.TrailingZeros64(word))
			n++
		}
	}
	return n
}
