package reconcile

import (
	"fmt"

	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/testimony/formula"
	"tumen/unit"
)

// network is the testimony as the adjustment sees it: quantities joined by
// equations, with claims about some of them. All values are in coherent units.
type network struct {
	*Testimony
	quantities  []quantity
	index       map[string]int      // of a quantity, by its name
	equations   []*formula.Equation // one for each identity
	likelihoods []Likelihood        // one for each claim, with the source's reliability in it
	start       []float64           // a value for each quantity to begin with
	from        []int               // the identity that start was computed from; stated or guessed
	scratch     []float64           // values and slopes while an equation is evaluated
	slope       []float64
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
	claims    []int   // about it, without those held out
	heldOut   []int
	equations []int // that name it
	log       bool  // whether it is adjusted on the scale of its logarithm
}

// newNetwork reads the identities and joins the claims to them. The faults are
// those of claims and identities.
func newNetwork(t *Testimony) (*network, formula.Faults) {
	n := &builder{&network{Testimony: t, index: make(map[string]int)}}
	faults := n.join()
	parsed, ids, more := n.parse()
	faults = append(faults, more...)
	u := formula.NewUnits(len(n.quantities))
	for i, q := range n.quantities {
		if len(q.claims)+len(q.heldOut) > 0 {
			u.Set(i, q.unit)
		}
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
	return n.network, nil
}

// builder makes a network of a testimony.
type builder struct{ *network }

// quantity finds a quantity by its name, or makes it.
func (n *builder) quantity(name string) int {
	if i, ok := n.index[name]; ok {
		return i
	}
	i := len(n.quantities)
	n.index[name] = i
	n.quantities = append(n.quantities, quantity{name: name})
	return i
}

// join makes the quantities that claims are about, and reads the figures.
func (n *builder) join() (faults formula.Faults) {
	reliabilities := make(map[string]float64)
	for i := range n.Sources {
		s := &n.Sources[i]
		reliabilities[s.ID] = reliability(s.Grade)
		if !(s.Correlation >= 0 && s.Correlation < 1) {
			text := fmt.Sprint(s.Correlation)
			faults = append(faults, formula.Fault{Part: "source", ID: s.ID, Fault: &unit.Error{
				Text: text, End: len(text),
				What: say.Text("a correlation is from 0 to below 1"), Write: say.Text("0 if it is unknown"),
			}})
		}
	}
	n.likelihoods = make([]Likelihood, len(n.Claims))
	seen := make(map[string]bool)
	for i := range n.Claims {
		c := &n.Claims[i]
		if fault := n.joinClaim(i, seen[c.ID]); fault != nil {
			faults = append(faults, formula.Fault{Part: "claim", ID: c.ID, Fault: fault})
		}
		seen[c.ID] = true
		trust, known := reliabilities[c.Source]
		if !known {
			trust = reliability("") // nobody stands behind it
		}
		n.likelihoods[i] = n.likelihoods[i].looser(trust)
	}
	return faults
}

// joinClaim reads a claim's figure into coherent units.
func (n *builder) joinClaim(claim int, twice bool) *unit.Error {
	c := &n.Claims[claim]
	wrong := func(what, write string) *unit.Error {
		return &unit.Error{Text: c.Text, End: len(c.Text), What: what, Write: write}
	}
	if twice {
		return wrong(say.Textf("there is another claim `%s`", c.ID), say.Text("another id; to pool the two, give both the same quantity"))
	}
	if !stat.Finite(c.Likelihood.Value) {
		return wrong(say.Text("this figure has no numbers"), say.Text("a figure such as about 50 kg"))
	}
	at := n.quantity(c.Quantity)
	q := &n.quantities[at]
	size := formula.Size(c.Unit)
	if len(q.claims)+len(q.heldOut) == 0 {
		q.unit, q.size = c.Unit, size
	} else if q.unit.Dimension() != c.Unit.Dimension() {
		return wrong(say.Textf("this measures %s, but other claims of `%s` measure %s", c.Unit.Dimension(), q.name, q.unit.Dimension()),
			say.Textf("it in %s, or another quantity", q.unit))
	}
	n.likelihoods[claim] = c.Likelihood.Times(size)
	if c.HeldOut {
		q.heldOut = append(q.heldOut, claim)
	} else {
		q.claims = append(q.claims, claim)
	}
	return nil
}

// parse reads the identities and finds the quantities that they name. The ids
// are those of the identities that could be read.
func (n *builder) parse() (equations []*formula.Equation, ids []string, faults formula.Faults) {
	defined := n.definitions()
	seen := make(map[string]bool)
	for i := range n.Identities {
		id := &n.Identities[i]
		e, fault := formula.ParseIdentity(id.Text, n.Units)
		switch {
		case fault != nil:
		case seen[id.ID]:
			fault = e.Fault(say.Textf("there is another identity `%s`", id.ID), say.Text("another id"))
		default:
			fault = e.Unknown(n.index, defined)
		}
		seen[id.ID] = true
		if fault != nil {
			faults = append(faults, formula.Fault{Part: "identity", ID: id.ID, Fault: fault})
			continue
		}
		e.Bind(n.index)
		for _, q := range e.Quantities {
			n.quantities[q].equations = append(n.quantities[q].equations, len(equations))
		}
		equations, ids = append(equations, e), append(ids, id.ID)
	}
	return equations, ids, faults
}

// definitions makes a quantity of every name that stands alone to the left of
// an equals sign. It gives all names that identities may use.
func (n *builder) definitions() []string {
	for i := range n.Identities {
		if e, fault := formula.ParseIdentity(n.Identities[i].Text, n.Units); fault == nil && e.Defines() != "" {
			n.quantity(e.Defines())
		}
	}
	return list.Map(n.quantities, func(q quantity) string { return q.name })
}

// measure finds the units of quantities that nobody claims, and checks the
// dimensions of all identities.
func (n *builder) measure(u *formula.Units) (faults formula.Faults) {
	u.Infer(n.equations)
	for i, e := range n.equations {
		fault := u.Check(e)
		if fault == nil {
			fault = u.Unmeasured(e, n.equations)
		}
		if fault != nil {
			faults = append(faults, formula.Fault{Part: "identity", ID: n.Identities[i].ID, Fault: fault})
		}
	}
	if len(faults) > 0 {
		return faults
	}
	for i := range n.quantities {
		q := &n.quantities[i]
		q.unit = u.Of(i)
		q.size = formula.Size(q.unit)
	}
	return nil
}

// clashes are the identities whose dimensions do not fit, among those that could
// be read. What is measured in what may be open, since an identity that would
// say it may be one of the others.
func (n *builder) clashes(u *formula.Units, ids []string) (faults formula.Faults) {
	u.Infer(n.equations)
	for i, e := range n.equations {
		if fault := u.Check(e); fault != nil {
			faults = append(faults, formula.Fault{Part: "identity", ID: ids[i], Fault: fault})
		}
	}
	return faults
}
