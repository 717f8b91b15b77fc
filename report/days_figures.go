package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tumen/record"
)

// dayFigures are the charts over time: what was carried, what carrying paid,
// and how the profit was shared.
func dayFigures(run *record.Run) []figure {
	p := periodsOf(run)
	return []figure{weightFigure(run, p), rateFigure(run, p), sharesFigure(run, p)}
}

// weightFigure shows what arrived over each route.
func weightFigure(run *record.Run, p periods) figure {
	c := chartOf(run, p)
	names, total := routesByWeight(run), 0.0
	for i, name := range names {
		total += run.Manifest.Summary.Routes[name].Mass
		values := p.fold(column(run, "mass."+name), func(part daily) float64 { return mean(part) / gramsPerKg })
		if i < len(routeClasses) {
			c.Curves = append(c.Curves, curve{Name: plain(name), Short: cut(plain(name), 12), Class: routeClasses[i], Values: values, Stated: math.NaN()})
			continue
		}
		if i == len(routeClasses) {
			c.Curves = append(c.Curves, curve{Name: "other routes", Short: "others", Class: "rest", Values: make([]float64, len(values)), Stated: math.NaN()})
		}
		for k, x := range values {
			c.Curves[len(routeClasses)].Values[k] += x
		}
	}
	f := figure{
		ID:       "weight",
		Title:    "Nothing arrived on the far side",
		Subtitle: caption(run, "kilograms a day, "+p.word(), crossings(run, names)),
		Table:    c.table(periodHead(p), func(x float64) string { return decimal(x, 0) }),
	}
	if total > 0 {
		most := names[0]
		kg := run.Manifest.Summary.Routes[most].Mass
		f.Title = fmt.Sprintf("The route “%s” carried %s\u00a0%% of the %s kg that arrived", plain(most), decimal(kg/total*100, 0), decimal(total, 0))
	}
	return c.finish(f)
}

// routesByWeight are the routes, those that carried most first.
func routesByWeight(run *record.Run) []string {
	names := routes(run)
	sums := run.Manifest.Summary.Routes
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(sums[b].Mass, sums[a].Mass) })
	return names
}

// rateFigure shows the porters' pay a kilogram.
func rateFigure(run *record.Run, p periods) figure {
	c := chartOf(run, p)
	c.Height = lowHeight
	values := p.fold(column(run, "piece_rate"), func(part daily) float64 { return meanPaid(part) / fenPerYuan })
	rate := curve{Name: "piece rate", Short: "piece rate", Class: "porters", Values: values}
	rate.Stated, rate.Words = saidOf(run, "piece_rate")
	c.Curves = []curve{rate}
	s := &run.Manifest.Summary
	f := figure{
		ID:       "rate",
		Title:    "Nobody was paid for carrying",
		Subtitle: caption(run, "yuan for a kilogram delivered, "+p.word()+", mean of the days with pay", ""),
		Claims:   claimsAbout(run, "piece_rate"),
		Table:    c.table(periodHead(p), func(x float64) string { return decimal(x, 3) }),
	}
	if s.PieceRate.Known() {
		f.Title = "Carrying paid " + decimal(s.PieceRate.Value, 2) + " yuan a kilogram" + witnessSaid(run, "piece_rate")
	}
	return c.finish(f)
}

// sharesFigure shows how the profit of clandestine crossings was shared.
func sharesFigure(run *record.Run, p periods) figure {
	c := chartOf(run, p)
	// A week with next to no profit, out of which fixed bribes were paid all the
	// same, would press all others flat.
	c.Limits = [2]float64{-50, 150}
	c.Write = func(x float64, places int) string { return decimal(x, places) + "\u00a0%" }
	profit := p.fold(column(run, "profit"), sum)
	for _, g := range clandestineProfit(run).Gains {
		name := g.Class
		if name == "rest" {
			continue // no actor's share
		}
		values := p.fold(column(run, name), sum)
		for k := range values {
			if profit[k] == 0 {
				values[k] = math.NaN() // a gap: nothing was shared
				continue
			}
			values[k] = values[k] / profit[k] * 100
		}
		share := curve{Name: g.Name, Short: name, Class: name, Values: values}
		share.Stated, share.Words = saidOf(run, "shares."+name)
		share.Stated *= 100
		c.Curves = append(c.Curves, share)
	}
	f := figure{
		ID:       "shares",
		Title:    "There was no profit to share on " + whereFrom(run),
		Subtitle: caption(run, "per cent of the assessed profit on "+whereFrom(run)+", "+p.word(), crossings(run, clandestine(run))),
		Claims:   claimsAbout(run, "shares.guards", "shares.organisers", "shares.porters"),
		Table:    c.table(periodHead(p), func(x float64) string { return decimal(x, 1) }),
	}
	if s := run.Manifest.Summary.Shares; s.Guards.Known() {
		f.Title = fmt.Sprintf("Border guards took %s of the profit on %s%s", percent(s.Guards.Value), whereFrom(run), witnessSaid(run, "shares.guards"))
	}
	return c.finish(f)
}

// finish draws the chart into its figure, if there is a day to draw.
func (c *chart) finish(f figure) figure {
	flat, beyond := c.flat()
	switch {
	case len(c.Days) == 0 || len(c.Curves) == 0:
		f.Notes = []string{"There is nothing to draw: the record has no days."}
	case c.empty():
		f.Notes = []string{"There is nothing to draw: no day has a number."}
	case flat:
		f.Notes = []string{"There is nothing to draw: it was zero on every day."}
	default:
		f.render(c.draw)
	}
	if beyond {
		f.Notes = append(f.Notes, fmt.Sprintf("Values beyond %s and %s are drawn at the edge; the table has them.", c.Write(c.Limits[0], 0), c.Write(c.Limits[1], 0)))
	}
	return f
}

// saidOf is what the witness said about a measure, as a number to draw and in
// words; not a number, if nothing was said.
func saidOf(run *record.Run, key string) (float64, string) {
	if best, ok := statedBest(run, key); ok {
		return best, plain(stated(run, key))
	}
	return math.NaN(), ""
}

// witnessSaid ends a title with what the witness said, if anything.
func witnessSaid(run *record.Run, key string) string {
	if words := stated(run, key); words != "" {
		return "; the witness said " + plain(words)
	}
	return ""
}

// periodHead heads the column of dates.
func periodHead(p periods) string {
	if p.length == 1 {
		return "Day"
	}
	return "Middle of the period"
}
