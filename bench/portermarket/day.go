package main

import (
	"math/bits"

	"tumen/engine"
	"tumen/rng"
)

// Day lives one day, in two phases: what the porters of a chunk do, from
// learning what last night came to up to today's offers, and what the organisers
// of a block do with the offers.
func (m *Market) Day() {
	m.team.Each(len(m.porters.here), m.propose)
	m.team.Each(len(m.blocks), m.resolve)
	m.record()
	m.day++
}

// desk is what one worker needs for a piece.
type desk struct {
	bench    engine.Bench
	here     []uint32 // who looks for work, as places in the chunk
	pairs    []uint32 // whose blocks are drawn
	drawn    []rng.Block
	takers   []uint32
	offers   []engine.Offer
	seizures []rng.Block
	fours    []uint32
}

func (d *desk) open(m *Market) {
	d.here = make([]uint32, engine.Chunk)
	d.pairs = make([]uint32, engine.Chunk/2)
	d.drawn = make([]rng.Block, engine.Chunk/2)
	d.takers = make([]uint32, engine.Chunk)
	d.offers = make([]engine.Offer, engine.Chunk)
	d.seizures = make([]rng.Block, engine.Block/4)
	d.fours = make([]uint32, engine.Block/4)
}

// proposeChunk settles what last night came to, wakes those whose rest is over
// and makes the offers of a chunk.
func (m *Market) proposeChunk(worker, k int) {
	m.settle(k)
	p, d := &m.porters, &m.desks[worker]
	p.returns.Take(k, m.day, &p.here[k])
	first := uint32(k * engine.Chunk)
	from := p.From[first:]

	// Those below sure are paid by every organiser, those from end on by none.
	sure, end := p.upTo[k][min(m.lowest, asks-1)], p.upTo[k][min(m.highest, asks-1)]
	here := d.here[:p.here[k].List(int(end), d.here)]
	pairs, pair := 0, ^uint32(0)
	for _, place := range here {
		if now := (first + place) / 2; now != pair {
			pair = now
			d.pairs[pairs] = pair
			pairs++
		}
	}
	m.draws.Many(d.drawn, drawPick, d.pairs[:pairs], m.day, 0)

	asked := p.asked[k]
	if cap(asked) < len(here) {
		asked = make([]uint16, 0, len(here)+len(here)/8+16)
	}
	asked = asked[:len(here)]
	n, drawn, wage := 0, -1, m.organisers.Wage
	pair = ^uint32(0)
	for _, place := range here {
		number := first + place
		if number/2 != pair {
			pair = number / 2
			drawn++
		}
		taker, lot := pick(&d.drawn[drawn], number, uint32(m.r))
		asked[n], d.takers[n], d.offers[n] = uint16(place), taker, engine.MakeOffer(taker, lot, number)
		if place < uint32(sure) || wage[taker] >= uint16(from[place]) {
			n++
		}
	}
	p.asked[k] = asked[:n]
	m.exchange.Put(k, d.takers[:n], d.offers[:n])
}

// pick is the organiser whom a porter picks, of r, and his lot: the whole and
// the fraction of r times one half of the block of his pair.
func pick(b *rng.Block, porter, r uint32) (taker, lot uint32) {
	half := 2 * (porter & 1)
	hi, lo := bits.Mul64(uint64(b[half])<<32|uint64(b[half+1]), uint64(r))
	return uint32(hi), uint32(lo >> 32)
}

// What an offer comes to, beside the wage at which the porter crossed.
const (
	refused = 0
	seized  = 0xffff
)

// settle pays those of a chunk who crossed last night and sends them to rest.
func (m *Market) settle(k int) {
	p := &m.porters
	first := uint32(k * engine.Chunk)
	for _, place := range p.asked[k] {
		i := first + uint32(place)
		fate := p.fate[i]
		if fate == refused {
			continue
		}
		rest := int32(restSeized)
		if fate != seized {
			load := p.Load[i]
			rest = restAfter(load)
			p.Pay[i] += uint32(fate) * uint32(load)
			p.Runs[i]++
		}
		p.here[k].Drop(uint32(place))
		// The rest set on a night is rest on the morning after, and each day
		// takes one off: it is 0 on the morning as many days after that one.
		p.returns.Add(i, m.day+rest)
	}
	p.asked[k] = p.asked[k][:0]
}

// Close settles the last night, so that every column is of the same morning.
func (m *Market) Close() {
	for k := range m.porters.here {
		m.settle(k)
	}
}

// Cash is what a porter has [fen]: all pay, less a living for each day.
func (m *Market) Cash(i int) int64 {
	return int64(m.porters.Pay[i]) - living*int64(m.day)
}
