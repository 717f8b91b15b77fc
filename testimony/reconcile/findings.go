package reconcile

import (
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
	// within the precision of their words. A held-out claim contradicts if what its words
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
	Consistent bool // whether all claims, held-out ones aside, can hold to the letter
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

// Options bound how long Weigh may look for conflicts.
type Options struct {
	MaxConflicts int // 0 means 100
	MaxTests     int // how many sets of claims may be tried; 0 means 20,000
}

// Weigh weighs the testimony: it balances the claims, finds which cannot hold
// together, what they imply, and how the decisions come out. The error is
// formula.Faults, with everything that keeps it from that. docs/testimony.md has the method.
func (t *Testimony) Weigh(o Options) (*Findings, error) {
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
	s := &search{network: n, balanced: values, tests: o.MaxTests}
	sets, complete := s.conflicts(o.MaxConflicts)
	found.Consistent, found.Complete = len(sets) == 0, complete
	inConflict := make(map[int]bool)
	for _, set := range sets {
		var c Conflict
		c.Corrections, c.Identities = s.corrections(set)
		for _, claim := range set {
			c.Claims = append(c.Claims, n.Claims[claim].ID)
			inConflict[claim] = true
		}
		found.Conflicts = append(found.Conflicts, c)
	}
	found.Claims = (&weighing{n, balanced, inConflict}).verdicts()
	found.Implied, found.Undetermined = (&inference{n, balanced}).implied()
	for i := range conditions {
		found.Decisions = append(found.Decisions, conditions[i].answer(balanced))
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
