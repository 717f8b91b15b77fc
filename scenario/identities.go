package scenario

import (
	"errors"
	"slices"

	"tumen/casefile"
	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
)

// place is what a fault of the testimony is about, as formula.Fault says it.
type place struct{ part, id string }

// written is an identity or a decision as it stands in the file.
type written struct {
	place
	text  string
	at    *casefile.Node
	given []given // of a decision
}

// given is one assumption of a decision.
type given struct {
	key, value *casefile.Node
	text       string // name = value
}

// readFormulas reads how the claims are joined, and then weighs the testimony.
//
//	identities:
//	  pay-month: pay.month = pay.run * runs.month / 1 run
//	  shares: {is: share.guards + share.porters = 100 %, says: nobody else takes any}
//	decisions:
//	  river:
//	    is: share.guards <= customs.levy + customs.loss
//	    says: the river is cheaper
//	    given: {customs.loss: 0 %}
//	    solve: [customs.loss]
func (r *reader) readFormulas(identities, decisions *casefile.Node, s *said) {
	before := len(r.Faults)
	if k, ok := r.Keys(identities, "`identities`"); ok {
		for _, e := range k.Of.Entries {
			r.readIdentity(e, s)
		}
	}
	if k, ok := r.Keys(decisions, "`decisions`"); ok {
		for _, e := range k.Of.Entries {
			r.readDecision(e, s)
		}
	}
	if len(r.Faults) > before || len(s.broken) > 0 {
		r.formulaFaults(s)
		return
	}
	r.weigh(s)
}

// stated reads a formula that stands alone or under `is`.
func (r *reader) stated(e casefile.Entry, kind, example string) (text string, at *casefile.Node, k *casefile.Keys) {
	if e.Value == nil {
		return "", nil, nil // a fault already
	}
	r.CheckName(e.Key, casefile.ClaimForm)
	if e.Value.Form == casefile.Scalar {
		return r.Text(e.Value, e.Key.Text), e.Value, nil
	}
	opened, ok := r.Keys(e.Value, "the "+kind+" `"+e.Key.Text+"`")
	if !ok {
		return "", nil, nil
	}
	opened.Need(e.Key, "write `is: "+example+"`", "is")
	return opened.Text("is"), opened.Get("is"), &opened
}

func (r *reader) readIdentity(e casefile.Entry, s *said) {
	text, at, k := r.stated(e, "identity", "pay.month = pay.run * runs.month / 1 run")
	identity := formula.Identity{ID: e.Key.Text, Text: text}
	if k != nil {
		identity.Says = k.Text("says")
		k.Done()
	}
	if at == nil {
		return
	}
	s.formulas = append(s.formulas, written{place: place{"identity", identity.ID}, text: text, at: at})
	s.Identities = append(s.Identities, identity)
}

func (r *reader) readDecision(e casefile.Entry, s *said) {
	text, at, k := r.stated(e, "decision", "share.guards <= customs.levy")
	decision := formula.Inequality{ID: e.Key.Text, Text: text}
	f := written{place: place{"decision", decision.ID}, text: text, at: at}
	if k != nil {
		decision.Says = k.Text("says")
		f.given = r.readGiven(k.Get("given"))
		for _, g := range f.given {
			decision.Given = append(decision.Given, g.text)
		}
		if solve := k.Get("solve"); solve != nil {
			items := []*casefile.Node{solve}
			if solve.Form == casefile.List {
				items = solve.Items
			}
			for _, item := range items {
				name := r.Text(item, "solve")
				decision.Solve = append(decision.Solve, name)
				s.places[place{"solve", decision.ID + " " + name}] = item
			}
		}
		k.Done()
	}
	if at == nil {
		return
	}
	s.formulas = append(s.formulas, f)
	s.Decisions = append(s.Decisions, decision)
}

func (r *reader) readGiven(n *casefile.Node) (all []given) {
	k, ok := r.Keys(n, "`given`")
	if !ok {
		return nil
	}
	for _, e := range k.Of.Entries {
		if value := r.Text(e.Value, e.Key.Text); value != "" && r.CheckName(e.Key, casefile.ClaimForm) {
			all = append(all, given{e.Key, e.Value, e.Key.Text + " = " + value})
		}
	}
	return all
}

// formulaFaults says what is wrong with the formulas themselves, where what
// they name could not be read.
func (r *reader) formulaFaults(s *said) {
	for _, f := range s.formulas {
		parse := formula.ParseIdentity
		if f.part == "decision" {
			parse = formula.ParseInequality
		}
		if _, fault := parse(f.text, r.units); fault != nil {
			r.Fault(f.at.Part(fault.Start, fault.End), fault.What, "write "+fault.Write)
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
		r.Whole(err.Error(), "look at the identities")
		return
	}
	for _, f := range faults {
		r.Fault(s.at(f), f.Fault.What, "write "+f.Fault.Write)
	}
}

// at is where a fault of the testimony stands in the file.
func (s *said) at(f formula.Fault) *casefile.Node {
	i := slices.IndexFunc(s.formulas, func(x written) bool {
		return x.id == f.ID && (x.part == f.Part || x.part == "decision" && f.Part == "given")
	})
	switch {
	case i < 0:
		if n := s.places[place{f.Part, f.ID}]; n != nil {
			return n.Part(f.Fault.Start, f.Fault.End)
		}
	case f.Part == "given":
		for _, g := range s.formulas[i].given {
			if g.text != f.Fault.Text {
				continue
			}
			if value := len(g.key.Text) + len(" = "); f.Fault.Start >= value {
				return g.value.Part(f.Fault.Start-value, f.Fault.End-value)
			}
			return g.key
		}
	case f.Fault.Text == s.formulas[i].text:
		return s.formulas[i].at.Part(f.Fault.Start, f.Fault.End)
	default: // of a name under solve
		if n := s.places[place{"solve", f.ID + " " + f.Fault.Text}]; n != nil {
			return n
		}
	}
	return &casefile.Node{Line: 1, Column: 1, Width: 1}
}
