package questions

import (
	"tumen/chart"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study/show"
	"tumen/view"
)

// View is the questions, the best first, and what each would change.
func View(q *Questions) *view.Document {
	d := show.Document(&q.About, say.Text("what to ask the next witness"))
	if len(q.Questions) == 0 {
		d.Write(say.Text("There is nothing to ask: no world agrees with the testimony, or nothing differs between those that do."))
		show.End(d, &q.About)
		return d
	}
	d.Draw(valueFigure(q), say.Textf("Value is by how much the intervals that hold %s narrow and rival explanations are decided, on average: 0 %% is not at all, 100 %% is wholly. It is tried on %s; the lines are 95 %% intervals over resamples of them.",
		text.WholePercent(q.Narrowing), text.Counted(q.Truths, say.Text("world that plays the truth"), say.Text("worlds that play the truth"))))
	d.Add(view.Section{Name: "asked", Title: say.Text("As questions, the best first"), Text: list.Map(q.Questions, func(one Question) string {
		return say.Textf("%s (%s; the answer is taken to be %s)", text.Plain(one.Question), text.Plain(one.Claim), one.Precision)
	})})
	for i := range q.Questions[:min(3, len(q.Questions))] {
		d.Add(change(&q.Questions[i]))
	}
	show.End(d, &q.About)
	return d
}

// valueFigure is the questions in order.
func valueFigure(q *Questions) *chart.Figure {
	title := say.Text("No question would narrow the conclusions beyond chance")
	if best := q.Questions[0]; best.ValueLow > 0 {
		title = say.Textf("The next question: %s", text.Plain(best.Question))
	}
	f := &chart.Figure{
		Name: "questions", Title: title,
		Subtitle: say.Textf("What each answer would change, on average · %s were compared", text.Counted(q.Tried, "question", "questions")),
		X:        chart.Axis{Ends: [2]float64{0, 0}, Write: chart.Share, Name: say.Text("part of what is open that the answer decides"), Short: say.Text("part that is decided")},
		Table:    chart.Table{Head: []string{"Question", "Value", say.Text("95 % interval"), say.Text("What narrows most")}, Drop: []int{2}, Words: 3},
	}
	for _, one := range q.Questions {
		f.AddRow(chart.Row{
			Name: text.Cut(text.Plain(one.Question), mostOfAQuestion), Class: "profit", Words: percent(one.Value), Value: one.Value, Interval: [2]float64{one.ValueLow, one.ValueHigh}, Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true,
		}, []chart.Cell{
			{Text: text.Plain(one.Question)},
			chart.Says(percent(one.Value), one.Value),
			chart.Says(say.Textf("%s to %s", percent(one.ValueLow), percent(one.ValueHigh)), one.ValueLow, one.ValueHigh),
			{Text: most(&one)},
		})
	}
	return f
}

// percent writes a value, which may be below 0 by chance.
func percent(x float64) string {
	return text.Signed(x, func(v float64) string { return text.Percent(v) })
}

// most is what an answer narrows most.
func most(q *Question) string {
	if len(q.Narrows) == 0 {
		return text.Missing
	}
	n := q.Narrows[0]
	return say.Textf("%s by %s", n.name(), text.WholePercent(n.Gain))
}

// name is the conclusion in words.
func (n *Narrow) name() string {
	if n.Policy == "" {
		return text.Plain(n.Title)
	}
	return text.Plain(n.Policy) + ": " + text.Plain(n.Title)
}

// mostOfAQuestion is how long a question stands beside a bar, in letters; the table has
// it whole.
const mostOfAQuestion = 48

// change is what one answer would change.
func change(q *Question) view.Section {
	s := view.Section{Title: text.Plain(q.Question), Subtitle: say.Textf("The answer is taken to be %s", q.Precision)}
	s.Table = view.Table{Table: chart.Table{Head: []string{"Conclusion", say.Text("Interval now"), say.Text("With the answer"), say.Text("Narrower by")}}}
	for _, n := range q.Narrows {
		s.Table.Rows = append(s.Table.Rows, []chart.Cell{
			{Text: n.name()},
			chart.Says(view.Quantity(n.From, n.Unit), n.From), chart.Says(view.Quantity(n.To, n.Unit), n.To),
			chart.Says(say.Textf("%s (%s to %s)", text.WholePercent(n.Gain), text.WholePercent(n.Low), text.WholePercent(n.High)), n.Gain, n.Low, n.High),
		})
	}
	for _, d := range q.Decides {
		s.Table.Rows = append(s.Table.Rows, []chart.Cell{
			{Text: say.Textf("%s: the probability of what holds", text.Plain(d.Group))},
			chart.Says(text.WholePercent(d.From), d.From), chart.Says(text.WholePercent(d.To), d.To),
			chart.Says(say.Textf("%s (%s to %s)", text.Signed(d.To-d.From, text.WholePercent), text.Signed(d.Low, text.WholePercent), text.Signed(d.High, text.WholePercent)), d.To-d.From),
		})
	}
	if len(s.Table.Rows) == 0 {
		s.Table = view.Table{}
		s.Text = []string{say.Text("It narrows no conclusion beyond chance.")}
	}
	return s
}
