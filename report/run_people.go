package report

import (
	"math"

	"tumen/chart"
	"tumen/economy/observe"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/record"
	"tumen/testimony"
)

// bars are the counts of a distribution as they are drawn: bins of the record,
// joined where there are too many to be told apart.
type bars struct {
	Width  float64
	Counts []int64
	First  int  // index of the first bin that is not empty
	Single bool // each bin holds one whole number, such as a crew of 20
}

// mostBars is how many can still be told apart on a small screen.
const mostBars = 45

// barsOf joins bins by twos, fives or tens until few enough are left, and
// leaves out the empty ones at both ends.
func barsOf(h *observe.Histogram) bars {
	first, last := 0, len(h.Counts)
	for last > 0 && h.Counts[last-1] == 0 {
		last--
	}
	for first < last && h.Counts[first] == 0 {
		first++
	}
	join := 1
	for k := 0; (last-first)/join > mostBars; k++ {
		join = []int{1, 2, 5}[k%3] * int(math.Pow10(k/3))
	}
	b := bars{Width: h.Width * float64(join), First: first / join, Single: h.Width == 1 && join == 1}
	if h.Name == "porter_month.money" {
		b.First = 0 // an income is read from zero
	}
	b.Counts = make([]int64, (last+join-1)/join)
	for i, n := range h.Counts[:last] {
		b.Counts[i/join] += n
	}
	return b
}

// low is where a bar begins. A whole number stands in the middle of its bar.
func (b bars) low(i int) float64 {
	if b.Single {
		return float64(i) - 0.5
	}
	return float64(i) * b.Width
}

// label names a bar in the table.
func (b bars) label(i int) string {
	if b.Single {
		return text.Grouped(int64(i))
	}
	return say.Textf("%s to below %s", text.Brief(b.low(i)), text.Brief(b.low(i+1)))
}

// tally is how many were counted.
func tally(counts []int64) int64 {
	var n int64
	for _, c := range counts {
		n += c
	}
	return n
}

// median is where half of what was counted lies below. Within a bin it is
// assumed to lie evenly; a whole number is itself.
func median(h *observe.Histogram) float64 {
	half, below := float64(tally(h.Counts))/2, 0.0
	for i, c := range h.Counts {
		if c > 0 && below+float64(c) >= half {
			if h.Width == 1 {
				return float64(i)
			}
			return (float64(i) + (half-below)/float64(c)) * h.Width
		}
		below += float64(c)
	}
	return math.NaN()
}

// distribution finds a distribution of the record; an empty one if it is not
// there.
func distribution(run *record.Run, name string) *observe.Histogram {
	for i := range run.Manifest.Distributions {
		if h := &run.Manifest.Distributions[i]; h.Name == name {
			return h
		}
	}
	return &observe.Histogram{Name: name, Width: 1}
}

// pin is a value marked on a histogram, or a range of values.
type pin struct {
	Low, High float64
	Of, Words string
	Class     string
}

// barFigure draws a distribution and its pins above it; empty is its title where there
// is nothing to draw.
func barFigure(run *record.Run, f *chart.Figure, h *observe.Histogram, unit, empty string, pins ...pin) *chart.Figure {
	b := barsOf(h)
	n := tally(b.Counts)
	f.Subtitle = caption(run, unit, text.Grouped(n)+" "+text.Plain(h.Of))
	f.Table = chart.Table{Head: []string{text.Capital(unit), text.Capital(h.Of), say.Text("Of all")}}
	f.X.Loose = true
	if n == 0 {
		f.Title, f.Notes = empty, []string{say.Text("There is nothing to draw: nothing was counted.")}
		return f
	}
	for i := b.First; i < len(b.Counts); i++ {
		count := float64(b.Counts[i])
		f.Marks = append(f.Marks, chart.Bar{From: b.low(i), To: b.low(i + 1), Y: count, Class: "porters", Row: len(f.Table.Rows)})
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{{Text: b.label(i)}, chart.Says(text.Grouped(b.Counts[i]), count), {Text: text.Percent(ratio(count, float64(n)))}})
	}
	for _, m := range pins {
		if low, high := m.Low, m.High; b.Single && low < high { // the bars of both ends belong to it
			m.Low, m.High = low-0.5, high+0.5
		}
		f.Marks = append(f.Marks, chart.Pin{Low: m.Low, High: m.High, Words: m.Words, Class: m.Class, Row: len(f.Table.Rows)})
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{{Text: m.Of}, chart.Says(m.Words, m.Low, m.High), {}})
	}
	return f
}

// incomeFigure shows what a working month of a porter paid.
func incomeFigure(run *record.Run) *chart.Figure {
	h := distribution(run, "porter_month.money")
	half := median(h)
	pins := []pin{{half, half, say.Text("The median"), say.Textf("half earn less than %s", text.Decimal(half, 0)), "porters"}}
	if best, ok := statedBest(run, "porter_month.money"); ok {
		pins = append(pins, pin{best, best, say.Text("The witness"), say.Textf("the witness: %s", text.Plain(stated(run, "porter_month.money"))), "said"})
	}
	return barFigure(run, &chart.Figure{
		Name: "income", Title: witnessSaid(say.Textf("In the model, a working month of carrying paid %s %s on average", text.Decimal(run.Manifest.Summary.PorterMonth.Money.Float(), 0), run.Manifest.Money.Unit), run, "porter_month.money"),
		Source: sourcesOf(run, "porter_month.money", "porter_month.staple"), Height: 220,
		Notes: []string{say.Text("Counted are the months in which a porter made at least one run. A month is 30 days, counted from the first recorded day.")},
	}, h, say.Textf("%s a porter and month", run.Manifest.Money.Unit), say.Text("In the model, no porter was paid in any month"), pins...)
}

// loadFigure shows how heavy the loads were.
func loadFigure(run *record.Run) *chart.Figure {
	s := &run.Manifest.Summary.Load
	title := say.Textf("In the model, loads weighed %s kg on average, from %s to %s", text.Decimal(s.Mean.Float(), 1), text.Decimal(s.Smallest.Float(), 0), text.Decimal(s.Largest.Float(), 0))
	return smallFigure(run, "load", say.Text("kg a load"), title, say.Text("In the model, nothing was carried"), "load.mean", "load.smallest")
}

// crewFigure shows how many crossed together.
func crewFigure(run *record.Run) *chart.Figure {
	s := &run.Manifest.Summary.Crew
	title := say.Textf("In the model, half of the crews had up to %s people, the largest %s", text.Decimal(s.Median.Float(), 0), text.Decimal(s.Largest.Float(), 0))
	return smallFigure(run, "crew", say.Text("people in a crew"), title, say.Text("In the model, no crew set out"), "crew.median", "crew.largest")
}

// smallFigure is a histogram with what was said about two measures of it.
func smallFigure(run *record.Run, name, unit, title, empty string, keys ...string) *chart.Figure {
	var pins []pin
	for _, claim := range claimsAbout(run, keys...) {
		figure, ok := measureOf(run, claim.Measure).figure(claim)
		if !ok || math.IsInf(figure.Best, 0) {
			continue
		}
		said := pin{figure.Best, figure.Best, say.Textf("The witness, %s", text.Plain(claim.ID)), say.Textf("said: %s", text.Plain(claim.Figure.Text)), "said"}
		if figure.Shape != testimony.AtMost && figure.Shape != testimony.AtLeast {
			said.Low, said.High = figure.Low, figure.High
		}
		pins = append(pins, said)
	}
	return barFigure(run, &chart.Figure{Name: name, Title: title, Source: sourcesOf(run, keys...), Height: 120}, distribution(run, name), unit, empty, pins...)
}
