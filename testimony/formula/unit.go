package formula

import (
	"fmt"
	"math"
	"strings"

	"tumen/unit"
)

// base are the units in which formulas are computed, one for each dimension that
// a named unit has: the ones that others are multiples or parts of.
var base = func() map[unit.Dimension]unit.Unit {
	units := make(map[unit.Dimension]unit.Unit)
	for _, u := range unit.Bases() {
		units[u.Dimension()] = u
	}
	return units
}()

// coherent is the unit of the same dimension that is made of base units only,
// so that the product of two numbers is in the product of their units.
func coherent(u unit.Unit) unit.Unit {
	return rebuilt(u, func(d unit.Dimension, _ unit.Unit) unit.Unit { return base[d] })
}

// Size is how much one of a unit is in coherent units.
func Size(u unit.Unit) float64 {
	// The two have one dimension, and no unit is large enough to overflow.
	q, _ := unit.Quantity{Value: 1, Unit: u}.In(coherent(u))
	return q.Value
}

// plainer is the unit without shares, and with one unit for each dimension:
// yuan/kg/% is yuan/kg, kg·run/g is run.
func plainer(u unit.Unit) unit.Unit {
	seen := make(map[unit.Dimension]unit.Unit)
	return rebuilt(u, func(d unit.Dimension, of unit.Unit) unit.Unit {
		if _, ok := seen[d]; !ok {
			seen[d] = of
		}
		return seen[d]
	})
}

// rebuilt puts another named unit in the place of each that u is made of.
// A unit's own spelling is the one account of them that package unit gives.
func rebuilt(u unit.Unit, put func(unit.Dimension, unit.Unit) unit.Unit) unit.Unit {
	result := unit.Unit{}
	for i, part := range strings.Split(u.String(), "/") {
		for _, factor := range strings.Split(part, "·") {
			bare, raised, _ := strings.Cut(factor, "^")
			of, err := unit.ParseUnit(bare)
			if err != nil || of.Dimension() == (unit.Dimension{}) {
				continue
			}
			n := 1
			if raised != "" {
				n = int(raised[0] - '0')
			}
			named := put(of.Dimension(), of)
			for ; n > 0; n-- {
				combine := result.Mul
				if i > 0 {
					combine = result.Div
				}
				next, err := combine(named)
				if err != nil {
					return u // beyond what a unit may hold; it stays as it is
				}
				result = next
			}
		}
	}
	return result
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
			return a, false, u.fault(e.right, fmt.Sprintf("%s cannot be added to, or taken from, %s", b.Dimension(), a.Dimension()),
				"something in "+a.String())
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
		return a, false, u.fault(e, "this has too many units in it", "a simpler formula, or two")
	}
	return plainer(is), true, nil
}

// raise is the unit of a power.
func (u *Units) raise(e *expression, of unit.Unit, known bool) (unit.Unit, bool, *unit.Error) {
	exponent, isNumber, fault := u.measure(e.right)
	if fault != nil || isNumber && exponent.Dimension() != (unit.Dimension{}) {
		return of, false, u.fault(e.right, "an exponent has no unit", "a number such as 2")
	}
	if !known || of.Dimension() == (unit.Dimension{}) {
		return unit.Unit{}, known, nil
	}
	p := e.right.value(nil)
	if p != math.Trunc(p) || math.Abs(p) > 9 {
		return of, false, u.fault(e.right, fmt.Sprintf("%s can only be raised to a whole number up to 9", of.Dimension()), "a whole number such as 2")
	}
	result := unit.Unit{}
	for n := int(math.Abs(p)); n > 0; n-- {
		combine := result.Mul
		if p < 0 {
			combine = result.Div
		}
		next, err := combine(of)
		if err != nil {
			return of, false, u.fault(e, "this has too many units in it", "a simpler formula, or two")
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
		u.of[e.quantity], u.known[e.quantity] = plainer(want), true
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
	return err == nil && u.infer(open, plainer(need))
}
