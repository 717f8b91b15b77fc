package reconcile

import (
	"math"

	"tumen/testimony/formula"
)

// Verdict is how a claim stands to the rest of the testimony.
type Verdict string

// The verdicts.
const (
	// Agrees: the claim can hold to the letter, and was moved no more than chance
	// explains.
	Agrees Verdict = "agrees"
	// Strained: it can hold to the letter, but so much movement is not to be
	// expected of any claim by chance (5 % for all claims together).
	Strained Verdict = "strained"
	// Contradicts: it is one of a smallest set of claims that cannot all hold
	// within the precision of their words. A rival contradicts if what its words
	// allow lies outside the balanced value's 95 % interval.
	Contradicts Verdict = "contradicts"
)

// Weighed is a claim beside what the testimony as a whole makes of it.
type Weighed struct {
	ID       string
	Text     string  // as it was stated
	Stated   float64 // in Unit: the likeliest value, the middle of a range, or the bound
	Unit     string
	Balanced float64
	Low      *float64 // 95 % interval of the balanced value; nil where nothing bounds it
	High     *float64
	ShiftSD  float64 // by how many of the claim's standard deviations Balanced differs from it; 0 within a range or bound
	Test     float64 // the same in standard deviations of the shift (Mah and Tamhane 1982); 0 if no other claim checks it
	Verdict  Verdict
	HeldOut  bool
	// What the words allow, in Unit; nil where they are open.
	AllowedLow, AllowedHigh *float64
	Resolved                Value // what it comes to where a number is needed
}

// Findings is what weighing finds.
type Findings struct {
	Consistent bool // whether all claims, rivals aside, can hold to the letter
	Complete   bool // whether Conflicts are all there are, and not cut off by a limit
	Claims     []Weighed
	Conflicts  []Conflict
	Implied    []Implied
	Decisions  []Decision
	// Undetermined are the quantities of identities that no claims determine.
	Undetermined []string
	// Notes are about identities that are sound but add nothing.
	Notes formula.Faults
}

// Claim finds a weighed claim by its id, or nil.
func (f *Findings) Claim(id string) *Weighed {
	for i := range f.Claims {
		if f.Claims[i].ID == id {
			return &f.Claims[i]
		}
	}
	return nil
}

// Options bound how long Check may look for conflicts.
type Options struct {
	MaxConflicts int // 0 means 100
	MaxTests     int // how many sets of claims may be tried; 0 means 20,000
}

// Check weighs the testimony: it balances the claims, finds which cannot hold
// together, what they imply, and how the decisions come out. The error is
// formula.Faults, with everything that keeps it from that. docs/testimony.md has the method.
func (t *Testimony) Check(o Options) (*Findings, error) {
	if o.MaxConflicts <= 0 {
		o.MaxConflicts = 100
	}
	if o.MaxTests <= 0 {
		o.MaxTests = 20_000
	}
	n, conditions, faults := t.read()
	if len(faults) > 0 {
		return nil, faults
	}
	balanced, notes, faults := n.balance()
	if len(faults) > 0 {
		return nil, faults
	}
	found := &Findings{Notes: notes}
	values := make([]float64, len(balanced))
	for i := range balanced {
		values[i] = balanced[i].value
	}
	sets, complete := n.conflicts(values, o)
	found.Consistent, found.Complete = len(sets) == 0, complete
	inConflict := make(map[int]bool)
	for _, set := range sets {
		var c Conflict
		c.Corrections, c.Identities = n.corrections(set)
		for _, claim := range set {
			c.Claims = append(c.Claims, n.Claims[claim].ID)
			inConflict[claim] = true
		}
		found.Conflicts = append(found.Conflicts, c)
	}
	found.Claims = n.weigh(balanced, n.resolve(balanced, inConflict), inConflict)
	found.Implied, found.Undetermined = n.implied(balanced)
	for i := range conditions {
		found.Decisions = append(found.Decisions, n.answer(&conditions[i], balanced))
	}
	return found, nil
}

// read is everything that can be found without balancing: how things are
// written, names that mean nothing, dimensions that do not fit.
func (t *Testimony) read() (*network, []condition, formula.Faults) {
	n, faults := newNetwork(t)
	if len(faults) > 0 {
		// A decision's names can only be checked against sound identities, but how
		// it is written can be.
		for i := range t.Decisions {
			p := &t.Decisions[i]
			if _, fault := formula.ParseInequality(p.Text, t.Units); fault != nil {
				faults = append(faults, formula.Fault{Part: "decision", ID: p.ID, Fault: fault})
			}
		}
		return nil, nil, faults
	}
	conditions, faults := n.readDecisions()
	return n, conditions, faults
}

// weigh gives each claim its verdict.
func (n *network) weigh(balanced []estimate, resolved []Value, inConflict map[int]bool) []Weighed {
	weighed := make([]Weighed, 0, len(n.Claims))
	checked := 0
	for i := range n.Claims {
		c := &n.Claims[i]
		q := n.index[c.Quantity]
		e := balanced[q]
		if c.HeldOut && !e.fixed && len(n.quantities[q].claims) == 0 {
			continue // there is nothing to weigh it against
		}
		w := Weighed{ID: c.ID, Text: c.Text, Stated: c.Best, Unit: c.Unit.String(), HeldOut: c.HeldOut, Verdict: Agrees, Resolved: resolved[i]}
		w.AllowedLow, w.AllowedHigh = converted(&n.likelihoods[i].Low, 1/formula.Size(c.Unit)), converted(&n.likelihoods[i].High, 1/formula.Size(c.Unit))
		in := n.quantities[q].size / formula.Size(c.Unit) // from the quantity's unit to the claim's
		w.Balanced = rounded(n.shown(q, e.value) * in)
		w.Low, w.High = converted(n.bound(q, e.low), in), converted(n.bound(q, e.high), in)
		if c.HeldOut {
			n.weighHeldOut(&w, i, e)
		} else {
			w.ShiftSD, w.Test = n.shift(i, e)
		}
		if w.Test != 0 && !c.HeldOut {
			checked++
		}
		weighed = append(weighed, w)
	}
	limit := critical(checked)
	at := 0
	for i := range n.Claims {
		if at == len(weighed) || weighed[at].ID != n.Claims[i].ID {
			continue
		}
		switch w := &weighed[at]; {
		case inConflict[i]:
			w.Verdict = Contradicts
		case !w.HeldOut && math.Abs(w.Test) > limit:
			w.Verdict = Strained
		}
		at++
	}
	return weighed
}

// weighHeldOut holds a claim against a value that it had no part in.
func (n *network) weighHeldOut(w *Weighed, claim int, e estimate) {
	r := n.likelihood(claim)
	w.ShiftSD, _ = n.shift(claim, e)
	sd := r.SD
	if !r.Observed {
		sd = max(r.LowSD, r.HighSD)
	}
	if e.fixed && w.ShiftSD != 0 {
		w.Test = w.ShiftSD * sd / math.Hypot(sd, math.Sqrt(max(e.variance, 0)))
	}
	q := n.index[n.Claims[claim].Quantity]
	low, high := n.fromScale(q, r.Low), n.fromScale(q, r.High)
	switch {
	case low > e.high || high < e.low:
		w.Verdict = Contradicts
	case math.Abs(w.Test) > ninetyFive:
		w.Verdict = Strained
	}
}

// converted is an end of an interval in another unit.
func converted(v *float64, by float64) *float64 {
	if v == nil || !formula.Finite(*v*by) {
		return nil
	}
	product := rounded(*v * by)
	return &product
}
