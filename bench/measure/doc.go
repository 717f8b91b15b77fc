// Command measure is what `make bench` runs. It builds every implementation of
// the porter market of bench/README.md, installing what it needs into
// bench/.local; checks that their statistics agree; measures them interleaved
// in one run; and writes what came out into docs/performance.md, between two
// markers, as ratios.
//
// A program that cannot be built is named as not measured, with the reason. One
// whose statistics do not agree is named too, and not compared.
package main
