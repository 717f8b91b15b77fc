package scenario

import (
	"slices"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/testimony"
)

// decoder fills the parameters from the economy part of a case, key by key along
// the tree of parameter.Parameters.
type decoder struct {
	*origins
	p        *parameter.Parameters
	resolved map[string]Resolved         // by path
	figures  map[string]testimony.Figure // single numbers as they are stated, by path
	places   map[string]*casefile.Node   // where each path stands in the file
	sections []section                   // groups in which unsourced numbers are held
	open     []unknown                   // numbers that the case calls unknown
	likes    []like                      // numbers that are like another parameter's
	missing  []func()                    // asks, when all is read, whether what the case is silent about is missing
	choices  []Choice                    // parameters that are stated as one of several values
}

// economy reads the parameters, with where each comes from, in the order of
// parameter.Parameters.
func (r *origins) economy(key, n *casefile.Node) (p *parameter.Parameters, all []Resolved, figures map[string]testimony.Figure, choices []Choice) {
	d := decoder{r, &parameter.Parameters{Units: r.units}, map[string]Resolved{}, map[string]testimony.Figure{}, map[string]*casefile.Node{}, nil, nil, nil, nil, nil}
	d.group(d.p.Tree(), key, n)
	d.settleUnknowns()
	d.settleLikes()
	for _, ask := range d.missing {
		ask()
	}
	r.checkReferences(d.p)
	if len(r.Faults) == 0 {
		d.check()
	}
	return d.p, list.Map(parameter.Fields(d.p), d.held), d.figures, d.choices
}

// check asks the model whether a world can be made of the parameters.
func (d *decoder) check() {
	for _, problem := range d.p.Check() {
		at := d.places[problem.Path]
		if at == nil { // the case is silent about it
			at = d.places[""]
		}
		d.Fault(at, problem.What, problem.Write)
	}
}

// part reads one part of the economy.
func (d *decoder) part(part parameter.Part, key, n *casefile.Node) {
	switch part.Shape {
	case parameter.Group:
		d.group(part, key, n)
	case parameter.List:
		d.list(part, n)
	default:
		d.parameter(part.Field, n)
	}
}

// groupKeys are the keys of a group of parameters.
func groupKeys(part parameter.Part) (t casefile.Table) {
	for _, sub := range part.Parts() {
		t = append(t, casefile.Key{Name: sub.Key, Form: casefile.Other, Required: always(sub), Schema: func() casefile.Schema { return partSchema(sub) }})
	}
	return append(t, exactKeys...)
}

// group reads the keys of a group. What the case is silent about takes its
// default, or is missing if it has none and can act in this case, which is known
// when all is read; all that is missing is one fault at the group's key.
func (d *decoder) group(part parameter.Part, key, n *casefile.Node) {
	what := "`" + part.Path + "`"
	if part.Path == "" {
		what = "`economy`"
	}
	table := groupKeys(part)
	if part.Path == "" {
		table = append(table, casefile.Key{Name: "posts"}) // the commonest misplacement
	}
	k, ok := d.Open(n, what, table)
	if !ok {
		return
	}
	d.places[part.Path] = key
	if why := d.exactly(k); why != "" {
		d.sections = append(d.sections, section{part.Path, why})
	}
	var silent []parameter.Part
	for _, sub := range part.Parts() {
		value := k.Get(sub.Key)
		switch {
		case value != nil:
			d.places[sub.Path] = k.Key(sub.Key)
			d.part(sub, k.Key(sub.Key), value)
		case !k.Has(sub.Key) && required(sub):
			silent = append(silent, sub)
		case !k.Has(sub.Key):
			d.silent(sub)
		}
	}
	if len(silent) > 0 {
		d.missing = append(d.missing, func() { d.ask(k, key, silent) })
	}
	if stray := k.Key("posts"); stray != nil && part.Path == "" {
		d.Fault(stray, say.Text("these posts belong to no route"), say.Text("write them under the `posts:` of a route, in the order in which a crossing meets them"))
	}
}

// list reads the elements of a list, each under its name.
func (d *decoder) list(part parameter.Part, n *casefile.Node) {
	for _, e := range d.Named(n, "`"+part.Path+"`") {
		if d.CheckName(e.Key, casefile.NameForm) {
			d.group(part.Add(e.Key.Text), e.Key, e.Value)
		}
	}
}

// ask makes a fault of what is missing of a group, and fills in what is not
// needed because it cannot act.
func (d *decoder) ask(k *casefile.Keys, key *casefile.Node, silent []parameter.Part) {
	var missing []string
	example := ""
	for _, part := range silent {
		part, _ = d.p.Find(part.Path) // lists have grown since
		if !d.needed(part) {
			d.silent(part)
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
func (d *decoder) needed(part parameter.Part) bool {
	switch part.Shape {
	case parameter.Group:
		return slices.ContainsFunc(part.Parts(), d.needed)
	case parameter.List:
		return required(part)
	}
	return d.p.Needs(part.Field)
}

// always says whether every case must speak of a part, whatever else it says.
func always(part parameter.Part) bool {
	switch part.Shape {
	case parameter.Group:
		return slices.ContainsFunc(part.Parts(), always)
	case parameter.List:
		return required(part)
	}
	return part.Required && part.Acts == "" && part.Needed == ""
}

// required says whether a case must speak of a part wherever it can act. Of the
// lists only those at the top must not be empty: a world without posts or
// campaigns is a world.
func required(part parameter.Part) bool {
	switch part.Shape {
	case parameter.Group:
		return slices.ContainsFunc(part.Parts(), required)
	case parameter.List:
		return part.Path == part.Key
	}
	return part.Required
}

// silent gives the defaults to a part that the case does not mention.
func (d *decoder) silent(part parameter.Part) {
	if part.Shape == parameter.Leaf {
		if part.Required {
			part.Unstated()
		}
		setDefault(part.Field)
		d.resolve(part.Field, provenance{origin: FromDefault}, stating{})
	}
	for _, sub := range part.Parts() {
		d.silent(sub)
	}
}

// lacking is what to write for a part that is missing.
func lacking(part parameter.Part) string {
	switch {
	case part.Shape == parameter.Group:
		return say.Textf("write `%s:` and its keys below", part.Key)
	case part.Shape == parameter.List:
		return say.Textf("write `%s:` and below it each one by its name", part.Key)
	case part.Setting || part.Unit == "":
		return say.Textf("write `%s:` %s", part.Key, part.Means)
	}
	return say.Textf("write `%s: {is: %s, assumed: WHY}`: %s", part.Key, numberIn(part.Unit), part.Means)
}

// numberIn stands for a number in examples.
func numberIn(unit string) string {
	if unit == "1" {
		return "NUMBER"
	}
	return say.Textf("NUMBER %s", unit)
}
