package scenario

import (
	"math"
	"slices"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/vocabulary"
)

// patternKeys describe a pattern. Its `says` is its own.
var patternKeys = append(casefile.Table{
	{Name: "measure", Means: "a number of a run's summary by its keys, such as shares.guards", Required: true},
	{Name: "is", Form: casefile.Figure, Means: "the band: a range or a bound; without it, the resolved value of the claim"},
	{Name: "held-out", Form: casefile.YesNo, Means: "yes: no calibration uses it, so that it tests what was calibrated"},
	{Name: "one-number", Means: "the parameter that alone explains more than 90 % of how the measure varies over the worlds that the case allows, by its path: what follows from one number is put in, not found"},
}, provenanceKeys...)

// patternReader reads what runs of a case are held against.
type patternReader struct {
	*origins
	p *parameter.Parameters
	v *vocabulary.Vocabulary // tells which outcomes there are to measure
}

func (r *patternReader) patterns(n *casefile.Node) (patterns []Pattern) {
	for _, e := range r.Named(n, "`patterns`") {
		r.CheckName(e.Key, casefile.ClaimForm)
		if pattern, ok := r.pattern(e); ok {
			patterns = append(patterns, pattern)
			patterns = append(patterns, r.spreadOf(pattern, e.Value)...)
		}
	}
	return patterns
}

// pattern reads one pattern; false if it has a fault.
func (r *patternReader) pattern(e casefile.Entry) (pattern Pattern, ok bool) {
	before := len(r.Faults)
	k, ok := r.Open(e.Value, say.Textf("the pattern `%s`", e.Key.Text), patternKeys)
	if !ok {
		return pattern, false
	}
	pattern = Pattern{Name: e.Key.Text, Says: k.Text("says")}
	measured, is := k.Get("measure"), k.Get("is")
	g, sourced := r.patternOrigin(k)
	needed := []string{"measure", "is"}
	if g.resolved != nil && !k.Has("is") { // the band is what the claim comes to
		needed = needed[:1]
	}
	k.Need(e.Key, say.Text("write `measure:` what a run gives, `is:` the band in which it should lie, and `claim:`, `from:` or `assumed:`"), needed...)
	o := r.outcome(measured)
	r.named(measured, o, r.v)
	if o != nil {
		pattern.Measure, pattern.Unit, pattern.In = o.Path, r.p.InMoney(o.Unit), r.in(o.Unit)
	}
	if g.resolved != nil && !k.Has("is") && o != nil {
		r.bandOf(&pattern, k.Get("claim"), g, o)
	}
	if figure, read := r.figure(is); read && o != nil {
		pattern.Low, pattern.High = r.band(is, figure, o)
	}
	pattern.HeldOut = k.Yes("held-out")
	pattern.One = r.oneNumber(k.Get("one-number"))
	if !sourced || len(r.Faults) > before {
		return pattern, false
	}
	pattern.Origin, pattern.From, pattern.At = g.origin, g.from, g.at
	if g.origin == FromClaim {
		pattern.Claim = g.from
	}
	if g.figure != nil {
		pattern.Stated = g.figure.Text
	}
	if pattern.Says == "" {
		pattern.Says = g.why
	}
	return pattern, true
}

// oneNumber reads the path of a number.
func (r *patternReader) oneNumber(n *casefile.Node) string {
	path := r.Text(n, "one-number")
	if path == "" {
		return ""
	}
	if f, found := parameter.Lookup(r.p, path); !found || !isNumber(f) {
		what, write := unknownPath(path, r.p)
		if found {
			what, write = say.Textf("`%s` is not a single number", path), say.Text("write the path of one")
		}
		r.Fault(n, what, write)
	}
	return path
}

// bandOf makes a claim the band of a pattern: its 95 % interval beside the other
// claims or, if it contradicts them, what its words allow. A bound stays the bound:
// "at most 50 %" is met by 40 % as by 50 %, whatever else was said.
func (r *patternReader) bandOf(p *Pattern, n *casefile.Node, g provenance, o *vocabulary.Outcome) {
	in, resolved, ok := r.inMeasure(n, *g.figure, g.resolved, o, g.when)
	if !ok || !r.fits(n, in, o) {
		return
	}
	g.figure, g.resolved = &in, resolved
	edge, u, _ := r.inUnitOf(o, in)
	if g.over != "" { // the mean lies between the ends, whatever else was said
		p.As, p.Low, p.High = reconcile.AsStated, edge.Low, edge.High
		return
	}
	switch in.Shape {
	case testimony.AtMost:
		p.As, p.Low, p.High = reconcile.AsStated, math.Inf(-1), edge.High
		return
	case testimony.AtLeast:
		p.As, p.Low, p.High = reconcile.AsStated, edge.Low, math.Inf(1)
		return
	}
	p.As, p.Low, p.High = g.resolved.As, math.Inf(-1), math.Inf(1)
	if low := inUnit(g.resolved.Low, g.figure.Unit, u); low != nil {
		p.Low = stat.Rounded(*low, 4)
	}
	if high := inUnit(g.resolved.High, g.figure.Unit, u); high != nil {
		p.High = stat.Rounded(*high, 4)
	}
	if p.Low == p.High {
		r.Fault(n, say.Textf("`%s` is a single number, which gives an outcome no tolerance", g.from), say.Text("write the band with `is:`"))
	}
}

// patternOrigin reads where a band comes from. Here `says` is the pattern's
// own, and may stand beside a claim or an assumption too.
func (r *patternReader) patternOrigin(k *casefile.Keys) (provenance, bool) {
	own := *k.Of
	own.Entries = slices.DeleteFunc(slices.Clone(own.Entries), func(e casefile.Entry) bool { return e.Key.Text == "says" })
	rest := *k
	rest.Of = &own
	return r.provenance(&rest, k.Of, true)
}

// band is a figure as the edges between which an outcome should lie, in the
// unit of the outcome.
func (r *patternReader) band(n *casefile.Node, stated testimony.Figure, o *vocabulary.Outcome) (low, high float64) {
	stated, _, ok := r.inMeasure(n, stated, nil, o, "")
	if !ok || !r.fits(n, stated, o) {
		return 0, 0
	}
	figure, _, _ := r.inUnitOf(o, stated)
	switch figure.Shape {
	case testimony.AtMost:
		return math.Inf(-1), figure.High
	case testimony.AtLeast:
		return figure.Low, math.Inf(1)
	case testimony.Range:
		for _, edge := range []float64{figure.Low, figure.High} {
			if o.Unit == "share" && (edge < 0 || edge > 1) {
				r.Fault(n, shareFault(edge), shareWrite)
				break
			}
		}
		return figure.Low, figure.High
	}
	r.Fault(n, say.Textf("%q gives no tolerance for an outcome", stated.Text), tolerant(stated))
	return 0, 0
}

// tolerant says what to write for a figure that is no band: a range of a tenth
// to both sides, which is as finely as witnesses round, or a bound.
func tolerant(f testimony.Figure) string {
	bound := testimony.Figure{Shape: testimony.AtMost, High: f.Best, Unit: f.Unit}
	low, high := stat.Rounded(f.Best*0.9, 4), stat.Rounded(f.Best*1.1, 4)
	if low >= high { // nothing, or less
		return say.Textf("write a bound such as `%s`, or a range", bound.String())
	}
	around := testimony.Figure{Shape: testimony.Range, Low: low, High: high, Unit: f.Unit}
	return say.Textf("write a range such as `%s`, or a bound such as `%s`", around.String(), bound.String())
}
