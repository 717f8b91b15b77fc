// Package testimony holds what is known of a border economy before anything is
// computed: who reports it ([Source]), what they state ([Claim]), and, where it is
// a number, how sure the number is ([Figure]).
//
// Witnesses seldom give a bare number. They say "about 50 kg", "20 to 30
// people", "up to half". A Figure keeps the words and what they bound, and adds
// nothing: how wide "about" is, or how likely the middle of a range, is for
// those who use the figure to decide.
//
// Figures hang together: an identity says how, an inequality asks who would choose
// what (package formula). [Testimony.Weigh] weighs them all (package reconcile).
// The way through the package:
//
//	claim.go      sources and claims
//	figure.go     a stated number; parse.go and quantiles.go read it, unclear.go
//	              refuses what can be read in two ways
//	precision.go  how sure its words are
//	weigh.go      all of it, weighed
//
// What belongs here is what sources report and whether it holds together. What a
// number is for, as a parameter of the model or as a pattern that the model is
// held against, belongs to package scenario.
package testimony
