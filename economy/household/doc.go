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
// lives comes with every call (Person). Who waits for work, who rests, and from
// which day on somebody is at home again and earns, is kept by package labour,
// with strength, experience and sex. Here are the purses' rules and all sums over
// people.
//
// # A day
//
//	Dawn                  who is home from today on, whose purse is full or empty
//	Quit, Arrive, Move    who leaves the trade, comes to it or moves, in the morning
//	Turn                  a day costs or earns something else from today on
//	Leave, Carried        who set out, and so earned nothing outside, and until when
//	Paid, Pays, Harmed    what the night brought
//	End                   who died or stayed on the far side
//	Collect               what other workers have noted
//	Book                  the day is booked
package household
