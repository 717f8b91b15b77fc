// Package exact has the few functions of analysis that the model needs, rounded
// the same way on every processor.
//
// Sums, products, quotients and square roots of float64 are rounded once, to the
// nearest, by every processor for which Go compiles: IEEE 754 leaves no choice.
// The functions of package math leave one. Some are written in assembly for one
// processor and in Go for another; exp on amd64 asks at run time whether the
// processor can multiply and add in one step; and in what is written in Go, the
// compiler does so where it can (arm64, GOAMD64=v3), and then rounds once
// instead of twice. A last bit that differs is a price that differs by a cent,
// and some days later another crew.
//
// So these are written out, each product with its own float64(...), which
// forbids the single step. They are good to two units in the last place where
// the model uses them, which the tests hold against arithmetic of 200 bits.
package exact
