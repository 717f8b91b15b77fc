package reconcile

import (
	"tumen/internal/list"
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
	ID          string   `json:"id"`
	Text        string   `json:"text" doc:"as it was stated"`
	Stated      float64  `json:"stated" doc:"the likeliest value, the middle of a range, or the bound, in unit"`
	Unit        string   `json:"unit"`
	Balanced    float64  `json:"balanced" doc:"its number when all claims are weighed together"`
	Low         *float64 `json:"low,omitempty" doc:"95 % interval of balanced; missing where nothing bounds it"`
	High        *float64 `json:"high,omitempty"`
	ShiftSD     float64  `json:"shift_sd" doc:"by how many standard deviations of the claim balanced differs from it; 0 within a range or bound"`
	Test        float64  `json:"test" doc:"the same in standard deviations of the shift (Mah and Tamhane 1982); 0 if no other claim checks it"`
	Verdict     Verdict  `json:"verdict" doc:"agrees, strained or contradicts"`
	HeldOut     bool     `json:"held_out,omitempty" doc:"only weighed against what other claims give"`
	AllowedLow  *float64 `json:"allowed_low,omitempty" doc:"what its words allow, in unit; missing where they are open"`
	AllowedHigh *float64 `json:"allowed_high,omitempty"`
	Resolved    Value    `json:"resolved" doc:"the value that a parameter or a pattern takes from it"`
}

// Findings is what weighing finds. Lists are empty where there is nothing, never
// nil.
type Findings struct {
	Consistent   bool       `json:"consistent" doc:"all claims, held-out ones aside, can hold to the letter"`
	Complete     bool       `json:"complete" doc:"conflicts has all there are; false if it was cut off by a limit"`
	Claims       []Weighed  `json:"claims" doc:"each claim that has a number"`
	Conflicts    []Conflict `json:"conflicts" doc:"the smallest sets of claims that cannot all be true"`
	Implied      []Implied  `json:"implied" doc:"what follows from the claims"`
	Decisions    []Decision `json:"decisions" doc:"conditions under which somebody would act, and whether they hold"`
	Undetermined []string   `json:"undetermined" doc:"quantities of identities that no claims determine"`
	Notes        []Note     `json:"notes" doc:"identities that are sound but add nothing"`
}

// Note is about an identity that is sound but adds nothing.
type Note struct {
	Identity string `json:"identity"`
	What     string `json:"what"`
	Write    string `json:"write"`
}

// Claim finds a weighed claim by its id, or nil.
func (f *Findings) Claim(id string) *Weighed {
	return list.Find(f.Claims, func(w *Weighed) bool { return w.ID == id })
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
	found := &Findings{Conflicts: []Conflict{}}
	found.Notes = list.Map(notes, func(f formula.Fault) Note { return Note{f.ID, f.Fault.What, f.Fault.Write} })
	values := list.Map(balanced, func(e estimate) float64 { return e.value })
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
	found.Decisions = list.Map(conditions, func(c condition) Decision { return c.answer(balanced) })
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
