package scenario

import (
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"tumen/casefile"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/stat"
	"tumen/testimony"
)

// unknown.go: what a case says of a number that it does not know.
//
//	rest:  unknown                       its order of size is the parameter's own
//	load:  {is: "unknown, near 50 kg", assumed: nobody says}
//	raid:  {is: 0.5 %, assumed: no source}          a guess (package prior)
//	usual_crew: {is: 25 people, exactly: the crew for which the chance of a raid is said}
//
//	fee:   {like: recruiters.fee}                as another parameter, and with it
//
// `exactly` on a group holds every number below it that neither a source nor a range
// is stated for: the numbers of a textbook, or what is no part of the question.

var unknownForm = regexp.MustCompile(`(?i)^unknown(?:,?\s+(?:near|about|around)\s+(.+))?$`)

// isUnknown says whether a value is the word for a number that nobody knows.
func isUnknown(n *casefile.Node) bool {
	return n != nil && n.Shape == casefile.Scalar && unknownForm.MatchString(strings.TrimSpace(n.Text))
}

// unknown is a number that the case calls unknown without its order of size.
type unknown struct {
	path string
	at   *casefile.Node
}

// section is a group in which unsourced numbers are held, and why.
type section struct{ path, why string }

// unknown reads a parameter that is unknown, and where that is said. No source is
// needed, and none can give it.
func (d *decoder) unknown(k *casefile.Keys, f parameter.Field, under string, _ bool, _ parameter.Date) (g provenance, st stating, ok bool) {
	g, ok = d.provenance(k, k.Of, false)
	n := k.Get(under)
	switch {
	case !ok:
		return g, st, false
	case g.origin == FromClaim, g.origin == FromImplied, g.origin == FromSource:
		d.Fault(n, say.Text("a number with a source is not unknown"), say.Text("write what the source says, or `assumed:` and why nobody knows"))
		return g, st, false
	case g.exactly != "":
		d.Fault(n, say.Text("what is unknown cannot be held exactly"), say.Text("write the number that is held, or leave `exactly` out"))
		return g, st, false
	case g.origin == FromCase:
		g.origin, g.why = FromAssumption, say.Text("unknown")
	}
	g.unknown = true
	st, ok = d.orderOfSize(n, f)
	return g, st, ok
}

// orderOfSize is what stands for an unknown number: what is written beside the word,
// or the usual size of the parameter.
func (d *decoder) orderOfSize(n *casefile.Node, f parameter.Field) (stating, bool) {
	near := unknownForm.FindStringSubmatch(strings.TrimSpace(n.Text))[1]
	if near == "" {
		d.open = append(d.open, unknown{f.Path, n})
		return single(pointed(f.Usual, f), f, d.p.Start), true
	}
	m := *n
	m.Text = near
	figure, ok := d.number(&m, f)
	if ok && figure.Shape != testimony.Point {
		d.Fault(n, say.Textf("%q is not an order of size", near), say.Text("write one number after `near`, or the range alone"))
		ok = false
	}
	figure.Text = n.Text
	return single(figure, f, d.p.Start), ok
}

// pointed is one number as a figure of a parameter that is unknown.
func pointed(x float64, f parameter.Field) testimony.Figure {
	x = min(max(x, f.Min), f.Max)
	if _, whole := f.Value.Interface().(int); whole {
		x = math.Round(x)
	}
	return testimony.Figure{Text: "unknown", Shape: testimony.Point, Low: x, Best: x, High: x, Unit: f.In}
}

// settleUnknowns gives amounts of money their order of size, which is stated in days
// of outside income: what such a day is worth in this case follows from the amounts
// that it does state, each of so many days as is usual, by their geometric mean.
func (d *decoder) settleUnknowns() {
	if len(d.open) == 0 {
		return
	}
	level, known := d.priceLevel()
	for _, u := range d.open {
		f, _ := parameter.Lookup(d.p, u.path)
		power := f.In.Dimension().Money()
		if power == 0 {
			continue
		}
		if !known {
			d.Fault(u.at, say.Textf("the case states no amount of money from which the order of size of `%s` could follow", f.Key),
				say.Textf("write `unknown, near` and an amount in %s", f.Unit))
			continue
		}
		figure := pointed(stat.Rounded(float64(f.Usual*math.Exp(float64(power)*level)), 2), f)
		r := d.resolved[u.path]
		f.Value.Set(reflect.ValueOf(single(figure, f, d.p.Start).value))
		r.Value = printed(f)
		d.resolved[u.path], d.figures[u.path] = r, figure
	}
}

// priceLevel is the logarithm of a day's outside income, as far as the amounts of
// money in the case tell; false if it states none.
func (d *decoder) priceLevel() (level float64, known bool) {
	n := 0.0
	for _, f := range parameter.Fields(d.p) {
		figure, stated := d.figures[f.Path]
		power := f.In.Dimension().Money()
		if power == 0 || !stated || d.resolved[f.Path].Unknown || !(f.Usual > 0) || !(figure.Best > 0) {
			continue
		}
		level += math.Log(figure.Best/f.Usual) / float64(power)
		n++
	}
	return level / max(n, 1), n > 0
}

// held notes why a number is held that a group of the case holds.
func (d *decoder) held(f parameter.Field) Resolved {
	r := d.resolved[f.Path]
	if f.Unit == "" || f.Setting || r.Exactly != "" || r.Unknown || r.Origin != FromAssumption && r.Origin != FromDefault {
		return r
	}
	if figure, stated := d.figures[r.Path]; stated && ranged(figure) {
		return r
	}
	longest := -1
	for _, s := range d.sections {
		if len(s.path) > longest && (s.path == "" || strings.HasPrefix(r.Path, s.path+".")) {
			r.Exactly, longest = s.why, len(s.path)
		}
	}
	return r
}

// ranged says whether a figure leaves room by its own words. An assumption that is
// "about" a number does not: no source says how near it is.
func ranged(f testimony.Figure) bool { return f.Shape != testimony.Point && f.Shape != testimony.About }

// like is a parameter that is as another one, which the case may state later.
type like struct {
	path string
	to   *casefile.Node
}

// like notes that a parameter is as another one.
func (d *decoder) like(k *casefile.Keys, f parameter.Field, n *casefile.Node) {
	if len(n.Entries) > 1 {
		d.Fault(n, say.Text("what is like another parameter has its value and its origin"), say.Text("keep `like:` alone, or write the value with its own origin"))
		return
	}
	if to := k.Get("like"); d.Text(to, "like") != "" {
		d.likes = append(d.likes, like{f.Path, to})
	}
}

// settleLikes gives each of them the value of the other, and its origin.
func (d *decoder) settleLikes() {
	for _, l := range d.likes {
		f, _ := parameter.Lookup(d.p, l.path)
		to := strings.TrimSpace(l.to.Text)
		other, found := parameter.Lookup(d.p, to)
		r, read := d.resolved[to]
		switch {
		case !found:
			what, write := unknownPath(to, d.p)
			d.Fault(l.to, what, write)
			continue
		case slices.ContainsFunc(d.likes, func(m like) bool { return m.path == to }):
			d.Fault(l.to, say.Textf("`%s` is itself like another parameter", to), say.Text("name that one"))
			continue
		case !read:
			continue // it has a fault
		case f.Unit != other.Unit || f.Value.Type() != other.Value.Type() || f.Setting != other.Setting:
			d.Fault(l.to, say.Textf("`%s` is of another kind than `%s`", to, f.Path), say.Text("name a parameter in the same unit, or write the value"))
			continue
		case isNumber(other) && !f.Within(numberOf(other)):
			d.Fault(l.to, say.Textf("`%s` is %s, which is not legal here", to, r.Value), say.Textf("write a value from %s to %s", shown(f.Min, f.In), shown(f.Max, f.In)))
			continue
		}
		f.Value.Set(other.Value)
		r.Path, r.Means, r.Like = f.Path, f.Means, to
		d.resolved[f.Path] = r
		if figure, stated := d.figures[to]; stated {
			d.figures[f.Path] = figure
		}
	}
}

// Held is a number that no study varies, and why.
type Held struct {
	Path   string `json:"path"`
	Value  string `json:"value" doc:"with its unit"`
	Reason string `json:"reason" enum:"exactly,source,nothing,several,set,fixed"`
	Why    string `json:"why" doc:"the case's own words, or what the source says"`
}

// Why a number is held. A source that states one number is heard; the others are
// what the case takes for certain.
const (
	HeldExactly = "exactly" // the case says why
	HeldSource  = "source"  // a source or claim states one number
	HeldNothing = "nothing" // 0, 100 %, or no limit: there is no such thing, and no factor moves it
	HeldSeveral = "several" // stated by month or by date
	HeldSet     = "set"     // a policy, an argument or a rival explanation has set it
)

// HeldReasons are all of them, in the order in which they are told.
var HeldReasons = []string{HeldSource, HeldExactly, HeldNothing, HeldSeveral, HeldSet}
