package testimony

import (
	"fmt"
	"slices"

	"tumen/unit"
)

// network is the testimony as the adjustment sees it: quantities joined by
// equations, with claims about some of them. All values are in coherent units.
type network struct {
	*Testimony
	quantities []quantity
	index      map[string]int // of a quantity, by its name
	equations  []*Equation    // one for each identity
	readings   []reading      // one for each claim, with the source's doubt in it
	start      []float64      // a value for each quantity to begin with
	from       []int          // the identity that start was computed from; stated or guessed
	scratch    []float64      // values and slopes while an equation is evaluated
	slope      []float64
}

// Where the value of a quantity to begin with comes from, besides an identity.
const (
	stated  = -1
	guessed = -2 // nothing gives it: it is 1 in its unit
)

// quantity is what a name in an identity stands for.
type quantity struct {
	name      string
	unit      unit.Unit
	size      float64 // one of the unit in coherent units
	claims    []int   // about it, without rivals
	rivals    []int
	equations []int // that name it
	log       bool  // whether it is adjusted on the scale of its logarithm
}

// newNetwork reads the identities and joins the claims to them. The faults are
// those of claims and identities.
func newNetwork(t *Testimony) (*network, Faults) {
	n := &network{Testimony: t, index: make(map[string]int)}
	faults := n.join()
	parsed, ids, more := n.parse()
	faults = append(faults, more...)
	u := &units{of: make([]unit.Unit, len(n.quantities)), known: make([]bool, len(n.quantities))}
	for i, q := range n.quantities {
		u.of[i], u.known[i] = q.unit, len(q.claims)+len(q.rivals) > 0
	}
	n.equations = parsed
	if len(faults) > 0 {
		return nil, append(faults, n.clashes(u, ids)...)
	}
	if faults = n.measure(u); len(faults) > 0 {
		return nil, faults
	}
	if faults = n.begin(); len(faults) > 0 {
		return nil, faults
	}
	n.chooseScales()
	return n, nil
}

// quantity finds a quantity by its name, or makes it.
func (n *network) quantity(name string) int {
	if i, ok := n.index[name]; ok {
		return i
	}
	i := len(n.quantities)
	n.index[name] = i
	n.quantities = append(n.quantities, quantity{name: name})
	return i
}

// join makes the quantities that claims are about, and reads the figures.
func (n *network) join() (faults Faults) {
	doubts := make(map[string]float64)
	for i := range n.Sources {
		s := &n.Sources[i]
		doubts[s.ID] = doubt(s.Grade)
		if !(s.Correlation >= 0 && s.Correlation < 1) {
			text := fmt.Sprint(s.Correlation)
			faults = append(faults, Fault{"source", s.ID, &unit.Error{
				Text: text, End: len(text),
				What: "a correlation is from 0 to below 1", Write: "0 if nothing is known of it",
			}})
		}
	}
	n.readings = make([]reading, len(n.Claims))
	seen := make(map[string]bool)
	for i := range n.Claims {
		c := &n.Claims[i]
		if c.Figure == nil {
			continue
		}
		if fault := n.joinClaim(i, seen[c.ID]); fault != nil {
			faults = append(faults, Fault{"claim", c.ID, fault})
		}
		seen[c.ID] = true
		trust, known := doubts[c.Source]
		if !known {
			trust = doubt("") // nobody stands behind it
		}
		n.readings[i] = n.readings[i].looser(trust)
	}
	return faults
}

// joinClaim reads a claim's figure into coherent units.
func (n *network) joinClaim(claim int, twice bool) *unit.Error {
	c := &n.Claims[claim]
	f := *c.Figure
	wrong := func(what, write string) *unit.Error {
		return &unit.Error{Text: f.Text, End: len(f.Text), What: what, Write: write}
	}
	if twice {
		return wrong(fmt.Sprintf("there is another claim `%s`", c.ID), "another id; to pool the two, give both the same quantity")
	}
	if f.check() != nil || !finite(f.Best) {
		return wrong("this figure has no numbers that could be weighed", "a figure such as about 50 kg")
	}
	at := n.quantity(c.Of())
	q := &n.quantities[at]
	size := sizeOf(f.Unit)
	if len(q.claims)+len(q.rivals) == 0 {
		q.unit, q.size = f.Unit, size
	} else if q.unit.Dimension() != f.Unit.Dimension() {
		return wrong(fmt.Sprintf("this measures %s, but other claims of `%s` measure %s", f.Unit.Dimension(), q.name, q.unit.Dimension()),
			fmt.Sprintf("it in %s, or another quantity", q.unit))
	}
	n.readings[claim] = read(f).times(size)
	if c.Rival {
		q.rivals = append(q.rivals, claim)
	} else {
		q.claims = append(q.claims, claim)
	}
	return nil
}

// parse reads the identities and finds the quantities that they name. The ids
// are those of the identities that could be read.
func (n *network) parse() (equations []*Equation, ids []string, faults Faults) {
	defined := n.definitions()
	seen := make(map[string]bool)
	for i := range n.Identities {
		id := &n.Identities[i]
		e, fault := parseEquation(id.Text, "=")
		switch {
		case fault != nil:
		case seen[id.ID]:
			fault = e.fault(fmt.Sprintf("there is another identity `%s`", id.ID), "another id")
		default:
			fault = n.resolve(e, defined)
		}
		seen[id.ID] = true
		if fault != nil {
			faults = append(faults, Fault{"identity", id.ID, fault})
			continue
		}
		e.bind(n.index)
		for _, q := range e.quantities {
			n.quantities[q].equations = append(n.quantities[q].equations, len(equations))
		}
		equations, ids = append(equations, e), append(ids, id.ID)
	}
	return equations, ids, faults
}

// definitions makes a quantity of every name that stands alone to the left of
// an equals sign. It gives all names that identities may use.
func (n *network) definitions() []string {
	for i := range n.Identities {
		if e, fault := parseEquation(n.Identities[i].Text, "="); fault == nil && e.left.op == name {
			n.quantity(e.left.name)
		}
	}
	names := make([]string, len(n.quantities))
	for i := range n.quantities {
		names[i] = n.quantities[i].name
	}
	return names
}

// resolve checks that an identity's names are known and say something.
func (n *network) resolve(e *Equation, known []string) (fault *unit.Error) {
	e.each(func(at *expression) {
		if _, ok := n.index[at.name]; ok || fault != nil {
			return
		}
		fault = unknown(e.text, at, known)
	})
	if fault != nil || e.left.op != name {
		return fault
	}
	if e.right.has(func(at *expression) bool { return at.name == e.left.name }) {
		return e.fault(fmt.Sprintf("`%s` is explained by itself", e.left.name), "a right side without it")
	}
	return nil
}

// unknown is the fault of a name that nothing stands behind.
func unknown(text string, at *expression, known []string) *unit.Error {
	write := fmt.Sprintf("the name of a claim, or an identity that begins `%s = `", at.name)
	if near := nearest(at.name, known); near != "" {
		write = near
	}
	for i := 1; i+1 < len(at.name); i++ {
		before, after := at.name[:i], at.name[i+1:]
		if at.name[i] == '-' && slices.Contains(known, before) && slices.Contains(known, after) {
			write = before + " - " + after + " if a difference was meant"
		}
	}
	return &unit.Error{
		Text: text, Start: at.start, End: at.end,
		What: fmt.Sprintf("nothing is claimed of `%s`, and no identity defines it", at.name), Write: write,
	}
}

// bind gives every name its quantity.
func (e *Equation) bind(index map[string]int) {
	e.each(func(at *expression) {
		at.quantity = index[at.name]
		if !slices.Contains(e.quantities, at.quantity) {
			e.quantities = append(e.quantities, at.quantity)
		}
	})
}
