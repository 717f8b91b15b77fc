package report

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/scenario"
	"tumen/testimony"
	"tumen/testimony/formula"
	"tumen/testimony/reconcile"
	"tumen/unit"
	"tumen/view"
)

// CheckView is what weighing the testimony of a case found: what cannot hold together
// and what would resolve it, each figure beside what all of them together make of it,
// what follows without being stated, and the answers to the decisions.
func CheckView(c *scenario.Case) *view.Document {
	d := &view.Document{Kind: say.Text("how the testimony holds together"), Title: text.Plain(c.Title), Head: []string{weighedFrom(c)}}
	d.Add(weighedSections(&c.Testimony, c.Findings)...)
	d.Add(evidenceSections(c)...)
	d.Add(choiceSections(c)...)
	return d
}

// balancedIs explains the numbers of the balanced figures.
var balancedIs = say.Text("Balanced is the least change of all figures, each weighed by how precise its words and how reliable its source is, after which everything that joins them holds. A figure that contradicts others is used by a run as it was stated, and the others without it.")

// weighedSections are the findings, in a document of a case or of a run.
func weighedSections(said *testimony.Testimony, f *reconcile.Findings) []view.Section {
	first := view.Section{Name: "weighed", Title: strings.TrimSuffix(checkVerdict(f), ".")}
	for i := range f.Conflicts {
		first.Articles = append(first.Articles, conflictArticle(said, &f.Conflicts[i]))
	}
	if !f.Complete {
		first.Notes = append(first.Notes, say.Text("There may be more: the search for contradictions was cut off."))
	}
	sections := []view.Section{first}
	if len(f.Claims) > 0 {
		sections = append(sections, view.Section{Figure: weighedFigure(f), Notes: []string{balancedIs}})
	}
	if len(f.Implied) > 0 {
		sections = append(sections, impliedSection(f))
	}
	last := view.Section{}
	for i, p := range f.Decisions {
		question := p.Says
		if question == "" {
			question = said.Decisions[i].Text
		}
		last.Articles = append(last.Articles, view.Article{
			Title: fmt.Sprintf("%s: %s?", text.Plain(p.ID), text.Plain(question)), Text: view.Say(answered(p)), List: [][]view.Run{{{Text: said.Decisions[i].Text, Style: chart.Code}}},
		})
	}
	if len(f.Undetermined) > 0 {
		last.Notes = append(last.Notes, say.Textf("The claims do not determine %s.", text.Plain(text.List(f.Undetermined))))
	}
	for _, n := range f.Notes {
		last.Notes = append(last.Notes, say.Textf("The identity %s adds nothing: %s.", text.Plain(n.Identity), text.Plain(strings.ReplaceAll(n.What, "`", ""))))
	}
	if len(last.Articles)+len(last.Notes) > 0 {
		sections = append(sections, last)
	}
	return sections
}

// conflictArticle is one contradiction: the claims, why they cannot hold, and what
// would resolve it.
func conflictArticle(said *testimony.Testimony, f *reconcile.Conflict) view.Article {
	a := view.Article{Title: say.Textf("These %s cannot all be true", numberWord(len(f.Claims)))}
	for _, id := range f.Claims {
		claim := said.Claim(id)
		a.List = append(a.List, []view.Run{cited(claim), {Text: " "}, {Text: claim.Figure.Text, Style: chart.Strong}, {Text: ": " + joined(claim.At, ": ", claim.Says)}})
	}
	for _, id := range f.Identities {
		at := slices.IndexFunc(said.Identities, func(x formula.Identity) bool { return x.ID == id })
		a.List = append(a.List, append(view.Leading("because"), view.Run{Text: said.Identities[at].Text, Style: chart.Code}))
	}
	any := view.Leading(say.Text("Any one of these would resolve it:"))
	for i, m := range f.Corrections {
		claim := said.Claim(m.Claim)
		if i > 0 {
			any = append(any, view.Run{Text: "; "})
		}
		any = append(any, cited(claim), view.Run{Text: " "}, view.Run{Text: say.Textf("%s instead of %s", quantity(m.To, m.Unit), claim.Figure.Text), Style: chart.Strong})
	}
	if len(f.Corrections) > 0 {
		a.List = append(a.List, any)
	}
	return a
}

// weighedFigure draws each claim as it was stated against what balancing makes
// of it, both in per cent of the stated number, since claims have many units:
// what the words allow as a band, the balanced value as a dot on its interval.
func weighedFigure(found *reconcile.Findings) *chart.Figure {
	f := &chart.Figure{
		Name: "weighed-figure", Title: weighedTitle(found),
		Subtitle: say.Textf("Per cent of the stated figure · %s · the band is what the words allow, the dot the balanced value, the line its 95 %% interval", text.Counted(len(found.Claims), "claim", "claims")),
		X:        chart.Axis{Loose: true, Write: chart.PerCent},
		Table: chart.Table{
			Head: []string{"Figure", "Stated", "Balanced", say.Text("95 % interval"), say.Text("Moved, sd"), say.Text("Value used"), say.Text("Balanced, % of stated"), say.Text("Its words allow, %"), "Verdict"},
			Drop: []int{7, 6, 5, 3, 4, 2}, Words: 8,
		},
	}
	reach := weighedReach(found.Claims)
	f.X.Limits, f.X.Ends = [2]float64{100 - reach, 100 + reach}, [2]float64{100 - reach, 100 + reach}
	for i := range found.Claims {
		w := &found.Claims[i]
		of := func(x *float64, open float64) float64 {
			switch {
			case w.Stated == 0:
				return chart.None
			case x == nil:
				return open
			}
			return *x / w.Stated * 100
		}
		at, allowed := of(&w.Balanced, chart.None), [2]float64{of(w.AllowedLow, math.Inf(-1)), of(w.AllowedHigh, math.Inf(1))}
		between := [2]float64{of(w.Low, math.Inf(-1)), of(w.High, math.Inf(1))}
		f.Marks = append(f.Marks, chart.Row{Name: text.Plain(w.ID), Class: weighedClass(w), Words: text.Plain(w.Text), Value: at, Interval: between, Middle: chart.NoEnds, Band: allowed, Row: i})
		verdict, moved := string(w.Verdict), "0"
		if w.HeldOut {
			verdict = say.Textf("%s, held out", verdict)
		}
		if math.Abs(w.ShiftSD) >= 0.05 {
			moved = shifted(w.ShiftSD)
		}
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{
			{Text: w.ID},
			{Text: w.Text},
			{Text: quantity(w.Balanced, w.Unit)},
			{Text: span95(w.Low, w.High)},
			{Text: moved},
			{Text: w.Resolved.As},
			chart.Says(fmt.Sprintf("%s (%s)", text.Decimal(at, 1), openSpan(between)), at, between[0], between[1]), chart.Says(openSpan(allowed), allowed[:]...),
			{Text: verdict},
		})
	}
	return f
}

// openSpan writes two ends, of which one may be open.
func openSpan(ends [2]float64) string {
	end := func(x float64) *float64 {
		if math.IsInf(x, 0) || math.IsNaN(x) {
			return nil
		}
		return &x
	}
	return span95(end(ends[0]), end(ends[1]))
}

func weighedClass(w *reconcile.Weighed) string {
	switch w.Verdict {
	case reconcile.Contradicts:
		return "warned"
	case reconcile.Strained:
		return "guards"
	}
	return "rest"
}

// farthest is how far from the stated value the axis may reach, in per cent.
const farthest = 60

// weighedReach is how far an axis goes to hold every dot and what it can of the
// intervals.
func weighedReach(claims []reconcile.Weighed) float64 {
	reach := 5.0
	for i := range claims {
		for _, v := range []*float64{&claims[i].Balanced, claims[i].Low, claims[i].High} {
			if v == nil || claims[i].Stated == 0 {
				continue
			}
			if off := math.Abs(*v/claims[i].Stated-1) * 100; off <= farthest {
				reach = max(reach, off)
			}
		}
	}
	return math.Ceil(reach/10) * 10
}

// impliedSection is the table of what follows.
func impliedSection(f *reconcile.Findings) view.Section {
	s := view.Section{Title: say.Text("What follows without being stated"), Hidden: say.Textf("%s that follow without being stated", text.Counted(len(f.Implied), "figure", "figures"))}
	s.Table.Table = chart.Table{Head: []string{"What", "Value", say.Text("95 %, balanced"), "From"}, Drop: []int{2}, Words: 3}
	for _, i := range f.Implied {
		s.Table.Rows = append(s.Table.Rows, chart.Words(i.Name, impliedValue(i), span95(i.Low, i.High), strings.Join(i.From, ", ")))
	}
	return s
}

// weighedFrom says how much there is to weigh.
func weighedFrom(c *scenario.Case) string {
	sources := make(map[string]bool)
	for i := range c.Testimony.Claims {
		if c.Testimony.Claims[i].Figure != nil {
			sources[c.Testimony.Claims[i].Source] = true
		}
	}
	return say.Textf("%s of %s, joined by %s", text.Counted(len(c.Findings.Claims), "figure", "figures"), text.Counted(len(sources), "source", "sources"), text.Counted(len(c.Testimony.Identities), "identity", "identities"))
}

// checkVerdict is the finding in one line.
func checkVerdict(f *reconcile.Findings) string {
	strained := 0
	for _, w := range f.Claims {
		if w.Verdict == reconcile.Strained {
			strained++
		}
	}
	switch {
	case len(f.Claims) == 0:
		return say.Text("There is no figure to weigh.")
	case len(f.Conflicts) == 1:
		return say.Text("The testimony contradicts itself.")
	case len(f.Conflicts) > 1:
		return say.Textf("The testimony contradicts itself, in %d ways.", len(f.Conflicts))
	case strained > 0:
		return say.Textf("The figures can all hold, but %s further from the rest than chance explains.", text.Counted(strained, "is", "are"))
	}
	return say.Text("The figures agree with one another, within the precision of their words.")
}

// numberWord writes a small count in words.
func numberWord(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// shifted writes a shift with its sign.
func shifted(x float64) string {
	if x > 0 {
		return "+" + text.Decimal(x, 1)
	}
	return text.Decimal(x, 1)
}

// span95 is an interval without its unit.
func span95(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return text.Missing
	case low == nil:
		return say.Textf("to %s", three(*high))
	case high == nil:
		return say.Textf("from %s", three(*low))
	}
	return say.Textf("%s to %s", three(*low), three(*high))
}

// three writes a number with three figures, or all before the point.
func three(x float64) string {
	if math.Abs(x) >= 100 {
		return text.Decimal(x, 0)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64)
	if err != nil {
		return text.Missing
	}
	return strings.ReplaceAll(strconv.FormatFloat(rounded, 'f', -1, 64), "-", text.Minus)
}

// quantity writes a number with its unit, as package unit does.
func quantity(x float64, in string) string {
	v := x
	if math.Abs(x) < 100 {
		if rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64); err == nil {
			v = rounded
		}
	} else {
		v = math.Round(x)
	}
	return unit.Write(v, in)
}

// impliedValue is what follows: from ranges, a range.
func impliedValue(i reconcile.Implied) string {
	switch {
	case i.Bounded && i.Most == nil:
		return say.Textf("at least %s", quantity(*i.Least, i.Unit))
	case i.Bounded && (i.Least == nil || *i.Least == 0):
		return say.Textf("at most %s", quantity(*i.Most, i.Unit))
	case i.Least == nil || i.Most == nil:
		return quantity(i.Value, i.Unit)
	}
	return say.Textf("%s to %s", three(*i.Least), quantity(*i.Most, i.Unit))
}

// answered is the answer to a decision, with the values that would change it.
func answered(p reconcile.Decision) string {
	if p.NotAnswered != "" {
		return say.Textf("No answer: %s.", p.NotAnswered)
	}
	in := func(x float64, unit string) string { return strings.ReplaceAll(quantity(x, unit), " ", "\u00a0") }
	var ways []string
	for _, x := range p.Thresholds {
		ways = append(ways, fmt.Sprintf("%s %s %s", x.Name, x.Holds, in(x.Value, x.Unit)))
	}
	left, right := in(p.Left, p.Unit), in(p.Right, p.Unit)
	switch {
	case p.Holds && len(ways) == 0:
		return say.Textf("By these figures it does: %s against %s.", left, right)
	case p.Holds:
		return say.Textf("By these figures it does: %s against %s. It holds with %s.", left, right, strings.Join(ways, say.Text(", and with ")))
	case len(ways) == 0:
		return say.Textf("By these figures it does not: %s against %s.", left, right)
	}
	return say.Textf("By these figures it does not: %s against %s. It would with %s.", left, right, strings.Join(ways, say.Text(", or with ")))
}

// contradicted are the claims that contradict others.
func contradicted(run *record.Run) map[string]bool {
	ids := make(map[string]bool)
	found, err := run.Manifest.Testimony.Weigh(reconcile.Options{})
	if err != nil {
		return ids
	}
	for _, c := range found.Conflicts {
		for _, id := range c.Claims {
			ids[id] = true
		}
	}
	return ids
}

// takenWords says how a parameter took the number of its claim.
func takenWords(as, stated string, contradicts bool) string {
	switch {
	case as == reconcile.AsBalanced:
		return say.Textf("balanced beside other claims; stated: %s", stated)
	case as == reconcile.AsStated && contradicts:
		return say.Text("as stated, though it contradicts others")
	}
	return ""
}

// weighedTitle is the finding, with numbers.
func weighedTitle(found *reconcile.Findings) string {
	contradicts := 0
	for i := range found.Claims {
		if w := &found.Claims[i]; w.Verdict == reconcile.Contradicts && !w.HeldOut {
			contradicts++
		}
	}
	all := text.Counted(len(found.Claims), "figure", "figures")
	switch contradicts {
	case 0:
		return say.Textf("All %s can hold together", all)
	case len(found.Claims):
		return say.Textf("None of %s can hold beside the others", all)
	}
	return say.Textf("%d of %s cannot hold beside the others", contradicts, all)
}
