package calibrate

import (
	"fmt"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study/table"
	"tumen/view"
)

// proof_view.go: the proof of a table on a page.

// proofSorts are what is proved, in the order of the page.
func proofSorts() [][2]string {
	return [][2]string{
		{table.SortOutcome, say.Text("Outcomes")},
		{table.SortEffect, say.Text("What policies change")},
		{table.SortUnknown, say.Text("Unknowns")},
		{table.SortDrawn, say.Text("Outcomes of worlds that are run again")},
		{table.SortHypothesis, say.Text("Probabilities of explanations, by tenths")},
	}
}

// proofSection is in how many cases intervals hold the truth as often as they say.
func proofSection(p *table.Proof) view.Section {
	s := view.Section{Name: "proof", Title: say.Text("In how many cases intervals hold the truth as often as they say, within 2.5 binomial standard errors")}
	s.Table = view.Table{Table: chart.Table{Head: []string{say.Text("What")}, Words: 1}}
	places := []string{table.OnAll, table.OnNearest}
	for _, on := range []string{say.Text("all rows"), say.Text("nearest")} {
		for _, level := range table.ProofLevels {
			s.Table.Head = append(s.Table.Head, say.Textf("%s, %s", text.WholePercent(level), on))
		}
	}
	for _, sort := range proofSorts() {
		cells, some := []chart.Cell{{Text: sort[1]}}, false
		for _, on := range places {
			for i, level := range table.ProofLevels {
				within, all := 0, 0
				for _, c := range p.Coverage {
					// Probabilities have no level of their own: all tenths stand in the first column.
					if c.Sort == sort[0] && c.On == on && (c.Level == level || c.Sort == table.SortHypothesis && i == 0) {
						all++
						if c.Within {
							within++
						}
					}
				}
				cell := chart.Cell{Text: text.Missing}
				if all > 0 {
					some = true
					cell = chart.Says(say.Textf("%d of %d", within, all), float64(within))
				}
				cells = append(cells, cell)
			}
		}
		if some {
			s.Table.Rows = append(s.Table.Rows, cells)
		}
	}
	return s
}

// mostMisses is how many are named.
const mostMisses = 8

// proofNotes say what is not held, and of how much something is learned.
func proofNotes(p *table.Proof) (notes []string) {
	var missed []string
	for _, c := range p.Coverage {
		if !c.Within && c.Sort != table.SortDrawn {
			on := say.Text("all rows")
			if c.On == table.OnNearest {
				on = say.Text("nearest")
			}
			missed = append(missed, say.Textf("%s, %s, %s: %s", text.Plain(c.What), text.WholePercent(c.Level), on, text.FinePercent(c.Held)))
		}
	}
	if n := len(missed); n > mostMisses {
		missed = append(missed[:mostMisses], say.Textf("%d more in the JSON", n-mostMisses))
	}
	if len(missed) > 0 {
		notes = append(notes, say.Textf("Not within: %s.", text.List(missed)))
	}
	for _, sort := range proofSorts() {
		better, worse, all := 0, 0, 0
		for _, x := range p.Scores {
			if x.Sort == sort[0] && x.On == table.OnAll {
				all++
				if x.Low > 0 {
					better++
				} else if x.High < 0 {
					worse++
				}
			}
		}
		if all > 0 {
			notes = append(notes, say.Textf("%s: the score is better than that of what is believed beforehand in %s, worse in %s, by more than 2 standard errors.", sort[1], fmt.Sprintf("%d/%d", better, all), fmt.Sprint(worse)))
		}
	}
	return append(notes, say.Text("Each row plays the truth once. All rows are those of the table, as they are believed possible; nearest are those whose witness would have spoken most like this one."))
}
