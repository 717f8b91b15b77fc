// Package emulator stands in for a slow model.
//
//	process.go   a Gaussian process through the runs that were made
//	history.go   which points it rules out, given what was seen
package emulator
