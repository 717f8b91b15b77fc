package testimony

import (
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
	Says string `json:"says,omitempty"` // why it holds, in words
}

// Inequality is a question about who would choose what: two formulas with <=
// or >= between them. Whether it holds is an answer, not a condition.
type Inequality struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Says string `json:"says,omitempty"` // what it means if it holds
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
	quantities  []int // each quantity that it names once, in order of first mention
}

// ParseIdentity reads the text of an identity. Faults are a *unit.Error that
// marks the place. Whether its names and dimensions make sense depends on the
// claims; [Testimony.Faults] says.
func ParseIdentity(text string) (*Equation, error) {
	e, fault := parseEquation(text, "=")
	if fault != nil {
		return nil, fault
	}
	return e, nil
}

// ParseInequality reads the text of an inequality, as ParseIdentity does.
func ParseInequality(text string) (*Equation, error) {
	e, fault := parseEquation(text, "<=", ">=", "≤", "≥")
	if fault != nil {
		return nil, fault
	}
	return e, nil
}

func parseEquation(text string, relations ...string) (*Equation, *unit.Error) {
	left, right, relation, fault := parse(text, relations...)
	if fault != nil {
		return nil, fault
	}
	e := &Equation{text: text, left: left, right: right, relation: relation}
	if len(e.Names()) == 0 {
		return nil, e.fault("it names no quantity", "an equation between quantities, as in pay.month = pay.run * runs.month")
	}
	return e, nil
}

// Names are the names of its quantities, each once, in order of first mention.
func (e *Equation) Names() []string {
	var names []string
	seen := make(map[string]bool)
	e.each(func(n *expression) {
		if !seen[n.name] {
			seen[n.name] = true
			names = append(names, n.name)
		}
	})
	return names
}

// each visits every name in the order of the text.
func (e *Equation) each(visit func(*expression)) {
	e.left.each(visit)
	e.right.each(visit)
}

// fault is about the equation as a whole.
func (e *Equation) fault(what, write string) *unit.Error {
	return &unit.Error{Text: e.text, End: len(e.text), What: what, Write: write}
}

// value is the left side less the right.
func (e *Equation) value(x []float64) float64 { return e.left.value(x) - e.right.value(x) }

// gradient adds the slopes of value, which is left less right.
func (e *Equation) gradient(x, slope []float64) {
	e.left.gradient(x, 1, slope)
	e.right.gradient(x, -1, slope)
}

// affine is value in affine form: it is zero where the equation holds.
func (e *Equation) affine() (form, bool) {
	a, ok := e.left.affine()
	b, both := e.right.affine()
	return a.plus(b.scaled(-1)), ok && both
}

// monomial is left over right in monomial form: it is one where the equation
// holds.
func (e *Equation) monomial() (form, bool) {
	a, ok := e.left.monomial()
	b, both := e.right.monomial()
	b = b.raised(-1)
	c := a.constant * b.constant
	ratio := a.plus(b)
	ratio.constant = c
	return ratio, ok && both
}

// solve finds the value of one quantity from the others, if it is named once.
func (e *Equation) solve(quantity int, x []float64) (float64, bool) {
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
	return v, finite(v)
}
