// Command samjiyon measures the economy itself: the founding case in the
// behavioural regime, from a thousand porters to ten million, and an ensemble of
// small runs. `make bench` runs it after the porter market; it writes its own
// part of docs/performance.md, between two markers.
//
// Every measurement is a process of its own, so that memory is counted from
// nothing, and they take turns round by round, so that whatever else the machine
// does falls on all of them alike.
package main
