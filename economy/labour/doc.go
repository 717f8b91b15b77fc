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
// A day calls, in this order: [Market.Morning], Replace and Move for who leaves,
// [Market.Count], the clearing by [Pool.Supply], [Market.Hire], then after the night
// sets each person's row ([Market.Rest] says how long he stays at home), and
// [Market.Depart]. [Market.Train] sends novices to the agencies.
//
// People with numbers in a row share a shard. Shards are the pieces of work that
// several workers share; they depend on nothing but the numbers, so the same
// people are hired on any number of workers.
package labour
