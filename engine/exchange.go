package engine

// Exchange brings the offers to each taker together, by a stable counting sort
// in two steps: each chunk of people sorts its offers by block of takers, and
// each block then sorts what all chunks have for it by taker. Both steps can
// run on many workers, and the offers to a taker always come in the order of
// who asks.
type Exchange struct {
	takers int
	blocks int
	chunks []sorted
}

// sorted is one chunk's offers by block: those to block b stand from
// begin[b] to begin[b+1].
type sorted struct {
	offers []Offer
	begin  []uint32
}

// Bench is where one worker sorts. Its content does not outlast a piece.
type Bench struct {
	offers []Offer
	begin  [Block + 1]uint32
}

// NewExchange is an exchange between people and takers.
func NewExchange(people, takers int) *Exchange {
	x := &Exchange{takers, Blocks(takers), make([]sorted, Chunks(people))}
	begins := make([]uint32, len(x.chunks)*(x.blocks+1))
	for k := range x.chunks {
		x.chunks[k].begin, begins = begins[:x.blocks+1:x.blocks+1], begins[x.blocks+1:]
	}
	return x
}

// Put is the first step, for one chunk: the offers replace those that it put
// before. Offer i goes to takers[i].
func (x *Exchange) Put(chunk int, takers []uint32, offers []Offer) {
	s := &x.chunks[chunk]
	if cap(s.offers) < len(offers) {
		s.offers = make([]Offer, 0, len(offers)+len(offers)/8+16)
	}
	s.offers = s.offers[:len(offers)]
	begin := s.begin
	clear(begin)
	for _, to := range takers {
		begin[to/Block]++
	}
	// begin[b] is now how many offers go to block b. Made the end of b's part,
	// it comes down to its beginning as the offers are placed from the last.
	total := uint32(0)
	for b := range begin {
		total += begin[b]
		begin[b] = total
	}
	for i := len(offers) - 1; i >= 0; i-- {
		b := takers[i] / Block
		begin[b]--
		s.offers[begin[b]] = offers[i]
	}
}

// Resolve is the second step, for one block of takers: resolve gets each of
// them in turn with all offers to him, which it may reorder. Every chunk must
// have put its offers.
func (x *Exchange) Resolve(block int, bench *Bench, resolve func(taker uint32, offers []Offer)) {
	begin := &bench.begin
	clear(begin[:])
	total := uint32(0)
	for k := range x.chunks {
		s := &x.chunks[k]
		part := s.offers[s.begin[block]:s.begin[block+1]]
		total += uint32(len(part))
		for _, o := range part {
			begin[o.taker()]++
		}
	}
	if cap(bench.offers) < int(total) {
		bench.offers = make([]Offer, 0, total+total/8+16)
	}
	offers := bench.offers[:total]
	end := uint32(0)
	for i := range begin {
		end += begin[i]
		begin[i] = end
	}
	for k := len(x.chunks) - 1; k >= 0; k-- {
		s := &x.chunks[k]
		part := s.offers[s.begin[block]:s.begin[block+1]]
		for i := len(part) - 1; i >= 0; i-- {
			at := &begin[part[i].taker()]
			*at--
			offers[*at] = part[i]
		}
	}
	first := block * Block
	for i := range min(Block, x.takers-first) {
		resolve(uint32(first+i), offers[begin[i]:begin[i+1]])
	}
}
