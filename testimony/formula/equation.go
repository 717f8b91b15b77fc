package formula

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/internal/text"
	"tumen/unit"
)

// Identity says how quantities are joined: two formulas that are equal, such as
//
//	pay.month = pay.run * runs.month / 1 run
//	share.guards + share.organisers + share.porters = 100 %
//
// A formula is made of names, numbers with or without a unit, + - * / ^ and
// brackets. A name is that of a claim or of a claim's Quantity, or one of the
// identity's own: a name that stands alone to the left of = and is claimed by
// nobody is thereby defined, and its value is implied.
type Identity struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Says string `json:"says,omitempty" doc:"why it holds, in words"`
}

// Inequality is a question about who would choose what: two formulas with <=
// or >= between them. Whether it holds is an answer, not a condition.
type Inequality struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Says string `json:"says,omitempty" doc:"what it means if it holds"`
	// Given are values assumed for names that occur nowhere else, each as
	// "customs.loss = 0 %".
	Given []string `json:"given,omitempty"`
	// Solve names the quantities for which to find the value at which the
	// answer changes, all others staying as they are.
	Solve []string `json:"solve,omitempty"`
}

// Equation is the text of an identity or an inequality, read.
type Equation struct {
	text        string
	left, right *expression
	relation    string
	Quantities  []int // each quantity that it names once, in order of first mention
}

// ParseIdentity reads the text of an identity. Faults are a *unit.Error that
// marks the place. units are those of the case. Whether its names and dimensions make sense depends on the
// claims.
func ParseIdentity(text string, units *unit.System) (*Equation, *unit.Error) {
	return parseEquation(text, units, "=")
}

// ParseInequality reads the text of an inequality, as ParseIdentity does.
func ParseInequality(text string, units *unit.System) (*Equation, *unit.Error) {
	return parseEquation(text, units, "<=", ">=", "≤", "≥")
}

func parseEquation(text string, units *unit.System, relations ...string) (*Equation, *unit.Error) {
	left, right, relation, fault := parse(text, units, relations...)
	if fault != nil {
		return nil, fault
	}
	e := &Equation{text: text, left: left, right: right, relation: relation}
	if len(e.Names()) == 0 {
		return nil, e.Fault(say.Text("it names no quantity"), say.Text("an equation between quantities, as in pay.month = pay.run * runs.month"))
	}
	return e, nil
}

// Names are the names of its quantities, each once, in order of first mention.
func (e *Equation) Names() []string {
	var names []string
	e.each(func(n *expression) {
		if !slices.Contains(names, n.name) {
			names = append(names, n.name)
		}
	})
	return names
}

// Defines is the name that stands alone to the left, or "".
func (e *Equation) Defines() string {
	if e.left.op != name {
		return ""
	}
	return e.left.name
}

// Given is an assumption: a name and its number, in coherent units.
type Given struct {
	Name  string
	Value float64
	Unit  unit.Unit
}

// Given reads the equation as an assumption, as in customs.loss = 0 %.
func (e *Equation) Given() (g Given, fault *unit.Error) {
	value, isNumber := e.right.constant()
	if e.left.op != name || !isNumber {
		return g, e.Fault(say.Text("an assumption gives a number to one name"), say.Text("it as in customs.loss = 0 %"))
	}
	is, _, fault := (&Units{text: e.text}).measure(e.right)
	return Given{e.left.name, value, is}, fault
}

// Unknown is the fault of the first name that is not in an index of names, or of
// a name that is explained by itself; nil if there is none. The names known are
// in order, to propose one that is nearly the same.
func (e *Equation) Unknown(index map[string]int, known []string) (fault *unit.Error) {
	e.each(func(at *expression) {
		if _, ok := index[at.name]; ok || fault != nil {
			return
		}
		fault = e.unknown(at, known)
	})
	if fault != nil || e.relation != "=" || e.left.op != name {
		return fault
	}
	if e.right.has(func(at *expression) bool { return at.name == e.left.name }) {
		return e.Fault(say.Textf("`%s` is defined by itself", e.left.name), say.Text("a right side without it"))
	}
	return nil
}

// unknown is the fault of a name that nothing stands behind.
func (e *Equation) unknown(at *expression, known []string) *unit.Error {
	write := say.Textf("the name of a claim, or an identity that begins `%s = `", at.name)
	if near, ok := text.Nearest(at.name, known); ok {
		write = near
	}
	for i := 1; i+1 < len(at.name); i++ {
		before, after := at.name[:i], at.name[i+1:]
		if at.name[i] == '-' && slices.Contains(known, before) && slices.Contains(known, after) {
			write = say.Textf("%s - %s if a difference was meant", before, after)
		}
	}
	return &unit.Error{
		Text: e.text, Start: at.start, End: at.end,
		What: say.Textf("`%s` has no claim, and no identity defines it", at.name), Write: write,
	}
}

// Bind gives every name its quantity.
func (e *Equation) Bind(index map[string]int) {
	e.each(func(at *expression) {
		at.quantity = index[at.name]
		if !slices.Contains(e.Quantities, at.quantity) {
			e.Quantities = append(e.Quantities, at.quantity)
		}
	})
}

// each visits every name in the order of the text.
func (e *Equation) each(visit func(*expression)) {
	e.left.each(visit)
	e.right.each(visit)
}

// Fault is about the equation as a whole.
func (e *Equation) Fault(what, write string) *unit.Error {
	return &unit.Error{Text: e.text, End: len(e.text), What: what, Write: write}
}

// Value is the left side less the right.
func (e *Equation) Value(x []float64) float64 { return e.left.value(x) - e.right.value(x) }

// Sides are the values of both sides; x holds the quantities in coherent units.
func (e *Equation) Sides(x []float64) (left, right float64) { return e.left.value(x), e.right.value(x) }

// rounding is by how much, relative to its size, a side may differ by rounding.
const rounding = 1e-7

// Holds compares the sides of an inequality; what differs by rounding only is
// equal.
func (e *Equation) Holds(left, right float64) bool {
	if math.Abs(left-right) <= rounding*max(math.Abs(left), math.Abs(right)) {
		return true
	}
	if e.relation == "<=" || e.relation == "≤" {
		return left < right
	}
	return left > right
}

// Gradient adds the slopes of Value, which is left less right.
func (e *Equation) Gradient(x, slope []float64) {
	e.left.gradient(x, 1, slope)
	e.right.gradient(x, -1, slope)
}

// Affine is Value in affine form: it is zero where the equation holds.
func (e *Equation) Affine() (Form, bool) {
	a, ok := e.left.affine()
	b, both := e.right.affine()
	return a.plus(b.scaled(-1)), ok && both
}

// Monomial is left over right in monomial form: it is one where the equation
// holds.
func (e *Equation) Monomial() (Form, bool) {
	a, ok := e.left.monomial()
	b, both := e.right.monomial()
	return a.times(b.raised(-1)), ok && both
}

// Solve finds the value of one quantity from the others, if it is named once.
func (e *Equation) Solve(quantity int, x []float64) (float64, bool) {
	times, inLeft := 0, false
	count := func(n *expression) {
		if n.quantity == quantity {
			times++
		}
	}
	e.left.each(count)
	inLeft = times > 0
	e.right.each(count)
	if times != 1 {
		return 0, false
	}
	with, target := e.right, e.left
	if inLeft {
		with, target = e.left, e.right
	}
	v := with.solve(target.value(x), quantity, x)
	return v, stat.Finite(v)
}
