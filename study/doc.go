// Package study asks questions that one run cannot answer. One run is one
// story: the same case under another seed is another one, and what differs
// between the two is chance. A study runs a case under many seeds and says what
// holds whatever chance does.
//
//	patterns.go  does the case reproduce what witnesses reported
//	change.go    two runs of one seed, one less the other
//	seeds.go     many seeds, one run a core at a time
//	quantile.go  the middle and the tails of what came out
//
// Whoever runs a study chooses nothing but the number of seeds and the first of
// them: the seeds are that one and those that follow it. The results stand in
// the order of the seeds, so a study is the same to the digit on any number of
// workers. Only the numbers that are asked for are kept of each run.
//
// The folder design has plans of what to vary, estimate has what can be
// concluded from the outcomes.
package study
