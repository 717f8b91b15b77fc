// Package snapshot keeps, copies and compares the state of a world, whatever its
// fields are.
//
// A state is a struct of columns: slices of numbers, and structs and slices of
// such. Its fields are found by reflection, so a new one is kept, copied and
// emptied without a word here.
//
//	walk.go    the columns of a state, in the order of its fields
//	write.go   a column in a stream
//	read.go    and back into the memory that it came from
//	copy.go    a second state that shares nothing with the first
//	memory.go  one state after another in the same memory
//	checks.go  a checksum of every column on every day
//
// The package knows no world. docs/format.md has the bytes of a stream.
package snapshot
