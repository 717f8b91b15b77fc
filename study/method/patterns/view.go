package patterns

import (
	"slices"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/show"
	"tumen/view"
)

// View is a table of patterns: what the witness stated, the band in which a run
// should lie, the median over the seeds and between what 90 % of them lie, and whether
// the pattern is met or how far off it is.
func View(table *PatternTable) *view.Document {
	d := &view.Document{Kind: say.Text("patterns: what was reported beside what comes out"), Title: text.Plain(table.Title), Head: []string{text.Counted(int64(table.Days), "day", "days"), seedsOf(table)}}
	if table.Partial {
		d.Warnings = append(d.Warnings, say.Textf("Interrupted after %s of %s seeds: every number is of those seeds alone.", text.Grouped(int64(table.Seeds)), text.Grouped(int64(table.Asked))))
	}
	for _, p := range table.Policies {
		d.Head = append(d.Head, say.Textf("with %s", text.Plain(p)))
	}
	if table.WorldSeed != nil {
		d.Head = append(d.Head, say.Textf("in the world of seed %d", *table.WorldSeed))
	}
	var notes []string
	if table.Seeds == 1 {
		notes = []string{say.Text("Another seed is another run: more seeds say how far they differ.")}
	}
	d.Draw(patternsFigure(table), notes...)
	return d
}

// patternsFigure is each pattern on a scale of its own.
func patternsFigure(table *PatternTable) *chart.Figure {
	met, all := table.Met(), len(table.Patterns)
	f := &chart.Figure{
		Name: "patterns", Title: say.Textf("In the model, the median over the seeds meets %d of %s", met, text.Counted(int64(all), "pattern", "patterns")),
		Subtitle: say.Textf("The median and the middle 90 %% of the runs, each result on a scale of its own; shaded is its band · %s · %s", text.Counted(int64(table.Days), "day", "days"), seedsOf(table)),
		Table:    chart.Table{Head: []string{"Pattern", say.Text("The witness"), "Band", "Median", "5 to 95 %", say.Text("Runs with it"), ""}, Drop: []int{4, 1, 2}, Words: 6},
	}
	if table.Seeds == 1 {
		f.Title = say.Textf("In the model, the one run meets %d of %s", met, text.Counted(int64(all), "pattern", "patterns"))
		f.Table.Head[3] = say.Text("This run")
	}
	for i, p := range table.Patterns {
		f.Source = append(f.Source, sourceOf(p))
		f.Table.Rows = append(f.Table.Rows, patternRow(p))
		if p.Median == nil || p.P5 == nil || p.P95 == nil {
			continue
		}
		class := "rest"
		if p.Met {
			class = "porters"
		}
		f.Marks = append(f.Marks, chart.Row{
			Name: text.Capital(show.Name(study.Outcome{Name: p.Measure})), Class: class, Words: view.Quantity(*p.Median, p.Unit), Value: *p.Median, Interval: [2]float64{*p.P5, *p.P95}, Middle: chart.NoEnds,
			Band: view.Ends(p.Low, p.High), Own: true, Row: i,
		})
	}
	if table.Seeds == 1 || !slices.ContainsFunc(table.Patterns, func(p PatternResult) bool { return p.Runs > 0 && p.Without > 0 }) {
		f.Table.Without(5)
	}
	if table.Seeds == 1 {
		f.Table.Without(4)
	}
	if !slices.ContainsFunc(table.Patterns, func(p PatternResult) bool { return p.Stated != "" }) {
		f.Table.Without(1)
	}
	return f
}

func sourceOf(p PatternResult) string {
	if p.Claim != "" {
		return "claim:" + p.Claim
	}
	return "measure:" + p.Measure
}

// seedsOf says how many seeds there were, and which.
func seedsOf(table *PatternTable) string {
	if table.Seeds == 1 {
		return say.Textf("seed %d", table.FirstSeed)
	}
	return say.Textf("seeds %d to %d", table.FirstSeed, table.FirstSeed+uint64(max(table.Seeds, 1))-1)
}

// patternRow is one pattern as a row of the table.
func patternRow(p PatternResult) []chart.Cell {
	ends := view.Ends(p.Low, p.High)
	row := []chart.Cell{{Text: text.Plain(p.Name)}, {Text: text.Plain(p.Stated)}, chart.Says(p.Band, ends[:]...), {Text: text.Missing}, {Text: text.Missing}, {Text: view.Of(p.Runs, p.Without)}, {Text: say.Text("not measured")}}
	if p.Median == nil || p.P5 == nil || p.P95 == nil {
		return row
	}
	row[3], row[4] = chart.Says(view.Amount(*p.Median, p.Unit), *p.Median), chart.Says(view.Interval(p.P5, p.P95, p.Unit), *p.P5, *p.P95)
	off := ""
	if p.Residual != nil {
		off = view.Amount(*p.Residual, p.Unit)
	}
	if p.Unit == "share" && p.Residual != nil {
		off = say.Textf("%s points", text.Brief(*p.Residual*100)) // per cent of per cent would confuse
	}
	switch {
	case p.Met:
		row[6].Text = "met"
	case *p.Residual == 0: // in the band
		row[6].Text = say.Text("most runs have none")
	case p.Low != nil && *p.Median < *p.Low:
		row[6].Text = say.Textf("%s below", off)
	default:
		row[6].Text = say.Textf("%s above", off)
	}
	return row
}
