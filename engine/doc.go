// Package engine has the workers on which a large world lives its day. A Team goes
// over pieces of work in any order and on any number of workers; each piece writes
// only what is its own, so the result is the same to the bit.
package engine
