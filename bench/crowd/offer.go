package crowd

import "slices"

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

// From is who asks, until an exchange resolves the offer.
func (o Offer) From() uint32 { return uint32(o) }

// taker is who is asked, within the block.
func (o Offer) taker() uint32 { return uint32(o >> (64 - blockBits)) }

// few is how many offers are still a handful.
const few = 32

// Lowest brings the lowest n of the offers to the front, in no particular
// order. It is made for the handful of offers that one taker gets: the highest
// bubbles to the end until n are left, and nothing branches on a lot.
func Lowest(offers []Offer, n int) {
	if len(offers) > few {
		slices.Sort(offers)
		return
	}
	for last := len(offers) - 1; last >= max(n, 0); last-- {
		top := offers[0]
		for i := 1; i <= last; i++ {
			o := offers[i]
			offers[i-1] = min(top, o)
			top = max(top, o)
		}
		offers[last] = top
	}
}
