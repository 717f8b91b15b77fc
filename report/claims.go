package report

import (
	"cmp"
	"slices"
	"strings"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/testimony"
	"tumen/view"
)

// claimRow is one claim beside the result of the run.
type claimRow struct {
	Claim   testimony.Claim
	Stated  string
	Measure string // what of a run it can be held against, in words
	Result  string
	Verdict string
}

// claimRows are all claims, each with its verdict: first those that a number of
// a run answers, then the others, both in the order of the case.
func claimRows(run *record.Run) []claimRow {
	rows := make([]claimRow, 0, len(run.Manifest.Testimony.Claims))
	for _, c := range run.Manifest.Testimony.Claims {
		row := claimRow{Claim: c, Result: text.Missing, Verdict: say.Text("a run does not measure it")}
		if c.Figure != nil {
			row.Stated = c.Figure.Text
		}
		if m := measureOf(run, c.Measure); m != nil {
			row.Measure, row.Result = text.Plain(m.Name), written(m.Outcome, m.value)
			row.Verdict = say.Text("nothing to compare")
			if f, ok := m.figure(&c); ok {
				row.Verdict = verdict(f, m.value)
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b claimRow) int {
		return cmp.Compare(len(b.Measure), 0) - cmp.Compare(len(a.Measure), 0)
	})
	return rows
}

// claimSections are the claims with their results, and their sources.
func claimSections(run *record.Run) []view.Section {
	s := view.Section{
		Name: "claims", Title: say.Text("What was said, and what came out in the model"), On: view.Page,
		Subtitle: say.Text("Each claim with its source, what it states, what this run gave, and how the two compare; first those that a run can answer. “Near” is within a tenth, which is how finely witnesses round."),
	}
	for _, row := range claimRows(run) {
		c := &row.Claim
		a := view.Article{Name: "claim-" + c.ID, Title: c.ID, Code: true, Text: []view.Run{{Text: text.Capital(c.Says) + " "}, {Text: joined(c.Source, ", ", c.At), Leads: "source-" + c.Source, Style: chart.Soft}}}
		if row.Stated != "" {
			a.Facts = append(a.Facts, view.Fact{Of: "stated", Is: row.Stated})
		}
		if row.Measure != "" {
			a.Facts = append(a.Facts, view.Fact{Of: row.Measure, Is: row.Result})
		}
		if len(a.Facts) > 0 {
			a.Facts = append(a.Facts, view.Fact{Of: "verdict", Is: row.Verdict})
		}
		s.Articles = append(s.Articles, a)
	}
	if len(s.Articles) == 0 {
		s.Text, s.Faint = []string{say.Text("The case has no claims.")}, true
	}
	sources := view.Section{Title: "Sources", On: view.Page}
	for _, x := range run.Manifest.Testimony.Sources {
		words := x.Title
		for _, more := range []string{x.Publisher, x.Date} {
			words = joined(words, ", ", more)
		}
		for _, more := range []string{joined("Witness: ", "", x.Witness), joined("Graded ", "", x.Grade)} {
			if !strings.HasSuffix(more, " ") {
				words += ". " + more
			}
		}
		if x.Status == "recalled" {
			words += say.Text(". To be confirmed before it is quoted")
		}
		sources.Articles = append(sources.Articles, view.Article{Name: "source-" + x.ID, Title: x.ID, Code: true, Text: []view.Run{{Text: words + ". "}, {Text: x.URL, Style: chart.Soft}}})
	}
	if len(sources.Articles) == 0 {
		return []view.Section{s}
	}
	return []view.Section{s, sources}
}

// tiles are what a reader asks first, after who gets what.
func tiles(run *record.Run) []view.Article {
	s := &run.Manifest.Summary
	measured := func(key, of string) view.Fact {
		m, f := measureOf(run, key), view.Fact{Of: of}
		f.Is = written(m.Outcome, m.value)
		if said := saidBy(claimsOn(run, key)); said.Text != "" {
			f.Beside = []view.Run{{Text: "said: "}, said}
		}
		return f
	}
	kg := func(x float64, of string) view.Fact { return view.Fact{Of: of, Is: text.Decimal(x, 0) + "\u00a0kg"} }
	harm := func(n int64, of string) view.Fact { return view.Fact{Of: of, Is: text.Grouped(n)} }
	return []view.Article{
		{Title: say.Text("A porter's month"), Facts: []view.Fact{
			measured("porter_month.money", "pay"), measured("porter_month.staple", say.Text("in rice")), measured("porter_month.runs", "runs"), measured("load.mean", "load"), measured("piece_rate", "rate"),
		}},
		{Title: say.Text("The goods"), Facts: []view.Fact{
			kg(s.Mass.Gathered, "gathered"), kg(s.Mass.Sold, "sold"), kg(s.Mass.Seized, "seized"), kg(s.Mass.Lost, "lost"), kg(s.Mass.Stock, say.Text("put in store")),
		}},
		{Title: say.Text("Harm to porters"), Facts: []view.Fact{harm(s.Harm.Detained, say.Text("times detained")), harm(s.Harm.Hurt, say.Text("times hurt")), harm(s.Harm.Dead, "died")}},
	}
}
