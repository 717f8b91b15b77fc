// Package observe is what a run reports: the types of its results, and how their
// numbers are described, found and written.
//
// Read outcome.go first. An Outcome has a Summary, a table of days, the payments
// between sectors, and histograms. The tags of Summary are the one place where an
// outcome is described: unit, name, meaning, what is better. Reports, studies,
// patterns, the API and the tables of the documents read them.
//
//	number.go      a number that may not exist: a ratio of nothing is absent, not 0
//	count.go       means and quantiles of a count
//	keys.go        the numbers of a summary by their paths
//	day_column.go  a column of the table of days
//	sight.go       a day as it is seen while a run lasts
//	trip.go        one porter's night
//
// The package knows no world: what is observed of one is filled in by the model.
// To observe draws no random number and changes nothing.
package observe
