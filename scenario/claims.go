package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"tumen/casefile"
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
	broken   map[string]bool          // sources and claims with faults; to refer to them is no fault more
	weighed  *reconcile.Findings      // nil where faults kept it from being weighed
	places   map[place]*casefile.Node // where the numbers and formulas stand
	formulas []written
}

// readTestimony reads the sources and then the claims made by them.
func (r *reader) readTestimony(sources, claims *casefile.Node) *said {
	s := &said{broken: map[string]bool{}, places: map[place]*casefile.Node{}}
	s.Sources, s.Claims = []testimony.Source{}, []testimony.Claim{} // in JSON these are lists, also where there are none
	if k, ok := r.Keys(sources, "`sources`"); ok {
		for _, e := range k.Of.Entries {
			r.readSource(s, e)
		}
	}
	if k, ok := r.Keys(claims, "`claims`"); ok {
		for _, e := range k.Of.Entries {
			r.readClaim(s, e)
		}
	}
	return s
}

func (r *reader) readSource(s *said, e casefile.Entry) {
	before := len(r.Faults)
	r.CheckName(e.Key, casefile.NameForm)
	k, ok := r.Keys(e.Value, "the source `"+e.Key.Text+"`")
	if !ok {
		s.broken[e.Key.Text] = true
		return
	}
	source := testimony.Source{
		ID: e.Key.Text, Title: k.Text("title"), Publisher: k.Text("publisher"), Witness: k.Text("witness"),
		Date: k.Text("date"), URL: k.Text("url"), Grade: k.Text("grade"), Status: k.Text("status"),
	}
	k.Need(e.Key, "write who published what, a grade such as C3, and `status: read` or `status: recalled`", "title", "grade", "status")
	if n := k.Get("grade"); n != nil && !gradeForm.MatchString(source.Grade) {
		r.Fault(n, fmt.Sprintf("%q is not a grade", source.Grade), "write A to F for the source and 1 to 6 for the information, such as C3")
	}
	if n := k.Get("status"); n != nil && source.Status != "read" && source.Status != "recalled" {
		r.Fault(n, fmt.Sprintf("%q is not a status", source.Status), "write `read` if the source itself was seen, `recalled` if it is to be confirmed")
	}
	if n := k.Get("correlation"); n != nil {
		source.Correlation = r.correlation(n)
		s.places[place{"source", source.ID}] = n
	}
	if n := k.Get("date"); n != nil && !isDate(source.Date) {
		r.Fault(n, fmt.Sprintf("%q is not a date", source.Date), "write it as 2018, 2018-05 or 2018-05-31")
	}
	k.Done()
	if len(r.Faults) > before {
		s.broken[e.Key.Text] = true
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

func (r *reader) readClaim(s *said, e casefile.Entry) {
	before := len(r.Faults)
	r.CheckName(e.Key, casefile.ClaimForm)
	k, ok := r.Keys(e.Value, "the claim `"+e.Key.Text+"`")
	if !ok {
		s.broken[e.Key.Text] = true
		return
	}
	claim := testimony.Claim{
		ID: e.Key.Text, Kind: k.Text("kind"), Source: k.Text("from"), At: k.Text("at"), Says: k.Text("says"), Measure: k.Text("measure"),
		Quantity: k.Text("quantity"), HeldOut: r.yes(k.Get("held_out"), "held_out"),
	}
	k.Need(e.Key, "write what it is, who says so, and what they say in your own words", "kind", "from", "says")
	if n := k.Get("kind"); n != nil && !slices.Contains(kinds, claim.Kind) {
		r.Fault(n, fmt.Sprintf("%q is not a kind of claim", claim.Kind), casefile.Suggest(claim.Kind, kinds, ""))
	}
	if n := k.Get("from"); n != nil {
		r.checkSource(s, n)
	}
	if n := k.Get("measure"); n != nil && !slices.Contains(measures, claim.Measure) {
		r.Fault(n, fmt.Sprintf("no run measures %q", claim.Measure), casefile.Suggest(claim.Measure, measures, ""))
	}
	if n := k.Get("is"); n != nil {
		claim.Figure = r.measured(n, claim.Measure)
		s.places[place{"claim", claim.ID}] = n
	} else if slices.Contains(numeric, claim.Kind) && !k.Has("is") {
		r.Fault(e.Key, fmt.Sprintf("a claim of kind %s needs a number", claim.Kind), "write `is:` with a number and its unit, or another kind")
	}
	if n := k.Get("quantity"); n != nil {
		r.CheckName(n, casefile.ClaimForm)
	}
	k.Done()
	if len(r.Faults) > before {
		s.broken[e.Key.Text] = true
	}
	s.Claims = append(s.Claims, claim)
}

// yes reads yes or no; what is missing is no.
func (r *reader) yes(n *casefile.Node, key string) bool {
	switch text := r.Text(n, key); {
	case text == "yes", text == "true":
		return true
	case text != "" && text != "no" && text != "false":
		r.Fault(n, fmt.Sprintf("`%s` is yes or no, not %q", key, text), "write `yes` or `no`")
	}
	return false
}

// correlation reads how far the errors of a source's claims go together.
func (r *reader) correlation(n *casefile.Node) float64 {
	figure, ok := r.figure(n)
	if !ok {
		return 0
	}
	if figure.Shape != testimony.Point || figure.Unit.Dimension() != (unit.Dimension{}) {
		r.Fault(n, fmt.Sprintf("%q is not a correlation", n.Text), "write a number from 0 to below 1, such as 0.3")
		return 0
	}
	share, err := figure.Convert(unit.Unit{})
	if err != nil || share.Best < 0 || share.Best >= 1 {
		r.Fault(n, "a correlation is from 0 to below 1", "write 0.3 if errors of this source go a little together, 0.8 if they go mostly together")
		return 0
	}
	return share.Best
}

// checkSource makes a source that the case does not have a fault.
func (r *reader) checkSource(s *said, n *casefile.Node) {
	id := r.Text(n, "from")
	if id == "" || s.Source(id) != nil || s.broken[id] {
		return
	}
	ids := make([]string, len(s.Sources))
	for i := range s.Sources {
		ids[i] = s.Sources[i].ID
	}
	r.Fault(n, fmt.Sprintf("there is no source `%s`", id), casefile.Suggest(id, ids, "describe it under `sources:`"))
}
