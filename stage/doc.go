// Package stage owns everything that is not finished yet: the folder in which
// a run or a study is put together before it appears under its own name.
//
// For a destination DIR there is at most one such folder, .DIR.tumen beside it.
// It is locked from the start of a command to its end, so of two commands with
// one destination the second fails at once. The lock
// goes with the process, however the process ends: a folder that nobody holds
// is what a killed command left. The next command either goes on from what is
// in it or removes it.
//
// A destination appears by one rename, and never in the place of something
// else. When a step fails, what this process made is removed and nothing more.
//
// The names of results are made here too: see Name and Hash.
package stage
