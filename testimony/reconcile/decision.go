package reconcile

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/testimony/formula"
	"tumen/unit"
)

// Decision is an inequality, answered.
type Decision struct {
	ID          string      `json:"id"`
	Says        string      `json:"says,omitempty"`
	Holds       bool        `json:"holds"`
	Left        float64     `json:"left" doc:"both sides at the balanced values"`
	Right       float64     `json:"right"`
	Unit        string      `json:"unit"`
	Thresholds  []Threshold `json:"thresholds"`
	NotAnswered string      `json:"not_answered,omitempty" doc:"why there is no answer; then the rest is empty"`
}

// Threshold is the value of one quantity at which the answer changes, all
// others staying as they are.
type Threshold struct {
	Name  string  `json:"name"`
	Holds string  `json:"holds" doc:"on which side of the value the inequality holds: at least, or at most"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// condition is an inequality read and checked, ready to be answered.
type condition struct {
	net *network
	*formula.Inequality
	equation *formula.Equation
	given    map[string]int // its own names, which come after those of the network
	values   []float64      // of what is given
	units    *formula.Units
}

// readDecisions reads the inequalities and checks their names and dimensions.
func (n *network) readDecisions() (conditions []condition, faults formula.Faults) {
	seen := make(map[string]bool)
	for i := range n.Decisions {
		p := &n.Decisions[i]
		r := condition{net: n, Inequality: p}
		e, fault := formula.ParseInequality(p.Text, n.Units)
		if fault == nil && seen[p.ID] {
			fault = e.Fault(say.Textf("there is another decision `%s`", p.ID), say.Text("another id"))
		}
		seen[p.ID] = true
		if fault != nil {
			faults = append(faults, formula.Fault{Part: "decision", ID: p.ID, Fault: fault})
			continue
		}
		r.equation = e
		if more := r.read(); len(more) > 0 {
			faults = append(faults, more...)
			continue
		}
		conditions = append(conditions, r)
	}
	return conditions, faults
}

// read reads what an inequality is given, and then checks the inequality.
func (r *condition) read() (faults formula.Faults) {
	index := make(map[string]int, len(r.net.index))
	r.units = formula.NewUnits(len(r.net.quantities))
	var known []string
	for i, q := range r.net.quantities {
		index[q.name] = i
		known = append(known, q.name)
		r.units.Set(i, q.unit)
	}
	r.given = make(map[string]int)
	for _, text := range r.Given {
		e, fault := formula.ParseIdentity(text, r.net.Units)
		if fault == nil {
			fault = r.give(e, index)
		}
		if fault != nil {
			faults = append(faults, formula.Fault{Part: "given", ID: r.ID, Fault: fault})
			continue
		}
		known = append(known, e.Defines())
	}
	if len(faults) > 0 {
		return faults
	}
	if fault := r.equation.Unknown(index, known); fault != nil {
		fault.Write = say.Textf("%s, or a line under given", fault.Write)
		return formula.Faults{{Part: "decision", ID: r.ID, Fault: fault}}
	}
	r.equation.Bind(index)
	if fault := r.units.Check(r.equation); fault != nil {
		return formula.Faults{{Part: "decision", ID: r.ID, Fault: fault}}
	}
	for _, s := range r.Solve {
		if !slices.Contains(r.equation.Names(), s) {
			faults = append(faults, formula.Fault{Part: "decision", ID: r.ID, Fault: &unit.Error{
				Text: s, End: len(s),
				What: say.Textf("`%s` cannot be solved for: it is not in the inequality", s), Write: say.Text("one of its names"),
			}})
		}
	}
	return faults
}

// give adds one assumed value.
func (r *condition) give(e *formula.Equation, index map[string]int) *unit.Error {
	given, fault := e.Given()
	if fault != nil {
		return fault
	}
	if _, known := index[given.Name]; known {
		return e.Fault(say.Textf("`%s` is known already", given.Name), say.Text("another name, or no assumption"))
	}
	at := r.units.Add(given.Unit)
	index[given.Name], r.given[given.Name] = at, at
	r.values = append(r.values, given.Value)
	return nil
}

// answer evaluates one inequality at the balanced values.
func (r *condition) answer(balanced []estimate) Decision {
	p := Decision{ID: r.ID, Says: r.Says, Thresholds: []Threshold{}}
	x := make([]float64, 0, len(balanced)+len(r.values))
	for _, e := range balanced {
		x = append(x, e.value)
	}
	x = append(x, r.values...)
	for _, q := range r.equation.Quantities {
		if q < len(balanced) && !balanced[q].fixed && len(r.net.quantities[q].claims) == 0 {
			p.NotAnswered = say.Textf("the claims do not determine %s", r.net.quantities[q].name)
			return p
		}
	}
	left, right := r.equation.Sides(x)
	if !stat.Finite(left) || !stat.Finite(right) {
		p.NotAnswered = say.Text("a side has no value at the balanced figures")
		return p
	}
	is := r.units.LeftUnit(r.equation)
	size := formula.Size(is)
	p.Left, p.Right, p.Unit = rounded(left/size), rounded(right/size), is.String()
	p.Holds = r.equation.Holds(left, right)
	for _, s := range r.Solve {
		if t, ok := r.threshold(s, x); ok {
			p.Thresholds = append(p.Thresholds, t)
		}
	}
	return p
}

// threshold finds where the two sides meet as one quantity varies.
func (r *condition) threshold(name string, x []float64) (Threshold, bool) {
	at, ok := r.given[name]
	if !ok {
		at = r.net.index[name]
	}
	here, is := x[at], r.units.Of(at)
	defer func() { x[at] = here }()
	gap := func(v float64) float64 { x[at] = v; return r.equation.Value(x) }
	v, ok := crossing(gap, here, formula.Size(is))
	if !ok {
		return Threshold{}, false
	}
	step := max(math.Abs(v), math.Abs(here)) * 1e-4
	above := gap(v + step)
	t := Threshold{Name: name, Holds: say.Text("at most"), Value: rounded(v / formula.Size(is)), Unit: is.String()}
	if r.equation.Holds(above, 0) {
		t.Holds = say.Text("at least")
	}
	return t, stat.Finite(above)
}

// crossing finds where a function is zero, looking outwards from a value. A
// straight line is solved; otherwise a change of sign is looked for up to a
// million times the value, or the unit if it is 0, and then halved.
func crossing(gap func(float64) float64, here, unit float64) (float64, bool) {
	size := max(math.Abs(here), unit)
	if at, ok := straight(gap, here, size); ok {
		return at, stat.Finite(at)
	}
	from := gap(here)
	for _, direction := range []float64{1, -1} {
		last := here
		for k := -60; k <= 60; k++ { // ten steps to a factor of ten
			v := here + direction*size*math.Pow(10, float64(k)/10)
			if g := gap(v); stat.Finite(g) && (g > 0) != (from > 0) {
				return halve(gap, last, v), true
			}
			last = v
		}
	}
	return 0, false
}

// straight solves a gap that is a straight line.
func straight(gap func(float64) float64, here, size float64) (float64, bool) {
	a, b, c := gap(here), gap(here+size), gap(here+2*size)
	slope := (b - a) / size
	bent := math.Abs(c - 2*b + a)
	if !stat.Finite(slope) || bent > 1e-12*(math.Abs(a)+math.Abs(b)+math.Abs(c)) {
		return 0, false
	}
	return here - a/slope, true
}

// halve narrows down a change of sign between two values.
func halve(gap func(float64) float64, a, b float64) float64 {
	positive := gap(a) > 0
	for range 200 {
		middle := a + (b-a)/2
		if middle == a || middle == b {
			break
		}
		if (gap(middle) > 0) == positive {
			a = middle
		} else {
			b = middle
		}
	}
	return a + (b-a)/2
}
