package formula

import (
	"math"

	"tumen/unit"
)

// operator is what a node of an expression does.
type operator int

const (
	number operator = iota
	name
	plus
	minus
	times
	over
	power
	negative
)

// expression is a node of a formula: a number, the name of a quantity, or an
// operation on the expressions below it. It is computed in coherent units
// (coherent in expression_unit.go), in which products need no conversion.
type expression struct {
	op          operator
	number      unit.Quantity // of a number
	coherent    float64       // the number in coherent units
	name        string        // of a quantity
	quantity    int           // the quantity's place in the values, once names are known
	left, right *expression
	start, end  int // its place in the text, in bytes
}

// value computes the expression; x holds the quantities in coherent units.
func (e *expression) value(x []float64) float64 {
	switch e.op {
	case number:
		return e.coherent
	case name:
		return x[e.quantity]
	case negative:
		return -e.left.value(x)
	}
	a, b := e.left.value(x), e.right.value(x)
	switch e.op {
	case plus:
		return a + b
	case minus:
		return a - b
	case times:
		return a * b
	case over:
		return a / b
	}
	return math.Pow(a, b)
}

// gradient adds, to the slope of every quantity, seed times the derivative of
// the expression.
func (e *expression) gradient(x []float64, seed float64, slope []float64) {
	switch e.op {
	case name:
		slope[e.quantity] += seed
	case negative:
		e.left.gradient(x, -seed, slope)
	case plus:
		e.left.gradient(x, seed, slope)
		e.right.gradient(x, seed, slope)
	case minus:
		e.left.gradient(x, seed, slope)
		e.right.gradient(x, -seed, slope)
	case times:
		e.left.gradient(x, seed*e.right.value(x), slope)
		e.right.gradient(x, seed*e.left.value(x), slope)
	case over:
		a, b := e.left.value(x), e.right.value(x)
		e.left.gradient(x, seed/b, slope)
		e.right.gradient(x, -seed*a/(b*b), slope)
	case power: // the exponent is a constant
		a, p := e.left.value(x), e.right.value(x)
		e.left.gradient(x, seed*p*math.Pow(a, p-1), slope)
	}
}

// constant is the value of an expression without names.
func (e *expression) constant() (float64, bool) {
	if e.has(func(*expression) bool { return true }) {
		return 0, false
	}
	return e.value(nil), true
}

// has says whether the expression holds a name of which the condition is true.
func (e *expression) has(condition func(*expression) bool) bool {
	switch {
	case e == nil:
		return false
	case e.op == name:
		return condition(e)
	}
	return e.left.has(condition) || e.right.has(condition)
}

// each visits the names from left to right.
func (e *expression) each(visit func(*expression)) {
	e.has(func(n *expression) bool { visit(n); return false })
}

// solve finds the value of one quantity that gives the expression a target
// value, all others being as in x. The quantity must be named only once in it.
func (e *expression) solve(target float64, quantity int, x []float64) float64 {
	is := func(n *expression) bool { return n.quantity == quantity }
	switch e.op {
	case name:
		return target
	case negative:
		return e.left.solve(-target, quantity, x)
	}
	if e.left.has(is) {
		b := e.right.value(x)
		switch e.op {
		case plus:
			target -= b
		case minus:
			target += b
		case times:
			target /= b
		case over:
			target *= b
		case power:
			target = math.Pow(target, 1/b)
		}
		return e.left.solve(target, quantity, x)
	}
	a := e.left.value(x)
	switch e.op {
	case plus:
		target -= a
	case minus:
		target = a - target
	case times:
		target /= a
	case over:
		target = a / target
	}
	return e.right.solve(target, quantity, x)
}
