// Package design chooses the points at which a model is run.
//
// A study knows its inputs only as distributions: a load of 30 to 50 kg, a
// load of 40 to 55 kg. An Input is a name with such a Distribution, and
// a Space is a list of inputs, some of them perhaps correlated. A design is
// made in the unit cube, one coordinate from 0 to 1 for each input, and
// Space.At turns a point of the cube into values through the inputs' quantile
// functions. So every design serves every distribution.
//
//	random.go     independent points, and Latin hypercubes
//	sobol.go      Sobol' points, scrambled: even in every projection
//	saltelli.go   the rows A, B, AB_i that variance-based indices need
//	chance.go     which of a design's runs share a seed
//	morris.go     one-at-a-time trajectories, or the whole grid
//
// Nothing here has state: a design is a function of its size and its seed, and
// every random number is drawn by name from package rng.
package design
