package rng

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// The known answers published with Random123 1.14 (kat_vectors, philox4x32 10):
// all zeros, all ones, and the digits of pi.
func TestPhiloxGivesThePublishedVectors(t *testing.T) {
	for _, v := range []struct {
		ctr  [4]uint32
		key  [2]uint32
		want [4]uint32
	}{
		{
			[4]uint32{},
			[2]uint32{},
			[4]uint32{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
		},
		{
			[4]uint32{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
			[2]uint32{0xffffffff, 0xffffffff},
			[4]uint32{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
		},
		{
			[4]uint32{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
			[2]uint32{0xa4093822, 0x299f31d0},
			[4]uint32{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
		},
	} {
		w, x, y, z := philox(v.key[0], v.key[1], v.ctr[0], v.ctr[1], v.ctr[2], v.ctr[3])
		if got := [4]uint32{w, x, y, z}; got != v.want {
			t.Errorf("philox(%x, %x) = %x, want %x", v.key, v.ctr, got, v.want)
		}
	}
}

func TestADrawDependsOnItsNameAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		p := Purpose(rapid.Uint32().Draw(t, "purpose"))
		agent := rapid.Uint32().Draw(t, "agent")
		day := rapid.Int32().Draw(t, "day")
		index := rapid.Uint32().Draw(t, "index")
		s := New(seed)
		first := s.Draw(p, agent, day, index)
		s.Draw(p+1, agent, day, index) // a draw elsewhere
		if s.Draw(p, agent, day, index) != first || New(seed).Draw(p, agent, day, index) != first {
			t.Fatal("the same name gave two different draws")
		}
		for _, other := range []Block{
			New(seed+1).Draw(p, agent, day, index),
			s.Draw(p+1, agent, day, index),
			s.Draw(p, agent+1, day, index),
			s.Draw(p, agent, day+1, index),
			s.Draw(p, agent, day, index+1),
		} {
			if other == first {
				t.Fatal("another name gave the same draw")
			}
		}
	})
}

// Moments of 100,000 draws: the tolerances are five standard errors.
func TestDrawsHaveTheStatedDistributions(t *testing.T) {
	const n = 100_000
	s := New(7)
	var sum, square, normal, normal2 float64
	var counts [6]int
	for i := range uint32(n) {
		b := s.Draw(1, i, 0, 0)
		u := b.Unit(2)
		sum += u
		square += u * u
		z := b.Normal()
		normal += z
		normal2 += z * z
		counts[b.Below(3, 6)]++
	}
	near := func(what string, got, want, sd float64) {
		t.Helper()
		if se := sd / math.Sqrt(n); math.Abs(got-want) > 5*se {
			t.Errorf("%s = %.5f, want %.5f +- %.5f", what, got, want, 5*se)
		}
	}
	near("mean of Unit", sum/n, 0.5, math.Sqrt(1.0/12))
	near("mean square of Unit", square/n, 1.0/3, math.Sqrt(4.0/45))
	near("mean of Normal", normal/n, 0, 1)
	near("variance of Normal", normal2/n, 1, math.Sqrt2)
	for face, c := range counts {
		near("share of Below's face "+string(rune('0'+face)), float64(c)/n, 1.0/6, math.Sqrt(5.0/36))
	}
}

func TestChanceAtItsEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := New(rapid.Uint64().Draw(t, "seed")).Draw(0, 0, 0, 0)
		if b.Chance(0, 0) || !b.Chance(0, 1) {
			t.Fatal("chance 0 must never happen and chance 1 always")
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	s := New(1)
	var sink uint32
	for i := range b.N {
		sink ^= s.Draw(1, uint32(i), 3, 0).Word(0)
	}
	_ = sink
}
