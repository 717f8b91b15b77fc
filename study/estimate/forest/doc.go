// Package forest finds, among rows that were made, those that tell what a new row
// would be like of which only some columns are known.
//
// A row has features (what a witness can see) and targets (what one wants to
// know). A forest is many regression trees, each grown on its own half of the rows
// by splits on features that make the targets differ most. For a new row's
// features it does not give a mean but weights over the rows it was grown on: how
// often each shares a leaf with the new one. Everything else is a weighted
// statistic of those rows, so that one set of weights serves all targets at once:
// quantiles are intervals, shares of an indicator are probabilities.
//
//	forest.go   what goes in, and the trees, grown in parallel
//	tree.go     one tree: its sample, its nodes
//	split.go    the best split of a node
//	weights.go  the weights of a new row, and of a row without its own trees
//	adjust.go   a line through the weighted rows, to move them to the new row
//
// Weights as the answer: Meinshausen (2006), "Quantile regression forests"; many
// targets by one forest: Cevid et al. (2022), "Distributional random forests". For
// posterior distributions from a table of runs: Raynal et al. (2019), "ABC random
// forests for Bayesian parameter inference".
package forest
