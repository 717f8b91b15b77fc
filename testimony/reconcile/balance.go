package reconcile

import (
	"math"
	"slices"

	"tumen/internal/say"
	"tumen/testimony/formula"
)

// estimate is what balancing finds of a quantity, in coherent units.
type estimate struct {
	value     float64
	low, high float64 // 95 % interval; infinite where nothing bounds it
	t         float64 // the value on the scale on which it was adjusted
	variance  float64 // there
	fixed     bool    // whether the claims determine it
}

// NinetyFive is how many standard deviations from the mean 95 % of a normal
// distribution end.
const NinetyFive = 1.959963984540054

// balance adjusts all claims to the identities. The faults are of identities
// that claims cannot be adjusted to; the notes of identities that add nothing.
func (n *network) balance() (found []estimate, notes, faults formula.Faults) {
	found = make([]estimate, len(n.quantities))
	for _, part := range n.parts(true) {
		a := n.adjust(part)
		if !a.s.settled {
			faults = append(faults, a.unsettled()...)
			continue
		}
		for i, q := range part.quantities {
			found[q] = a.estimate(i)
		}
		notes = append(notes, a.redundant()...)
	}
	return found, notes, faults
}

// adjustment is one part of a network, adjusted.
type adjustment struct {
	*network
	of part
	p  *problem
	s  *solution
}

func (n *network) adjust(of part) *adjustment {
	p := n.balancing(of)
	return &adjustment{n, of, p, p.solveWithVariance()}
}

// part is a set of quantities that identities join, with the identities.
type part struct{ quantities, equations []int }

// parts divides the network where nothing joins it. Sources whose claims are
// correlated join their quantities too, if asked for.
func (n *network) parts(withSources bool) []part {
	group := make([]int, len(n.quantities))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	join := func(a, b int) {
		a, b = find(a), find(b)
		group[max(a, b)] = min(a, b)
	}
	for _, e := range n.equations {
		for _, q := range e.Quantities {
			join(e.Quantities[0], q)
		}
	}
	if withSources {
		for _, claims := range n.correlated() {
			for _, c := range claims {
				join(n.index[n.Claims[claims[0]].Quantity], n.index[n.Claims[c].Quantity])
			}
		}
	}
	var parts []part
	at := make(map[int]int)
	for q := range n.quantities {
		root := find(q)
		if _, ok := at[root]; !ok {
			at[root] = len(parts)
			parts = append(parts, part{})
		}
		p := &parts[at[root]]
		p.quantities = append(p.quantities, q)
	}
	for i, e := range n.equations {
		p := &parts[at[find(e.Quantities[0])]]
		p.equations = append(p.equations, i)
	}
	return parts
}

// correlated are the claims of each source whose errors are correlated.
func (n *network) correlated() [][]int {
	var groups [][]int
	for i := range n.Sources {
		if n.Sources[i].Correlation == 0 {
			continue
		}
		var claims []int
		for c := range n.Claims {
			if n.Claims[c].Source == n.Sources[i].ID && !n.Claims[c].HeldOut {
				claims = append(claims, c)
			}
		}
		if len(claims) > 0 {
			groups = append(groups, claims)
		}
	}
	return groups
}

// balancing is the adjustment of one part.
func (n *network) balancing(of part) *problem {
	p := n.newProblem(of.quantities, of.equations)
	shared := make(map[string]int) // of a source, the error that its claims share
	for i, q := range of.quantities {
		for _, c := range n.quantities[q].claims {
			source := n.source(n.Claims[c].Source)
			if source == nil || source.Correlation == 0 {
				p.claimed(c, i, none, 0)
				continue
			}
			if _, ok := shared[source.ID]; !ok {
				shared[source.ID] = p.sharedError()
			}
			p.claimed(c, i, shared[source.ID], source.Correlation)
		}
	}
	p.rescale()
	observed := make([]bool, len(p.variables))
	for _, o := range p.observed {
		observed[o.of] = true
	}
	for _, e := range p.ends {
		if !observed[e.of] {
			p.variables[e.of].hold = rangeHold
		}
	}
	return p
}

// withoutNoise is a value on its linear scale, or 0 where it is less than the
// solution is good for: a difference of equal numbers comes out as 1e-25 kg and
// not as 0. The scale is the size of what the value is made of, or of the
// standard deviations that it is measured in.
func withoutNoise(value, scale float64) float64 {
	if math.Abs(value) <= 1e-10*scale {
		return 0
	}
	return value
}

// estimate is what it finds of one of its quantities.
func (n *adjustment) estimate(i int) estimate {
	v := n.p.variables[i]
	q := v.quantity
	e := estimate{t: n.s.t[i], value: n.fromScale(q, n.s.t[i]), variance: n.s.variance[i], low: math.Inf(-1), high: math.Inf(1)}
	e.fixed = e.variance < undetermined*v.scale*v.scale
	if !n.quantities[q].log {
		e.value = withoutNoise(e.value, v.scale)
	}
	if e.fixed {
		sd := math.Sqrt(max(e.variance, 0))
		e.low, e.high = e.t-NinetyFive*sd, e.t+NinetyFive*sd
	}
	// A range or bound that the value keeps to, the interval keeps to as well.
	for _, c := range n.quantities[q].claims {
		r := n.likelihood(c)
		if r.Observed || e.t < r.Low-slack*r.LowSD || e.t > r.High+slack*r.HighSD {
			continue
		}
		if width := r.High - r.Low; e.variance > 0.99*width*width/12 {
			e.low, e.high = r.Low, r.High // nothing but the words bounds it
			continue
		}
		e.low, e.high = max(e.low, r.Low), min(e.high, r.High)
	}
	e.low, e.high = n.fromScale(q, e.low), n.fromScale(q, e.high)
	return e
}

// redundant notes the rows that follow from others.
func (n *adjustment) redundant() (notes formula.Faults) {
	var extra []int
	for r, dependent := range n.s.dependent {
		if dependent {
			extra = append(extra, n.p.rows[r].equation)
		}
	}
	for len(extra) > 0 {
		// Those that say the same are joined by quantities.
		group, rest := extra[:1:1], []int(nil)
		for _, e := range extra[1:] {
			joins := slices.ContainsFunc(group, func(g int) bool {
				return slices.ContainsFunc(n.equations[g].Quantities, func(q int) bool { return slices.Contains(n.equations[e].Quantities, q) })
			})
			if joins {
				group = append(group, e)
			} else {
				rest = append(rest, e)
			}
		}
		last := group[len(group)-1]
		what := say.Text("it does not restrict its quantities")
		if len(group) > 1 {
			what = say.Textf("one of %s follows from the others", n.identityNames(group))
		}
		notes = append(notes, formula.Fault{Part: "identity", ID: n.Identities[last].ID, Fault: n.equations[last].Fault(what, say.Text("each relation once"))})
		extra = rest
	}
	return notes
}

// unsettled says which identities keep the part from being adjusted.
func (n *adjustment) unsettled() formula.Faults {
	culprits, curved := n.clashing(n.of.equations), n.p.curved
	what, write := say.Textf("%s cannot all hold for any values of their quantities", n.identityNames(culprits)), say.Text("identities that agree with each other")
	switch {
	case len(culprits) == 0 && !curved:
		culprits = n.of.equations
		what, write = say.Text("the figures joined by this identity and others cannot be balanced: one is precise to many digits, another is wide by many powers of ten"), say.Text("narrower ranges, or leave the widest out")
	case len(culprits) == 0:
		culprits = n.of.equations
		what, write = say.Text("no values were found that fit both the claims and the identities connected with this one"), say.Text("fewer roots and differences, or figures closer to each other")
	case len(culprits) == 1:
		what, write = say.Text("it cannot hold for any values of its quantities"), say.Text("one that can")
	}
	last := culprits[len(culprits)-1]
	return formula.Faults{{Part: "identity", ID: n.Identities[last].ID, Fault: n.equations[last].Fault(what, write)}}
}
