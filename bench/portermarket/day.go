package main

import (
	"math/bits"

	"tumen/bench/crowd"
	"tumen/rng"
)

// Day lives one day, in two phases: what the porters of a chunk do, from
// learning what last night came to up to today's offers, and what the organisers
// of a block do with the offers.
func (m *Market) Day() {
	m.team.Each(len(m.porters.here), m.propose)
	m.recordPay()
	m.team.Each(len(m.blocks), m.resolve)
	m.record()
	m.day++
}

// desk is what one worker needs for a piece.
type desk struct {
	bench    crowd.Bench
	here     []uint32 // who looks for work, as places in the chunk
	numbers  []uint32 // whose blocks are drawn
	drawn    []rng.Block
	takers   []uint32
	offers   []crowd.Offer
	seizures []rng.Block
	fours    []uint32
}

func (d *desk) open(m *Market) {
	d.here = make([]uint32, crowd.Chunk)
	d.numbers = make([]uint32, crowd.Chunk)
	d.drawn = make([]rng.Block, crowd.Chunk)
	d.takers = make([]uint32, crowd.Chunk)
	d.offers = make([]crowd.Offer, crowd.Chunk)
	d.seizures = make([]rng.Block, crowd.Block/4)
	d.fours = make([]uint32, crowd.Block/4)
}

// proposeChunk settles what last night came to, wakes those whose rest is over
// and makes the offers of a chunk.
func (m *Market) proposeChunk(worker, k int) {
	m.settle(k)
	p, d := &m.porters, &m.desks[worker]
	p.returns[k].Take(m.day, &p.here[k])
	first := uint32(k * crowd.Chunk)
	from := p.From[first:]

	// Those from end on no organiser pays today.
	end := p.upTo[k][min(m.highest, asks-1)]
	here := d.here[:p.here[k].List(int(end), d.here)]
	for i, place := range here {
		d.numbers[i] = first + place
	}
	m.draws.Many(d.drawn, drawPick, d.numbers[:len(here)], m.day, 0)

	// Whether an offer is made is close to a coin's toss, which no processor
	// foresees: every one is written, and those not made are written over.
	n, r, wage, drawn := 0, uint32(m.r), m.organisers.Wage, d.drawn[:len(here)]
	takers, offers := d.takers, d.offers
	for i, place := range here {
		taker, lot := pick(&drawn[i], r)
		takers[n], offers[n] = taker, crowd.MakeOffer(taker, lot, first+place)
		made := 0
		if wage[taker] >= uint16(from[place]) {
			made = 1
		}
		n += made
	}
	m.exchange.Put(k, takers[:n], offers[:n])
}

// pick is the organiser whom a porter picks, of r, and the lot: the whole and
// the fraction of r times the first half of the porter's block.
func pick(b *rng.Block, r uint32) (taker, lot uint32) {
	hi, lo := bits.Mul64(uint64(b.Word(0))<<32|uint64(b.Word(1)), uint64(r))
	return uint32(hi), uint32(lo >> 32)
}

// What an offer came to: a bit for the crew that took it and, if the crew was
// not seized, a bit for the pay and the wage.
const (
	refused  = 0
	taken    = 1 << 15
	paid     = 1 << 14
	wageBits = paid - 1
)

// restOf is the rest after a night, by whether it was paid and load.
var restOf = func() (days [2][64]uint8) {
	for load := range uint8(64) {
		days[0][load], days[1][load] = restSeized, restAfter(load)
	}
	return days
}()

// settle pays those of a chunk who crossed last night and sends them to rest.
// It does the same for everyone, whatever the night came to: a processor that
// guesses a porter's fate is often wrong.
func (m *Market) settle(k int) {
	p := &m.porters
	here, returns, sum := &p.here[k], p.returns[k], int64(0)
	answers := m.exchange.Answers(k)
	for j := range answers.Len() {
		i, came := answers.At(j)
		fate, load := uint32(came), uint32(p.Load[i])
		pay := fate & wageBits * load
		p.Pay[i] += pay
		sum += int64(pay)
		p.Runs[i] += uint16(fate / paid & 1)
		// The rest set on a night is rest on the morning after, and each day
		// takes one off: it is 0 on the morning as many days after that one.
		rest := restOf[fate/paid&1][load%64]
		left := uint64(fate / taken)
		here.Drop(i%crowd.Chunk, left)
		returns.Add(i%crowd.Chunk, m.day+int32(rest), left)
	}
	p.paid[k] = sum
}

// Close settles the last night, so that every column is of the same morning.
func (m *Market) Close() {
	for k := range m.porters.here {
		m.settle(k)
		m.exchange.Put(k, nil, nil)
	}
	m.recordPay()
}

// Cash is what a porter has [fen]: all pay, less a living for each day.
func (m *Market) Cash(i int) int64 {
	return int64(m.porters.Pay[i]) - living*int64(m.day)
}
