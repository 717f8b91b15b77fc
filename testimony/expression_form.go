package testimony

import "math"

// form is an expression in one of two simple shapes:
//
//	affine    constant + sum of weight * quantity
//	monomial  constant * product of quantity ^ weight
//
// Affine formulas are linear in the quantities, monomial ones in their
// logarithms; for both, adjustment needs no iteration.
type form struct {
	constant float64
	weight   map[int]float64 // by quantity; never ranged over on the way to a result
}

// affine brings the expression into affine form if it has one.
func (e *expression) affine() (form, bool) {
	if c, ok := e.constant(); ok {
		return form{constant: c}, true
	}
	switch e.op {
	case name:
		return form{weight: map[int]float64{e.quantity: 1}}, true
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
	return form{}, false
}

// monomial brings the expression into monomial form if it has one.
func (e *expression) monomial() (form, bool) {
	if c, ok := e.constant(); ok {
		return form{constant: c}, true
	}
	switch e.op {
	case name:
		return form{constant: 1, weight: map[int]float64{e.quantity: 1}}, true
	case negative:
		f, ok := e.left.monomial()
		f.constant = -f.constant
		return f, ok
	case times, over:
		a, ok := e.left.monomial()
		b, both := e.right.monomial()
		if e.op == over {
			b = b.raised(-1)
		}
		c := a.constant * b.constant
		product := a.plus(b)
		product.constant = c
		return product, ok && both
	case power:
		f, ok := e.left.monomial()
		return f.raised(e.right.value(nil)), ok
	}
	return form{}, false
}

func (f form) plus(g form) form {
	sum := form{constant: f.constant + g.constant, weight: make(map[int]float64, len(f.weight)+len(g.weight))}
	for q, w := range f.weight {
		sum.weight[q] = w
	}
	for q, w := range g.weight {
		sum.weight[q] += w
	}
	return sum
}

func (f form) scaled(by float64) form {
	g := form{constant: f.constant * by, weight: make(map[int]float64, len(f.weight))}
	for q, w := range f.weight {
		g.weight[q] = w * by
	}
	return g
}

func (f form) raised(to float64) form {
	g := f.scaled(to)
	g.constant = math.Pow(f.constant, to)
	return g
}
