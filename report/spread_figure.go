package report

import (
	"fmt"
	"math"

	"tumen/study"
	"tumen/study/method/ensemble"
)

// spreadRow is one outcome over many runs on a scale of its own: where the
// middle 90 % and the middle half of the runs lie, the median, and the band in
// which the case expects it.
type spreadRow struct {
	Name            string
	Class           string
	P5, P25, Median float64
	P75, P95        float64
	Low, High       float64 // of the pattern; infinite where open, NaN if there is none
	Words           string
	Verdict         string
}

// spreadFigure shows the main results of an ensemble beside their patterns.
func spreadFigure(e *ensemble.Ensemble) figure {
	var rows []spreadRow
	met, patterns := 0, 0
	t := table{Head: []string{"Result", "Median", "95 % interval of it", "Middle half", "5 to 95 % of runs", "Runs with it", "Pattern"}}
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if !inTables(o) {
			continue
		}
		r := spreadRow{
			Name: outcomeName(o.Outcome), Class: classOf(o.Name), P5: o.P5, P25: o.P25, Median: o.Median.Value, P75: o.P75, P95: o.P95,
			Low: math.NaN(), High: math.NaN(), Words: amount(o.Median.Value, o.Unit) + " · " + interval(&o.P5, &o.P95, o.Unit),
		}
		if o.Unit != "share" {
			r.Words += "\u00a0" + unitWord(o.Unit)
		}
		if o.Without > 0 {
			r.Name += ", " + runsWith(o.Runs, o.Without) + " runs"
		}
		said := missing
		if o.Band != nil {
			patterns++
			r.Low, r.High, said = bandEnds(o.Band)[0], bandEnds(o.Band)[1], patternWord(o)
			r.Verdict = "missed"
			if o.Met() {
				r.Verdict = "met"
				met++
			}
		}
		rows = append(rows, r)
		t.Rows = append(t.Rows, []string{
			capital(nameWithUnit(o.Outcome)), amount(o.Median.Value, o.Unit), interval(o.Median.Low, o.Median.High, o.Unit),
			interval(&o.P25, &o.P75, o.Unit), interval(&o.P5, &o.P95, o.Unit), runsWith(o.Runs, o.Without), said,
		})
	}
	for _, o := range e.Absent {
		if o.Band != nil {
			patterns++
			t.Rows = append(t.Rows, []string{capital(nameWithUnit(o.Outcome)), missing, missing, missing, missing, runsWith(0, e.Rows-e.Failed), bandWords(o.Band, o.Unit) + ": not measured"})
		}
	}
	f := figure{
		ID: "spread", Title: "How far the results of the runs spread", Table: t,
		Subtitle: studyCaption(&e.About, "the median, the middle half and the middle 90 % of the runs, each result on a scale of its own"),
	}
	if patterns > 0 {
		f.Title = fmt.Sprintf("%d of %s met by the median run", met, counted(int64(patterns), "pattern is", "patterns are"))
		f.Notes = []string{"Shaded is where the case says the result should lie, from what was reported. A band that ends at the edge is open there."}
	}
	f.render(func(c *canvas) { drawSpreads(c, rows) })
	return f
}

// bandEnds are the ends of a pattern, infinite where open.
func bandEnds(b *study.Band) [2]float64 {
	ends := [2]float64{math.Inf(-1), math.Inf(1)}
	if b.Low != nil {
		ends[0] = *b.Low
	}
	if b.High != nil {
		ends[1] = *b.High
	}
	return ends
}

// classOf is the colour of an outcome: its actor's, if it is about one.
func classOf(name string) string {
	for prefix, class := range outcomeClasses {
		if name == prefix {
			return class
		}
	}
	return "profit"
}

var outcomeClasses = map[string]string{
	"shares.guards": "guards", "shares.organisers": "organisers", "shares.porters": "porters", "piece_rate": "porters",
	"load.mean": "porters", "load.smallest": "porters", "crew.median": "porters", "crew.largest": "porters", "hired": "porters",
	"porter_month.runs": "porters", "porter_month.money": "porters", "porter_month.staple": "porters",
}

// drawSpreads draws one row a result.
func drawSpreads(c *canvas, rows []spreadRow) {
	p, step := place{left: 6, right: c.width - 6, top: 4}, 46.0
	if !c.narrow() {
		p.left, p.right, step = nameRoom, c.width-230, 32
	}
	c.height = p.top + step*float64(len(rows)) + 4
	for i, r := range rows {
		middle := p.top + step*float64(i) + step/2
		if c.narrow() {
			middle = p.top + step*float64(i) + step - 13
			c.text("small", p.left, middle-15, "start", capital(r.Name))
			c.text("small strong "+r.Class, p.right, middle-15, "end", r.Words)
		} else {
			c.text("label", p.left-12, middle+4, "end", capital(r.Name))
			c.text("small strong "+r.Class, p.right+12, middle+4, "start", r.Words)
		}
		x := r.scale(p)
		if !math.IsNaN(r.Low) {
			from, to := max(p.left, x.at(max(r.Low, x.low))), min(p.right, x.at(min(r.High, x.high)))
			c.rect("band", from, middle-10, max(2, to-from), 20)
		}
		c.line("base", p.left, middle+10, p.right, middle+10)
		c.line("pin "+r.Class, x.at(r.P5), middle, x.at(r.P95), middle)
		c.rect("bar "+r.Class, x.at(r.P25), middle-4, max(1.5, x.at(r.P75)-x.at(r.P25)), 8)
		c.dot("block "+r.Class, x.at(r.Median), middle, 5)
	}
}

// scale reaches over the runs and the closed ends of the pattern, with some room
// beside.
func (r spreadRow) scale(p place) span {
	low, high := r.P5, r.P95
	for _, end := range []float64{r.Low, r.High} {
		if !math.IsNaN(end) && !math.IsInf(end, 0) {
			low, high = min(low, end), max(high, end)
		}
	}
	room := (high - low) * 0.12
	if room == 0 {
		room = max(math.Abs(high)*0.1, 1e-9)
	}
	return span{low - room, high + room, p.left, p.right}
}

// splitFigure shows how much of each main result's variance is testimony and
// how much chance; false if nothing was split.
func splitFigure(e *ensemble.Ensemble) (figure, bool) {
	var b barRows
	t := table{Head: []string{"Result", "Testimony", "95 % interval", "Standard deviation over the runs"}}
	most, least := "", ""
	high, low := -1.0, 2.0
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if !inTables(o) || o.Split == nil {
			continue
		}
		s := o.Split.Share
		value := min(1, max(0, s.Value))
		b.Rows = append(b.Rows, barRow{
			outcomeName(o.Outcome), classOf(o.Name), value, min(1, max(0, s.Low)), min(1, max(0, s.High)),
			wholePercent(value) + " (" + decimal(max(0, s.Low)*100, 0) + "–" + decimal(min(1, s.High)*100, 0) + ")",
		})
		t.Rows = append(t.Rows, []string{capital(outcomeName(o.Outcome)), percent(value), interval(&s.Low, &s.High, "share"), amount(o.SD, o.Unit)})
		if value > high {
			most, high = outcomeName(o.Outcome), value
		}
		if value < low {
			least, low = outcomeName(o.Outcome), value
		}
	}
	if len(b.Rows) == 0 {
		return figure{}, false
	}
	b.Ends, b.Unit = [2]float64{0, 1}, "part of the variance that comes from not knowing the uncertain numbers"
	b.Short = "part of the variance that is testimony"
	b.Write = percentMark
	f := figure{
		ID: "split", Table: t,
		Title:    fmt.Sprintf("Of the variance of the %s, %s is testimony and the rest chance; of the %s, %s", most, wholePercent(high), least, wholePercent(low)),
		Subtitle: studyCaption(&e.About, fmt.Sprintf("%d runs of each combination tell the two apart; the lines are 95 %% intervals by bootstrap over combinations", e.Replicates)),
		Notes:    []string{"What is testimony would shrink if the witnesses knew more; what is chance would stay."},
	}
	f.render(b.draw)
	return f, true
}
