// Package show is what the views of all kinds of study share: the head of a document,
// its warnings, the captions of its figures, the names of outcomes, series over the
// days, and what stands at the end of a page.
package show

import (
	"strings"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/view"
)

// Document is the document of a study without its sections.
func Document(a *study.About, kind string) *view.Document {
	d := &view.Document{Kind: kind, Title: text.Plain(a.Title), Head: head(a), Warnings: Warnings(a)}
	d.Foot = say.Textf("Case %s %s · %s · %s · tumen %s", a.Case, view.ShortHash(a.CaseSHA256), text.Counted(a.Rows-a.Failed, "run", "runs"), Seeds(a), a.Version)
	if !study.IsKnown(a.Case) {
		d.Write(text.Plain(a.Unknowns.String()))
	}
	return d
}

// head says what a study's numbers are of: days, runs, seeds, what was
// varied.
func head(a *study.About) []string {
	runs := text.Counted(a.Rows-a.Failed, "run", "runs")
	if a.Failed > 0 {
		runs = say.Textf("%s of %s, the others failed", runs, text.Grouped(int64(a.Rows)))
	}
	head := []string{text.Counted(a.Days, "day", "days"), runs, Seeds(a)}
	if study.IsKnown(a.Case) {
		return head[1:] // a known function has neither days nor a world
	}
	switch n := len(a.Inputs); {
	case n == 0:
		head = append(head, say.Text("every number as stated"))
	default:
		head = append(head, say.Textf("%s of %s by %s", text.Counted(a.Points, "combination", "combinations"), unknown(a.Inputs), methodName(a.Design.Method)))
	}
	if a.Design.Method == study.ByWorlds || a.Request.AsStated || a.Request.AsBelieved {
		head = append([]string{text.Plain(a.From)}, head...)
	}
	for _, set := range a.Sets {
		if strings.HasPrefix(set, "days=") {
			continue // it stands above
		}
		head = append(head, text.Plain(set))
	}
	return head
}

// unknown counts what was not known: numbers, and choices between alternatives.
func unknown(inputs []study.Input) string {
	choices := 0
	for i := range inputs {
		if inputs[i].IsChoice() {
			choices++
		}
	}
	numbers := text.Counted(len(inputs)-choices, say.Text("uncertain number"), say.Text("uncertain numbers"))
	switch {
	case choices == 0:
		return numbers
	case choices == len(inputs):
		return text.Counted(choices, "choice", "choices")
	}
	return say.Textf("%s and %s", numbers, text.Counted(choices, "choice", "choices"))
}

// Seeds says which seeds the runs had.
func Seeds(a *study.About) string {
	if a.Seeds == 1 {
		return say.Textf("seed %d", a.FirstSeed)
	}
	return say.Textf("seeds %d to %d", a.FirstSeed, a.FirstSeed+uint64(max(a.Seeds, 1))-1)
}

var methodNames = map[string]string{
	study.BySobol: say.Text("scrambled Sobol' points"), study.ByLatin: say.Text("Latin hypercubes"), study.ByChance: say.Text("independent draws"), study.ByStated: say.Text("no variation"),
	study.BySaltelli: say.Text("the rows of variance-based indices"), study.ByMorris: say.Text("steps of one number at a time"), study.ByProposal: "proposals", study.ByWorlds: say.Text("draws by weight"),
}

func methodName(method string) string {
	if name, ok := methodNames[method]; ok {
		return name
	}
	return text.Plain(method)
}

// Warnings are what must be known before any number is believed.
func Warnings(a *study.About) []string {
	var list []string
	if a.Partial {
		list = append(list, say.Textf("%s. All numbers are based on these rows only.", text.Capital(a.State())))
	}
	if a.Damaged {
		list = append(list, say.Text("The file of rows is damaged. Only intact rows are used; continuing the study makes the others again."))
	}
	for _, words := range study.CutWords(a.Inputs) {
		list = append(list, text.Plain(words))
	}
	if len(a.Programs) > 1 {
		list = append(list, say.Textf("Several programs made the rows: %s.", text.Plain(programsWords(a.Programs))))
	}
	if a.Trading != nil && *a.Trading < a.Rows-a.Failed {
		list = append(list, say.Textf("Goods are sold in %s of %s. The others have no shares, wages or prices, and are in no statistic of these.", text.Grouped(int64(*a.Trading)), text.Counted(int64(a.Rows-a.Failed), "run", "runs")))
	}
	for _, f := range a.Failures {
		list = append(list, say.Textf("%s failed, row %d the first: %s", text.Counted(int64(f.Runs), "run", "runs"), f.Row, text.Plain(f.Reason)))
	}
	return list
}

// programsWords names the programs that made rows, and how many rows of the
// others each of them first made again.
func programsWords(programs []study.Program) string {
	var parts []string
	for _, p := range programs {
		part := p.String()
		if p.Replayed > 0 {
			part = say.Textf("%s, which first repeated %s of the others with the same results", part, text.Counted(int64(p.Replayed), "row", "rows"))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

// Caption is the subtitle of a study's figure: what is drawn, of how many
// runs, under which seeds, of how many combinations.
func Caption(a *study.About, what string) string {
	parts := []string{text.Capital(what)}
	if !study.IsKnown(a.Case) {
		parts = append(parts, text.Counted(a.Days, "day", "days"))
	}
	parts = append(parts, text.Counted(a.Rows-a.Failed, "run", "runs"), Seeds(a))
	if len(a.Inputs) > 0 && (a.Kind == "ensemble" || a.Kind == "compare") {
		parts = append(parts, text.Counted(a.Points, "combination", "combinations"))
	}
	return strings.Join(parts, " · ")
}

// Sure writes a number with half of its interval.
func Sure(x study.Interval, unit string) string { return view.PlusMinus(x.Value, x.Low, x.High, unit) }

// Change is the same of a change, with its sign; of a share in points.
func Change(x study.Interval, unit string) string {
	words := strings.ReplaceAll(Sure(x, unit), "\u00a0%", "\u00a0points")
	if x.Value > 0 {
		words = "+" + words
	}
	return words
}

// Unchanged stands where two figures are the same as they are written.
const Unchanged = "none"

// End is what follows the figures of a study on its page: what was uncertain, and
// how to make any run again.
func End(d *view.Document, a *study.About) {
	s := view.Section{Name: "inputs", Title: say.Text("What was uncertain"), On: view.Page}
	if len(a.Inputs) == 0 {
		s.Text, s.Faint = []string{say.Text("Nothing: every number is as the case states it, and the runs differ by chance alone.")}, true
	} else {
		s.Subtitle = say.Text("Every combination has a value of each, drawn from its distribution. All other numbers are as the case states them.")
		s.Table = view.Table{Texts: true, Table: chart.Table{Head: []string{"Number", "Stated", "Believed", "From"}}}
	}
	for i := range a.Inputs {
		in := &a.Inputs[i]
		name, from := in.Name, in.Origin
		if in.From != "" {
			from += " " + in.From
		}
		if in.Why != "" {
			from += ": " + in.Why
		}
		if len(in.Paths) > 1 || len(in.Paths) == 1 && in.Paths[0] != in.Name {
			name += " (" + strings.Join(in.Paths, ", ") + ")"
		}
		s.Table.Rows = append(s.Table.Rows, []chart.Cell{{Text: name, Style: chart.Code}, {Text: in.Stated}, {Text: in.Believed()}, {Text: from}})
	}
	d.Add(s)
	if len(a.Unknowns.Numbers) > 0 {
		d.Add(heldSection(&a.Unknowns))
	}
	again := append(view.Leading(say.Text("To repeat any run exactly, in the folder of this page:")), view.Run{Text: say.Text("tumen replay . ROW"), Style: chart.Code})
	made := view.Say(say.Textf("Case %s · tumen %s", a.Case, a.Version))
	if a.CaseSHA256 != "" {
		made = view.Say(say.Textf("Case %s, SHA-256 %s · tumen %s", a.Case, a.CaseSHA256, a.Version))
	}
	d.End = []view.Article{{Text: again}, {Text: made}}
	if a.Digest != "" {
		d.End = append(d.End, view.Article{Text: view.Say(say.Textf("Digest of this study: %s", a.Digest))})
	}
}

// heldSection lists the numbers that no run varies, and why.
func heldSection(u *study.Unknowns) view.Section {
	s := view.Section{
		Name: "held", Title: say.Text("What is held, and why"), On: view.Page, Hidden: say.Textf("Show the %d numbers", u.Held),
		Subtitle: say.Text("No run varies these. What is held without a source makes the results look surer than anybody is."),
		Table:    view.Table{Texts: true, Table: chart.Table{Head: []string{"Number", "Value", "Held", "Why"}}},
	}
	for _, h := range u.Numbers {
		s.Table.Rows = append(s.Table.Rows, []chart.Cell{{Text: h.Path, Style: chart.Code}, {Text: h.Value}, {Text: h.Reason}, {Text: text.Plain(h.Why)}})
	}
	return s
}
