package formula

import (
	"maps"
	"math"
)

// Form is an expression in one of two simple shapes:
//
//	affine    constant + sum of weight * quantity
//	monomial  constant * product of quantity ^ weight
//
// Affine formulas are linear in the quantities, monomial ones in their
// logarithms; for both, adjustment needs no iteration.
type Form struct {
	Constant float64
	Weight   map[int]float64 // by quantity; never ranged over on the way to a result
}

// affine brings the expression into affine form if it has one.
func (e *expression) affine() (Form, bool) {
	if c, ok := e.constant(); ok {
		return Form{Constant: c}, true
	}
	switch e.op {
	case name:
		return Form{Weight: map[int]float64{e.quantity: 1}}, true
	case negative:
		f, ok := e.left.affine()
		return f.scaled(-1), ok
	case plus, minus:
		a, ok := e.left.affine()
		b, both := e.right.affine()
		if e.op == minus {
			b = b.scaled(-1)
		}
		return a.plus(b), ok && both
	case times, over:
		if c, ok := e.right.constant(); ok {
			if e.op == over {
				c = 1 / c
			}
			f, ok := e.left.affine()
			return f.scaled(c), ok
		}
		if c, ok := e.left.constant(); ok && e.op == times {
			f, ok := e.right.affine()
			return f.scaled(c), ok
		}
	}
	return Form{}, false
}

// monomial brings the expression into monomial form if it has one.
func (e *expression) monomial() (Form, bool) {
	if c, ok := e.constant(); ok {
		return Form{Constant: c}, true
	}
	switch e.op {
	case name:
		return Form{Constant: 1, Weight: map[int]float64{e.quantity: 1}}, true
	case negative:
		f, ok := e.left.monomial()
		f.Constant = -f.Constant
		return f, ok
	case times, over:
		a, ok := e.left.monomial()
		b, both := e.right.monomial()
		if e.op == over {
			b = b.raised(-1)
		}
		return a.times(b), ok && both
	case power:
		f, ok := e.left.monomial()
		return f.raised(e.right.value(nil)), ok
	}
	return Form{}, false
}

func (f Form) plus(g Form) Form {
	sum := Form{Constant: f.Constant + g.Constant, Weight: make(map[int]float64, len(f.Weight)+len(g.Weight))}
	maps.Copy(sum.Weight, f.Weight)
	for q, w := range g.Weight {
		sum.Weight[q] += w
	}
	return sum
}

// times is a product of monomials: of their constants, and of powers that add up.
func (f Form) times(g Form) Form {
	product := f.plus(g)
	product.Constant = f.Constant * g.Constant
	return product
}

func (f Form) scaled(by float64) Form {
	g := Form{Constant: f.Constant * by, Weight: make(map[int]float64, len(f.Weight))}
	for q, w := range f.Weight {
		g.Weight[q] = w * by
	}
	return g
}

func (f Form) raised(to float64) Form {
	g := f.scaled(to)
	g.Constant = math.Pow(f.Constant, to)
	return g
}
