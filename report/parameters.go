package report

import (
	"tumen/record"
	"tumen/scenario"
)

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
			words = "claim " + p.From
		}
	case "source":
		words = "source " + p.From
		if s := run.Manifest.Testimony.Source(p.From); s != nil && s.Title != "" {
			words = s.Title
		}
		if p.At != "" {
			words += ", " + p.At
		}
	case "policy":
		words = "policy " + p.From
	case "set":
		words = "set for this run"
	}
	if p.Why != "" {
		words = joined(words, ": ", p.Why)
	}
	if p.Was != "" {
		words = joined(words, "; ", "before: "+p.Was)
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
