package rng

import "golang.org/x/sys/cpu"

// eight makes the draws of n agents, a multiple of 8, by AVX2: a word of four
// counters to a register, each in the lower half of 64 bits, which is where
// the multiplication reads and writes.
//
//go:noescape
func eight(to *Block, agents *uint32, n int, key *[2]uint32, rest *[3]uint32)

// manyAtOnce makes as many of the draws as it can, from the first, and returns
// how many. The rest of the counter is the same for all agents.
func manyAtOnce(to []Block, key [2]uint32, agents []uint32, rest [3]uint32) int {
	n := len(agents) &^ 7
	if n == 0 || !cpu.X86.HasAVX2 {
		return 0
	}
	eight(&to[0], &agents[0], n, &key, &rest)
	return n
}
