package scenario

import (
	"slices"
	"strings"

	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/testimony/reconcile"
)

// role.go: what a pattern is evidence of. A claim is evidence once. If it is also
// an input of the economy, a run that meets the pattern repeats what it was given:
// the pattern is put in. If a number was tuned to it (`pins`), the pattern is
// fitted. Both hold of claims that follow from such claims by the identities too.
// A pattern that one number explains nearly alone over all worlds that the case
// allows is put in as well, whatever that number is called (`one-number`). All
// others are free; one that no calibration may use is held out.
//
// Only what acts counts: the share that posts take by custom is no input of a
// world in which they bargain.

// The roles of a pattern.
const (
	PutIn   = "put in"
	Fitted  = "fitted"
	HeldOut = "held out"
	Free    = "free"
)

// Roles are all roles, in the order in which they are told.
var Roles = []string{PutIn, Fitted, HeldOut, Free}

// Tests says whether a pattern of a role tests the model.
func Tests(role string) bool { return role == Free || role == HeldOut }

// Evidence is what the patterns of a case, with what is laid over it, are evidence
// of.
type Evidence struct {
	Patterns []Role  `json:"patterns" doc:"in the order of the case"`
	Tuned    []Tuned `json:"tuned" doc:"numbers that were tuned to claims"`
	Facts    int     `json:"facts" doc:"independent facts in the patterns that are not put in: the rank of their quantities after the identities, given what is an input"`
}

// Tuned is a number that was tuned to claims.
type Tuned struct {
	Path  string   `json:"path" doc:"of several that are stated alike, and so were tuned as one, with * for their names"`
	Paths []string `json:"paths" doc:"of the parameters that have the number"`
	Value string   `json:"value" doc:"with its unit, the range where one is stated"`
	Pins  []string `json:"pins" doc:"the claims"`
}

// Role is what one pattern is evidence of.
type Role struct {
	Pattern string   `json:"pattern"`
	Role    string   `json:"role" enum:"put in,fitted,held out,free"`
	By      []string `json:"by" doc:"the parameters that take its claim, or were tuned to it, by their paths; empty if it is free"`
}

// Count is how many patterns have a role.
func (e *Evidence) Count(role string) (n int) {
	for _, r := range e.Patterns {
		if r.Role == role {
			n++
		}
	}
	return n
}

// used is a parameter with the quantities that it takes or is tuned to.
type used struct {
	path       string
	quantities []string
}

// Evidence says what each pattern is evidence of.
func (s *Content) Evidence() Evidence {
	var inputs, tuned []used
	for i := range s.Resolved {
		r := &s.Resolved[i]
		if s.Parameters.Idle(r.Path) != nil {
			continue
		}
		switch taken := s.taken(r); {
		case len(taken) > 0:
			inputs = append(inputs, used{r.Path, taken})
		case len(r.Pins) > 0:
			tuned = append(tuned, used{r.Path, list.Map(r.Pins, s.quantityOf)})
		}
	}
	e := Evidence{Patterns: []Role{}, Tuned: s.alike(tuned)}
	facts, err := s.Testimony.Facts()
	if err != nil {
		facts = &reconcile.Facts{} // then nothing is known to follow from anything
	}
	given, fitted := quantities(inputs), quantities(tuned)
	var open []string
	for i := range s.Patterns {
		p := &s.Patterns[i]
		role := Role{p.Name, Free, []string{}}
		of := "pattern " + p.Name // of nobody: a quantity of its own
		switch {
		case p.Claim != "":
			of = s.quantityOf(p.Claim)
		case p.Origin == FromImplied:
			of = p.From
		}
		follows := func(from []string) bool { return facts.Of([]string{of}, from) == 0 }
		switch {
		case follows(given):
			role.Role, role.By = PutIn, behind(inputs, follows)
		case p.One != "":
			role.Role, role.By = PutIn, []string{p.One}
		case follows(slices.Concat(given, fitted)):
			role.Role, role.By = Fitted, behind(tuned, func(from []string) bool { return follows(slices.Concat(given, from)) })
		case p.HeldOut:
			role.Role = HeldOut
		}
		if role.Role != PutIn {
			open = append(open, of)
		}
		e.Patterns = append(e.Patterns, role)
	}
	e.Facts = facts.Of(open, given)
	return e
}

// alike are the tuned numbers. Those of one key that are stated alike, such as the
// price of each good, were tuned as one and are one.
func (s *Content) alike(all []used) []Tuned {
	tuned, first := []Tuned{}, map[string]int{}
	for _, u := range all {
		r := s.resolved(u.path)
		f, _ := parameter.Lookup(&s.Parameters, u.path)
		value := r.Value
		if figure, stated := s.figures[u.path]; stated && figure.Low < figure.High {
			value = figure.Text
		}
		key := strings.Join([]string{f.Pattern, value, r.Why, strings.Join(r.Pins, " ")}, "\n")
		if at, known := first[key]; known {
			tuned[at].Path = f.Pattern
			tuned[at].Paths = append(tuned[at].Paths, u.path)
			continue
		}
		first[key] = len(tuned)
		tuned = append(tuned, Tuned{u.path, []string{u.path}, value, r.Pins})
	}
	return tuned
}

// taken are the quantities that a parameter takes from claims; a series may take
// several.
func (s *Content) taken(r *Resolved) (names []string) {
	if r.Origin == FromPolicy || r.Origin == FromSet {
		return nil
	}
	for id := range strings.SplitSeq(r.From, ", ") {
		implied := s.Findings != nil && slices.ContainsFunc(s.Findings.Implied, func(q reconcile.Implied) bool { return q.Name == id })
		if s.Testimony.Claim(id) != nil || implied {
			names = append(names, s.quantityOf(id))
		}
	}
	return names
}

// quantityOf is what a claim is about.
func (s *Content) quantityOf(claim string) string {
	if c := s.Testimony.Claim(claim); c != nil {
		return c.Of()
	}
	return claim
}

func quantities(all []used) (names []string) {
	for _, u := range all {
		names = append(names, u.quantities...)
	}
	return names
}

// behind are the parameters from which something follows: those from each of which
// it does alone, or else a smallest set, found by leaving out one after the other.
func behind(all []used, follows func([]string) bool) []string {
	paths := func(all []used) []string { return list.Map(all, func(u used) string { return u.path }) }
	var alone []used
	for _, u := range all {
		if follows(u.quantities) {
			alone = append(alone, u)
		}
	}
	if len(alone) > 0 {
		return paths(alone)
	}
	rest := slices.Clone(all)
	for i := len(rest) - 1; i >= 0; i-- {
		if without := slices.Delete(slices.Clone(rest), i, i+1); follows(quantities(without)) {
			rest = without
		}
	}
	return paths(rest)
}
