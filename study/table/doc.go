// Package table makes a reference table, and answers from it.
//
// A reference table is a study (tumen calibrate) whose rows are worlds: a value for
// every unknown of a case, drawn from what is believed beforehand or, in later rounds,
// from where the testimony points, and what the model made of them; in its last round
// under every policy too. Nothing in it was chosen for one question, so it answers
// many without a further run:
//
//	plan.go      which rows it has, and for which studies
//	make.go      its rows, round by round
//	kin.go       its rows, taken from a study that has them
//	table.go     the rows as columns: unknowns, patterns, outcomes, effects of policies
//	feature.go   what a witness says of a world, with the imprecision of his words
//	rounds.go    which points are run, and how much each counts (importance weights)
//	roles.go     of which worlds a pattern is evidence
//	learned.go   weights of the rows for what a witness said: forests on the table
//	answer.go    those weights, and outcomes moved to what was said
//	arms.go      weights of the rows that were run under every policy
//	weighted.go  quantiles and shares of weighted columns
//	narrow.go    from what a next round is drawn
//	proof.go     whether the intervals hold what they say
//
// To ask one:
//
//	t, err := table.Read(s)                         // of a study
//	l, err := t.Learn(ctx, table.Options{})         // grows the forests
//	a, err := l.Witness()                           // a weight for every row
//	table.Quantiles(t.Effect(arm, outcome), t.Arms(a.Weights), .05, .5, .95)
//
// Any row can play the truth: l.Without(row, t.Says(row, draw)) is what a table without
// the row answers to what a witness of that world would have said.
package table
