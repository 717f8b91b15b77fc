package study

import (
	"tumen/scenario"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// balanced gives the beliefs about claims that the rest of the testimony makes
// surer: the normal whose middle 95 % are the balanced interval. A claim that
// contradicts others stays as it was stated, and so do all if the testimony
// cannot be weighed; numbers that are no claims stay what they are.
func balanced(inputs []Input, t *testimony.Testimony) []Input {
	found, err := t.Weigh(reconcile.Options{})
	if err != nil {
		return inputs
	}
	for i := range inputs {
		in := &inputs[i]
		if in.Origin != scenario.FromClaim {
			continue
		}
		w := found.Claim(in.From)
		if w == nil || w.Resolved.As != reconcile.AsBalanced || w.Resolved.Low == nil || w.Resolved.High == nil {
			continue
		}
		value, ok := converted(w.Resolved.Value, w.Unit, in.Unit, t.Units)
		low, okLow := converted(*w.Resolved.Low, w.Unit, in.Unit, t.Units)
		high, okHigh := converted(*w.Resolved.High, w.Unit, in.Unit, t.Units)
		if ok && okLow && okHigh && low < high {
			in.Belief = Belief{Shape: "normal", Mu: value, Sigma: (high - low) / (2 * Normal95)}
			in.Why = "balanced with the other claims; " + in.Why
		}
	}
	return inputs
}

// converted is a number in another unit, which may have no name.
func converted(x float64, from, to string, units *unit.System) (float64, bool) {
	a, err := units.ParseUnit(from)
	if err != nil {
		return 0, false
	}
	b, err := units.ParseUnit(to)
	if err != nil {
		return 0, false
	}
	q, err := unit.Quantity{Value: x, Unit: a}.In(b)
	return q.Value, err == nil
}
