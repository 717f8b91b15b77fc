// Command samjiyon measures the economy itself: the founding case in the
// behavioural regime, from two thousand porters to ten million, beside the first
// economy (first.go), and an ensemble of small runs. `make bench` runs it after
// the comparisons with other tools; it writes its own part of docs/performance.md,
// between two markers.
//
// Every measurement is a process of its own, so that memory is counted from
// nothing, and they take turns round by round, so that whatever else the machine
// does falls on all of them alike.
package main
