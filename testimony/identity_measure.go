package testimony

import (
	"fmt"
	"slices"

	"tumen/unit"
)

// measure finds the units of quantities that nobody claims, and checks the
// dimensions of all identities.
func (n *network) measure(u *units) (faults Faults) {
	n.inferUnits(u)
	for i, e := range n.equations {
		u.text = e.text
		fault := u.check(e)
		if open := e.unmeasured(u); fault == nil && open != nil {
			fault = n.unmeasured(u, open)
		}
		if fault != nil {
			faults = append(faults, Fault{"identity", n.Identities[i].ID, fault})
		}
	}
	if len(faults) > 0 {
		return faults
	}
	for i := range n.quantities {
		q := &n.quantities[i]
		q.unit = u.of[i]
		q.size = sizeOf(q.unit)
	}
	return nil
}

// clashes are the identities whose dimensions do not fit, among those that could
// be read. What is measured in what may be open, since an identity that would
// say it may be one of the others.
func (n *network) clashes(u *units, ids []string) (faults Faults) {
	n.inferUnits(u)
	for i, e := range n.equations {
		u.text = e.text
		if fault := u.check(e); fault != nil {
			faults = append(faults, Fault{"identity", ids[i], fault})
		}
	}
	return faults
}

// inferUnits goes through the identities until nothing more can be learnt.
func (n *network) inferUnits(u *units) {
	for learnt := true; learnt; {
		learnt = false
		for _, e := range n.equations {
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

// check is the fault of an equation whose dimensions do not fit, as far as they
// are known.
func (u *units) check(e *Equation) *unit.Error {
	left, leftKnown, fault := u.measure(e.left)
	if fault != nil {
		return fault
	}
	right, rightKnown, fault := u.measure(e.right)
	if fault != nil {
		return fault
	}
	if leftKnown && rightKnown && left.Dimension() != right.Dimension() {
		return e.fault(fmt.Sprintf("the left side is %s, the right side %s", left.Dimension(), right.Dimension()),
			"both sides in one dimension; a number with a unit, as in `/ 1 run`, can make up for one")
	}
	return nil
}

// unmeasured is the first quantity of an equation of which nothing says what
// it is measured in, or nil.
func (e *Equation) unmeasured(u *units) (open *expression) {
	e.each(func(at *expression) {
		if open == nil && !u.known[at.quantity] {
			open = at
		}
	})
	return open
}

// unmeasured is the fault of a quantity without a unit. A number of it would
// have no meaning, so it is a fault even where nobody asks for its value. The
// commonest reason is a circle of identities that explain only each other.
func (n *network) unmeasured(u *units, open *expression) *unit.Error {
	circle := n.circle(open.quantity, u)
	switch len(circle) {
	case 0:
		return u.fault(open, fmt.Sprintf("nothing says what `%s` is measured in", open.name), "a claim about it, or an identity that defines it by claims")
	case 1: // resolve has refused a definition by itself
		return u.fault(open, fmt.Sprintf("`%s` is explained only by itself, so nothing says what it is measured in", open.name), "a claim about it")
	}
	names := make([]string, len(circle))
	for i, q := range circle {
		names[i] = n.quantities[q].name
	}
	return u.fault(open, fmt.Sprintf("%s are explained only by each other, in a circle, so nothing says what they are measured in", listed(names)),
		"a claim about one of them, or an identity that defines one by claims")
}

// circle follows a quantity to what its definition names, for as long as that
// is not measured either, and gives the quantities that lead back to one met
// before, from the lowest on; none if they lead nowhere.
func (n *network) circle(q int, u *units) []int {
	var way []int
	for {
		if at := slices.Index(way, q); at >= 0 {
			circle := slices.Clone(way[at:])
			slices.Sort(circle)
			return circle
		}
		way = append(way, q)
		next := none
		for _, i := range n.quantities[q].equations {
			e := n.equations[i]
			if e.left.op != name || e.left.quantity != q {
				continue
			}
			e.right.each(func(at *expression) {
				if next == none && !u.known[at.quantity] {
					next = at.quantity
				}
			})
		}
		if next == none {
			return nil
		}
		q = next
	}
}
