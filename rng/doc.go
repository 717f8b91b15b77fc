// Package rng gives random numbers by name instead of in sequence.
//
// Every draw is a function of who draws, for what, when and which draw it is:
// (seed, purpose, agent, day, index). There is no state to carry, so a run
// comes out the same on any number of workers, a draw added in one place
// changes nothing elsewhere, and two runs under one seed differ only by what
// was done differently (common random numbers).
//
// The function is Philox4x32-10 of Salmon, Moraes, Dror and Shaw (2011),
// "Parallel random numbers: as easy as 1, 2, 3": the seed is its key, and
// agent, day, purpose and index are its counter. One call costs one block of
// four words, so draw only where a draw decides something; and draw a phase's
// blocks together by Many, which costs a quarter where the processor has AVX2.
package rng
