package scenario

import (
	"fmt"
	"slices"

	"tumen/casefile"
	"tumen/economy"
)

// walk fills the parameters from the economy part of a case, key by key along
// the tree of economy.Parameters.
type walk struct {
	*reader
	said     *said
	p        *economy.Parameters
	resolved map[string]Resolved       // by path
	places   map[string]*casefile.Node // where each path stands in the file
	missing  []func()                  // asks, when all is read, whether what the case is silent about is missing
}

// readEconomy reads the parameters, with where each comes from, in the order of
// economy.Parameters.
func (r *reader) readEconomy(key, n *casefile.Node, s *said) (*economy.Parameters, []Resolved) {
	w := walk{r, s, &economy.Parameters{}, map[string]Resolved{}, map[string]*casefile.Node{}, nil}
	w.group(w.p.Tree(), key, n)
	for _, ask := range w.missing {
		ask()
	}
	r.checkReferences(w.p)
	if len(r.Faults) == 0 {
		w.check()
	}
	var all []Resolved
	for _, f := range economy.Fields(w.p) {
		all = append(all, w.resolved[f.Path])
	}
	return w.p, all
}

// check asks the model whether a world can be made of the parameters.
func (w *walk) check() {
	for _, problem := range w.p.Check() {
		at := w.places[problem.Path]
		if at == nil { // the case is silent about it
			at = w.places[""]
		}
		w.Fault(at, problem.What, problem.Write)
	}
}

// part reads one part of the economy.
func (w *walk) part(part economy.Part, key, n *casefile.Node) {
	switch part.Shape {
	case economy.Group:
		w.group(part, key, n)
	case economy.List:
		w.list(part, n)
	default:
		w.leaf(part.Field, n)
	}
}

// group reads the keys of a group. What the case is silent about takes its
// default, or is missing if it has none and can act in this case, which is known
// when all is read; all that is missing is one fault at the group's key.
func (w *walk) group(part economy.Part, key, n *casefile.Node) {
	what := "`" + part.Path + "`"
	if part.Path == "" {
		what = "`economy`"
	}
	k, ok := w.Keys(n, what)
	if !ok {
		return
	}
	w.places[part.Path] = key
	var silent []economy.Part
	for _, sub := range part.Parts() {
		value := k.Get(sub.Key)
		switch {
		case value != nil:
			w.places[sub.Path] = k.Key(sub.Key)
			w.part(sub, k.Key(sub.Key), value)
		case !k.Has(sub.Key) && required(sub):
			silent = append(silent, sub)
		case !k.Has(sub.Key):
			w.silent(sub)
		}
	}
	if len(silent) > 0 {
		w.missing = append(w.missing, func() { w.ask(k, key, silent) })
	}
	w.strayPosts(&k, part)
	k.Done()
}

// list reads the elements of a list, each under its name.
func (w *walk) list(part economy.Part, n *casefile.Node) {
	k, ok := w.Keys(n, "`"+part.Path+"`")
	if !ok {
		return
	}
	for _, e := range k.Of.Entries {
		if w.CheckName(e.Key, casefile.NameForm) {
			w.group(part.Add(e.Key.Text), e.Key, e.Value)
		}
	}
}

// ask makes a fault of what is missing of a group, and fills in what is not
// needed because it cannot act.
func (w *walk) ask(k casefile.Keys, key *casefile.Node, silent []economy.Part) {
	var missing []string
	example := ""
	for _, part := range silent {
		part, _ = w.p.Find(part.Path) // lists have grown since
		if !w.needed(part) {
			w.silent(part)
			continue
		}
		if missing = append(missing, part.Key); example == "" {
			example = lacking(part)
		}
	}
	if len(missing) > 0 {
		k.Need(key, example, missing...)
	}
}

// needed says whether a case lacks a part of which it is silent.
func (w *walk) needed(part economy.Part) bool {
	switch part.Shape {
	case economy.Group:
		return slices.ContainsFunc(part.Parts(), w.needed)
	case economy.List:
		return required(part)
	}
	return w.p.Needs(part.Field)
}

// always says whether every case must speak of a part, whatever else it says.
func always(part economy.Part) bool {
	switch part.Shape {
	case economy.Group:
		return slices.ContainsFunc(part.Parts(), always)
	case economy.List:
		return required(part)
	}
	return part.Required && part.Acts == "" && part.Needed == ""
}

// required says whether a case must speak of a part wherever it can act. Of the
// lists only those at the top must not be empty: a world without posts or
// campaigns is a world.
func required(part economy.Part) bool {
	switch part.Shape {
	case economy.Group:
		return slices.ContainsFunc(part.Parts(), required)
	case economy.List:
		return part.Path == part.Key
	}
	return part.Required
}

// silent gives the defaults to a part that the case does not mention.
func (w *walk) silent(part economy.Part) {
	if part.Shape == economy.Leaf {
		if part.Required {
			part.Unstated()
		}
		setDefault(part.Field)
		w.resolve(part.Field, ground{origin: FromDefault}, stating{})
	}
	for _, sub := range part.Parts() {
		w.silent(sub)
	}
}

// lacking is what to write for a part that is missing.
func lacking(part economy.Part) string {
	switch {
	case part.Shape == economy.Group:
		return fmt.Sprintf("write `%s:` and its keys below", part.Key)
	case part.Shape == economy.List:
		return fmt.Sprintf("write `%s:` and below it each one by its name", part.Key)
	case part.Setting || part.Unit == "":
		return fmt.Sprintf("write `%s:` %s", part.Key, part.Means)
	}
	return fmt.Sprintf("write `%s: {is: %s, assumed: WHY}`: %s", part.Key, numberIn(part.Unit), part.Means)
}

// numberIn stands for a number in examples.
func numberIn(unit string) string {
	if unit == "1" {
		return "NUMBER"
	}
	return "NUMBER " + unit
}

// strayPosts explains the commonest misplacement: a post that stands on no route.
func (w *walk) strayPosts(k *casefile.Keys, part economy.Part) {
	if stray := k.Key("posts"); stray != nil && part.Path == "" {
		k.Get("posts")
		w.Fault(stray, "these posts stand on no route", "write them under the `posts:` of a route, in the order in which a crossing meets them")
	}
}
