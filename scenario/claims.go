package scenario

import (
	"regexp"
	"slices"
	"time"

	"tumen/casefile"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
	"tumen/vocabulary"
)

// kinds are what a claim can be.
var kinds = []string{"fact", "value", "range", "bound", "rule", "relation", "identity", "list"}

// numeric are the kinds that say nothing without a number.
var numeric = []string{"value", "range", "bound"}

// gradeForm is the Admiralty code: the source from A (reliable) to F (cannot be
// judged), the information from 1 (confirmed) to 6 (cannot be judged).
var gradeForm = regexp.MustCompile(`^[A-F][1-6]$`)

// parsed is the testimony of a case, and what of it could not be read.
type parsed struct {
	testimony.Testimony
	broken   map[string]bool          // sources and claims with faults; to refer to them is no fault more
	weighed  *reconcile.Findings      // nil where faults kept it from being weighed
	places   map[place]*casefile.Node // where the numbers and formulas stand
	formulas []written
}

// sourceKeys describe a source.
var sourceKeys = casefile.Table{
	{Name: "title", Means: "what the publication is called, or is about", Required: true},
	{Name: "publisher", Means: "who published it"},
	{Name: "witness", Means: "who speaks, as the source names them"},
	{Name: "date", Noun: say.Text("a date"), Match: dateForm, Check: isDate, Write: say.Text("write it as 2018, 2018-05 or 2018-05-31"), Means: "as precise as the source allows: 2018, 2018-05 or 2018-05-31"},
	{Name: "url", Means: "where it can be read"},
	{
		Name: "grade", Noun: say.Text("a grade"), Match: gradeForm, Write: say.Text("write A to F for the source and 1 to 6 for the information, such as C3"), Required: true,
		Means: "Admiralty code: A to F for the source, 1 to 6 for the information, such as C3",
	},
	{
		Name: "status", Noun: say.Text("a status"), One: []string{"read", "recalled"}, Write: say.Text("write `read` if the source itself was seen, `recalled` if it is to be confirmed"), Required: true,
		Means: "read: seen in the source itself; recalled: to be confirmed before it is quoted",
	},
	{Name: "correlation", Form: casefile.Figure, Means: "of the errors of any two of its claims, from 0 to below 1"},
}

// claimKeys describe a claim.
var claimKeys = casefile.Table{
	{Name: "kind", Noun: say.Text("a kind of claim"), One: kinds, Means: "what the statement is", Required: true},
	{Name: "is", Form: casefile.Figure, Means: "the number as it was stated, with its unit: about 50 kg, 20 to 30 people, at most 50 %, 5 to 10 kg (90 % interval)"},
	{Name: "from", Means: "a source", Required: true},
	{Name: "at", Means: "the place in the source, such as para 9"},
	{Name: "says", Means: "the statement in your own words", Required: true},
	{Name: "measure", Form: casefile.Other, Schema: outcomeSchema, Means: "the outcome of a run that it can be compared with"},
	{Name: "when", Noun: say.Text("a date"), Match: dateForm, Check: isDate, Write: say.Text("write it as 2018, 2018-05 or 2018-05-31"), Means: "the time that the statement is about, as precise as the source allows"},
	{Name: "quantity", Naming: &casefile.ClaimForm, Means: "the quantity that the number describes, if several claims describe the same one"},
	{Name: "over", Noun: say.Text("what a number is a spread over"), One: testimony.Overs, Means: "over whom or what the range is a spread: then its mean, its spread and its ends are patterns, and it is no uncertainty of one number"},
	{Name: "held_out", Form: casefile.YesNo, Means: "yes: not pooled with others of its quantity, but weighed against them"},
}

// testimony reads the sources and then the claims made by them.
func (r *origins) testimony(sources, claims *casefile.Node) {
	s := r.parsed
	s.Sources, s.Claims = []testimony.Source{}, []testimony.Claim{} // in JSON these are lists, also where there are none
	for _, e := range r.Named(sources, "`sources`") {
		r.sound(e, func() bool { return r.source(e) })
	}
	for _, e := range r.Named(claims, "`claims`") {
		r.sound(e, func() bool { return r.claim(e) })
	}
}

// sound notes a source or claim that has a fault, so that to refer to it is no
// fault more.
func (r *origins) sound(e casefile.Entry, read func() bool) {
	before := len(r.Faults)
	if !read() || len(r.Faults) > before {
		r.parsed.broken[e.Key.Text] = true
	}
}

// source reads a source; false if there is nothing to read.
func (r *origins) source(e casefile.Entry) bool {
	r.CheckName(e.Key, casefile.NameForm)
	k, ok := r.Open(e.Value, say.Textf("the source `%s`", e.Key.Text), sourceKeys)
	if !ok {
		return false
	}
	source := testimony.Source{
		ID: e.Key.Text, Title: k.Text("title"), Publisher: k.Text("publisher"), Witness: k.Text("witness"),
		Date: k.Text("date"), URL: k.Text("url"), Grade: k.Text("grade"), Status: k.Text("status"),
	}
	k.Require(e.Key, say.Text("write who published what, a grade such as C3, and `status: read` or `status: recalled`"))
	if n := k.Get("correlation"); n != nil {
		source.Correlation = r.correlation(n)
		r.parsed.places[place{"source", source.ID}] = n
	}
	r.parsed.Sources = append(r.parsed.Sources, source)
	return true
}

// dateForm is a date as precise as a source allows.
var dateForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// isDate says whether a calendar has the year, month or day.
func isDate(text string) bool {
	if !dateForm.MatchString(text) {
		return false
	}
	_, err := time.Parse("2006-01-02"[:len(text)], text)
	return err == nil
}

// claim reads a claim; false if there is nothing to read.
func (r *origins) claim(e casefile.Entry) bool {
	r.CheckName(e.Key, casefile.ClaimForm)
	k, ok := r.Open(e.Value, say.Textf("the claim `%s`", e.Key.Text), claimKeys)
	if !ok {
		return false
	}
	claim := testimony.Claim{
		ID: e.Key.Text, Kind: k.Text("kind"), Source: k.Text("from"), At: k.Text("at"), Says: k.Text("says"), Measure: k.Text("measure"),
		When: k.Text("when"), Quantity: k.Text("quantity"), HeldOut: k.Yes("held_out"), Over: k.Text("over"),
	}
	k.Require(e.Key, say.Text("write what it is, who says so, and what they say in your own words"))
	if n := k.Get("from"); n != nil {
		r.checkSource(n)
	}
	var about *vocabulary.Outcome
	if n := k.Get("measure"); n != nil {
		about = r.outcome(n)
		r.parsed.places[place{"measure", claim.ID}] = n
	}
	if n := k.Get("is"); n != nil {
		claim.Figure = r.measured(n, about)
		r.parsed.places[place{"claim", claim.ID}] = n
	} else if slices.Contains(numeric, claim.Kind) && !k.Has("is") {
		r.Fault(e.Key, say.Textf("a claim of kind %s needs a number", claim.Kind), say.Text("write `is:` with a number and its unit, or another kind"))
	}
	if f := claim.Figure; claim.Over != "" && f != nil && (!slices.Contains(open, f.Shape) || f.Shape == testimony.About || f.Shape == testimony.Estimate && f.Survey.SD == 0) {
		r.Fault(k.Get("over"), say.Textf("%q is no spread over %s", f.Text, claim.Over), say.Text("write a range, or `mean 40 kg (sd 12, n 304)`, or leave `over` out"))
	}
	r.parsed.Claims = append(r.parsed.Claims, claim)
	return true
}

// correlation reads how far the errors of a source's claims go together.
func (r *values) correlation(n *casefile.Node) float64 {
	figure, ok := r.figure(n)
	if !ok {
		return 0
	}
	if figure.Shape != testimony.Point || figure.Unit.Dimension() != (unit.Dimension{}) {
		r.Fault(n, say.Textf("%q is not a correlation", n.Text), say.Text("write a number from 0 to below 1, such as 0.3"))
		return 0
	}
	share, err := figure.Convert(unit.Unit{})
	if err != nil || share.Best < 0 || share.Best >= 1 {
		r.Fault(n, say.Text("a correlation is from 0 to below 1"), say.Text("write 0.3 if the errors of this source are weakly correlated, 0.8 if strongly"))
		return 0
	}
	return share.Best
}

// checkSource makes a source that the case does not have a fault.
func (r *origins) checkSource(n *casefile.Node) {
	s := r.parsed
	id := r.Text(n, "from")
	if id == "" || s.Source(id) != nil || s.broken[id] {
		return
	}
	ids := list.Map(s.Sources, func(source testimony.Source) string { return source.ID })
	r.Fault(n, say.Textf("there is no source `%s`", id), casefile.Suggest(id, ids, say.Text("describe it under `sources:`")))
}
