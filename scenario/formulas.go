package scenario

import (
	"errors"
	"slices"

	"tumen/casefile"
	"tumen/internal/say"
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

// formulas reads how the claims are joined, and then weighs the testimony.
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
func (r *origins) formulas(identities, decisions *casefile.Node) {
	before := len(r.Faults)
	for _, e := range r.Named(identities, "`identities`") {
		r.identity(e)
	}
	for _, e := range r.Named(decisions, "`decisions`") {
		r.decision(e)
	}
	if len(r.Faults) > before || len(r.parsed.broken) > 0 {
		r.formulaFaults()
		return
	}
	r.weigh()
}

// identityKeys describe an identity that is more than its formula.
var identityKeys = casefile.Table{
	{Name: "is", Means: "two formulas of names and numbers joined by =, such as pay.month = pay.run * runs.month / 1 run", Required: true},
	{Name: "says", Means: "why it holds, in words"},
}

// decisionKeys describe a decision that is more than its inequality.
var decisionKeys = casefile.Table{
	{Name: "is", Means: "two formulas joined by <= or >=", Required: true},
	{Name: "says", Means: "what it means if it holds"},
	{Name: "given", Form: casefile.Figures, Means: "values assumed for names that occur nowhere else"},
	{Name: "solve", Form: casefile.Texts, Means: "names to solve for: which value would change the answer"},
}

// stated reads a formula that stands alone or under `is`.
func (r *values) stated(e casefile.Entry, kind, example string, table casefile.Table) (text string, at *casefile.Node, k *casefile.Keys) {
	if e.Value == nil {
		return "", nil, nil // a fault already
	}
	r.CheckName(e.Key, casefile.ClaimForm)
	if e.Value.Shape == casefile.Scalar {
		return r.Text(e.Value, e.Key.Text), e.Value, nil
	}
	k, ok := r.Open(e.Value, say.Textf("the %s `%s`", kind, e.Key.Text), table)
	if !ok {
		return "", nil, nil
	}
	k.Require(e.Key, say.Textf("write `is: %s`", example))
	return k.Text("is"), k.Get("is"), k
}

func (r *origins) identity(e casefile.Entry) {
	text, at, k := r.stated(e, "identity", "pay.month = pay.run * runs.month / 1 run", identityKeys)
	identity := formula.Identity{ID: e.Key.Text, Text: text}
	if k != nil {
		identity.Says = k.Text("says")
	}
	if at == nil {
		return
	}
	r.parsed.formulas = append(r.parsed.formulas, written{place: place{"identity", identity.ID}, text: text, at: at})
	r.parsed.Identities = append(r.parsed.Identities, identity)
}

func (r *origins) decision(e casefile.Entry) {
	text, at, k := r.stated(e, "decision", "share.guards <= customs.levy", decisionKeys)
	decision := formula.Inequality{ID: e.Key.Text, Text: text}
	f := written{place: place{"decision", decision.ID}, text: text, at: at}
	if k != nil {
		decision.Says = k.Text("says")
		f.given = r.given(k.Get("given"))
		for _, g := range f.given {
			decision.Given = append(decision.Given, g.text)
		}
		if solve := k.Get("solve"); solve != nil {
			for _, item := range solve.List() {
				name := r.Text(item, "solve")
				decision.Solve = append(decision.Solve, name)
				r.parsed.places[place{"solve", decision.ID + " " + name}] = item
			}
		}
	}
	if at == nil {
		return
	}
	r.parsed.formulas = append(r.parsed.formulas, f)
	r.parsed.Decisions = append(r.parsed.Decisions, decision)
}

func (r *values) given(n *casefile.Node) (all []given) {
	for _, e := range r.Named(n, "`given`") {
		if value := r.Text(e.Value, e.Key.Text); value != "" && r.CheckName(e.Key, casefile.ClaimForm) {
			all = append(all, given{e.Key, e.Value, e.Key.Text + " = " + value})
		}
	}
	return all
}

// formulaFaults says what is wrong with the formulas themselves, where what
// they name could not be read.
func (r *origins) formulaFaults() {
	for _, f := range r.parsed.formulas {
		parse := formula.ParseIdentity
		if f.part == "decision" {
			parse = formula.ParseInequality
		}
		if _, fault := parse(f.text, r.units); fault != nil {
			r.Fault(f.at.Part(fault.Start, fault.End), fault.What, say.Textf("write %s", fault.Write))
		}
	}
}

// weigh balances the claims and finds what contradicts what. Whatever keeps it
// from that is a fault at the place of the claim or formula.
func (r *origins) weigh() {
	s := r.parsed
	s.poolRates()
	found, err := s.Testimony.Weigh(reconcile.Options{})
	s.weighed = found
	if err == nil {
		return
	}
	var faults formula.Faults
	if !errors.As(err, &faults) { // Weigh promises no other
		r.Whole(err.Error(), say.Text("check the identities"))
		return
	}
	for _, f := range faults {
		r.Fault(s.at(f), f.Fault.What, say.Textf("write %s", f.Fault.Write))
	}
}

// at is where a fault of the testimony stands in the file.
func (s *parsed) at(f formula.Fault) *casefile.Node {
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
