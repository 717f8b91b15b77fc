package influence

import (
	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/show"
	"tumen/view"
)

// View is what a number moves: the outcomes at both ends of its range, first those
// that move by more than chance explains.
func View(r *Influence) *view.Document {
	d := &view.Document{Kind: say.Text("influence: what a number moves when it alone is changed"), Title: text.Plain(r.Title), Head: []string{text.Counted(int64(r.Days), "day", "days"), say.Textf("%s at each value", text.Counted(int64(r.Seeds), "seed", "seeds"))}}
	if r.Partial {
		d.Warnings = append(d.Warnings, say.Textf("The study is %s: every number is of these rows alone.", r.State()))
	}
	for _, m := range r.Numbers {
		d.Head = append(d.Head, say.Textf("%s from %s to %s", m.Path, view.Quantity(m.Low, m.Unit), view.Quantity(m.High, m.Unit)))
	}
	low, high := say.Text("At the low end"), say.Text("At the high end")
	if c := r.Choice; c != nil {
		if low, high = text.Plain(c.Low), text.Plain(c.High); low == "" {
			low = say.Text("The case as it stands")
		}
		d.Head = append(d.Head, say.Textf("%s from %s to %s", c.Key, low, high))
	}
	f := &chart.Figure{
		Name: "influence", Title: say.Textf("In the model, %s moves %d of %s beyond chance", text.Plain(r.Of), r.Sure(), text.Counted(int64(len(r.Outcomes)+len(r.Absent)), "outcome", "outcomes")),
		Subtitle: say.Textf("The mean outcome at both ends of the range, and the difference with its 95 %% interval, each on a scale of its own · %s · %s at each value", text.Counted(int64(r.Days), "day", "days"), text.Counted(int64(r.Seeds), "seed", "seeds")),
		Table:    chart.Table{Head: []string{"Outcome", say.Text("As it stands"), low, high, "Difference", ""}, Drop: []int{1}, Words: 5},
	}
	for _, o := range r.Outcomes {
		base := chart.Says("–")
		if o.Base != nil {
			base = chart.Says(view.Quantity(*o.Base, o.Unit), *o.Base)
		}
		doubt := ""
		if o.Chance {
			doubt = say.Text("could be chance")
		}
		name := text.Capital(show.NameWithUnit(study.Outcome{Name: o.Measure, Unit: o.Unit}))
		f.AddRow(chart.Row{
			Name: name, Class: show.Class(o.Measure), Words: view.Quantity(o.Difference.Value, o.Unit), Value: o.AtHigh,
			Interval: [2]float64{min(o.AtLow, o.AtHigh), max(o.AtLow, o.AtHigh)}, Middle: chart.NoEnds, Band: chart.NoEnds, Own: true,
		}, []chart.Cell{
			{Text: name},
			base, chart.Says(view.Quantity(o.AtLow, o.Unit), o.AtLow), chart.Says(view.Quantity(o.AtHigh, o.Unit), o.AtHigh),
			chart.Says(show.Change(o.Difference, o.Unit), o.Difference.Value),
			{Text: doubt},
		})
	}
	d.Draw(f)
	return d
}
