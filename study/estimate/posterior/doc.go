// Package posterior finds which inputs agree with what was seen.
//
//	abc.go         approximate Bayesian computation, by generations
//	posterior.go   what was learned of each input, and whether anything was
package posterior
