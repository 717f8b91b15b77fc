package formula

import (
	"math"

	"tumen/internal/say"
	"tumen/unit"
)

// Size is how much one of a unit is in coherent units.
func Size(u unit.Unit) float64 {
	// The two have one dimension, and no unit is large enough to overflow.
	q, _ := unit.Quantity{Value: 1, Unit: u}.In(u.Coherent())
	return q.Value
}

// Units knows what quantities are measured in, as far as that is known.
type Units struct {
	of    []unit.Unit
	known []bool
	text  string // the formula at hand, for messages
}

func (u *Units) fault(e *expression, what, write string) *unit.Error {
	return &unit.Error{Text: u.text, Start: e.start, End: e.end, What: what, Write: write}
}

// measure finds the unit of an expression. known is false where it depends on
// a quantity of which nothing is known yet.
func (u *Units) measure(e *expression) (is unit.Unit, known bool, fault *unit.Error) {
	switch e.op {
	case number:
		return e.number.Unit, true, nil
	case name:
		return u.of[e.quantity], u.known[e.quantity], nil
	case negative:
		return u.measure(e.left)
	}
	a, aKnown, fault := u.measure(e.left)
	if fault != nil {
		return a, false, fault
	}
	b, bKnown, fault := u.measure(e.right)
	if fault != nil {
		return b, false, fault
	}
	switch e.op {
	case plus, minus:
		if aKnown && bKnown && a.Dimension() != b.Dimension() {
			return a, false, u.fault(e.right, say.Textf("%s cannot be added to, or taken from, %s", b.Dimension(), a.Dimension()),
				say.Textf("something in %s", a.String()))
		}
		if !aKnown {
			a = b
		}
		return a, aKnown || bKnown, nil
	case power:
		return u.raise(e, a, aKnown)
	}
	if !aKnown || !bKnown {
		return a, false, nil
	}
	combine := a.Mul
	if e.op == over {
		combine = a.Div
	}
	is, err := combine(b)
	if err != nil {
		return a, false, u.fault(e, say.Text("this has too many units in it"), say.Text("a simpler formula, or two"))
	}
	return is.Plainer(), true, nil
}

// raise is the unit of a power.
func (u *Units) raise(e *expression, of unit.Unit, known bool) (unit.Unit, bool, *unit.Error) {
	exponent, isNumber, fault := u.measure(e.right)
	if fault != nil || isNumber && exponent.Dimension() != (unit.Dimension{}) {
		return of, false, u.fault(e.right, say.Text("an exponent has no unit"), say.Text("a number such as 2"))
	}
	if !known || of.Dimension() == (unit.Dimension{}) {
		return unit.Unit{}, known, nil
	}
	p := e.right.value(nil)
	if p != math.Trunc(p) || math.Abs(p) > 9 {
		return of, false, u.fault(e.right, say.Textf("%s can only be raised to a whole number up to 9", of.Dimension()), say.Text("a whole number such as 2"))
	}
	result := unit.Unit{}
	for n := int(math.Abs(p)); n > 0; n-- {
		combine := result.Mul
		if p < 0 {
			combine = result.Div
		}
		next, err := combine(of)
		if err != nil {
			return of, false, u.fault(e, say.Text("this has too many units in it"), say.Text("a simpler formula, or two"))
		}
		result = next
	}
	return result, true, nil
}

// infer learns the unit of a quantity from what the expression must measure.
// It says whether it learnt one.
func (u *Units) infer(e *expression, want unit.Unit) bool {
	switch e.op {
	case name:
		if u.known[e.quantity] {
			return false
		}
		u.of[e.quantity], u.known[e.quantity] = want.Plainer(), true
		return true
	case negative:
		return u.infer(e.left, want)
	case plus, minus:
		left := u.infer(e.left, want)
		return u.infer(e.right, want) || left
	case times, over:
		return u.inferFactor(e, want)
	}
	return false
}

// inferFactor learns from a product or quotient of which one side is known.
func (u *Units) inferFactor(e *expression, want unit.Unit) bool {
	a, aKnown, fault := u.measure(e.left)
	b, bKnown, other := u.measure(e.right)
	if fault != nil || other != nil || aKnown == bKnown {
		return false
	}
	var need unit.Unit
	var err error
	open := e.left
	switch {
	case bKnown && e.op == times:
		need, err = want.Div(b)
	case bKnown:
		need, err = want.Mul(b)
	case e.op == times:
		open = e.right
		need, err = want.Div(a)
	default:
		open = e.right
		need, err = a.Div(want)
	}
	return err == nil && u.infer(open, need.Plainer())
}
