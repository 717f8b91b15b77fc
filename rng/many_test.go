package rng

import (
	"testing"

	"pgregory.net/rapid"
)

func TestManyDrawsAreTheSameDraws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := New(rapid.Uint64().Draw(t, "seed"))
		p := Purpose(rapid.Uint32().Draw(t, "purpose"))
		agents := rapid.SliceOfN(rapid.Uint32(), 0, 70).Draw(t, "agents")
		day := rapid.Int32().Draw(t, "day")
		index := rapid.Uint32().Draw(t, "index")
		got := make([]Block, len(agents)+1)
		s.Many(got, p, agents, day, index)
		for i, agent := range agents {
			if got[i] != s.Draw(p, agent, day, index) {
				t.Fatalf("agent %d drew %x", agent, got[i])
			}
		}
		if got[len(agents)] != (Block{}) {
			t.Fatal("wrote past the agents")
		}
	})
}

// BenchmarkMany reports the time a block.
func BenchmarkMany(b *testing.B) {
	s := New(1)
	agents := make([]uint32, 1024)
	for i := range agents {
		agents[i] = uint32(7 * i)
	}
	to := make([]Block, len(agents))
	for range b.N {
		s.Many(to, 1, agents, 3, 0)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(agents)), "ns/block")
}
