package report

import (
	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
	"tumen/view"
)

// parameterSection is every parameter with where its value came from.
func parameterSection(run *record.Run) view.Section {
	s := view.Section{Name: "parameters", Title: say.Text("Every number that went in"), On: view.Page}
	rows := parameterRows(run)
	if len(rows) == 0 {
		s.Text, s.Faint = []string{say.Text("The record names no parameters.")}, true
		return s
	}
	s.Hidden = say.Textf("%s, each with where it came from", text.Counted(len(rows), "parameter", "parameters"))
	s.Table = view.Table{Texts: true, Table: chart.Table{Head: []string{"Parameter", "Value", "From"}}}
	for _, p := range rows {
		name := chart.Cell{Text: p.Path, Style: chart.Code}
		if p.Means != "" {
			name.Beside = view.Say(say.Text(p.Means))
		}
		from := chart.Cell{Text: p.Words}
		for _, to := range [][2]string{{p.Claim, "claim-"}, {p.Source, "source-"}} {
			if to[0] != "" {
				from = chart.Cell{Text: to[0], Leads: to[1] + to[0]}
				if p.Words != "" {
					from.Beside = view.Say(p.Words)
				}
			}
		}
		s.Table.Rows = append(s.Table.Rows, []chart.Cell{name, {Text: p.Value}, from})
	}
	return s
}

// parameterRow is one parameter and where its value came from.
type parameterRow struct {
	scenario.Resolved
	Claim  string // the id of the claim it rests on, if the record has that claim
	Source string // the id of the source it rests on directly, if the record has it
	Words  string // where it came from otherwise
}

// parameterRows are all parameters in the order of the record.
func parameterRows(run *record.Run) []parameterRow {
	rows := make([]parameterRow, 0, len(run.Manifest.Parameters))
	clash := contradicted(run)
	for _, p := range run.Manifest.Parameters {
		row := parameterRow{Resolved: p, Words: originWords(run, p)}
		if p.From != "" && run.Manifest.Testimony.Claim(p.From) != nil {
			row.Claim = p.From
			row.Words = joined(takenWords(p.As, p.Stated, clash[p.From]), ": ", row.Words)
		}
		if p.Origin == "source" && run.Manifest.Testimony.Source(p.From) != nil {
			row.Source = p.From
		}
		rows = append(rows, row)
	}
	return rows
}

// originWords says where a parameter came from, after the claim if there is
// one.
func originWords(run *record.Run, p scenario.Resolved) string {
	words := p.Origin
	switch p.Origin {
	case "claim":
		words = ""
		if run.Manifest.Testimony.Claim(p.From) == nil {
			words = say.Textf("claim %s", p.From)
		}
	case "implied":
		words = say.Textf("implied as %s", p.From)
	case "source":
		words = say.Textf("source %s", p.From)
		if s := run.Manifest.Testimony.Source(p.From); s != nil && s.Title != "" {
			words = s.Title
		}
		if p.At != "" {
			words += ", " + p.At
		}
	case "policy":
		words = say.Textf("policy %s", p.From)
	case "set":
		words = say.Text("set for this run")
	}
	if p.Why != "" {
		words = joined(words, ": ", p.Why)
	}
	if p.By != "" {
		words = joined(words, "; ", say.Textf("converted by %s", p.By))
	}
	if p.Was != "" {
		words = joined(words, "; ", say.Textf("before: %s", p.Was))
	}
	return words
}

// joined puts two texts together, with something between them if both are there.
func joined(a, between, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}
