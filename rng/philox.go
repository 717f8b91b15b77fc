package rng

// Philox's multipliers and the steps of its key (Salmon et al. 2011, table 2;
// the steps are the golden ratio and the square root of 3, less 1, as 32 bits).
const (
	mul0, mul1   = 0xD2511F53, 0xCD9E8D57
	step0, step1 = 0x9E3779B9, 0xBB67AE85
)

// philox is Philox4x32-10: ten rounds over a counter of four words. They are
// written out because that is twice as fast as a loop: the four words stay in
// registers. Words, not arrays, come in and go out for the same reason.
func philox(k, l, w, x, y, z uint32) (uint32, uint32, uint32, uint32) {
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	k, l = k+step0, l+step1
	w, x, y, z = round(w, x, y, z, k, l)
	return w, x, y, z
}

// round is one round under the words k and l of the key.
func round(w, x, y, z, k, l uint32) (uint32, uint32, uint32, uint32) {
	p, q := uint64(w)*mul0, uint64(y)*mul1
	return uint32(q>>32) ^ x ^ k, uint32(q), uint32(p>>32) ^ z ^ l, uint32(p)
}
