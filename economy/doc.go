// Package economy is the model: it composes people, organisers, posts and those
// who hold the border into a world of an informal border trade, advanced one day at
// a time.
//
// The rules stand in rooms, one kind of actor each, which know no world:
//
//	parameter  every number with its unit, bounds, meaning, and where it acts
//	labour     porters, what they ask, who is hired, how heavily and how often
//	household  what people live on, who comes, leaves and moves
//	tariff     what a post asks
//	security   how hard the MSS looks, and what superiors want of a post
//	trade      organisers, bids, the evening's prices; merchants, customs, licences
//	observe    what a run reports
//	snapshot   keeps, copies and compares any state
//
// World (world.go) is the state in parts, such as border and tonight, and the
// submodels, such as pricing and crossing. A submodel is a struct whose fields are
// the parts that it reads, those that it writes, and the submodels that it calls; it
// holds nothing of its own. In its methods, w is its part of the world.
//
// Read day.go first: it is the schedule, one line a step. Each step is one file,
// which gathers what the rooms read, calls them and books what they decide:
//
//	season.go    the calendar, dated changes, and what follows from parameters
//	price.go     what gatherers ask and merchants pay; what arrived is sold
//	posts.go     what the posts ask
//	plan.go      what could be done tonight, and what each organiser plans
//	custom.go    the same by custom
//	customs.go   the legal way
//	clear.go     the evening's prices, and who comes into the trade
//	crews.go     who carries, and with what goods and money
//	crossing.go  the night: raids, posts, customs, accidents
//	settle.go    everyone is paid, double entry
//	learning.go  beliefs for tomorrow; how hard the MSS looks
//	living.go    how people live, who comes, leaves and moves
//	observe.go   what is recorded; record.go, day_columns.go, summary.go, checks.go
//	watch.go     a day and its crossings, for whoever watches
//	fork.go      several futures of one past; checkpoint.go
//
// Money is whole minor units, loads whole kilograms, goods whole grams. Every
// random number is drawn by name (draws.go), so a run is the same on any number of
// workers (team.go).
//
// The package knows neither files nor witnesses: it takes parameter.Parameters and
// gives an observe.Outcome. docs/odd.md describes the model in the order of the ODD
// protocol and is the authority on it.
package economy
