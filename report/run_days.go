package report

import (
	"cmp"
	"math"
	"slices"

	"tumen/chart"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
)

// dayFigures are the charts over time: what was carried, what carrying paid,
// and how the profit was shared.
func dayFigures(run *record.Run) []*chart.Figure {
	p := periodsOf(run)
	return []*chart.Figure{weightFigure(run, p), rateFigure(run, p), sharesFigure(run, p)}
}

// periods are runs of days that are drawn as one point: single days when there
// are few, weeks in a year, months in several.
type periods struct {
	length int
	dates  []float64 // of every day
}

// mostPoints keeps a curve calm: about a year of weeks, or ten years of months.
const mostPoints = 120

// periodsOf chooses the shortest period that draws few enough points. Up to
// two months are drawn day by day.
func periodsOf(run *record.Run) periods {
	dates := column(run, "date")
	p := periods{1, dates}
	if len(dates) > 62 {
		p.length = 7
	}
	for _, longer := range []int{30, 365, 3650} {
		if len(dates)/p.length > mostPoints {
			p.length = longer
		}
	}
	return p
}

// word is what one point stands for.
func (p periods) word() string {
	switch p.length {
	case 1:
		return say.Text("by day")
	case 7:
		return say.Text("by week")
	}
	return say.Textf("by %s days", text.Grouped(int64(p.length)))
}

// fold makes one number of each period's values. Days that are left over at the
// end are a period of their own only if they are half a period or more: a sum
// of one day beside sums of a week would look like a collapse. Days that the
// column lacks count as nothing.
func (p periods) fold(values daily, of func(part daily) float64) []float64 {
	var points []float64
	for from := 0; from < len(p.dates); {
		to := from + p.length
		if rest := len(p.dates) - to; 2*rest < p.length {
			to = len(p.dates)
		}
		have := min(to, len(values))
		points = append(points, of(values[min(from, have):have]))
		from = to
	}
	return points
}

// sum adds up, without regard for whole numbers.
func sum(part daily) float64 {
	total := 0.0
	for _, x := range part {
		total += x
	}
	return total
}

// mean is the mean of a period, not a number if it has no days.
func mean(part daily) float64 {
	if len(part) == 0 {
		return math.NaN()
	}
	return sum(part) / float64(len(part))
}

// meanPaid is the mean over the days on which something was paid for: on the
// others there was no piece rate.
func meanPaid(part daily) float64 {
	var paid daily
	for _, x := range part {
		if !math.IsNaN(x) {
			paid = append(paid, x)
		}
	}
	return mean(paid)
}

// daysFigure is a figure over the days of a run: lines with a point a period, a row of
// the table for each, and what the witness said in a last row.
func daysFigure(f *chart.Figure, run *record.Run, p periods, write func(float64) string, lines ...chart.Line) *chart.Figure {
	f.Table.Head = []string{"Day"}
	if p.length > 1 {
		f.Table.Head[0] = say.Text("Middle of the period")
	}
	days := p.fold(p.dates, mean)
	if len(days) > 0 {
		f.X = chart.Axis{Dates: true, Ends: [2]float64{p.dates[0], p.dates[len(p.dates)-1]}}
	}
	for i, day := range days {
		row := []chart.Cell{{Text: parameter.Date(math.Floor(day)).String()}}
		for _, l := range lines {
			row = append(row, chart.Says(write(l.Y[i]), l.Y[i]))
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	stated, any := []chart.Cell{{Text: say.Text("As the witness said")}}, false
	for i := range lines {
		l := &lines[i]
		l.X, l.StatedRow = days, len(days)
		f.Table.Head = append(f.Table.Head, text.Capital(l.Name))
		stated = append(stated, chart.Says(l.Words, l.Stated))
		any = any || !math.IsNaN(l.Stated)
	}
	if any && len(days) > 0 {
		f.Table.Rows = append(f.Table.Rows, stated)
	}
	if f = f.DrawLines(lines...); !f.Empty() {
		for _, c := range campaigns(run, p) {
			f.Marks = append(f.Marks, chart.Shade{From: c[0], To: c[1], Words: "campaign"})
		}
	}
	return f
}

// campaigns are the first day of each campaign, and the day after its last.
func campaigns(run *record.Run, p periods) (all [][2]float64) {
	campaign := column(run, "campaign")
	for i := range min(len(campaign), len(p.dates)) {
		day := p.dates[i]
		switch last := len(all) - 1; {
		case campaign[i] == 0:
		case last >= 0 && all[last][1] == day:
			all[last][1] = day + 1
		default:
			all = append(all, [2]float64{day, day + 1})
		}
	}
	return all
}

// weightFigure shows what arrived over each route.
func weightFigure(run *record.Run, p periods) *chart.Figure {
	var lines []chart.Line
	names, total := routesByWeight(run), 0.0
	for i, name := range names {
		total += run.Manifest.Summary.Routes[name].Mass
		values := p.fold(column(run, "mass."+name), func(part daily) float64 { return mean(part) / gramsPerKg })
		if i < len(chart.Series) {
			lines = append(lines, chart.Line{Name: text.Plain(name), Short: text.Cut(text.Plain(name), 12), Class: chart.Series[i], Y: values, Stated: chart.None})
			continue
		}
		if i == len(chart.Series) {
			lines = append(lines, chart.Line{Name: "other routes", Short: "others", Class: "rest", Y: make([]float64, len(values)), Stated: chart.None})
		}
		for k, x := range values {
			lines[len(chart.Series)].Y[k] += x
		}
	}
	f := &chart.Figure{Name: "weight", Title: say.Text("In the model, nothing arrived on the far side"), Subtitle: caption(run, say.Textf("kilograms a day, %s", p.word()), crossings(run, names))}
	if total > 0 {
		most := names[0]
		f.Title = say.Textf("In the model, the route “%s” carried %s\u00a0%% of the %s kg that arrived", text.Plain(most), text.Decimal(run.Manifest.Summary.Routes[most].Mass/total*100, 0), text.Decimal(total, 0))
	}
	return daysFigure(f, run, p, func(x float64) string { return text.Decimal(x, 0) }, lines...)
}

// routesByWeight are the routes, those that carried most first.
func routesByWeight(run *record.Run) []string {
	names := routes(run)
	sums := run.Manifest.Summary.Routes
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(sums[b].Mass, sums[a].Mass) })
	return names
}

// rateFigure shows the porters' pay a kilogram.
func rateFigure(run *record.Run, p periods) *chart.Figure {
	rate := chart.Line{Name: "piece rate", Class: "porters", Y: p.fold(column(run, "piece_rate"), func(part daily) float64 { return meanPaid(part) / run.Manifest.Money.Minors() })}
	rate.Stated, rate.Words = saidOf(run, "piece_rate")
	f := &chart.Figure{
		Name: "rate", Title: say.Text("In the model, nobody was paid for carrying"), Height: 150,
		Subtitle: caption(run, say.Textf("%s for a kilogram delivered, %s, mean of the days with pay", run.Manifest.Money.Unit, p.word()), ""),
		Source:   sourcesOf(run, "piece_rate"),
	}
	if s := &run.Manifest.Summary; s.PieceRate.Known() {
		f.Title = witnessSaid(say.Textf("In the model, carrying paid %s %s a kilogram", text.Decimal(s.PieceRate.Value, 2), run.Manifest.Money.Unit), run, "piece_rate")
	}
	return daysFigure(f, run, p, func(x float64) string { return text.Decimal(x, 3) }, rate)
}

// sharesFigure shows how the profit of clandestine crossings was shared.
func sharesFigure(run *record.Run, p periods) *chart.Figure {
	f := &chart.Figure{
		Name: "shares", Title: say.Textf("In the model, there was no profit to share on %s", whereFrom(run)),
		Subtitle: caption(run, say.Textf("per cent of the assessed profit on %s, %s", whereFrom(run), p.word()), crossings(run, clandestine(run))),
		Source:   sourcesOf(run, "shares.guards", "shares.organisers", "shares.porters"),
		// A week with next to no profit, out of which fixed bribes were paid all the
		// same, would press all others flat.
		Y: chart.Axis{Write: chart.Share, Limits: [2]float64{-0.5, 1.5}},
	}
	var lines []chart.Line
	profit := p.fold(column(run, "profit"), sum)
	for _, g := range clandestineProfit(run).Gains {
		if g.Class == "rest" {
			continue // no actor's share
		}
		values := p.fold(column(run, g.Class), sum)
		for k := range values {
			if profit[k] == 0 {
				values[k] = math.NaN() // a gap: nothing was shared
				continue
			}
			values[k] /= profit[k]
		}
		share := chart.Line{Name: g.Name, Short: g.Class, Class: g.Class, Y: values}
		share.Stated, share.Words = saidOf(run, "shares."+g.Class)
		lines = append(lines, share)
	}
	if s := run.Manifest.Summary.Shares; s.Guards.Known() {
		f.Title = witnessSaid(say.Textf("In the model, %s took %s of the profit on %s", actorOf(vocabularyOf(run), "guards").Name, text.Percent(s.Guards.Value), whereFrom(run)), run, "shares.guards")
	}
	return daysFigure(f, run, p, text.Percent, lines...)
}

// saidOf is what the witness said about a measure, as a number to draw and in
// words; not a number, if nothing was said.
func saidOf(run *record.Run, key string) (float64, string) {
	if best, ok := statedBest(run, key); ok {
		return best, text.Plain(stated(run, key))
	}
	return math.NaN(), ""
}

// witnessSaid adds to a title what the witness said, if anything.
func witnessSaid(title string, run *record.Run, key string) string {
	if words := stated(run, key); words != "" {
		return say.Textf("%s; the witness said %s", title, text.Plain(words))
	}
	return title
}
