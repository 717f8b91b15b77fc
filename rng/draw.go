package rng

import (
	"math"

	"tumen/exact"
)

// Purpose says what a draw decides. A purpose keeps its number for ever: to
// change one is to change every run.
type Purpose uint32

// Source makes all draws of one world or one run from its seed.
type Source struct{ key [2]uint32 }

// New is the source of a seed.
func New(seed uint64) Source {
	return Source{[2]uint32{uint32(seed), uint32(seed >> 32)}}
}

// Draw is the block that an agent draws for a purpose on a day; index tells
// apart several draws of the same agent, purpose and day.
func (s Source) Draw(p Purpose, agent uint32, day int32, index uint32) Block {
	w, x, y, z := philox(s.key[0], s.key[1], agent, uint32(day), uint32(p), index)
	return Block{w, x, y, z}
}

// Block is four independent uniform words. It is no array, since the compiler keeps
// those in memory, and whoever draws one block would wait for it.
type Block struct{ a, b, c, d uint32 }

// Word is word i of the block, from 0 to 3.
func (b Block) Word(i int) uint32 {
	switch i {
	case 0:
		return b.a
	case 1:
		return b.b
	case 2:
		return b.c
	}
	return b.d
}

// Unit is a number in (0, 1), never 0 or 1, from word i of the block.
func (b Block) Unit(i int) float64 {
	return (float64(b.Word(i)) + 0.5) * (1.0 / (1 << 32))
}

// Below is a whole number in [0, n) from word i, by Lemire's multiplication.
// Its bias is below n/2^32.
func (b Block) Below(i int, n uint32) uint32 {
	return uint32(uint64(b.Word(i)) * uint64(n) >> 32)
}

// Chance is true with probability p, from word i.
func (b Block) Chance(i int, p float64) bool { return b.Unit(i) < p }

// Normal is a standard normal number from words 0 and 1 (Box and Muller 1958).
func (b Block) Normal() float64 {
	return math.Sqrt(-2*exact.Log(b.Unit(0))) * exact.CosTurn(b.Unit(1))
}
