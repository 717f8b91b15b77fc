package report

import (
	"fmt"
	"math"

	"tumen/record"
	"tumen/testimony"
)

// Heights of the bars, without labels: one large figure, two small ones.
const (
	incomeHeight = 220
	smallHeight  = 120
)

// incomeFigure shows what a working month of a porter paid.
func incomeFigure(run *record.Run) figure {
	s := &run.Manifest.Summary.PorterMonth
	title := fmt.Sprintf("A working month of carrying paid %s yuan on average%s", decimal(s.Money.Float(), 0), witnessSaid(run, "porter_month.money"))
	h := distribution(run, "porter_month.money")
	f, b := barFigure(run, "income", h, "yuan a porter and month", title, "No porter was paid in any month")
	f.Claims = claimsAbout(run, "porter_month.money", "porter_month.staple")
	if len(b.Counts) == 0 {
		return f
	}
	half := median(h)
	pins := []pin{{half, half, "half earn less than " + decimal(half, 0), "porters"}}
	if best, ok := statedBest(run, "porter_month.money"); ok {
		pins = append(pins, pin{best, best, "the witness: " + plain(stated(run, "porter_month.money")), "said"})
	}
	f.render(func(c *canvas) { drawBars(c, b, "porters", pins, incomeHeight) })
	f.Notes = []string{"Counted are the months in which a porter made at least one run. A month is 30 days, counted from the first recorded day."}
	return f
}

// loadFigure shows how heavy the loads were.
func loadFigure(run *record.Run) figure {
	s := &run.Manifest.Summary.Load
	title := fmt.Sprintf("Loads weighed %s kg on average, from %s to %s", decimal(s.Mean.Float(), 1), decimal(s.Smallest.Float(), 0), decimal(s.Largest.Float(), 0))
	return smallFigure(run, "load", "load", "kg a load", title, "Nothing was carried", "load.mean", "load.smallest")
}

// crewFigure shows how many crossed together.
func crewFigure(run *record.Run) figure {
	s := &run.Manifest.Summary.Crew
	title := fmt.Sprintf("Half of the crews had up to %s people, the largest %s", decimal(s.Median.Float(), 0), decimal(s.Largest.Float(), 0))
	return smallFigure(run, "crew", "crew", "people in a crew", title, "No crew set out", "crew.median", "crew.largest")
}

// smallFigure is a histogram with what was said about two measures of it.
func smallFigure(run *record.Run, id, name, unit, title, empty string, keys ...string) figure {
	f, b := barFigure(run, id, distribution(run, name), unit, title, empty)
	f.Claims = claimsAbout(run, keys...)
	if len(b.Counts) == 0 {
		return f
	}
	var pins []pin
	for _, claim := range f.Claims {
		figure, ok := measureOf(claim.Measure).figure(claim)
		if !ok || math.IsInf(figure.Best, 0) {
			continue
		}
		said := pin{figure.Best, figure.Best, "said: " + plain(claim.Figure.Text), "said"}
		if figure.Shape != testimony.AtMost && figure.Shape != testimony.AtLeast {
			said.Low, said.High = figure.Low, figure.High
		}
		pins = append(pins, said)
	}
	f.render(func(c *canvas) { drawBars(c, b, "porters", pins, smallHeight) })
	return f
}
