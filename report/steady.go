package report

import (
	"strings"

	"tumen/chart"
	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/view"
	"tumen/vocabulary"
)

// steady.go: what a reader must know before the results: that a bound gave some of
// them and not what somebody wants, or that the run was not in a steady state. Where
// neither is so, nothing is said.

// steadySections are a line each for a terminal, and a table for a page.
func steadySections(run *record.Run) []view.Section {
	s := &run.Manifest.Summary
	var words []string
	bounds := view.Section{
		Name: "bounds", Title: say.Text("Decisions at a bound"), On: view.Page,
		Text: []string{say.Textf("Where more than %s of the decisions of a kind are at a bound, the bound shapes the result.", text.Percent(observe.AtBound))},
	}
	bounds.Table.Table = chart.Table{Head: []string{say.Text("What is decided"), say.Text("The bound"), say.Text("At it")}, Words: 1}
	var held []string
	for _, name := range observe.BoundNames() {
		share := s.Bounds[name].Share
		if !share.Known() || share.Value <= observe.AtBound {
			continue
		}
		decision, bound := observe.BoundWords(name)
		held = append(held, say.Textf("%s (%s, %s of the decisions)", decision, bound, text.Percent(share.Value)))
		bounds.Table.Rows = append(bounds.Table.Rows, chart.Words(text.Capital(decision), bound, text.Percent(share.Value)))
	}
	if len(held) > 0 {
		words = append(words, say.Textf("At a bound: %s.", strings.Join(held, "; ")))
	}
	trends := view.Section{
		Name: "trends", Title: say.Text("Not steady"), On: view.Page,
		Text: []string{say.Text("The change of the monthly mean in a year, and its 95 % interval: of an amount relative to its mean, of a share in points. Over a single year it holds the seasons too.")},
	}
	trends.Table.Table = chart.Table{Head: []string{"Outcome", say.Text("In a year"), say.Text("95 % interval")}}
	var drifts []string
	for _, name := range observe.TrendNames() {
		t := s.Trends[name]
		if !t.Drifts() {
			continue
		}
		path := observe.TrendOf(name)
		of, unit := outcomeWords(path), "%"
		if strings.HasPrefix(path, "shares.") {
			unit = say.Text("points")
		}
		by := func(n observe.Number) string {
			return text.Signed(n.Value*100, func(x float64) string { return text.Decimal(x, 1) })
		}
		change, interval := say.Textf("%s %s", by(t.PerYear), unit), say.Textf("%s to %s %s", by(t.Low), by(t.High), unit)
		drifts = append(drifts, say.Textf("%s %s a year (%s)", of, change, interval))
		trends.Table.Rows = append(trends.Table.Rows, chart.Words(text.Capital(of), change, interval))
	}
	if len(drifts) > 0 {
		words = append(words, say.Textf("Not steady: %s.", strings.Join(drifts, "; ")))
	}
	var all []view.Section
	if len(words) > 0 {
		all = append(all, view.Section{Text: words, On: view.Terminal})
	}
	for _, section := range []view.Section{bounds, trends} {
		if len(section.Table.Rows) > 0 {
			all = append(all, section)
		}
	}
	return all
}

// outcomeWords are what a trend is of, in words: an outcome, or a column of the days.
func outcomeWords(path string) string {
	if o := vocabulary.Find(path); o != nil {
		return o.Name
	}
	switch path {
	case "alive":
		return say.Text("people")
	case "purses":
		return say.Text("porters' purses")
	}
	return path
}
