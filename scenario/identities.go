package scenario

import (
	"errors"
	"slices"

	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
)

// place is what a fault of the testimony is about, as formula.Fault says it.
type place struct{ part, id string }

// written is an identity or a puzzle as it stands in the file.
type written struct {
	place
	text  string
	at    *node
	given []given // of a puzzle
}

// given is one assumption of a puzzle.
type given struct {
	key, value *node
	text       string // name = value
}

// readFormulas reads how the claims are joined, and then weighs the testimony.
//
//	identities:
//	  pay-month: pay.month = pay.run * runs.month / 1 run
//	  shares: {is: share.guards + share.porters = 100 %, says: nobody else takes any}
//	puzzles:
//	  river:
//	    is: share.guards <= customs.levy + customs.loss
//	    says: the river is cheaper
//	    given: {customs.loss: 0 %}
//	    solve: [customs.loss]
func (r *reader) readFormulas(identities, puzzles *node, s *said) {
	before := len(r.faults)
	if k, ok := r.keys(identities, "`identities`"); ok {
		for _, e := range k.of.entries {
			r.readIdentity(e, s)
		}
	}
	if k, ok := r.keys(puzzles, "`puzzles`"); ok {
		for _, e := range k.of.entries {
			r.readPuzzle(e, s)
		}
	}
	if len(r.faults) > before || len(s.broken) > 0 {
		r.formulaFaults(s)
		return
	}
	r.weigh(s)
}

// stated reads a formula that stands alone or under `is`.
func (r *reader) stated(e entry, kind, example string) (text string, at *node, k *keys) {
	if e.value == nil {
		return "", nil, nil // a fault already
	}
	r.checkName(e.key, claimForm)
	if e.value.form == scalar {
		return r.textOf(e.value, e.key.text), e.value, nil
	}
	opened, ok := r.keys(e.value, "the "+kind+" `"+e.key.text+"`")
	if !ok {
		return "", nil, nil
	}
	opened.need(e.key, "write `is: "+example+"`", "is")
	return opened.text("is"), opened.get("is"), &opened
}

func (r *reader) readIdentity(e entry, s *said) {
	text, at, k := r.stated(e, "identity", "pay.month = pay.run * runs.month / 1 run")
	identity := formula.Identity{ID: e.key.text, Text: text}
	if k != nil {
		identity.Says = k.text("says")
		k.done()
	}
	if at == nil {
		return
	}
	s.formulas = append(s.formulas, written{place: place{"identity", identity.ID}, text: text, at: at})
	s.Identities = append(s.Identities, identity)
}

func (r *reader) readPuzzle(e entry, s *said) {
	text, at, k := r.stated(e, "puzzle", "share.guards <= customs.levy")
	puzzle := formula.Inequality{ID: e.key.text, Text: text}
	f := written{place: place{"puzzle", puzzle.ID}, text: text, at: at}
	if k != nil {
		puzzle.Says = k.text("says")
		f.given = r.readGiven(k.get("given"))
		for _, g := range f.given {
			puzzle.Given = append(puzzle.Given, g.text)
		}
		if solve := k.get("solve"); solve != nil {
			items := []*node{solve}
			if solve.form == list {
				items = solve.items
			}
			for _, item := range items {
				name := r.textOf(item, "solve")
				puzzle.Solve = append(puzzle.Solve, name)
				s.places[place{"solve", puzzle.ID + " " + name}] = item
			}
		}
		k.done()
	}
	if at == nil {
		return
	}
	s.formulas = append(s.formulas, f)
	s.Puzzles = append(s.Puzzles, puzzle)
}

func (r *reader) readGiven(n *node) (all []given) {
	k, ok := r.keys(n, "`given`")
	if !ok {
		return nil
	}
	for _, e := range k.of.entries {
		if value := r.textOf(e.value, e.key.text); value != "" && r.checkName(e.key, claimForm) {
			all = append(all, given{e.key, e.value, e.key.text + " = " + value})
		}
	}
	return all
}

// formulaFaults says what is wrong with the formulas themselves, where what
// they name could not be read.
func (r *reader) formulaFaults(s *said) {
	for _, f := range s.formulas {
		parse := formula.ParseIdentity
		if f.part == "puzzle" {
			parse = formula.ParseInequality
		}
		if _, fault := parse(f.text); fault != nil {
			r.fault(f.at.part(fault.Start, fault.End), fault.What, "write "+fault.Write)
		}
	}
}

// weigh balances the claims and finds what contradicts what. Whatever keeps it
// from that is a fault at the place of the claim or formula.
func (r *reader) weigh(s *said) {
	found, err := s.Testimony.Check(reconcile.Options{})
	s.weighed = found
	if err == nil {
		return
	}
	var faults formula.Faults
	if !errors.As(err, &faults) { // Check promises no other
		r.faults = append(r.faults, r.whole(err.Error(), "look at the identities")...)
		return
	}
	for _, f := range faults {
		r.fault(s.at(f), f.Fault.What, "write "+f.Fault.Write)
	}
}

// at is where a fault of the testimony stands in the file.
func (s *said) at(f formula.Fault) *node {
	i := slices.IndexFunc(s.formulas, func(x written) bool {
		return x.id == f.ID && (x.part == f.Part || x.part == "puzzle" && f.Part == "given")
	})
	switch {
	case i < 0:
		if n := s.places[place{f.Part, f.ID}]; n != nil {
			return n.part(f.Fault.Start, f.Fault.End)
		}
	case f.Part == "given":
		for _, g := range s.formulas[i].given {
			if g.text != f.Fault.Text {
				continue
			}
			if value := len(g.key.text) + len(" = "); f.Fault.Start >= value {
				return g.value.part(f.Fault.Start-value, f.Fault.End-value)
			}
			return g.key
		}
	case f.Fault.Text == s.formulas[i].text:
		return s.formulas[i].at.part(f.Fault.Start, f.Fault.End)
	default: // of a name under solve
		if n := s.places[place{"solve", f.ID + " " + f.Fault.Text}]; n != nil {
			return n
		}
	}
	return &node{line: 1, column: 1, width: 1}
}
