package scenario

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/fault"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/testimony"
)

// Options say which overlays are laid over a case, in this order: the changes
// of each policy in turn, then each of the sets. What has no date changes the
// parameters before the run; what has dates lies over that.
type Options struct {
	Policies []string // names of policies of the case
	Sets     []string // PATH=VALUE, the value with its unit, or bare in the parameter's own; hypotheses.GROUP=NAME decides a group of hypotheses
	Without  []string // claims that do not count: a number that one of them gave is a guess, no narrower than the claim
	Decided  []string // KEY=NAME of choices of the case, as a study draws them; what Sets decides goes before
}

// With lays overlays over the case: what is decided of its choices, then the
// policies, then the sets. The case itself does not change. The error is a
// *fault.Error.
func (c *Case) With(o Options) (*Scenario, error) {
	s := &Scenario{Content: c.Content, of: c, with: o, moved: map[string]moved{}}
	s.Parameters, s.Resolved, s.figures = *c.Parameters.Clone(), slices.Clone(c.Resolved), maps.Clone(c.figures)
	if err := s.drop(o.Without); err != nil {
		return nil, err
	}
	dated, sets, err := s.decide(o)
	if err != nil {
		return nil, err
	}
	for _, set := range sets {
		if IsWorld(set) {
			if err := s.inWorld(set); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range o.Policies {
		policy, err := c.policy(name)
		if err != nil {
			return nil, err
		}
		for _, change := range policy.Changes {
			if change.dated() {
				dated = append(dated, layer{change, FromPolicy, name})
				continue
			}
			err := s.apply(change, FromPolicy, name)
			if err != nil {
				return nil, fault.New("policies", name, err.Error(), say.Text("fix the policy in the case file"))
			}
		}
	}
	for _, set := range sets {
		if IsWorld(set) {
			continue // it lies under the policies
		}
		if err := s.set(set); err != nil {
			return nil, err
		}
	}
	s.layers = dated
	s.compile(slices.Clone(dated))
	s.unstated = slices.DeleteFunc(slices.Clone(c.silent), func(path string) bool { return s.resolved(path).Origin != FromDefault })
	if err := s.rehearse(o); err != nil {
		return nil, err
	}
	return s, nil
}

// rehearse makes the dated changes one after the other and asks each time
// whether a world can be made of what stands then, so that no run breaks off at
// a date.
func (s *Scenario) rehearse(o Options) error {
	p := s.Parameters.Clone()
	for i := 0; ; i++ {
		if problems := p.Check(); len(problems) > 0 {
			return o.wrong(problems[0].Path+": "+problems[0].What, problems[0].Write)
		}
		if path := s.lacks(p); path != "" {
			return o.wrong(say.Textf("the case does not state `%s`, which matters now", path), say.Textf("state it in the case file, or write {sets} %s=VALUE", path))
		}
		if i == len(s.Changes) {
			return nil
		}
		if err := p.Set(s.Changes[i].Path, s.Changes[i].Value); err != nil {
			return o.wrong(err.Error(), say.Text("fix the policy in the case file"))
		}
	}
}

// wrong is an error about what the overlays make of the case together.
func (o Options) wrong(what, write string) error {
	field := ""
	switch {
	case len(o.Sets) == 0:
		field = "policies"
	case len(o.Policies) == 0:
		field = "sets"
	}
	return fault.New(field, strings.Join(slices.Concat(o.Policies, o.Sets), " "), what, write)
}

func (c *Case) policy(name string) (Policy, error) {
	if p := list.Find(c.Policies, func(p *Policy) bool { return p.Name == name }); p != nil {
		return *p, nil
	}
	names := list.Map(c.Policies, func(p Policy) string { return p.Name })
	return Policy{}, fault.New("policies", name, say.Textf("the case %s has no policy `%s`", c.Name, name), casefile.Suggest(name, names, say.Text("describe it under `policies:` in the case file")))
}

// set applies one PATH=VALUE.
func (s *Scenario) set(argument string) error {
	path, value, found := strings.Cut(argument, "=")
	path, value = strings.TrimSpace(path), strings.TrimSpace(value)
	wrong := func(what, write string) error { return fault.New("sets", argument, what, write) }
	if !found || path == "" || value == "" {
		return wrong(say.Text("this is not PATH=VALUE"), say.Text("write, for example, {sets} labour.share='25 %'"))
	}
	f, found := parameter.Lookup(&s.Parameters, path)
	if !found {
		return wrong(unknownPath(path, &s.Parameters))
	}
	r := &values{File: casefile.Argument(argument), bare: true, units: s.Parameters.Units, rates: s.rates}
	st, _ := r.value(argumentNode(value, f), f, s.Parameters.Start)
	r.checkReferences(&s.Parameters)
	if len(r.Faults) > 0 {
		return wrong(r.Faults[0].What, r.Faults[0].Write)
	}
	if err := s.assign(path, provenance{origin: FromSet, why: argument}, st); err != nil {
		return wrong(err.Error(), say.Text("write another value"))
	}
	return nil
}

// argumentNode is a value as the case file would have it: the twelve months and
// lists of names have commas between them.
func argumentNode(value string, f parameter.Field) *casefile.Node {
	n := &casefile.Node{Text: value, Line: 1, Column: 1, Width: 1}
	switch f.Value.Kind() {
	case reflect.Array:
	case reflect.Slice:
		if f.Value.Type().Elem().Kind() != reflect.String {
			return n
		}
	default:
		return n
	}
	parts := strings.Split(strings.Trim(value, "[]"), ",")
	if len(parts) == 1 {
		return n
	}
	n.Shape = casefile.List
	for _, part := range parts {
		n.Items = append(n.Items, &casefile.Node{Text: strings.TrimSpace(part), Line: 1, Column: 1, Width: 1})
	}
	return n
}

// apply makes a change of a policy or a hypothesis that holds from before the run
// on. What is stated of a number that is scaled or added to remains stated, and
// uncertain.
func (s *Scenario) apply(c PolicyChange, origin, name string) error {
	p := provenance{origin: origin, from: name, at: c.At, why: c.Why, like: c.like}
	f, found := parameter.Lookup(&s.Parameters, c.Path)
	if !found || !c.verb.Relative() {
		return s.assign(c.Path, p, c.operand)
	}
	m, again := s.moved[c.Path]
	if !again {
		m.from = *s.resolved(c.Path)
	}
	figure, stated := s.figures[c.Path]
	if err := s.assign(c.Path, p, stating{value: c.on(s.Parameters.Start, f.Value.Interface())}); err != nil {
		return err
	}
	if stated {
		s.figures[c.Path] = figure
	}
	m.by = append(slices.Clone(m.by), c)
	s.moved[c.Path] = m
	return nil
}

// resolved is what the scenario says of a parameter, or nil.
func (s *Content) resolved(path string) *Resolved {
	return list.Find(s.Resolved, func(r *Resolved) bool { return r.Path == path })
}

// stated is what the scenario says of a parameter without the relative changes of
// policies; nil if there is no such parameter.
func (s *Scenario) stated(path string) *Resolved {
	if m, moved := s.moved[path]; moved {
		return &m.from
	}
	return s.resolved(path)
}

// assign changes one parameter and keeps what it replaced.
func (s *Scenario) assign(path string, g provenance, st stating) error {
	r := s.resolved(path)
	f, found := parameter.Lookup(&s.Parameters, path)
	if !found || r == nil {
		return say.Errorf("there is no parameter %q", path)
	}
	was := printed(f)
	if err := s.Parameters.Set(path, st.value); err != nil {
		return err
	}
	*r = resolution(f, g, st)
	r.Was = was
	delete(s.figures, path)
	delete(s.moved, path)
	if st.figure != nil {
		s.figures[path] = *st.figure
	}
	return nil
}

// drop takes claims from the numbers that they gave: those keep their value, as if it
// had been assumed.
func (s *Scenario) drop(claims []string) error {
	for _, claim := range claims {
		if s.Testimony.Claim(claim) == nil {
			ids := list.Map(s.Testimony.Claims, func(c testimony.Claim) string { return c.ID })
			return fault.New("without", claim, say.Textf("there is no claim `%s`", claim), casefile.Suggest(claim, ids, ""))
		}
		for i := range s.Resolved {
			r := &s.Resolved[i]
			if r.Origin != FromClaim || r.From != claim || r.Exactly != "" {
				continue
			}
			r.Origin, r.From, r.As, r.Low, r.High = FromAssumption, "", "", nil, nil
			r.Why = say.Textf("as `%s` has it, which does not count", claim)
			s.dropped = append(s.dropped, r.Path)
		}
	}
	return nil
}
