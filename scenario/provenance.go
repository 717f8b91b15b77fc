package scenario

import (
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// provenance is where a value comes from.
type provenance struct {
	origin   string
	from     string // the claim's or the source's id
	at       string
	when     string // the time that the claim is about
	why      string
	figure   *testimony.Figure // the claim's, if it is a claim
	resolved *reconcile.Value  // what the claim comes to beside the others, in its unit

	// How the claim's value was found, and its interval in the field's unit; set
	// by settle.
	as        string
	low, high *float64

	pins    []string // claims that the number was tuned to
	like    string   // the parameter whose value it has, and with which it varies
	over    string   // what the claim's figure is a spread over
	exactly string   // why the number is held as it is; empty if it may vary
	unknown bool     // nobody can say more than the order of size
}

// provenanceForms are the keys that say where a value comes from, one of which a
// number needs.
var provenanceForms = []string{"from", "claim", "assumed"}

// provenanceKeys say where a value comes from.
var provenanceKeys = casefile.Table{
	{Name: "from", Means: "a source", Shared: true},
	{Name: "at", Means: "the place in the source, such as para 9", Shared: true},
	{Name: "says", Means: "what it says", Shared: true},
	{Name: "claim", Means: "a claim, or a quantity that follows from claims; without a value beside it, its number is the value", Shared: true},
	{Name: "assumed", Means: "why this value, and what would determine it", Shared: true},
}

// pinKeys say what an assumed number was tuned to.
var pinKeys = casefile.Table{
	{Name: "pins", Form: casefile.Texts, Means: "of an assumed number, the claims that it was tuned to: a pattern of one of them is then fitted, and no evidence for the model"},
}

// exactKeys hold a number.
var exactKeys = casefile.Table{
	{Name: "exactly", Means: "why the number is held as it is, and varies in no study; it may stand beside where the number comes from, or alone"},
}

// likeKeys take a number from another parameter.
var likeKeys = casefile.Table{
	{Name: "like", Means: "the path of another parameter, whose value this one has and with which it varies: one unknown, and not two; nothing stands beside it"},
}

// exactly is why a number is held; empty if it is not.
func (r *origins) exactly(k *casefile.Keys) string {
	n := k.Get("exactly")
	if n == nil {
		return ""
	}
	before := len(r.Faults)
	why := r.Text(n, "exactly")
	if why == "" && len(r.Faults) == before {
		r.Fault(n, say.Text("a number is held without a reason"), say.Text("write why it cannot be another one, or leave `exactly` out"))
	}
	return why
}

// pins reads the claims that a number was tuned to.
func (r *origins) pins(k *casefile.Keys, g provenance) (pins []string) {
	n := k.Get("pins")
	if n == nil {
		return nil
	}
	if g.origin != FromAssumption {
		r.Fault(n, say.Text("`pins` says what an assumed number was tuned to, and this one is not assumed"), say.Text("write `assumed:` with a reason, or leave `pins` out"))
		return nil
	}
	items := n.Items
	if n.Shape == casefile.Scalar {
		items = []*casefile.Node{n}
	}
	for _, item := range items {
		id := r.Text(item, "pins")
		switch {
		case r.parsed.broken[id]: // a fault already
		case id != "" && r.parsed.Claim(id) == nil:
			ids := list.Map(r.parsed.Claims, func(c testimony.Claim) string { return c.ID })
			r.Fault(item, say.Textf("there is no claim `%s`", id), casefile.Suggest(id, ids, say.Text("describe it under `claims:`")))
		default:
			pins = addNew(pins, id)
		}
	}
	if len(items) == 0 {
		r.Fault(n, say.Text("`pins` names no claim"), say.Text("write the claims in brackets, such as `pins: [pay.rate]`, or leave it out"))
	}
	return pins
}

// origins reads where values come from: from a source, a claim, or nowhere.
type origins struct {
	*values
	parsed *parsed
}

// provenance reads where a value comes from. Where it must not be missing, and is,
// that is a fault at the given place.
func (r *origins) provenance(k *casefile.Keys, at *casefile.Node, needed bool) (g provenance, ok bool) {
	from, claim, assumed := k.Get("from"), k.Get("claim"), k.Get("assumed")
	place, says := k.Text("at"), k.Text("says")
	given := slices.DeleteFunc(slices.Clone(provenanceForms), func(key string) bool { return !k.Has(key) })
	held := ""
	if k.Knows("exactly") {
		if held = r.exactly(k); k.Has("exactly") && len(given) == 0 {
			return provenance{origin: FromAssumption, why: held, exactly: held}, held != ""
		}
	}
	switch {
	case len(given) > 1:
		r.Fault(at, say.Textf("this number comes from %s at once", casefile.Quoted(given)), say.Text("keep one of them"))
		return g, false
	case len(given) == 0 && slices.ContainsFunc(provenanceForms, k.Misspelt):
		return g, false // a fault already
	case len(given) == 0 && needed:
		r.Fault(at, say.Text("the origin of this number is missing"), say.Text("add `from:` with a source, `claim:` with a claim, or `assumed:` with a reason"))
		return g, false
	case len(given) == 0:
		return provenance{origin: FromCase}, true
	}
	if from == nil && (place != "" || says != "") {
		r.Fault(at, say.Text("`at` and `says` describe a source, but no source is named"), say.Text("add `from:` with a source"))
		return g, false
	}
	before := len(r.Faults)
	defer func() { g.exactly = held }()
	switch {
	case assumed != nil:
		g = provenance{origin: FromAssumption, why: r.Text(assumed, "assumed")}
		if g.why == "" && len(r.Faults) == before {
			r.Fault(assumed, say.Text("an assumption without a reason"), say.Text("write why this value, and what would determine it"))
		}
	case from != nil:
		r.checkSource(from)
		g = provenance{origin: FromSource, from: from.Text, at: place, why: says}
	case claim != nil:
		g = r.claimed(claim)
		return g, g.origin != ""
	default:
		return g, false // the value of the key was a fault
	}
	return g, len(r.Faults) == before
}

// claimed is the provenance that a claim gives; without an origin if it gives none.
func (r *origins) claimed(n *casefile.Node) provenance {
	id := strings.TrimSpace(n.Text)
	claim := r.parsed.Claim(id)
	switch {
	case r.parsed.broken[id]:
		return provenance{} // its own fault is enough
	case claim == nil && r.parsed.implied(id) != nil:
		return r.implied(r.parsed.implied(id))
	case claim == nil:
		ids := list.Map(r.parsed.Claims, func(c testimony.Claim) string { return c.ID })
		r.Fault(n, say.Textf("there is no claim `%s`", id), casefile.Suggest(id, ids, say.Text("describe it under `claims:`")))
		return provenance{}
	}
	return provenance{origin: FromClaim, from: id, at: claim.At, when: claim.When, why: claim.Says, over: claim.Over, figure: claim.Figure, resolved: r.parsed.resolved(id)}
}

// implied is a quantity that follows from the claims without being one, or nil.
func (s *parsed) implied(name string) *reconcile.Implied {
	if s.weighed == nil {
		return nil
	}
	return list.Find(s.weighed.Implied, func(q *reconcile.Implied) bool { return q.Name == name })
}

// implied is the provenance that an implied quantity gives: what it comes to, with
// its interval.
func (r *origins) implied(q *reconcile.Implied) provenance {
	u, err := r.units.ParseUnit(q.Unit)
	if err != nil {
		return provenance{}
	}
	f := testimony.Figure{Shape: testimony.Point, Low: q.Balanced, Best: q.Balanced, High: q.Balanced, Unit: u}
	if q.Low != nil && q.High != nil && *q.Low > 0 && *q.Low <= q.Balanced && q.Balanced <= *q.High && *q.Low < *q.High {
		f.Shape, f.Level, f.Low, f.High = testimony.Interval, 0.95, *q.Low, *q.High
	}
	f.Text = f.String()
	return provenance{
		origin: FromImplied, from: q.Name, why: say.Textf("follows from %s", strings.Join(q.From, ", ")), figure: &f,
		resolved: &reconcile.Value{As: reconcile.AsBalanced, Value: q.Balanced, Low: q.Low, High: q.High},
	}
}

// resolved is what a claim comes to, in the unit of the claim; nil if it holds no
// number or the testimony could not be weighed.
func (s *parsed) resolved(claim string) *reconcile.Value {
	if s.weighed == nil {
		return nil
	}
	if w := s.weighed.Claim(claim); w != nil {
		return &w.Resolved
	}
	return nil
}

// settle gives a claim's figure, already in the unit of a field, the value that
// the claim comes to beside the others, and notes in the provenance how
// it was resolved. The rule is reconcile.Value's: as it was stated where it contradicts
// others, else balanced.
func (r *origins) settle(n *casefile.Node, f parameter.Field, figure testimony.Figure, g *provenance) (testimony.Figure, bool) {
	if g.resolved == nil {
		return figure, true
	}
	g.as = g.resolved.As
	g.low, g.high = inUnit(g.resolved.Low, g.figure.Unit, figure.Unit), inUnit(g.resolved.High, g.figure.Unit, figure.Unit)
	if g.as == reconcile.AsStated {
		return figure, true
	}
	value := inUnit(&g.resolved.Value, g.figure.Unit, figure.Unit)
	if value == nil || !f.Within(*value) {
		r.Fault(n, say.Textf("together with the other claims, `%s` becomes %s, which is not legal for `%s`",
			strings.TrimSpace(n.Text), shown(g.resolved.Value, g.figure.Unit), f.Key),
			say.Text("write a value with `is:`; `tumen check` shows what moved it"))
		return figure, false
	}
	if figure.Low == figure.High { // a single number
		figure.Low, figure.High = *value, *value
	}
	figure.Best = *value
	return figure, true
}

// inUnit is a number in another unit, nil if there is none. A bare number has
// been read as one in the field's own unit already.
func inUnit(v *float64, from, to unit.Unit) *float64 {
	if v == nil || from == (unit.Unit{}) {
		return v
	}
	q, err := unit.Quantity{Value: *v, Unit: from}.In(to)
	if err != nil {
		return nil
	}
	return &q.Value
}
