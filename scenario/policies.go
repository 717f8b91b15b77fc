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

// readPolicies reads the overlays that a case offers. Each value is read as one
// of the parameter that it is for, so that what could not be applied is a fault
// now.
func (r *reader) readPolicies(n *casefile.Node, s *said, p *economy.Parameters) (policies []policy) {
	k, ok := r.Keys(n, "`policies`")
	if !ok {
		return nil
	}
	for _, e := range k.Of.Entries {
		r.CheckName(e.Key, casefile.NameForm)
		k, ok := r.Keys(e.Value, "the policy `"+e.Key.Text+"`")
		if !ok {
			continue
		}
		read := policy{Policy: Policy{Name: e.Key.Text, About: k.Text("about")}}
		k.Need(e.Key, "write `changes:` and below it `- {set: PATH, to: VALUE, assumed: WHY}`", "changes")
		if changes := k.Get("changes"); changes != nil {
			read.changes = r.readChanges(changes, s, p)
		}
		for _, c := range read.changes {
			read.Changes = append(read.Changes, c.PolicyChange)
		}
		k.Done()
		policies = append(policies, read)
	}
	r.checkReferences(p)
	return policies
}

func (r *reader) readChanges(n *casefile.Node, s *said, p *economy.Parameters) (changes []change) {
	if n.Form != casefile.List {
		r.Fault(n, "`changes` is a list", "write `- {set: PATH, to: VALUE, assumed: WHY}`, one change a line")
		return nil
	}
	for _, item := range n.Items {
		if c, ok := r.readChange(item, s, p); ok {
			changes = append(changes, c)
		}
	}
	return changes
}

// readChange reads one change of a policy.
func (r *reader) readChange(n *casefile.Node, s *said, p *economy.Parameters) (c change, ok bool) {
	k, ok := r.Keys(n, "a change")
	if !ok {
		return c, false
	}
	path := k.Get("set")
	c.starts, c.ends = r.day(&k, "starts"), r.day(&k, "ends")
	k.Need(n, "write `set:` and the path of a parameter", "set")
	if c.starts != nil && c.ends != nil && *c.ends <= *c.starts {
		r.Fault(k.Get("ends"), "the change ends before it starts", "write a later day, on which it no longer holds")
	}
	f, found := r.lookup(path, p)
	if !found {
		k.Known = slices.Concat(k.Known, grounds, []string{"to", "at", "says"})
		k.Done()
		return c, false
	}
	g, st, ok := r.grounded(&k, s, f, "to", f.Unit != "" && !f.Setting, p.Start)
	if f.Fixed && (c.starts != nil || c.ends != nil) {
		r.Fault(path, fmt.Sprintf("`%s` cannot change during a run", f.Path), "leave `starts` and `ends` out, and it is changed before the run")
	}
	k.Done()
	if !ok {
		return c, false
	}
	f = detached(f, st.value)
	c.Path, c.Value, c.Origin, c.From, c.At, c.Why = f.Path, printed(f), g.origin, g.from, g.at, g.why
	c.Starts, c.Ends, c.stating = dayText(c.starts), dayText(c.ends), st
	return c, true
}

// day is the date under a key, or nil.
func (r *reader) day(k *casefile.Keys, key string) *economy.Date {
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
func (r *reader) lookup(n *casefile.Node, p *economy.Parameters) (f economy.Field, found bool) {
	path := r.Text(n, "set")
	if path == "" {
		return f, false
	}
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
