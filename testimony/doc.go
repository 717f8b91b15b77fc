// Package testimony holds what is known of a border economy before anything is
// computed: who said it ([Source]), what was said ([Claim]), and, where it was
// a number, how sure the number is ([Figure]).
//
// Witnesses seldom give a bare number. They say "about 50 kg", "20 to 30
// people", "up to half". A Figure keeps the words and what they bound, and adds
// nothing: how wide "about" is, or how likely the middle of a range, is for
// whoever uses the figure to decide, and to say so.
//
// Figures hang together: an [Identity] says how, an [Inequality] asks who would
// choose what. [Testimony.Check] weighs them all: it balances the claims to the
// identities, finds the smallest sets that cannot hold, what would mend each,
// and what follows without being stated. docs/testimony.md has the method. The
// way through the package:
//
//	figure.go      a stated number; parse.go reads it, precision.go how sure it is
//	expression.go  formulas, with their units (_parse, _unit, _form)
//	identity.go    identities and inequalities; _network joins claims by them
//	balance.go     the adjustment: _problem, _matrix, _factor, _order, _solve
//	conflict.go    what cannot hold together (_feasible), and what mends it (_mend)
//	implied.go     what follows; puzzle.go, who would choose what
//	taken.go       what a claim comes to where a model needs a number
//	check.go       all of it, and check_json.go its contract
//
// What belongs here is what was said and whether it holds together. What a
// number is for, as a parameter of the model or as a pattern that the model is
// held against, belongs to package scenario.
package testimony
