// Package household is how the people of a county live: what a day costs and
// earns them, what they spend and what they keep, who comes and who leaves, and
// whom a night's harm falls on.
//
// Everybody alive has the cost of living on each day, and an outside income on
// each day at home. Both are booked on their day, for all people together: the
// sums are kept as people leave home and return, so that people who wait cost
// nothing to compute, and no year holds a day of another one. A purse is brought
// up to date when its owner does something.
//
// A purse fills and empties at a pace that holds until its owner does something
// or it is full or empty. When that will be is known in advance and is noted on a
// calendar of sums (turning.go), not of people.
//
// The package knows no world. What a porter earns outside and where a porter
// lives is told with every call (Person); who waits for work, who rests and until
// when is kept by package labour. Here are the purses' rules and all sums over
// people.
//
// # A day
//
//	Dawn       purses that are full or empty from today on
//	Return     who is at home from this morning on, all day
//	Quit, Arrive, Move    who leaves the trade, comes to it or moves, in the morning
//	Turn       a day costs or earns something else from today on
//	Leave      who sets out today, and so earns nothing outside
//	Paid, Pays, Harmed, End    the night
//	Collect    what other workers have noted
//	Book       the day is booked
package household
