package discover

import (
	"fmt"
	"math"
	"strings"

	"tumen/chart"
	"tumen/internal/list"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study/show"
	"tumen/view"
)

// View is in which worlds something happens.
func View(d *Discovery) *view.Document {
	doc := show.Document(&d.About, say.Text("in which worlds it happens"))
	notes := []string{say.Text("By chance is the probability of such a limit by chance on any of the numbers. Found again is the share of searches without a tenth of the runs that restrict the number too.")}
	if !d.Found {
		notes = []string{say.Text("No range of any number holds more of it than chance could explain. More runs may find one.")}
	}
	doc.Draw(boxFigure(d), notes...)
	doc.Write(discoveryNotes(d)...)
	if len(d.Inputs) > 1 {
		doc.DrawOnPage(worldsFigure(d))
	}
	doc.DrawOnPage(pathFigure(d))
	show.End(doc, &d.About)
	return doc
}

func discoveryCaption(d *Discovery, what string) string {
	return fmt.Sprintf("%s · %s · %s", text.Capital(what), text.Counted(int64(d.N), "run", "runs"), show.Seeds(&d.About))
}

// boxes looks a discovery's limits up by input.
type boxes struct{ *Discovery }

// tried is between what the values of an input lie in the runs.
func (b boxes) tried(i int) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range b.Sample {
		low, high = min(low, p.Values[i]), max(high, p.Values[i])
	}
	return low, high
}

// sides are the limits of an input, those of what was tried where it is open; false if
// the box does not restrict it.
func (b boxes) sides(i int) (sides [2]float64, l BoxLimit, limited bool) {
	sides[0], sides[1] = b.tried(i)
	for _, l := range b.Limits {
		if l.Name == b.Inputs[i].Name {
			ends := view.Ends(l.Low, l.High)
			return [2]float64{max(sides[0], ends[0]), min(sides[1], ends[1])}, l, true
		}
	}
	return sides, BoxLimit{}, false
}

// boxFigure is each limit on the range that was tried.
func boxFigure(d *Discovery) *chart.Figure {
	b := boxes{d}
	title := say.Textf("In the model, %s in %s of the runs in the box, and in %s of all runs", whenWords(d), text.WholePercent(d.Density.Value), text.FinePercent(d.Share.Value))
	switch {
	case !d.Found && d.Without > 0:
		title = say.Textf("In the model, %s in %s of the runs that have a number, and no region was found in which it happens more often", whenWords(d), text.FinePercent(d.Share.Value))
	case !d.Found:
		title = say.Textf("In the model, %s in %s of the runs, and no region was found in which it happens more often", whenWords(d), text.FinePercent(d.Share.Value))
	case d.Without > 0:
		title = say.Textf("In the model, %s in %s of the runs in the box, and in %s of the runs that have a number", whenWords(d), text.WholePercent(d.Density.Value), text.FinePercent(d.Share.Value))
	}
	f := &chart.Figure{
		Name: "box", Title: title,
		Subtitle: discoveryCaption(d, say.Text("the box on the range of each number that was tried")),
		Notes:    []string{say.Text("A number without a bar is not restricted.")},
		Table:    chart.Table{Head: []string{"Number", "From", "To", "Tried", say.Text("Found again"), say.Text("By chance")}, Drop: []int{3}},
	}
	for i, in := range d.Inputs {
		low, high := b.tried(i)
		sides, l, limited := b.sides(i)
		mark := chart.Row{Name: view.Label(in.Name), Class: "rest", Words: say.Text("not restricted"), Value: chart.None, Interval: [2]float64{low, high}, Middle: chart.NoEnds, Band: chart.NoEnds, Own: true}
		stable, chance := text.Missing, text.Missing
		if limited {
			mark.Middle, mark.Words, mark.Class = sides, view.Between(l.Low, l.High, in.Unit), "organisers"
			stable, chance = text.WholePercent(l.Stable), probability(l.P)
		}
		f.AddRow(mark, []chart.Cell{
			{Text: view.Named(in.Name, in.Unit)}, chart.Says(limit(l.Low, in.Unit), sides[0]), chart.Says(limit(l.High, in.Unit), sides[1]), chart.Says(view.Interval(&low, &high, in.Unit), low, high), {Text: stable}, {Text: chance},
		})
	}
	return f
}

// worldsFigure is every run as a dot, over the two numbers that the box
// restricts most.
func worldsFigure(d *Discovery) *chart.Figure {
	b := boxes{d}
	i, j := b.twoMost()
	f := &chart.Figure{
		Name: "worlds", Title: say.Textf("In the model, it happens in %s of %s", text.Grouped(int64(d.Happens)), text.Counted(int64(d.N), "run", "runs")),
		Subtitle: discoveryCaption(d, say.Textf("%s across, %s upwards; filled where it happens", view.Named(d.Inputs[i].Name, d.Inputs[i].Unit), view.Named(d.Inputs[j].Name, d.Inputs[j].Unit))),
		Notes:    []string{say.Text("The frame is the box. Other numbers differ from dot to dot too.")},
		X:        chart.Axis{Loose: true}, Y: chart.Axis{Loose: true}, Height: 300,
		Table: chart.Table{Head: []string{"Run", view.Label(d.Inputs[i].Name), view.Label(d.Inputs[j].Name), "Happens"}},
	}
	across, _, _ := b.sides(i)
	up, _, _ := b.sides(j)
	f.Marks = append(f.Marks, chart.Box{Left: across[0], Right: across[1], Bottom: up[0], Top: up[1], Class: "organisers"})
	for k, q := range d.Sample[:min(len(d.Sample), 600)] {
		x, y, happens, class := q.Values[i], q.Values[j], "no", "rest"
		if q.Happens {
			happens, class = "yes", "organisers"
		}
		f.Marks = append(f.Marks, chart.Dot{X: x, Y: y, Low: chart.None, High: chart.None, Class: class, Small: true, Open: !q.Happens, Row: k})
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{{Text: text.Grouped(int64(k + 1))}, chart.Says(text.Brief(x), x), chart.Says(text.Brief(y), y), {Text: happens}})
	}
	return f
}

// twoMost are the places of the two inputs whose limits are found again most.
func (b boxes) twoMost() (int, int) {
	var order []int
	for _, l := range b.Limits {
		for i, in := range b.Inputs {
			if in.Name == l.Name {
				order = append(order, i)
			}
		}
	}
	for i := range b.Inputs {
		order = append(order, i)
	}
	for _, j := range order[1:] {
		if j != order[0] {
			return order[0], j
		}
	}
	return order[0], order[0]
}

// pathFigure is what peeling trades: fewer of the worlds in which it happens,
// for more of those in the box.
func pathFigure(d *Discovery) *chart.Figure {
	f := &chart.Figure{
		Name: "path", Title: say.Text("In the model, a smaller box is surer, and holds less of what happens"),
		Subtitle: discoveryCaption(d, say.Text("per cent of the box in which it happens, over the part of all that happens that is in it, on the runs that made the boxes")),
		X:        chart.Axis{Ends: [2]float64{0, 1}, Write: chart.Share, Name: "of all in which it happens, in the box"},
		Y:        chart.Axis{Ends: [2]float64{0, 1}, Write: chart.Share}, Height: 150,
		Table: chart.Table{Head: []string{say.Text("Runs in the box"), say.Text("It happens in"), say.Text("Of all that happens"), say.Text("The box")}, Words: 3},
	}
	line := chart.Line{Class: "organisers", Stated: chart.None}
	for _, s := range d.Path {
		line.X, line.Y = append(line.X, s.Coverage), append(line.Y, s.Density)
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{{Text: text.FinePercent(s.Support)}, chart.Says(text.FinePercent(s.Density), s.Density), chart.Says(text.FinePercent(s.Coverage), s.Coverage), {Text: d.boxWords(s.Limits)}})
	}
	f.Marks = []chart.Mark{line}
	return f
}

// boxWords is a box of the path: how it restricts each number.
func (d *Discovery) boxWords(limits []PathLimit) string {
	var words []string
	for _, l := range limits {
		unit := ""
		for _, in := range d.Inputs {
			if in.Name == l.Name {
				unit = in.Unit
			}
		}
		words = append(words, fmt.Sprintf("%s %s", view.Label(l.Name), view.Between(l.Low, l.High, unit)))
	}
	return strings.Join(words, ", ")
}

// whenWords is what was looked for.
func whenWords(d *Discovery) string {
	if d.Effect != "" {
		return say.Textf("the change by %s of %s", text.Plain(d.Effect), text.List(list.Map(d.When, func(w When) string { return text.Plain(w.Text) })))
	}
	return text.List(list.Map(d.When, func(w When) string { return text.Plain(w.Text) }))
}

// limit is one side of a box; a dot where it is open.
func limit(x *float64, unit string) string {
	if x == nil {
		return "·"
	}
	return view.Amount(*x, unit)
}

// probability is a p-value.
func probability(p float64) string {
	if p < 0.001 {
		return say.Text("under 0.1 %")
	}
	return text.FinePercent(p)
}

// discoveryNotes say how good the box is, on runs that it was not made from.
func discoveryNotes(d *Discovery) []string {
	percent := text.WholePercent
	notes := []string{say.Textf("Of %s it happens in %s.", text.Counted(int64(d.N), "run", "runs"), text.Grouped(int64(d.Happens)))}
	if d.Found {
		notes = append(notes, say.Textf("It happens in %s (%s to %s) of the runs in such a box, and %s (%s to %s) of all runs in which it happens are in it. Both are counted on runs that the box was not made from: the search was done ten times without a tenth of the runs.",
			percent(d.Density.Value), percent(d.Density.Low), percent(d.Density.High), percent(d.Coverage.Value), percent(d.Coverage.Low), percent(d.Coverage.High)))
	}
	if d.Dropped > 0 {
		notes = append(notes, say.Textf("%s more are left out: %s failed, and %s have no such number, so it cannot be said whether it happens.",
			text.Grouped(int64(d.Dropped)), text.Grouped(int64(d.Dropped-d.Without)), text.Grouped(int64(d.Without))))
	}
	return notes
}
