// Package formula reads what joins the quantities of a testimony: identities and
// inequalities of names, numbers with units, + - * / ^ and brackets.
//
//	pay.month = pay.run * runs.month / 1 run
//	share.guards <= customs.levy + customs.loss
//
// An [Equation] is read from its text, bound to numbered quantities, and then
// gives its value, its slopes, and the value of any one quantity from the others.
// [Units] finds what the quantities are measured in and checks that dimensions
// fit. Everything is computed in coherent units, in which a product needs no
// conversion.
//
//	expression.go  the tree; parse.go reads it, form.go finds sums and products
//	equation.go    two sides with a relation
//	unit.go        the unit of an expression; measure.go those of a set of equations
//	fault.go       what is wrong with a line of the testimony
package formula
