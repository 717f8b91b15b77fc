// Package labour is the labour market of a border: who may carry, for how much,
// how often and how heavily.
//
// Every person has an ask in one number, the index kappa: what a day outside
// earns him, for each kilogram that he carries in comfort. A run with a load costs
// everybody the same number of days of his own outside income, so whoever accepts
// a run at some piece rate is everybody up to some kappa, the cut. All routes of a
// county share one cut, and each route's piece rate follows from it (terms.go): a
// dangerous route pays more, and nobody prefers one to another.
//
// A [Pool] keeps the people of a county who are at home, sorted by index and by
// strength, in lists that nobody walks through unless those on them are hired
// (lists.go). Once an evening [Pool.Count] adds them up. A [Supply] then answers at
// once how many offer themselves at a cut, and the market asks it as often as it
// likes. [Market.Hire] takes everybody below the cut from the lists, and some of
// the cell in which the cut lies, by lot. So an evening costs time for those who
// are hired, and none for those who wait.
//
// Experience has no rule of its own. An organiser loses capacity and pays a fee
// with a novice, so a novice's index is raised by what that costs (novice.go).
//
// # A day
//
//	Morning          who is free again waits for work
//	Replace, Move    who leaves the trade, comes to it or moves
//	Count            who is at home
//	SetHandicaps     by how much novices are worth less tonight
//	Supply, Cut      as often as the market asks
//	Hire             who carries tonight
//	Train            which novices go to the agencies; with another roster
//	Rest             after the night: from which day on each earns outside, and can be hired
//	Depart           who was hired leaves home
//	Learn            the usual cut
//
// Between Hire and Depart the world changes the rows of those who were hired:
// Standing, Free, Runs, and what was paid in the month. Nobody else's row may be
// changed from outside.
//
// People with numbers in a row share a shard. Shards are the pieces of work that
// several workers share; they depend on nothing but the numbers, so the same
// people are hired on any number of workers.
package labour
