package scenario

import (
	"math"
	"reflect"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/scenario/verb"
	"tumen/unit"
)

// dated says whether the change begins, ends or moves on certain days.
func (c *PolicyChange) dated() bool { return c.starts != nil || c.ends != nil }

// on is the value that holds on a day on which the change does, where another one
// would hold without it.
func (c *PolicyChange) on(day parameter.Date, below any) any {
	part := 1.0
	if c.reaches != nil && day < *c.reaches {
		part = float64(day-*c.starts) / float64(*c.reaches-*c.starts)
	}
	return c.verb.Apply(below, c.operand.value, part)
}

// policyKeys describe a policy.
var policyKeys = casefile.Table{
	{Name: "about", Means: "what the policy is, in one line"},
	{Name: "changes", Form: casefile.Items, Keys: func() casefile.Table { return changeKeys }, Means: "what it changes", Required: true},
}

// changeKeys describe one change: a verb with the path of a parameter, what the
// verb needs, and when.
var changeKeys = func() (t casefile.Table) {
	for _, v := range verb.All {
		t = append(t, casefile.Key{Name: v.Name, Means: "the path of a parameter, its keys with dots between them: the change " + v.Means})
	}
	return append(append(t,
		casefile.Key{Name: "to", Form: casefile.Other, Schema: anyValue, Means: "the new value, with its unit"},
		casefile.Key{Name: "by", Form: casefile.Figure, Means: "a factor, such as 1.2 or 120 %, or an amount with its unit"},
		casefile.Key{Name: "starts", Means: "the day from which it holds; without it, the first day"},
		casefile.Key{Name: "reaches", Means: "the day on which a gradual change arrives"},
		casefile.Key{Name: "ends", Means: "the day on which it no longer holds"},
		casefile.Key{Name: "like", Means: "with set, in the place of a value and its origin: the path that an earlier change of the list sets; this parameter has the same value, and is one unknown with that one"},
	), provenanceKeys...)
}()

// policyReader reads the overlays that a case offers.
type policyReader struct {
	*origins
	p *parameter.Parameters // of the case
}

// policies reads the overlays. Each value is read as one of the parameter that it
// is for, so that what could not be applied is a fault now.
func (r *policyReader) policies(n *casefile.Node) (policies []Policy) {
	for _, e := range r.Named(n, "`policies`") {
		r.CheckName(e.Key, casefile.NameForm)
		k, ok := r.Open(e.Value, say.Textf("the policy `%s`", e.Key.Text), policyKeys)
		if !ok {
			continue
		}
		read := Policy{Name: e.Key.Text, About: k.Text("about"), Changes: []PolicyChange{}}
		k.Require(e.Key, say.Text("write `changes:` and below it `- {set: PATH, to: VALUE, assumed: WHY}`"))
		if changes := k.Get("changes"); changes != nil {
			read.Changes = append(read.Changes, r.changes(changes)...)
		}
		policies = append(policies, read)
	}
	r.checkReferences(r.p)
	return policies
}

func (r *policyReader) changes(n *casefile.Node) (changes []PolicyChange) {
	if n.Shape != casefile.List {
		r.Fault(n, say.Text("`changes` is a list"), say.Text("write `- {set: PATH, to: VALUE, assumed: WHY}`, one change a line"))
		return nil
	}
	for _, item := range n.Items {
		if c, ok := r.change(item, changes); ok {
			changes = append(changes, c)
		}
	}
	return changes
}

// like reads a change that sets a parameter as an earlier one set another.
func (r *policyReader) like(k *casefile.Keys, f parameter.Field, c PolicyChange, before []PolicyChange) (PolicyChange, bool) {
	to := strings.TrimSpace(k.Text("like"))
	other := list.Find(before, func(b *PolicyChange) bool { return b.Path == to })
	switch {
	case c.verb != verb.Set || len(k.Of.Entries) > 2:
		r.Fault(k.Key("like"), say.Text("what is like another parameter has its value, its days and its origin"), say.Textf("write `{set: %s, like: PATH}`, or the value with its own origin", f.Path))
	case other == nil || other.verb != verb.Set:
		paths := list.Map(before, func(b PolicyChange) string { return b.Path })
		r.Fault(k.Get("like"), say.Textf("no change before this one sets `%s`", to), casefile.Suggest(to, paths, say.Text("write that change first")))
	default:
		g, _ := parameter.Lookup(r.p, to)
		if f.Unit != g.Unit || f.Value.Type() != g.Value.Type() || f.Fixed != g.Fixed {
			r.Fault(k.Get("like"), say.Textf("`%s` is of another kind than `%s`", to, f.Path), say.Text("name a parameter in the same unit, or write the value"))
			break
		}
		same := *other
		same.Path, same.like = f.Path, to
		if err := r.p.Clone().Set(f.Path, same.operand.value); err != nil {
			r.Fault(k.Get("like"), err.Error(), say.Textf("write a value from %s to %s", shown(f.Min, f.In), shown(f.Max, f.In)))
			break
		}
		return same, true
	}
	return c, false
}

// change reads one change of a policy, after others.
func (r *policyReader) change(n *casefile.Node, others []PolicyChange) (c PolicyChange, ok bool) {
	k, ok := r.Open(n, say.Text("a change"), changeKeys)
	if !ok {
		return c, false
	}
	before := len(r.Faults)
	c.verb = r.verb(k)
	if c.verb == nil {
		return c, false
	}
	path := k.Get(c.verb.Name)
	r.days(k, &c)
	f, found := r.lookup(path, c.verb.Name)
	if !found {
		return c, false
	}
	if !c.verb.Fits(f.Value.Interface()) {
		r.Fault(path, say.Textf("`%s` is not a number, and `%s` %s", f.Path, c.verb.Name, c.verb.Means), say.Text("write `set:` and the new value after `to:`"))
		return c, false
	}
	if k.Has("like") {
		return r.like(k, f, c, others)
	}
	g, st, ok := r.sourced(k, operandField(f, c.verb), c.verb.Key, f.Unit != "" && !f.Setting, r.p.Start)
	if f.Fixed && (c.dated() || c.reaches != nil) {
		r.Fault(path, say.Textf("`%s` cannot change during a run", f.Path), say.Text("leave the days out, and it is changed before the run"))
	}
	if !ok || len(r.Faults) > before {
		return c, false
	}
	c.operand = st
	c.Verb, c.Path, c.Value = c.verb.Name, f.Path, printed(detached(operandField(f, c.verb), st.value))
	c.Origin, c.From, c.At, c.Why = g.origin, g.from, g.at, g.why
	c.Starts, c.Ends, c.Reaches = dayText(c.starts), dayText(c.ends), dayText(c.reaches)
	result := c.verb.Apply(f.Value.Interface(), st.value, 1)
	if err := r.p.Clone().Set(f.Path, result); err != nil {
		r.Fault(k.Get(c.verb.Key), say.Textf("the case states %s, which would become %s", printed(f), printed(detached(f, result))),
			say.Textf("write what keeps it from %s to %s", shown(f.Min, f.In), shown(f.Max, f.In)))
		return c, false
	}
	return c, true
}

// verb is what a change does; nil if that cannot be known.
func (r *policyReader) verb(k *casefile.Keys) (found *verb.Verb) {
	var given, names []string
	for _, v := range verb.All {
		names = append(names, v.Name)
		if k.Has(v.Name) {
			found, given = v, append(given, v.Name)
		}
	}
	switch {
	case len(given) > 1:
		r.Fault(k.Of, say.Textf("a change does one thing, and this has %s", casefile.Quoted(given)), say.Text("write one change for each"))
		return nil
	case len(given) == 1:
		if other := map[string]string{"to": "by", "by": "to"}[found.Key]; k.Has(other) {
			r.Fault(k.Key(other), say.Textf("`%s` has no `%s`", found.Name, other), say.Textf("write `%s: %s`", found.Key, found.Example))
			return nil
		}
	case !slices.ContainsFunc(names, k.Misspelt):
		r.Fault(k.Of, say.Text("a change says neither what to change nor how"), say.Textf("write one of %s and the path of a parameter", casefile.Quoted(names)))
	}
	return found
}

// longestRamp is the most days that a gradual change may take, each of which is a
// change of its own in a run.
const longestRamp = 3660

// days reads when a change holds.
func (r *policyReader) days(k *casefile.Keys, c *PolicyChange) {
	c.starts, c.ends, c.reaches = r.day(k, "starts"), r.day(k, "ends"), r.day(k, "reaches")
	switch {
	case c.starts != nil && c.ends != nil && *c.ends <= *c.starts:
		r.Fault(k.Get("ends"), say.Text("the change ends before it starts"), say.Text("write a later day, on which it no longer holds"))
	case !c.verb.Gradual && k.Has("reaches"):
		r.Fault(k.Key("reaches"), say.Textf("`%s` changes at once, and reaches nothing later", c.verb.Name), say.Text("leave `reaches` out, or write `ramp:` to change it by daily steps"))
	case c.verb.Gradual && !(k.Has("starts") && k.Has("reaches")):
		r.Fault(k.Key(c.verb.Name), say.Textf("`%s` moves from one day to another", c.verb.Name), say.Text("write `starts:` the day on which it begins to move, and `reaches:` the day on which it arrives"))
	case c.starts == nil || c.reaches == nil:
	case *c.reaches <= *c.starts:
		r.Fault(k.Get("reaches"), say.Text("the change arrives before it starts"), say.Text("write a day after `starts`"))
	case *c.reaches-*c.starts > longestRamp:
		r.Fault(k.Get("reaches"), say.Textf("the change takes %d days; it may take %d", *c.reaches-*c.starts, longestRamp), say.Text("write an earlier day"))
	}
}

// operandField is a field for what a verb works with: of the parameter itself, a
// plain number, or a number in the parameter's unit that may be below zero.
func operandField(f parameter.Field, v *verb.Verb) parameter.Field {
	switch v.Operand {
	case verb.Factor:
		f.Unit, f.In, f.Min, f.Max, f.Value = "1", unit.Unit{}, 0, math.Inf(1), reflect.ValueOf(0.0)
	case verb.Difference:
		f.Min, f.Max, f.Value = math.Inf(-1), math.Inf(1), reflect.ValueOf(0.0)
	}
	return f
}

// day is the date under a key, or nil.
func (r *values) day(k *casefile.Keys, key string) *parameter.Date {
	n := k.Get(key)
	if n == nil {
		return nil
	}
	if date, ok := r.date(n); ok {
		return &date
	}
	return nil
}

func dayText(d *parameter.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// lookup finds the parameter of which a policy gives the path.
func (r *policyReader) lookup(n *casefile.Node, key string) (f parameter.Field, found bool) {
	path := r.Text(n, key)
	if path == "" {
		return f, false
	}
	p := r.p
	f, found = parameter.Lookup(p, path)
	list, _, _ := strings.Cut(path, ".")
	if names, isList := namesUnder(list, p); found || len(r.Faults) > 0 && isList && len(names) == 0 {
		return f, found // what the list lacks is a fault already
	}
	what, write := unknownPath(path, p)
	r.Fault(n, what, write)
	return f, false
}

// unknownPath says why a path leads to no parameter, and which was perhaps meant.
func unknownPath(path string, p *parameter.Parameters) (what, write string) {
	var paths, below []string
	for _, f := range parameter.Fields(p) {
		paths = append(paths, f.Path)
		if strings.HasPrefix(f.Path, path+".") {
			below = append(below, f.Path)
		}
	}
	if len(below) > 0 {
		return say.Textf("`%s` is not one parameter but a group of them", path), say.Textf("name one of them, such as %s", casefile.Quoted(below[:min(3, len(below))]))
	}
	what = say.Textf("there is no parameter `%s`", path)
	if strings.HasPrefix(path, "posts.") {
		if i := slices.IndexFunc(paths, func(p string) bool { return strings.HasSuffix(p, "."+path) }); i >= 0 {
			return say.Textf("%s: a post belongs to a route", what), say.Textf("did you mean `%s`?", paths[i])
		}
		return say.Textf("%s: a post belongs to a route", what), say.Textf("write routes.ROUTE.%s", path)
	}
	return what, casefile.Suggest(path, paths, say.Textf("write its keys with dots between them, such as %s", casefile.Quoted(paths[len(paths)-1:])))
}
