package rng

import "math/bits"

// Philox's multipliers and the steps of its key (Salmon et al. 2011, table 2;
// the steps are the golden ratio and the square root of 3, less 1, as 32 bits).
const (
	mul0, mul1   = 0xD2511F53, 0xCD9E8D57
	step0, step1 = 0x9E3779B9, 0xBB67AE85
)

// philox is Philox4x32-10: ten rounds over a counter of four words.
func philox(key [2]uint32, c [4]uint32) [4]uint32 {
	for range 10 {
		hi0, lo0 := bits.Mul32(mul0, c[0])
		hi1, lo1 := bits.Mul32(mul1, c[2])
		c = [4]uint32{hi1 ^ c[1] ^ key[0], lo1, hi0 ^ c[3] ^ key[1], lo0}
		key[0] += step0
		key[1] += step1
	}
	return c
}
