package scenario

import (
	"fmt"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy"
)

// policy is a policy that can be applied.
type policy struct {
	Policy
	changes []change
}

// change is one change of a policy, with what it sets and when.
type change struct {
	PolicyChange
	stating      stating
	starts, ends *economy.Date // nil where it is open
}

// policyKeys describe a policy.
var policyKeys = casefile.Table{
	{Name: "about", Means: "what it is, in a line"},
	{Name: "changes", Form: casefile.Items, Keys: func() casefile.Table { return changeKeys }, Means: "what it changes", Required: true},
}

// changeKeys describe one change.
var changeKeys = append(casefile.Table{
	{Name: "set", Means: "the path of a parameter, its keys with dots between them", Required: true},
	{Name: "to", Form: casefile.Other, Schema: anyValue, Means: "the new value, with its unit"},
	{Name: "starts", Means: "the day from which it holds; without, the first"},
	{Name: "ends", Means: "the day on which it no longer holds"},
}, provenanceKeys...)

// policyReader reads the overlays that a case offers.
type policyReader struct {
	*origins
	p *economy.Parameters // of the case
}

// policies reads the overlays. Each value is read as one of the parameter that it
// is for, so that what could not be applied is a fault now.
func (r *policyReader) policies(n *casefile.Node) (policies []policy) {
	for _, e := range r.Named(n, "`policies`") {
		r.CheckName(e.Key, casefile.NameForm)
		k, ok := r.Open(e.Value, "the policy `"+e.Key.Text+"`", policyKeys)
		if !ok {
			continue
		}
		read := policy{Policy: Policy{Name: e.Key.Text, About: k.Text("about")}}
		k.Require(e.Key, "write `changes:` and below it `- {set: PATH, to: VALUE, assumed: WHY}`")
		if changes := k.Get("changes"); changes != nil {
			read.changes = r.changes(changes)
		}
		for _, c := range read.changes {
			read.Changes = append(read.Changes, c.PolicyChange)
		}
		policies = append(policies, read)
	}
	r.checkReferences(r.p)
	return policies
}

func (r *policyReader) changes(n *casefile.Node) (changes []change) {
	if n.Shape != casefile.List {
		r.Fault(n, "`changes` is a list", "write `- {set: PATH, to: VALUE, assumed: WHY}`, one change a line")
		return nil
	}
	for _, item := range n.Items {
		if c, ok := r.change(item); ok {
			changes = append(changes, c)
		}
	}
	return changes
}

// change reads one change of a policy.
func (r *policyReader) change(n *casefile.Node) (c change, ok bool) {
	k, ok := r.Open(n, "a change", changeKeys)
	if !ok {
		return c, false
	}
	path := k.Get("set")
	c.starts, c.ends = r.day(k, "starts"), r.day(k, "ends")
	k.Require(n, "write `set:` and the path of a parameter")
	if c.starts != nil && c.ends != nil && *c.ends <= *c.starts {
		r.Fault(k.Get("ends"), "the change ends before it starts", "write a later day, on which it no longer holds")
	}
	f, found := r.lookup(path)
	if !found {
		return c, false
	}
	g, st, ok := r.sourced(k, f, "to", f.Unit != "" && !f.Setting, r.p.Start)
	if f.Fixed && (c.starts != nil || c.ends != nil) {
		r.Fault(path, fmt.Sprintf("`%s` cannot change during a run", f.Path), "leave `starts` and `ends` out, and it is changed before the run")
	}
	if !ok {
		return c, false
	}
	f = detached(f, st.value)
	c.Path, c.Value, c.Origin, c.From, c.At, c.Why = f.Path, printed(f), g.origin, g.from, g.at, g.why
	c.Starts, c.Ends, c.stating = dayText(c.starts), dayText(c.ends), st
	return c, true
}

// day is the date under a key, or nil.
func (r *values) day(k *casefile.Keys, key string) *economy.Date {
	n := k.Get(key)
	if n == nil {
		return nil
	}
	if date, ok := r.date(n); ok {
		return &date
	}
	return nil
}

func dayText(d *economy.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// lookup finds the parameter of which a policy gives the path.
func (r *policyReader) lookup(n *casefile.Node) (f economy.Field, found bool) {
	path := r.Text(n, "set")
	if path == "" {
		return f, false
	}
	p := r.p
	f, found = economy.Lookup(p, path)
	list, _, _ := strings.Cut(path, ".")
	if found || len(r.Faults) > 0 && isList(list, p) && len(namesUnder(list, p)) == 0 {
		return f, found // what the list lacks is a fault already
	}
	what, write := unknownPath(path, p)
	r.Fault(n, what, write)
	return f, false
}

// unknownPath says why a path leads to no parameter, and which was perhaps meant.
func unknownPath(path string, p *economy.Parameters) (what, write string) {
	var paths, below []string
	for _, f := range economy.Fields(p) {
		paths = append(paths, f.Path)
		if strings.HasPrefix(f.Path, path+".") {
			below = append(below, f.Path)
		}
	}
	if len(below) > 0 {
		return fmt.Sprintf("`%s` is not one parameter but a group of them", path), "name one of them, such as " + casefile.Quoted(below[:min(3, len(below))])
	}
	what = fmt.Sprintf("there is no parameter `%s`", path)
	if strings.HasPrefix(path, "posts.") {
		if i := slices.IndexFunc(paths, func(p string) bool { return strings.HasSuffix(p, "."+path) }); i >= 0 {
			return what + ": a post stands on a route", "did you mean `" + paths[i] + "`?"
		}
		return what + ": a post stands on a route", "write routes.ROUTE." + path
	}
	return what, casefile.Suggest(path, paths, "write its keys with dots between them, such as "+casefile.Quoted(paths[len(paths)-1:]))
}
