package formula

import (
	"slices"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/unit"
)

// NewUnits are the units of a number of quantities, none of them known yet.
func NewUnits(quantities int) *Units {
	return &Units{of: make([]unit.Unit, quantities), known: make([]bool, quantities)}
}

// Of is the unit of a quantity; the zero unit where it is not known.
func (u *Units) Of(quantity int) unit.Unit { return u.of[quantity] }

// Set says what a quantity is measured in.
func (u *Units) Set(quantity int, is unit.Unit) { u.of[quantity], u.known[quantity] = is, true }

// Add makes one more quantity, measured in a unit, and gives its number.
func (u *Units) Add(is unit.Unit) int {
	u.of, u.known = append(u.of, is), append(u.known, true)
	return len(u.of) - 1
}

// Infer learns the units of more quantities from the equations, until nothing
// more can be learnt.
func (u *Units) Infer(equations []*Equation) {
	for learnt := true; learnt; {
		learnt = false
		for _, e := range equations {
			left, leftKnown, fault := u.measure(e.left)
			right, rightKnown, other := u.measure(e.right)
			if fault != nil || other != nil {
				continue
			}
			if rightKnown && u.infer(e.left, right) || leftKnown && u.infer(e.right, left) {
				learnt = true
			}
		}
	}
}

// Check is the fault of an equation whose dimensions do not fit, as far as they
// are known.
func (u *Units) Check(e *Equation) *unit.Error {
	u.text = e.text
	left, leftKnown, fault := u.measure(e.left)
	if fault != nil {
		return fault
	}
	right, rightKnown, fault := u.measure(e.right)
	if fault != nil {
		return fault
	}
	if leftKnown && rightKnown && left.Dimension() != right.Dimension() {
		return e.Fault(say.Textf("the left side is %s, the right side %s", left.Dimension(), right.Dimension()),
			say.Text("both sides in one dimension; a number with a unit, as in `/ 1 run`, can adjust one"))
	}
	return nil
}

// LeftUnit is what the left side of an equation that Check has passed is
// measured in.
func (u *Units) LeftUnit(e *Equation) unit.Unit {
	is, _, _ := u.measure(e.left)
	return is
}

// Unmeasured is the fault of the first quantity of an equation without a unit,
// or nil. A number of it would have no meaning, so it is a fault even where
// nobody asks for its value. The commonest reason is a circle of equations that
// explain only each other.
func (u *Units) Unmeasured(e *Equation, equations []*Equation) *unit.Error {
	var open *expression
	e.each(func(at *expression) {
		if open == nil && !u.known[at.quantity] {
			open = at
		}
	})
	if open == nil {
		return nil
	}
	u.text = e.text
	circle := u.circle(open, equations)
	switch len(circle) {
	case 0:
		return u.fault(open, say.Textf("the unit of `%s` is unknown", open.name), say.Text("a claim about it, or an identity that defines it from claims"))
	case 1: // a definition by itself has been refused
		return u.fault(open, say.Textf("`%s` is defined only by itself, so its unit is unknown", open.name), say.Text("a claim about it"))
	}
	names := list.Map(circle, func(q *expression) string { return q.name })
	return u.fault(open, say.Textf("%s are defined only by each other, in a circle, so their units are unknown", text.List(text.Quoted(names))),
		say.Text("a claim about one of them, or an identity that defines one of them from claims"))
}

// circle follows a quantity to what its definition names, for as long as that
// is not measured either, and gives the quantities that lead back to one met
// before, from the lowest on; none if they lead nowhere.
func (u *Units) circle(q *expression, equations []*Equation) []*expression {
	var way []*expression
	for {
		same := func(x *expression) bool { return x.quantity == q.quantity }
		if at := slices.IndexFunc(way, same); at >= 0 {
			circle := slices.Clone(way[at:])
			slices.SortFunc(circle, func(a, b *expression) int { return a.quantity - b.quantity })
			return circle
		}
		way = append(way, q)
		var next *expression
		for _, e := range equations {
			if e.left.op != name || !same(e.left) {
				continue
			}
			e.right.each(func(at *expression) {
				if next == nil && !u.known[at.quantity] {
					next = at
				}
			})
		}
		if next == nil {
			return nil
		}
		q = next
	}
}
