// Command measure is the first part of `make bench`. It builds the programs of two
// comparisons, installing what they need into bench/.local; checks that their
// statistics agree; measures them interleaved in one run; and writes what came out
// into docs/performance.md, between markers, as ratios.
//
//	core    the declared core of the economy (bench/core), where tumen is `tumen run`
//	market  the porter market (bench/README.md), the benchmark of package engine
//
// A program that cannot be built is named as not measured, with the reason. One
// whose statistics do not agree is named too, and not compared.
package main
