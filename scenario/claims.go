package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"tumen/testimony"
	"tumen/testimony/reconcile"
	"tumen/unit"
)

// kinds are what a claim can be.
var kinds = []string{"fact", "value", "range", "bound", "rule", "relation", "identity", "list"}

// numeric are the kinds that say nothing without a number.
var numeric = []string{"value", "range", "bound"}

// gradeForm is the Admiralty code: the source from A (reliable) to F (cannot be
// judged), the information from 1 (confirmed) to 6 (cannot be judged).
var gradeForm = regexp.MustCompile(`^[A-F][1-6]$`)

// said is the testimony of a case, and what of it could not be read.
type said struct {
	testimony.Testimony
	broken   map[string]bool     // sources and claims with faults; to refer to them is no fault more
	weighed  *reconcile.Findings // nil where faults kept it from being weighed
	places   map[place]*node     // where the numbers and formulas stand
	formulas []written
}

// readTestimony reads the sources and then the claims made by them.
func (r *reader) readTestimony(sources, claims *node) *said {
	s := &said{broken: map[string]bool{}, places: map[place]*node{}}
	s.Sources, s.Claims = []testimony.Source{}, []testimony.Claim{} // in JSON these are lists, also where there are none
	if k, ok := r.keys(sources, "`sources`"); ok {
		for _, e := range k.of.entries {
			r.readSource(s, e)
		}
	}
	if k, ok := r.keys(claims, "`claims`"); ok {
		for _, e := range k.of.entries {
			r.readClaim(s, e)
		}
	}
	return s
}

func (r *reader) readSource(s *said, e entry) {
	before := len(r.faults)
	r.checkName(e.key, nameForm)
	k, ok := r.keys(e.value, "the source `"+e.key.text+"`")
	if !ok {
		s.broken[e.key.text] = true
		return
	}
	source := testimony.Source{
		ID: e.key.text, Title: k.text("title"), Publisher: k.text("publisher"), Witness: k.text("witness"),
		Date: k.text("date"), URL: k.text("url"), Grade: k.text("grade"), Status: k.text("status"),
	}
	k.need(e.key, "write who published what, a grade such as C3, and `status: read` or `status: recalled`", "title", "grade", "status")
	if n := k.get("grade"); n != nil && !gradeForm.MatchString(source.Grade) {
		r.fault(n, fmt.Sprintf("%q is not a grade", source.Grade), "write A to F for the source and 1 to 6 for the information, such as C3")
	}
	if n := k.get("status"); n != nil && source.Status != "read" && source.Status != "recalled" {
		r.fault(n, fmt.Sprintf("%q is not a status", source.Status), "write `read` if the source itself was seen, `recalled` if it is to be confirmed")
	}
	if n := k.get("correlation"); n != nil {
		source.Correlation = r.correlation(n)
		s.places[place{"source", source.ID}] = n
	}
	if n := k.get("date"); n != nil && !isDate(source.Date) {
		r.fault(n, fmt.Sprintf("%q is not a date", source.Date), "write it as 2018, 2018-05 or 2018-05-31")
	}
	k.done()
	if len(r.faults) > before {
		s.broken[e.key.text] = true
	}
	s.Sources = append(s.Sources, source)
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

func (r *reader) readClaim(s *said, e entry) {
	before := len(r.faults)
	r.checkName(e.key, claimForm)
	k, ok := r.keys(e.value, "the claim `"+e.key.text+"`")
	if !ok {
		s.broken[e.key.text] = true
		return
	}
	claim := testimony.Claim{
		ID: e.key.text, Kind: k.text("kind"), Source: k.text("from"), At: k.text("at"), Says: k.text("says"), Measure: k.text("measure"),
		Quantity: k.text("quantity"), Rival: r.yes(k.get("rival"), "rival"),
	}
	k.need(e.key, "write what it is, who says so, and what they say in your own words", "kind", "from", "says")
	if n := k.get("kind"); n != nil && !slices.Contains(kinds, claim.Kind) {
		r.fault(n, fmt.Sprintf("%q is not a kind of claim", claim.Kind), suggest(claim.Kind, kinds, ""))
	}
	if n := k.get("from"); n != nil {
		r.checkSource(s, n)
	}
	if n := k.get("measure"); n != nil && !slices.Contains(measures, claim.Measure) {
		r.fault(n, fmt.Sprintf("no run measures %q", claim.Measure), suggest(claim.Measure, measures, ""))
	}
	if n := k.get("is"); n != nil {
		claim.Figure = r.measured(n, claim.Measure)
		s.places[place{"claim", claim.ID}] = n
	} else if slices.Contains(numeric, claim.Kind) && !k.has("is") {
		r.fault(e.key, fmt.Sprintf("a claim of kind %s needs a number", claim.Kind), "write `is:` with a number and its unit, or another kind")
	}
	if n := k.get("quantity"); n != nil {
		r.checkName(n, claimForm)
	}
	k.done()
	if len(r.faults) > before {
		s.broken[e.key.text] = true
	}
	s.Claims = append(s.Claims, claim)
}

// yes reads yes or no; what is missing is no.
func (r *reader) yes(n *node, key string) bool {
	switch text := r.textOf(n, key); {
	case text == "yes", text == "true":
		return true
	case text != "" && text != "no" && text != "false":
		r.fault(n, fmt.Sprintf("`%s` is yes or no, not %q", key, text), "write `yes` or `no`")
	}
	return false
}

// correlation reads how far the errors of a source's claims go together.
func (r *reader) correlation(n *node) float64 {
	figure, ok := r.figure(n)
	if !ok {
		return 0
	}
	if figure.Shape != testimony.Point || figure.Unit.Dimension() != (unit.Dimension{}) {
		r.fault(n, fmt.Sprintf("%q is not a correlation", n.text), "write a number from 0 to below 1, such as 0.3")
		return 0
	}
	share, err := figure.Convert(unit.Unit{})
	if err != nil || share.Best < 0 || share.Best >= 1 {
		r.fault(n, "a correlation is from 0 to below 1", "write 0.3 if errors of this source go a little together, 0.8 if they go mostly together")
		return 0
	}
	return share.Best
}

// checkSource makes a source that the case does not have a fault.
func (r *reader) checkSource(s *said, n *node) {
	id := r.textOf(n, "from")
	if id == "" || s.Source(id) != nil || s.broken[id] {
		return
	}
	ids := make([]string, len(s.Sources))
	for i := range s.Sources {
		ids[i] = s.Sources[i].ID
	}
	r.fault(n, fmt.Sprintf("there is no source `%s`", id), suggest(id, ids, "describe it under `sources:`"))
}
