// Package economy is the model: porters, organisers, posts, recruiters and
// merchants of an informal border trade, advanced one day at a time.
//
// Read it in this order. Package parameter has every number with its unit and
// meaning. day.go is the schedule, one line a step. Each step is one file:
//
//	season.go    what the calendar does to harvests and to the river
//	policy.go    dated changes of parameters
//	price.go     what gatherers ask and merchants pay
//	tariff.go    what the posts ask
//	plan.go      which good, which route, how many, how heavy
//	hiring.go    who carries for whom
//	crossing.go  the night: raids, seizures, accidents
//	sale.go      what arrived is sold
//	settle.go    everyone is paid, double entry
//	learning.go  beliefs for tomorrow
//	security.go  the Ministry of State Security
//	observe.go   what is recorded
//	watch.go     who crossed, one by one, for whoever watches
//
// Every actor's attributes are columns (porters.go, organisers.go, posts.go), and
// what a night changes in a porter is one row; index i is the same actor
// everywhere and always. Those who wait, or will be free again, stand packed into
// 64 bits (packed.go) in pools of applicants and in the calendar. Money is whole minor units, loads
// whole kilograms, goods whole grams. Every random number is drawn by name
// (draws.go), so a run is the same on any number of workers (team.go).
//
// The package knows neither files nor witnesses: it takes parameter.Parameters and gives
// an observe.Outcome. docs/odd.md describes the model in the order of the ODD protocol
// and is the authority on it.
package economy
