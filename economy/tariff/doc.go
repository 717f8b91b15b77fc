// Package tariff is how a post sets what it asks: pure rules that know no world,
// no crews and no accounts.
//
// A post has two settings that do not depend on each other. Pricing says how it
// sets its tariff: by custom, by a bargain, by the number it lets pass, by a
// posted price, as one hand over a route, beside rivals, by a hold-up, or to meet
// a sum from above. Sees says what the tariff can be charged on, since nobody can
// charge for what he cannot see: a crossing, heads, weight, kinds of good, or
// value, with an error.
//
// Read it in this order.
//
//	bid.go        what organisers would pay, and what a crossing looks like
//	demand.go     what a post remembers of bids
//	curve.go      the demand curve in it, and how quickly it falls
//	post.go       a post: its terms, its state, and its day
//	cost.go       what letting pass costs it
//	passage.go, posted.go, joint.go, competing.go, bargained.go, holdup.go,
//	quota.go      the rules, one a file
//	form.go       from the price of a usual crossing to the tariff for this one
//	value.go      what a post makes of a value that it sees with an error
//
// A World calls Observe with the evening's bids, Set in the morning, and Ask for
// each crossing. Nothing here draws, and nothing is shared between posts. The
// state is plain numbers in arrays of fixed length.
package tariff
