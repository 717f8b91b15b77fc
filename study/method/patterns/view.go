package patterns

import (
	"slices"
	"strings"

	"tumen/chart"
	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/scenario"
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
	if table.Design.Method == study.ByWorlds || table.Request.AsStated {
		d.Head = append([]string{text.Plain(table.From)}, d.Head...)
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
	d.Draw(patternsFigure(table), append(roleNotes(table), notes...)...)
	if len(table.Mechanisms) > 0 {
		d.Add(mechanismsSection(table))
	}
	return d
}

// roleNotes say what the patterns that are put in or fitted come to, how many
// numbers were tuned, and which patterns a bound shapes.
func roleNotes(table *PatternTable) (notes []string) {
	met, all := table.Tests()
	if others := len(table.Patterns) - all; others > 0 {
		notes = append(notes, say.Textf("Of %s that went in or that a number was tuned to, it meets %d: they test nothing.", text.Counted(int64(others), "pattern", "patterns"), table.Met()-met))
	}
	if len(table.Tuned) > 0 {
		notes = append(notes, say.Textf("%s tuned to claims, against %s in the patterns that are not put in.", text.Counted(int64(len(table.Tuned)), say.Text("number was"), say.Text("numbers were")), text.Counted(int64(table.Facts), say.Text("independent fact"), say.Text("independent facts"))))
	}
	for _, p := range table.Patterns {
		for _, name := range p.AtBound {
			decision, bound := observe.BoundWords(name)
			notes = append(notes, say.Textf("%s is at a bound: %s holds more than %s of the decisions on %s.", text.Plain(p.Name), bound, text.Percent(observe.AtBound), decision))
		}
	}
	return notes
}

// headline is what the patterns come to: those alone that test the model.
func headline(table *PatternTable) string {
	met, all := table.Tests()
	one, many := "pattern", "patterns"
	if all < len(table.Patterns) {
		one, many = say.Text("free pattern"), say.Text("free patterns")
		if slices.ContainsFunc(table.Patterns, func(p PatternResult) bool { return p.Role == scenario.HeldOut }) {
			one, many = say.Text("free or held-out pattern"), say.Text("free or held-out patterns")
		}
	}
	switch {
	case all == 0:
		return say.Text("No pattern tests the model: each is put in, or a number was tuned to it")
	case table.Seeds == 1:
		return say.Textf("In the model, the one run meets %d of %s", met, text.Counted(int64(all), one, many))
	}
	return say.Textf("In the model, the median over the seeds meets %d of %s", met, text.Counted(int64(all), one, many))
}

// mechanismsSection is what each pattern needs: which are met without each
// mechanism.
func mechanismsSection(table *PatternTable) view.Section {
	s := view.Section{Name: "mechanisms", Title: say.Text("Each mechanism switched off"), Notes: []string{}}
	s.Table = view.Table{Texts: true, Table: chart.Table{Head: []string{say.Text("Without"), say.Text("Met"), say.Text("What changes")}, Words: 2}}
	for _, m := range table.Mechanisms {
		row := chart.Words(text.Plain(m.Name), say.Textf("%d of %d", len(m.Met), len(m.Patterns)), changed(&m))
		row[0].Hint = m.Without
		s.Table.Rows = append(s.Table.Rows, row)
		s.Notes = append(s.Notes, say.Textf("Without %s, %s.", m.Name, m.Without))
	}
	return s
}

// patternsFigure is each pattern on a scale of its own.
func patternsFigure(table *PatternTable) *chart.Figure {
	f := &chart.Figure{
		Name: "patterns", Title: headline(table),
		Subtitle: say.Textf("The median and the middle 90 %% of the runs, each result on a scale of its own; shaded is its band, and a hollow dot tests nothing · %s · %s", text.Counted(int64(table.Days), "day", "days"), seedsOf(table)),
		Table:    chart.Table{Head: []string{"Pattern", "Role", say.Text("The witness"), "Band", "Median", "5 to 95 %", say.Text("Runs with it"), ""}, Drop: []int{5, 2, 3}, Words: 7},
	}
	if table.Seeds == 1 {
		f.Table.Head[4] = say.Text("This run")
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
			Band: view.Ends(p.Low, p.High), Own: true, Row: i, Open: !scenario.Tests(p.Role),
		})
	}
	if table.Seeds == 1 || !slices.ContainsFunc(table.Patterns, func(p PatternResult) bool { return p.Runs > 0 && p.Without > 0 }) {
		f.Table.Without(6)
	}
	if table.Seeds == 1 {
		f.Table.Without(5)
	}
	if !slices.ContainsFunc(table.Patterns, func(p PatternResult) bool { return p.Stated != "" }) {
		f.Table.Without(2)
	}
	if !slices.ContainsFunc(table.Patterns, func(p PatternResult) bool { return p.Role != scenario.Free }) {
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
	role := chart.Cell{Text: say.Text(p.Role), Hint: strings.Join(p.By, ", "), Style: chart.Unbroken}
	row := []chart.Cell{{Text: text.Plain(p.Name)}, role, {Text: text.Plain(p.Stated)}, chart.Says(p.Band, ends[:]...), {Text: text.Missing}, {Text: text.Missing}, {Text: view.Of(p.Runs, p.Without)}, {Text: say.Text("not measured")}}
	if p.Median == nil || p.P5 == nil || p.P95 == nil {
		return row
	}
	row[4], row[5] = chart.Says(view.Amount(*p.Median, p.Unit), *p.Median), chart.Says(view.Interval(p.P5, p.P95, p.Unit), *p.P5, *p.P95)
	off := ""
	if p.Residual != nil {
		off = view.Amount(*p.Residual, p.Unit)
	}
	if p.Unit == "share" && p.Residual != nil {
		off = say.Textf("%s points", text.Brief(*p.Residual*100)) // per cent of per cent would confuse
	}
	switch {
	case p.Met:
		row[7].Text = "met"
	case *p.Residual == 0: // in the band
		row[7].Text = say.Text("most runs have none")
	case p.Low != nil && *p.Median < *p.Low:
		row[7].Text = say.Textf("%s below", off)
	default:
		row[7].Text = say.Textf("%s above", off)
	}
	if len(p.AtBound) > 0 {
		row[7].Text = say.Textf("%s, at a bound", row[7].Text)
	}
	return row
}
