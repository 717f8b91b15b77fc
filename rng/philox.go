package rng

// Philox's multipliers and the steps of its key (Salmon et al. 2011, table 2;
// the steps are the golden ratio and the square root of 3, less 1, as 32 bits).
const (
	mul0, mul1   = 0xD2511F53, 0xCD9E8D57
	step0, step1 = 0x9E3779B9, 0xBB67AE85
)

// philox is Philox4x32-10: ten rounds over a counter of four words. They are
// written out, two at a time, because that is twice as fast as a loop: the four
// words stay in registers. Words, not arrays, come in and go out for the same reason.
func philox(k, l, w, x, y, z uint32) (uint32, uint32, uint32, uint32) {
	const two0, two1 = 2 * step0 & 0xFFFFFFFF, 2 * step1 & 0xFFFFFFFF
	w, x, y, z = rounds(w, x, y, z, k, l)
	w, x, y, z = rounds(w, x, y, z, k+two0, l+two1)
	w, x, y, z = rounds(w, x, y, z, k+2*two0&0xFFFFFFFF, l+2*two1&0xFFFFFFFF)
	w, x, y, z = rounds(w, x, y, z, k+3*two0&0xFFFFFFFF, l+3*two1&0xFFFFFFFF)
	return rounds(w, x, y, z, k+4*two0&0xFFFFFFFF, l+4*two1&0xFFFFFFFF)
}

// rounds is two rounds, the first under the words k and l of the key.
func rounds(w, x, y, z, k, l uint32) (uint32, uint32, uint32, uint32) {
	p, q := uint64(w)*mul0, uint64(y)*mul1
	w, y = uint32(q>>32)^x^k, uint32(p>>32)^z^l
	x, z = uint32(q), uint32(p)
	p, q = uint64(w)*mul0, uint64(y)*mul1
	return uint32(q>>32) ^ x ^ (k + step0), uint32(q), uint32(p>>32) ^ z ^ (l + step1), uint32(p)
}
