// Package reconcile weighs numbers that several sources state against the
// identities that join them.
//
// A [Testimony] is a list of claims, each with its likelihood (what its words
// allow, and how sure they are), and the formulas that join them. [Testimony.Weigh] joins the
// claims to a network, adjusts them to the identities by least squares, finds the
// smallest sets of claims that cannot all hold, what would correct each, what
// follows without being stated, and how decisions come out. docs/testimony.md has
// the method and the papers. The way through the package:
//
//	testimony.go   what goes in; precision.go how sure a claim is
//	network.go     quantities joined by equations; start.go values to begin with
//	balance.go     the adjustment: problem.go, matrix.go, factor.go, order.go, solve.go
//	conflict.go    what cannot hold together (feasible.go), and correction.go
//	implied.go     what follows; decision.go, who would choose what
//	resolved.go    what a claim comes to where a model needs a number
//	verdict.go     how each claim stands to the rest
//	findings.go    all of it; findings_json.go its JSON
//
// It knows nothing of words: package testimony reads them.
package reconcile
