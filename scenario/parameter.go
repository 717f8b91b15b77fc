package scenario

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/scenario/verb"
	"tumen/testimony"
)

// parameterKeys are the keys of a parameter that is more than its value.
func parameterKeys(f parameter.Field) casefile.Table {
	value := casefile.Key{Name: "is", Form: casefile.Other, Means: "the value, with its unit", Schema: func() casefile.Schema { return openSchema(f) }}
	return slices.Concat(casefile.Table{value}, provenanceKeys, exactKeys, likeKeys, pinKeys)
}

// pointKeys are the keys of one point of a series.
func pointKeys(f parameter.Field) casefile.Table {
	return append(casefile.Table{{Name: "on", Means: "the day from which it holds", Required: true}}, parameterKeys(f)...)
}

// parameter reads one parameter: a plain value where no source is needed, else a
// mapping of the value, under `is`, and where it comes from.
func (d *decoder) parameter(f parameter.Field, n *casefile.Node) {
	if first, parts := splitChoice(n); parts != nil {
		d.parameter(f, first)
		if _, ok := d.resolved[f.Path]; ok {
			d.choice(f, parts)
		}
		return
	}
	_, byDate := f.Value.Interface().(parameter.Series)
	needed := f.Unit != "" && !f.Setting
	switch {
	case n.Shape == casefile.Mapping:
		if k, ok := d.Open(n, "`"+f.Path+"`", parameterKeys(f)); ok {
			if k.Has("like") {
				d.like(k, f, n)
				return
			}
			read := d.sourced
			if is := k.Get("is"); isUnknown(is) && needed && isNumber(f) {
				read = d.unknown
			}
			if g, s, ok := read(k, f, "is", needed, d.p.Start); ok {
				g.pins = d.pins(k, g)
				d.give(f, g, s)
			}
		}
	case byDate && n.Shape == casefile.List:
		d.series(f, n)
	case needed && isUnknown(n) && isNumber(f):
		if s, ok := d.orderOfSize(n, f); ok {
			d.give(f, provenance{origin: FromAssumption, why: say.Text("unknown"), unknown: true}, s)
		}
	case needed:
		d.Fault(n, say.Text("the origin of this number is missing"),
			say.Textf("write `%s: {is: %s, assumed: WHY}`, or `from:` a source, or `claim:` a claim", f.Key, example(n, f)))
	default:
		if s, ok := d.value(n, f, d.p.Start); ok {
			d.give(f, provenance{origin: FromCase}, s)
		}
	}
}

// example repeats a value that lacks its origin, if it is short enough.
func example(n *casefile.Node, f parameter.Field) string {
	if n.Shape == casefile.Scalar && len(n.Text) < 30 {
		return n.Text
	}
	return numberIn(f.Unit)
}

// sourced reads a value, which stands under the given key, and where it comes
// from. Where only a claim is named, the claim's figure is the value.
func (r *origins) sourced(k *casefile.Keys, f parameter.Field, under string, needed bool, start parameter.Date) (g provenance, st stating, ok bool) {
	g, ok = r.provenance(k, k.Of, needed)
	n := k.Get(under)
	switch {
	case n != nil:
		stated, legal := r.value(n, f, start)
		return g, stated, ok && legal
	case !ok || k.Has(under):
		return g, st, false
	case g.figure != nil && isNumber(f) && g.over != "" && g.figure.Shape != testimony.Estimate:
		r.Fault(k.Get("claim"), say.Textf("`%s` is a spread over %s, and not one number", g.from, g.over),
			say.Textf("write the number beside it, with its own range: `%s:`, and `assumed:` why", under))
	case g.figure != nil && isNumber(f):
		n := k.Get("claim")
		claimed, resolved, fits := r.toMoney(n, *g.figure, g.resolved, f.In, g.when)
		if !fits {
			return g, st, false
		}
		by := r.by
		g.figure, g.resolved = &claimed, resolved
		figure, fits := r.fit(n, claimed, f)
		if fits {
			figure, fits = r.settle(n, f, figure, &g)
		}
		st = single(figure, f, start)
		st.by = by
		return g, st, fits
	case g.origin == FromClaim && isNumber(f):
		r.Fault(k.Get("claim"), say.Textf("the claim `%s` has no number", g.from), say.Textf("add the number that follows from it: `%s:`", under))
	default:
		r.Fault(k.Of, say.Textf("`%s` has no `%s`", f.Key, under), say.Textf("write the value after `%s:`", under))
	}
	return g, st, false
}

// isNumber says whether a field holds a single number.
func isNumber(f parameter.Field) bool {
	switch f.Value.Interface().(type) {
	case float64, int, parameter.Series:
		return true
	}
	return false
}

// series reads a quantity that is stated by date, each point with its origin.
// The series as a whole has the origin of its last point and the reasons of all.
func (d *decoder) series(f parameter.Field, n *casefile.Node) {
	var points parameter.Series
	var all provenance
	var froms, reasons []string
	for _, item := range n.Items {
		point, g, ok := d.point(f, item, points)
		if !ok {
			return
		}
		points = append(points, point)
		all.origin, all.at, all.exactly = g.origin, g.at, cmp.Or(all.exactly, g.exactly)
		for _, pin := range g.pins {
			all.pins = addNew(all.pins, pin)
		}
		froms, reasons = addNew(froms, g.from), addNew(reasons, g.why)
	}
	if len(points) == 0 {
		d.Fault(n, say.Textf("`%s` has no point", f.Key), say.Textf("write `- {on: 2017-09-01, is: %s, assumed: WHY}`", numberIn(f.Unit)))
		return
	}
	all.from, all.why = strings.Join(froms, ", "), strings.Join(reasons, "; ")
	d.give(f, all, stating{value: points})
}

// point reads one point of a series, which must lie after those before it.
func (d *decoder) point(f parameter.Field, n *casefile.Node, before parameter.Series) (p parameter.Point, g provenance, ok bool) {
	k, ok := d.Open(n, say.Textf("a point of `%s`", f.Path), pointKeys(f))
	if !ok {
		return p, g, false
	}
	k.Require(n, say.Text("write `on:` and the day from which it holds"))
	if k.Has("like") {
		d.Fault(k.Key("like"), say.Text("a point of a series cannot be like another parameter"), say.Text("write the number with its origin"))
		return p, g, false
	}
	on := d.day(k, "on")
	g, s, ok := d.sourced(k, f, "is", true, d.p.Start)
	if on == nil || !ok {
		return p, g, false
	}
	g.pins = d.pins(k, g)
	if len(before) > 0 && *on <= before[len(before)-1].On {
		d.Fault(k.Get("on"), say.Text("this point is not after the one before it"), say.Text("put the points in the order of their days"))
		return p, g, false
	}
	return parameter.Point{On: *on, Value: s.figure.Best}, g, true
}

// addNew appends a text that is not there yet.
func addNew(texts []string, text string) []string {
	if text == "" || slices.Contains(texts, text) {
		return texts
	}
	return append(texts, text)
}

// setDefault gives a field the value of its tag, if it has one.
// TestDefaultsFitTheirFields finds a tag that does not fit.
func setDefault(f parameter.Field) {
	switch f.Value.Kind() {
	case reflect.String:
		f.Value.SetString(f.Default)
	case reflect.Int:
		if x, err := strconv.Atoi(f.Default); err == nil {
			f.Value.SetInt(int64(x))
		}
	case reflect.Float64:
		if x, err := strconv.ParseFloat(f.Default, 64); err == nil {
			f.Value.SetFloat(x)
		}
	}
}

// give sets a field and notes where its value comes from.
func (d *decoder) give(f parameter.Field, g provenance, s stating) {
	f.Value.Set(reflect.ValueOf(s.value))
	d.resolve(f, g, s)
}

func (d *decoder) resolve(f parameter.Field, g provenance, s stating) {
	d.resolved[f.Path] = resolution(f, g, s)
	if s.figure != nil {
		d.figures[f.Path] = *s.figure
	}
}

// resolution is a field as it now stands.
func resolution(f parameter.Field, g provenance, s stating) Resolved {
	res := Resolved{
		Path: f.Path, Value: printed(f), Unit: f.Unit, Means: f.Means,
		Origin: g.origin, From: g.from, At: g.at, Why: g.why, By: s.by, Pins: g.pins, Like: g.like, Exactly: g.exactly, Unknown: g.unknown,
	}
	switch {
	case g.as != "":
		res.As, res.Stated, res.Low, res.High = g.as, g.figure.Text, g.low, g.high
	case s.figure != nil && s.figure.Low < s.figure.High:
		res.Low, res.High = stat.OrNil(s.figure.Low), stat.OrNil(s.figure.High)
	}
	return res
}

// splitChoice takes a value apart that is stated as one of several, `a | b`: the
// node with the first of them in its place, and all of them. There are none if it is
// stated as one.
func splitChoice(n *casefile.Node) (first *casefile.Node, parts []*casefile.Node) {
	switch {
	case n.Shape == casefile.Scalar && strings.Contains(n.Text, "|"):
		parts = n.Split("|")
		return parts[0], parts
	case n.Shape == casefile.Mapping:
		at := slices.IndexFunc(n.Entries, func(e casefile.Entry) bool {
			return e.Key.Text == "is" && e.Value != nil && e.Value.Shape == casefile.Scalar && strings.Contains(e.Value.Text, "|")
		})
		if at >= 0 {
			parts = n.Entries[at].Value.Split("|")
			whole := *n
			whole.Entries = slices.Clone(n.Entries)
			whole.Entries[at].Value = parts[0]
			return &whole, parts
		}
	}
	return n, nil
}

// choice notes that a parameter has one of several values, each as likely as the
// others.
func (d *decoder) choice(f parameter.Field, parts []*casefile.Node) {
	r := d.resolved[f.Path]
	c := Choice{Key: f.Path, Origin: r.Origin, From: r.From, Why: r.Why}
	if f.Setting {
		d.Fault(parts[1], say.Textf("`%s` is a setting of the run and cannot be uncertain", f.Path), say.Text("write one value"))
		return
	}
	for i, part := range parts {
		st, ok := d.value(part, f, d.p.Start)
		if !ok {
			return
		}
		name := printed(detached(f, st.value))
		switch {
		case st.figure != nil && slices.Contains(open, st.figure.Shape):
			d.Fault(part, say.Textf("%q is a range, and each alternative is one value", part.Text), say.Text("write single numbers, or one range without `|`"))
			return
		case slices.Contains(c.Names(), name):
			d.Fault(part, say.Textf("`%s` is stated twice", name), say.Text("write each alternative once"))
			return
		}
		change := PolicyChange{Verb: verb.All[0].Name, verb: verb.All[0], Path: f.Path, Value: name, Origin: r.Origin, From: r.From, At: r.At, Why: r.Why, operand: st}
		c.Alternatives = append(c.Alternatives, Alternative{Name: name, Prior: 1, AsStated: i == 0, Changes: []PolicyChange{change}})
	}
	weigh(c.Alternatives)
	d.choices = append(d.choices, c)
}
