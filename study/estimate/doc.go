// Package estimate turns points and outcomes into answers that say how sure
// they are.
//
// Everything that it gives is an Estimate: a value and the ends of an interval
// that holds the truth with a stated probability. An outcome that is NaN is a
// run that failed; whatever a failed run touches is left out and counted.
//
// Which input matters?
//
//	morris.go       a screening: elementary effects
//	sobol.go        shares of the variance, from a Saltelli design
//	delta.go        how far an input shifts the whole distribution, from any design
//	pawn.go         the same by distribution functions
//	replicates.go   how much is chance
//
// How sure is a figure, and is one policy better?
//
//	mean.go quantile.go proportion.go paired.go corrections.go runs.go
//	resample.go     the bootstrap that most intervals come from
//
// Which inputs agree with what was seen?
//
//	abc.go          approximate Bayesian computation, by generations
//	posterior.go    what was learned of each input, and whether anything was
//	model_choice.go which of several models
//	process.go      a Gaussian process in place of a slow model
//	history.go      which points an emulator rules out
//	calibrated.go   does a method's uncertainty mean what it says
//
// Where do the interesting outcomes lie? prim.go.
//
// known.go has functions whose answers are known exactly, on which every method
// can be tried. All randomness is drawn by name from a seed, so that the same
// call gives the same answer on every machine.
package estimate
