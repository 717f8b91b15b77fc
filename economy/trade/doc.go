// Package trade is how organisers decide: who enters the trade and who leaves,
// what each plans for tonight, and the prices at which all plans and all who
// would carry fit together. It knows no world: it gets prices, beliefs and
// accounts, and gives back plans, bids, prices and who comes or goes.
//
// Read it in this order.
//
//	organisers.go  who could organise, in columns, and how they differ
//	risk.go        what a crew of a size risks, and how that is learned
//	crew.go        what a crew brings, the best crew, the most that is paid a head
//	parabola.go    the same, nearly, for all that might be done
//	bid.go         what is bid for each further head
//	choice.go      which good over which route (logit)
//	plan.go        tonight's plans of all who are in the trade and free
//	clear.go       the evening's cut and the prices of passage, together
//	order.go       (the order in which bids are let in; gather.go: bids in a row)
//	offers.go      what posts hear of the bids
//	entry.go       who comes into the trade and who leaves it
//	credit.go      what is borrowed, what it costs, who is bankrupt
//	profit.go      what is spent of a profit and what is kept
//	relation.go    what it costs to be known at a post
//	bound.go       what kept a decision where it is
//
// and, of the goods themselves and of the legal way,
//
//	market.go      what gatherers ask and the far side's market pays
//	merchant.go    what merchants offer, hold in stock and sell on
//	customs.go     the best declaration (customs_hidden.go: of what may not be
//	               declared; customs_officer.go: the officer, and the way through;
//	               customs_option.go: a lorry among the other options)
//	licence.go     the rent of declaring under another's licence
//
// Money is float64 in minor units while it is only weighed, and ledger.Money
// where it is paid. Whatever is decided at a bound says so (Bound), so that it
// can be counted. Nothing here keeps a stream of random numbers; what is drawn is
// drawn by name.
package trade
