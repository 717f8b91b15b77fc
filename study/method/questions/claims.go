package questions

import (
	"math"
	"slices"
	"strings"

	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
	"tumen/study"
	"tumen/study/estimate"
	"tumen/study/show"
	"tumen/study/table"
	"tumen/view"
	"tumen/vocabulary"
)

// claims.go: what a next witness could say. It is a result that people in the trade can
// know and that nobody has stated yet, a number of the case that is uncertain, or which
// of two or more explanations is the case. His words are as imprecise as such words are:
// give or take a quarter of what is usual, or ten points of a share; of an explanation
// he is sure.

// claim is one thing that could be asked.
type claim struct {
	name     string // of the outcome or the unknown
	question string
	feature  table.Feature
	unit     string
	choice   int // the place of the unknown that it decides, or -1
}

const (
	// vague is half of the width of a witness's words, as a part of the usual number.
	vague = 0.25
	// points is the same of a share.
	points = 0.1
)

// claims are all that could be asked, but for what was.
func claims(t *table.Table, weights []float64) (all []claim) {
	asked := func(measure string) bool {
		return slices.ContainsFunc(t.Features, func(f table.Feature) bool {
			return f.Measure == measure && (f.Form == table.AsBand || f.Form == table.AsNumber)
		})
	}
	for k, o := range t.Spec.Outcomes {
		if vocabulary.Within(o.Name, vocabulary.Compared) && !asked(o.Name) {
			if c, ok := ofNumber(o.Name, howMuch(o), o.Unit, t.Outcome(0, k), weights); ok {
				all = append(all, c)
			}
		}
	}
	questions, means := worded(t.Spec)
	for j := range t.Spec.Inputs {
		in := &t.Spec.Inputs[j]
		if !slices.Contains(t.Choices(), j) {
			if c, ok := ofNumber(in.Name, whatIs(in, means), in.Unit, t.Unknown(j), weights); ok {
				all = append(all, c)
			}
			continue
		}
		question := questions[in.Name]
		if question == "" {
			question = say.Textf("Which holds of %s: %s?", text.Plain(scenario.ShortKey(in.Name)), text.Plain(strings.Join(in.Names, say.Text(" or "))))
		}
		all = append(all, claim{in.Name, question, of(in.Name, t.Unknown(j), 0, 0), "1", j})
	}
	return all
}

// of is a feature of a column, said as a number give or take half.
func of(name string, column []float64, middle, half float64) table.Feature {
	low, high := middle-half, middle+half
	f := table.NewFeature(study.Band{Name: name, Measure: name, Low: &low, High: &high}, -1)
	f.Column = column
	return f
}

// ofNumber is a claim about a number; false if it does not vary in the worlds.
func ofNumber(name, question, unit string, column, weights []float64) (c claim, ok bool) {
	w := estimate.Weigh(column, weights)
	if w.Empty() || !(w.Quantile(0.95) > w.Quantile(0.05)) {
		return c, false
	}
	middle := w.Quantile(0.5)
	half := math.Abs(middle) * vague
	if unit == "share" {
		half = points
	}
	if half == 0 {
		half = (w.Quantile(0.95) - w.Quantile(0.05)) * vague
	}
	return claim{name, question, of(name, column, middle, half), unit, -1}, true
}

// worded are the questions that the case words, by the name of the unknown, and what
// each parameter means.
func worded(s *study.Spec) (questions, means map[string]string) {
	questions, means = map[string]string{}, map[string]string{}
	laid, err := table.Laid(s)
	if err != nil || laid == nil {
		return questions, means
	}
	for _, c := range laid.Choices {
		if c.Question != "" {
			questions[c.Key] = c.Question
		}
	}
	for _, f := range parameter.Fields(&laid.Parameters) {
		means[f.Path] = f.Means
	}
	return questions, means
}

// asks are questions for results of which no other form is one.
var asks = map[string]string{
	"mass.gathered":       say.Text("How much is gathered?"),
	"mass.sold":           say.Text("How much is sold?"),
	"mass.seized":         say.Text("How much is seized?"),
	"mass.lost":           say.Text("How much is lost?"),
	"harm.detained":       say.Text("How often are porters detained?"),
	"harm.hurt":           say.Text("How often are porters hurt?"),
	"harm.dead":           say.Text("How many porters die?"),
	"porter_month.staple": say.Text("How much rice does a month's pay buy?"),
	"porter_month.runs":   say.Text("How often does a porter who works go in a month?"),
	"porter_month.money":  say.Text("What is a porter who works paid in a month?"),
	"organisers.active":   say.Text("How many organisers are there in the trade?"),
	"organisers.entered":  say.Text("How many organisers entered the trade?"),
	"organisers.left":     say.Text("How many organisers left the trade?"),
	"crew.median":         say.Text("How many cross together?"),
	"crew.largest":        say.Text("How many cross together at most?"),
	"load.mean":           say.Text("How much does a porter carry?"),
	"load.smallest":       say.Text("How little does a porter carry at least?"),
	"load.largest":        say.Text("How much does a porter carry at most?"),
	"piece_rate":          say.Text("What is a porter paid for a kilogram?"),
}

// howMuch asks for a result of the trade.
func howMuch(o study.Outcome) string {
	phrase := show.Phrase(o)
	known := vocabulary.Find(o.Name)
	if actor, is := show.Gainer(o); is {
		if actor.One == "" {
			return say.Textf("How much does the %s gain?", actor.Name)
		}
		return say.Textf("How much do %s gain?", actor.Name)
	}
	if known != nil && asks[known.Pattern] != "" {
		return asks[known.Pattern]
	}
	if thing, is := strings.CutPrefix(phrase, "what goes "); is {
		return say.Textf("How much goes %s?", thing)
	}
	return say.Textf("What is %s?", phrase)
}

// whatIs asks for an unknown of the case.
func whatIs(in *study.Input, means map[string]string) string {
	for _, path := range in.Paths {
		if what := means[path]; what != "" {
			what, _, _ = strings.Cut(what, ";")
			return say.Textf("What figure can you give for %s (%s)?", text.Plain(what), text.Plain(in.Name))
		}
	}
	return say.Textf("What is %s?", text.Plain(in.Name))
}

// precision is how precise the words are, in words.
func (c *claim) precision() string {
	switch {
	case c.choice >= 0:
		return say.Text("sure")
	case c.unit == "share":
		return say.Textf("exact to within %s points", text.Brief(c.feature.Half*100))
	}
	// Nobody's words are exact to the seventh digit.
	half := math.Pow(10, math.Floor(math.Log10(c.feature.Half))-1)
	return say.Textf("exact to within %s", view.Quantity(math.Round(c.feature.Half/half)*half, c.unit))
}
