package engine

// Offer is who asks whom, with a lot, in one word: the taker within a block of
// 1,024 takers in 10 bits, the lot in 22, and who asks in 32. Of two offers to
// the same taker the lower one has the lower lot or, with equal lots, comes
// from the lower number.
type Offer uint64

// Block is how many takers are resolved together.
const Block = 1 << blockBits

const (
	blockBits = 10
	lotBits   = 32 - blockBits
)

// Blocks is how many blocks n takers make.
func Blocks(n int) int { return (n + Block - 1) / Block }

// MakeOffer packs an offer. Of the lot's 32 bits the upper 22 are kept.
func MakeOffer(taker, lot, from uint32) Offer {
	return Offer(uint64(taker%Block)<<(64-blockBits) | uint64(lot>>(32-lotBits))<<32 | uint64(from))
}

// From is who asks.
func (o Offer) From() uint32 { return uint32(o) }

// taker is who is asked, within the block.
func (o Offer) taker() uint32 { return uint32(o >> (64 - blockBits)) }

// Lowest brings the lowest n of the offers to the front, in no particular
// order. It is made for the handful of offers that one taker gets.
func Lowest(offers []Offer, n int) {
	if n <= 0 || n >= len(offers) {
		return
	}
	best := offers[:n]
	worst := highest(best)
	for i := n; i < len(offers); i++ {
		if offers[i] < best[worst] {
			best[worst], offers[i] = offers[i], best[worst]
			worst = highest(best)
		}
	}
}

// highest is the place of the highest offer.
func highest(offers []Offer) (at int) {
	for i, o := range offers {
		if o > offers[at] {
			at = i
		}
	}
	return at
}
