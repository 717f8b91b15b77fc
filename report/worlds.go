package report

import (
	"strings"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
	"tumen/view"
	"tumen/vocabulary"
)

// worlds.go: what leads a run's report: where its numbers lie in all worlds that the
// testimony allows, or, where nothing is known of those, that this is one world of many.

// worldSections are a figure with a row for each headline. A run with policies or
// settings of its own is of another case than the worlds are, and has a sentence.
func worldSections(run *record.Run) []view.Section {
	m := &run.Manifest
	own, _ := scenario.InWorld(m.Sets)
	if m.Worlds == nil || len(m.Worlds.Bands) == 0 || len(m.Policies) > 0 || len(own) > 0 || m.Partial {
		return []view.Section{{Text: []string{oneWorld(run)}, Faint: true}}
	}
	w := m.Worlds
	f := &chart.Figure{
		Name: "worlds", Title: say.Textf("What holds in the %d worlds that the testimony allows", w.N),
		Subtitle: say.Textf("Line: the middle 90 %% of the worlds; point: their median; grey: the middle 90 %% of what was believed before any claim · each on a scale of its own · %s worth %.0f independent ones", text.Counted(w.N, "world", "worlds"), w.Effective),
		Table:    chart.Table{Head: []string{say.Text("In the model"), say.Text("Median of the worlds"), say.Text("5 to 95 % of worlds"), say.Text("Before any claim"), say.Text("This run")}, Drop: []int{3, 1}},
	}
	for _, b := range w.Bands {
		o := measureOf(run, b.Path)
		if o == nil || !vocabulary.Within(b.Path, vocabulary.Watched) {
			continue
		}
		row := chart.Row{
			Name: text.Capital(o.Name), Class: "rest", Value: b.Median, Interval: [2]float64{b.Low, b.High}, Middle: chart.NoEnds, Band: chart.NoEnds, Own: true,
			Words: say.Textf("%s to %s", bare(o.Outcome, b.Low), written(o.Outcome, b.High)),
		}
		if o.Whose != "" {
			row.Class = o.Whose
		}
		before := chart.Says(text.Missing)
		if b.BeforeLow != nil && b.BeforeHigh != nil {
			low, high := *b.BeforeLow, *b.BeforeHigh
			row.Band = [2]float64{low, high}
			before = chart.Says(say.Textf("%s to %s", bare(o.Outcome, low), written(o.Outcome, high)), low, high)
		}
		name := text.Capital(o.Name)
		if b.In < 1 {
			name = say.Textf("%s (in %s of the worlds)", name, text.WholePercent(b.In))
		}
		f.AddRow(row, []chart.Cell{
			{Text: name}, chart.Says(written(o.Outcome, b.Median), b.Median), chart.Says(row.Words, b.Low, b.High), before, chart.Says(written(o.Outcome, o.value), o.value),
		})
	}
	if len(f.Marks) == 0 {
		return []view.Section{{Text: []string{oneWorld(run)}, Faint: true}}
	}
	return []view.Section{{Figure: f, Notes: []string{say.Text("All numbers below are of one run, in the most central of these worlds. What a policy does in all of them: tumen conclude.")}}}
}

// bare is a number without its unit, where the unit stands behind the next one.
func bare(o *vocabulary.Outcome, x float64) string {
	words := written(o, x)
	if o.Unit == "share" {
		return strings.TrimRight(words, "\u00a0 %")
	}
	number, _, _ := strings.Cut(words, "\u00a0")
	return number
}

// oneWorld says that a run is of one world, and what would say more.
func oneWorld(run *record.Run) string {
	m := &run.Manifest
	if _, central := scenario.InWorld(m.Sets); central {
		return say.Text("This run is of one world, the most central of those that the testimony allows; the others may give other numbers. tumen conclude says what holds in all of them.")
	}
	return say.Text("This run is of one world. Each number that the case assumes could be another; tumen ensemble shows how far the results move with them.")
}
