package study

import (
	"fmt"
	"math"

	"tumen/internal/fault"
	"tumen/internal/say"
	"tumen/scenario"
	"tumen/study/design"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

const (
	// leastCut is the least probability outside of what is legal that is cut
	// off. A normal distribution has some everywhere.
	leastCut = 1e-9
	// shownCut is the least that is reported.
	shownCut = 1e-4
)

// legal cuts each belief to what is legal for the parameters of its number, and
// makes it one of whole numbers where they are, before anything is run. A number
// of which only one whole value is left is not uncertain, and left out; of those
// that were asked for, that is an error, and so is a belief with nothing legal in
// it.
func legal(inputs []Input, s *scenario.Scenario) ([]Input, error) {
	kept := make([]Input, 0, len(inputs))
	for _, in := range inputs {
		low, high, whole := s.Legal(in.Paths)
		if in.floor != nil {
			low = max(low, *in.floor)
		}
		if in.ceil != nil {
			high = min(high, *in.ceil)
		}
		b := in.Belief
		d, err := b.stated()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", in.Name, err)
		}
		wrong := func(what, write string) error {
			return &fault.Error{Field: inputField(in), Given: argument(in), What: what, Write: write}
		}
		if below := design.Below(d, low); below > leastCut {
			b.From, b.Cut = &low, below
		}
		if above := 1 - design.Below(d, high); above > leastCut {
			b.To, b.Cut = &high, b.Cut+above
		}
		b.Whole = whole
		ready, err := b.distribution()
		switch w, rounded := ready.(design.Whole); {
		case err != nil && b.Cut > 0.5:
			return nil, wrong(say.Text("nothing of it is legal"), say.Textf("write a range within %s", legalRange(low, high, in.Unit)))
		case err != nil || rounded && w.Only() && in.Origin == scenario.FromSet:
			return nil, wrong(say.Text("it leaves no choice of whole numbers"), say.Text("write a range with two whole numbers in it, or set the parameter"))
		case rounded && w.Only():
			continue
		}
		in.Belief, in.floor, in.ceil = b, nil, nil
		kept = append(kept, in)
	}
	return kept, nil
}

// inputField is where an input was asked for; empty if the case has it.
func inputField(in Input) string {
	if in.Origin == scenario.FromSet {
		return "vary"
	}
	return ""
}

// argument names an input in an error.
func argument(in Input) string {
	if in.Origin == scenario.FromSet {
		return in.Why // PATH=RANGE
	}
	return in.Name + " (" + in.Stated + ")"
}

// legalRange writes a legal range with its unit.
func legalRange(low, high float64, in string) string {
	switch {
	case math.IsInf(high, 1):
		return say.Textf("%s and above", unit.Write(low, in))
	case math.IsInf(low, -1):
		return say.Textf("%s and below", unit.Write(high, in))
	}
	return say.Textf("%s to %s", unit.Write(low, "1"), unit.Write(high, in))
}

// CutWords says of each input how much of what is believed of it is not legal
// and was cut off, if it is at least 0.01 %; nothing of the others.
func CutWords(inputs []Input) (lines []string) {
	for _, in := range inputs {
		b := in.Belief
		if b.Cut < shownCut || in.Spread == scenario.AsGuess || in.Spread == scenario.AsUnknown {
			continue // of a convention's tails nobody has stated any
		}
		side := ""
		switch {
		case b.From != nil && b.To != nil:
			side = say.Textf("outside %s", legalRange(*b.From, *b.To, in.Unit))
		case b.From != nil:
			side = say.Textf("below %s", unit.Write(*b.From, in.Unit))
		default:
			side = say.Textf("above %s", unit.Write(*b.To, in.Unit))
		}
		lines = append(lines, say.Textf("%.2g %% of %s (%s) lies %s, which is not legal; it is cut off, and the rest is sampled.", 100*b.Cut, in.Name, in.Stated, side))
	}
	return lines
}

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
			in.Why = say.Textf("balanced with the other claims; %s", in.Why)
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
