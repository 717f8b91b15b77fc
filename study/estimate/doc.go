// Package estimate turns points and outcomes into answers that say how sure
// they are.
//
// Everything that it gives is an Estimate: a value and the ends of an interval
// that holds the truth with a stated probability. An outcome that is NaN is a
// run that failed; whatever a failed run touches is left out and counted.
//
// This package answers how sure a figure is, and whether one policy is better:
//
//	mean.go quantile.go paired.go
//	resample.go     the bootstrap that most intervals come from, and how much is chance
//	weighted.go     a distribution known by values that count differently
//	score.go        how good intervals and probabilities were, once the truth is known
//	calibrated.go   whether a method's uncertainty means what it says
//
// The families of methods have packages of their own:
//
//	indices     which input matters
//	posterior   which inputs agree with what was seen
//	forest      which rows of a table tell what a new row would be like
//	emulator    a Gaussian process in place of a slow model
//	prim        where the interesting outcomes lie
//	known       functions whose answers are known exactly, to try every method on
//
// All randomness is drawn by name from a seed (draws.go), so that the same call
// gives the same answer on every machine.
package estimate
