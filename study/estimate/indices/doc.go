// Package indices measures which input of a study matters.
//
//	morris.go   a screening: elementary effects
//	sobol.go    shares of the variance, from a Saltelli design
//	delta.go    how far an input shifts the whole distribution, from any design
//	pawn.go     the same by distribution functions
//
// An outcome that is the same in every run is an error of the type
// estimate.Constant: nothing decides what does not vary.
package indices
