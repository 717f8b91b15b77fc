package report

import (
	"bytes"
	"slices"
	"testing"

	"tumen/chart"
	"tumen/internal/proof"
	"tumen/study"
	"tumen/study/method/calibrate"
	"tumen/study/method/compare"
	"tumen/study/method/discover"
	"tumen/study/method/ensemble"
	"tumen/study/method/influence"
	"tumen/study/method/patterns"
	"tumen/study/method/sensitivity"
	"tumen/view"
)

// svgOf is a figure as it is drawn.
func svgOf(f *chart.Figure, width chart.Width) []byte { return []byte(f.SVG(width) + "\n") }

// textOf is a row of a table as it is read.
func textOf(row []chart.Cell) (texts []string) {
	for _, c := range row {
		texts = append(texts, c.Text)
	}
	return texts
}

// onTerminal is a document as a terminal shows it.
func onTerminal(t *testing.T, d *view.Document, width int) string {
	t.Helper()
	var out bytes.Buffer
	if err := Terminal(&out, d, width, false); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Every number that is drawn stands in the row of the table that its mark names, and
// every figure says of how many it is.
func TestTheNumbersDrawnStandInTheTable(t *testing.T) {
	run := proof.Must(RunView(samjiyon(t)))(t)
	drawn := 0
	for _, d := range []*view.Document{
		run, CheckView(loaded(t)), ensemble.View(ensembleSample()), compare.View(compareSample()), calibrate.View(calibrationSample()),
		sensitivity.View(sensed(t)...), discover.View(discovered()), patterns.View(patternsOfSamjiyon()), influence.View(moved()),
	} {
		names := map[string]bool{}
		for _, f := range d.Figures() {
			if names[f.Name] {
				t.Errorf("two figures of %q are %s", d.Kind, f.Name)
			}
			names[f.Name] = true
			if f.Subtitle == "" || f.Title == "" {
				t.Errorf("the figure %s of %q does not say what it shows", f.Name, d.Kind)
			}
			for _, row := range f.Table.Rows {
				if len(row) != len(f.Table.Head) {
					t.Errorf("%s: the row %q has not the columns %q", f.Name, textOf(row), f.Table.Head)
				}
			}
			for _, m := range f.Marks {
				for _, n := range m.Numbers() {
					if n.Value != n.Value {
						continue // a gap
					}
					drawn++
					if n.Row < 0 || n.Row >= len(f.Table.Rows) {
						t.Errorf("%s draws %v, of a row %d that is not there", f.Name, n.Value, n.Row)
					} else if !slices.ContainsFunc(f.Table.Rows[n.Row], func(c chart.Cell) bool { return slices.Contains(c.Values, n.Value) }) {
						t.Errorf("%s draws %v, which does not stand in the row %q", f.Name, n.Value, textOf(f.Table.Rows[n.Row]))
					}
				}
			}
		}
	}
	if drawn < 800 {
		t.Errorf("only %d numbers are drawn", drawn)
	}
}

// moved is what one number moves.
func moved() *influence.Influence {
	return &influence.Influence{
		About: aboutSample("influence"), Of: "labour.rest", Numbers: []influence.Moved{{Path: "labour.rest", Unit: "day", Value: 3, Low: 2, High: 5}},
		Outcomes: []influence.Reaction{{Measure: "shares.guards", Unit: "share", Base: ptr(0.5), AtLow: 0.45, AtHigh: 0.55, Difference: study.Interval{Value: 0.1, Low: ptr(0.08), High: ptr(0.12)}, Pairs: 4}},
	}
}
