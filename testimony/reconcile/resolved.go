package reconcile

import (
	"math"
	"slices"

	"tumen/internal/stat"
	"tumen/testimony/formula"
)

// Value is what a claim comes to where a number is needed, as a parameter of a
// model or as the band of a pattern. The rule:
//
//   - A claim that contradicts others keeps the value stated. Balancing would
//     share its error out among claims that have none, and nobody would see it.
//   - Every other claim has its balanced value, with those that contradict left out of
//     the balancing.
//   - Where that moves it by less than a figure can say, it keeps the value stated.
type Value struct {
	As    string   `json:"as" doc:"AsStated or AsBalanced"`
	Value float64  `json:"value" doc:"in the claim's unit"`
	Low   *float64 `json:"low,omitempty" doc:"95 % interval; of a claim that contradicts, what its words allow. Nil where nothing bounds it"`
	High  *float64 `json:"high,omitempty"`
}

// How a value is found.
const (
	AsStated   = "stated"
	AsBalanced = "balanced"
)

// unsaid is a relative difference that no figure can say: a fiftieth of the
// finest precision that one is credited with.
const unsaid = Finest / 50

// resolve finds what each claim comes to; by place in the testimony.
func (n *weighing) resolve() []Value {
	sound := n.balanced
	if len(n.inConflict) > 0 {
		rest, _, faults := n.leavingOut(n.inConflict).balance()
		if len(faults) > 0 { // what is left cannot be balanced; it is not trusted either
			rest = nil
		}
		sound = rest
	}
	resolved := make([]Value, len(n.Claims))
	for i := range n.Claims {
		c := &n.Claims[i]
		q := n.index[c.Quantity]
		toClaim := 1 / formula.Size(c.Unit)
		r := n.likelihoods[i]
		t := &resolved[i]
		*t = Value{As: AsStated, Value: c.Best, Low: converted(&r.Low, toClaim), High: converted(&r.High, toClaim)}
		if n.inConflict[i] || c.HeldOut || sound == nil || !stat.Finite(sound[q].value) {
			continue
		}
		e := sound[q]
		t.Low, t.High = converted(&e.low, toClaim), converted(&e.high, toClaim)
		if v := e.value * toClaim; math.Abs(v-t.Value) > unsaid*math.Abs(t.Value) {
			t.As, t.Value = AsBalanced, rounded(v)
		}
	}
	return resolved
}

// leavingOut is the network without some claims; their quantities stay.
func (n *network) leavingOut(claims map[int]bool) *network {
	less := *n
	less.quantities = slices.Clone(n.quantities)
	less.scratch, less.slope = make([]float64, len(n.scratch)), make([]float64, len(n.slope))
	for i := range less.quantities {
		q := &less.quantities[i]
		q.claims = slices.DeleteFunc(slices.Clone(q.claims), func(c int) bool { return claims[c] })
	}
	return &less
}
