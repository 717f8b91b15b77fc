package crowd

// Exchange brings the offers to each taker together, by a stable counting sort
// in two steps, and takes the answers back. Each chunk of people sorts its
// offers by block of takers; each block then sorts what all chunks have for it
// by taker. Both steps can run on many workers: what a block reads and answers
// of a chunk stands together, so that no two workers write side by side.
type Exchange struct {
	takers  int
	blocks  int
	chunks  []sorted
	answers []uint16 // chunk after chunk, each in the order of its sorted offers
}

// sorted is one chunk's offers by block: those to block b stand from
// begin[b] to begin[b+1].
type sorted struct {
	offers []Offer
	begin  []uint32
	places []uint16 // by who asks: where the offer stands
}

// Bench is where one worker sorts. Its content does not outlast a piece.
type Bench struct {
	offers []Offer
	begin  [Block + 1]uint32
}

// NewExchange is an exchange between people and takers.
func NewExchange(people, takers int) *Exchange {
	chunks := Chunks(people)
	x := &Exchange{takers, Blocks(takers), make([]sorted, chunks), make([]uint16, chunks*Chunk)}
	begins := make([]uint32, chunks*(x.blocks+1))
	for k := range x.chunks {
		x.chunks[k].begin, begins = begins[:x.blocks+1:x.blocks+1], begins[x.blocks+1:]
	}
	return x
}

// Put is the first step, for one chunk: the offers of its people, each at most
// one, in the order of their numbers, replace those that it put before. Offer i
// goes to takers[i].
func (x *Exchange) Put(chunk int, takers []uint32, offers []Offer) {
	s := &x.chunks[chunk]
	if cap(s.offers) < len(offers) {
		s.offers = make([]Offer, 0, len(offers)+len(offers)/8+16)
	}
	s.offers = s.offers[:len(offers)]
	if cap(s.places) < len(offers) {
		s.places = make([]uint16, 0, cap(s.offers))
	}
	s.places = s.places[:len(offers)]
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
		s.places[i] = uint16(begin[b])
	}
}

// Resolve is the second step, for one block of takers: resolve gets each of
// them in turn with all offers to him, which it may reorder. Every chunk must
// have put its offers. In place of who asks, an offer now says where its
// answer goes; the order of offers to a taker stays the same.
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
		place := uint32(k*Chunk) + s.begin[block]
		for i := len(part) - 1; i >= 0; i-- {
			at := &begin[part[i].taker()]
			*at--
			offers[*at] = part[i]>>32<<32 | Offer(place+uint32(i))
		}
	}
	first := block * Block
	for i := range min(Block, x.takers-first) {
		resolve(uint32(first+i), offers[begin[i]:begin[i+1]])
	}
}

// Answer answers an offer that Resolve gave.
func (x *Exchange) Answer(o Offer, answer uint16) { x.answers[uint32(o)] = answer }

// Answers are what the offers that a chunk put were answered. An offer that was
// not answered has an old answer.
func (x *Exchange) Answers(chunk int) Answers {
	s := &x.chunks[chunk]
	return Answers{s.places, s.offers, x.answers[chunk*Chunk:][:len(s.offers)]}
}

// Answers are those to one chunk.
type Answers struct {
	places  []uint16
	offers  []Offer
	answers []uint16
}

// Len is how many offers there were.
func (a *Answers) Len() int { return len(a.places) }

// At is who asked, in the order of their numbers, and the answer.
func (a *Answers) At(i int) (from uint32, answer uint16) {
	place := a.places[i]
	return a.offers[place].From(), a.answers[place]
}
