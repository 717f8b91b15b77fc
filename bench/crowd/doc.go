// Package crowd has the parts of which the day of a large population is made,
// whatever the people do in it. The porter market is measured with them; the
// economy, whose people meet by other rules, takes from package engine only the
// workers.
//
// A day is a sequence of phases. In each, an engine.Team goes over chunks of people
// with fixed borders, in any order and on any number of workers: a chunk reads
// what earlier phases wrote and writes only what is its own, so the result is
// the same to the bit. People who are away stand in a Calendar, and cost
// nothing until the day of their return. Where people meet, those who ask
// write Offers, an Exchange brings the offers to each taker together, and the
// taker resolves them by lot: nobody is ever shuffled.
//
// Each part has a plain twin in the tests, a few lines that say what it means,
// and agrees with it exactly.
package crowd
