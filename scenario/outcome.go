package scenario

import (
	"regexp"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/testimony"
	"tumen/unit"
	"tumen/vocabulary"
)

// outcome.go: the outcomes of a run that claims and patterns are about, and what
// a case calls the things that it names. Package vocabulary knows which there are.

// Vocabulary is what there is to know about the runs of the case.
func (s *Scenario) Vocabulary() *vocabulary.Vocabulary {
	return vocabulary.Of(&s.Parameters, s.Labels)
}

// outcomeSchema is that of the path of an outcome: one that every run has, or one
// of a name.
func outcomeSchema() casefile.Schema {
	var plain, named []string
	for _, o := range vocabulary.General().Outcomes {
		if strings.Contains(o.Path, "*") {
			named = append(named, strings.Replace(regexp.QuoteMeta(o.Path), `\*`, `[^.]+`, 1))
		} else {
			plain = append(plain, o.Path)
		}
	}
	return casefile.Schema{"type": "string", "anyOf": []casefile.Schema{{"enum": plain}, {"pattern": "^(" + strings.Join(named, "|") + ")$"}}}
}

// outcome finds the outcome that a path names. That there is none is a fault. It
// may be of a name that the case turns out not to have.
func (r *values) outcome(n *casefile.Node) *vocabulary.Outcome {
	path := r.Text(n, "measure")
	if path == "" {
		return nil
	}
	o := vocabulary.Find(path)
	if o == nil {
		paths := list.Map(vocabulary.General().Outcomes, func(o vocabulary.Outcome) string { return o.Path })
		r.Fault(n, say.Textf("%q is not an outcome of a run", path),
			casefile.Suggest(path, paths, say.Text("write the path of an outcome, such as `shares.guards`, `routes.NAME.crossings` or `posts.NAME.per_crossing`")))
	}
	return o
}

// named makes it a fault that the case has nothing of the name in the path of an
// outcome, unless what it could be of was not read.
func (r *values) named(n *casefile.Node, o *vocabulary.Outcome, v *vocabulary.Vocabulary) {
	if o == nil || v.Outcome(o.Path) != nil {
		return
	}
	list, _, _ := strings.Cut(o.Path, ".")
	var paths []string
	for i := range v.Outcomes {
		if strings.HasPrefix(v.Outcomes[i].Path, list+".") {
			paths = append(paths, v.Outcomes[i].Path)
		}
	}
	if len(paths) > 0 || len(r.Faults) == 0 {
		r.Fault(n, say.Textf("%q is not an outcome of a run of this case", o.Path), casefile.Suggest(o.Path, paths, say.Text("write a name that the case has")))
	}
}

// measured reads the number of a claim, which must be stated in a unit of the
// outcome that it is about, if it is about one.
func (r *values) measured(n *casefile.Node, about *vocabulary.Outcome) *testimony.Figure {
	figure, ok := r.figure(n)
	if !ok || about != nil && !r.fits(n, figure, about) {
		return nil
	}
	return &figure
}

// inUnitOf is a figure in the first unit of an outcome that it can be converted
// to; false if there is none.
func (r *values) inUnitOf(o *vocabulary.Outcome, figure testimony.Figure) (in testimony.Figure, of unit.Unit, ok bool) {
	of, ok = o.UnitFor(figure.Unit, r.units.ParseUnit)
	if ok {
		in, err := figure.Convert(of)
		return in, of, err == nil
	}
	return figure, of, false
}

func (r *values) fits(n *casefile.Node, figure testimony.Figure, o *vocabulary.Outcome) bool {
	for _, text := range o.Units() {
		if _, _, _, other := figure.Unit.Dimension().Exchange(r.in(text).Dimension()); other {
			return true // exchangeMeasured finds the rate
		}
	}
	in, _, ok := r.inUnitOf(o, figure)
	switch {
	case !ok:
		r.Fault(n, say.Textf("`%s` is not measured in %s", o.Path, figure.Unit.Dimension()), say.Textf("write it in %s", r.units.Money().Words(strings.Join(o.Units(), " or "))))
	case o.Unit == "share" && (in.Best < 0 || in.Best > 1):
		r.Fault(n, shareFault(in.Best), shareOrMoney)
		return false
	}
	return ok
}

var (
	shareWrite   = say.Text("write a value from 0 % to 100 %")
	shareOrMoney = say.Text("write a value from 0 % to 100 %, or an amount with its unit")
)

func shareFault(share float64) string {
	if share < 0 {
		return say.Text("a share cannot be below 0 %")
	}
	return say.Text("a share cannot be above 100 %")
}

// labels reads what people call the things that the case names: routes.river: the
// ford.
func (r *values) labels(n *casefile.Node, v *vocabulary.Vocabulary) vocabulary.Labels {
	entries := r.Named(n, "`labels`")
	if len(entries) == 0 {
		return nil
	}
	labels, paths := vocabulary.Labels{}, v.Names()
	for _, e := range entries {
		if !slices.Contains(paths, e.Key.Text) {
			r.Fault(e.Key, say.Textf("the case has no `%s` to be labelled", e.Key.Text),
				casefile.Suggest(e.Key.Text, paths, say.Text("write what it is and its name: `routes.NAME`, `posts.NAME`, `goods.NAME`, `counties.NAME`, `organs.NAME` or `kinds.NAME`")))
		}
		if labels[e.Key.Text] = r.Text(e.Value, e.Key.Text); labels[e.Key.Text] == "" && e.Value != nil {
			r.Fault(e.Value, say.Text("a label without a word"), say.Text("write what people call it, or leave it out"))
		}
	}
	return labels
}
