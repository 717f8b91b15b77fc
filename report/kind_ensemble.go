package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/chart"
	"tumen/economy"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/method/ensemble"
	"tumen/view"
)

// EnsembleView is what many runs of one case say: each main result with the interval
// of its mean, between what the runs lie, how much of their spread is testimony and
// how much chance, and how many runs are enough.
func EnsembleView(e *ensemble.Ensemble) *view.Document {
	d := studyDocument(&e.About, "many runs of one case")
	for _, p := range e.Arm.Policies {
		d.Head = append(d.Head, "with "+text.Plain(p))
	}
	var notes []string
	if splits(e) {
		notes = []string{"Testimony is the part of the variance that comes from not knowing the uncertain numbers; the rest is chance."}
	}
	d.Draw(spreadFigure(e), notes...)
	d.Write(ensembleWords(e)...)
	if f := splitFigure(e); f != nil {
		d.DrawOnPage(f)
	}
	for k := range e.Fans {
		d.DrawOnPage(fanFigure(&e.About, &e.Fans[k]))
	}
	d.DrawOnPage(outcomesFigure(e))
	studyEnd(d, &e.About)
	return d
}

// spreadFigure shows the main results beside their patterns.
func spreadFigure(e *ensemble.Ensemble) *chart.Figure {
	f := &chart.Figure{
		Name: "spread", Title: "In the model, the results of the runs spread this far",
		Subtitle: studyCaption(&e.About, "the median, the middle half and the middle 90 % of the runs, each result on a scale of its own"),
		Table: chart.Table{
			Head: []string{"Result", "Mean, 95 % interval", "Median", "Middle half", "5 to 95 % of runs", "Testimony", "Runs", "Pattern"},
			Drop: []int{3, 2, 5, 6}, Words: 7,
		},
	}
	met, patterns := 0, 0
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if !inTables(o) {
			continue
		}
		said, testimony, band := chart.Cell{}, text.Missing, chart.NoEnds
		if o.Band != nil {
			patterns++
			band = view.Ends(o.Band.Low, o.Band.High)
			said = chart.Says(patternWord(o), band[:]...)
			if o.Met() {
				met++
			}
		}
		if o.Split != nil {
			testimony = text.WholePercent(min(1, max(0, o.Split.Share.Value)))
		}
		f.Marks = append(f.Marks, chart.Row{
			Name: outcomeName(o.Outcome), Class: classOf(o.Name), Words: view.Amount(o.Median.Value, o.Unit) + " · " + view.Interval(&o.P5, &o.P95, o.Unit),
			Value: o.Median.Value, Interval: [2]float64{o.P5, o.P95}, Middle: [2]float64{o.P25, o.P75}, Band: band, Own: true, Row: len(f.Table.Rows),
		})
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{
			{Text: text.Capital(nameWithUnit(o.Outcome))}, chart.Says(sure(o.Mean, o.Unit), o.Mean.Value), chart.Says(view.Amount(o.Median.Value, o.Unit), o.Median.Value),
			chart.Says(view.Interval(&o.P25, &o.P75, o.Unit), o.P25, o.P75), chart.Says(view.Interval(&o.P5, &o.P95, o.Unit), o.P5, o.P95),
			{Text: testimony}, {Text: view.Of(o.Runs, o.Without)}, said,
		})
	}
	for _, o := range e.Absent {
		if o.Band != nil {
			patterns++
			m := text.Missing
			f.Table.Rows = append(f.Table.Rows, chart.Words(text.Capital(nameWithUnit(o.Outcome)), m, m, m, m, m, view.Of(0, e.Rows-e.Failed), bandWords(o.Band, o.Unit)+": not measured"))
		}
	}
	if !slices.ContainsFunc(f.Table.Rows, func(row []chart.Cell) bool { return strings.Contains(row[6].Text, " of ") }) {
		f.Table.Without(6)
	}
	if !splits(e) {
		f.Table.Without(5)
	}
	if patterns > 0 {
		f.Title = fmt.Sprintf("In the model, the median run meets %d of %s", met, text.Counted(int64(patterns), "pattern", "patterns"))
		f.Notes = []string{"Shaded is where the case says the result should lie, from what was reported. A band that ends at the edge is open there."}
	}
	return f
}

// classOf is the colour of an outcome: its actor's, if it is about one.
func classOf(name string) string {
	if class, ok := outcomeClasses[name]; ok {
		return class
	}
	return "profit"
}

var outcomeClasses = map[string]string{
	"shares.guards": "guards", "shares.organisers": "organisers", "shares.porters": "porters", "piece_rate": "porters",
	"load.mean": "porters", "load.smallest": "porters", "crew.median": "porters", "crew.largest": "porters", "hired": "porters",
	"porter_month.runs": "porters", "porter_month.money": "porters", "porter_month.staple": "porters",
	"guards": "guards", "organisers": "organisers", "porters": "porters",
}

// splitFigure shows how much of each main result's variance is testimony and how much
// chance; nil if nothing was split.
func splitFigure(e *ensemble.Ensemble) *chart.Figure {
	f := &chart.Figure{
		Name:     "split",
		Subtitle: studyCaption(&e.About, fmt.Sprintf("per cent of the variance; %d runs of each combination tell the two apart, and the lines are 95 %% intervals by bootstrap over combinations", e.Replicates)),
		Notes:    []string{"What is testimony would shrink if the witnesses knew more; what is chance would stay."},
		X:        chart.Axis{Ends: [2]float64{0, 1}, Write: chart.Share, Name: "part of the variance that comes from not knowing the uncertain numbers", Short: "part of the variance that is testimony"},
		Table:    chart.Table{Head: []string{"Result", "Testimony", "95 % interval", "Standard deviation over the runs"}},
	}
	most, least := "", ""
	high, low := -1.0, 2.0
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if !inTables(o) || o.Split == nil {
			continue
		}
		part := func(x float64) float64 { return min(1, max(0, x)) }
		s, name := o.Split.Share, outcomeName(o.Outcome)
		value, ends := part(s.Value), [2]float64{part(s.Low), part(s.High)}
		f.Marks = append(f.Marks, chart.Row{
			Name: name, Class: classOf(o.Name), Value: value, Interval: ends, Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true, Row: len(f.Table.Rows),
			Words: text.WholePercent(value),
		})
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{
			{Text: text.Capital(name)}, chart.Says(text.Percent(value), value), chart.Says(view.Interval(&ends[0], &ends[1], "share"), ends[:]...), chart.Says(view.Amount(o.SD, o.Unit), o.SD),
		})
		if value > high {
			most, high = name, value
		}
		if value < low {
			least, low = name, value
		}
	}
	if f.Empty() {
		return nil
	}
	f.Title = fmt.Sprintf("In the model, %s of the variance of the %s is testimony and the rest chance; of the %s, %s", text.WholePercent(high), most, least, text.WholePercent(low))
	return f
}

// fanFigure is a daily series of an ensemble: the median run of each day, and between
// what the middle half and the middle 90 % lie.
func fanFigure(a *study.About, fan *study.Fan) *chart.Figure {
	f := dailyFigure(a, "fan-"+fan.Name, fan.Unit)
	f.Title = fanTitle(fan)
	f.Subtitle = studyCaption(a, dayUnit(fan.Unit)+dayWord(a.Days)+"; the median, the middle half and the middle 90 % of the runs")
	f.Table.Head = []string{"Day", "Median", "Middle half", "5 to 95 % of runs", "Runs with it"}
	line := fanLine(a, fan, outcomeName(fan.Outcome), classOf(fan.Name))
	line.Around = [][2][]float64{{values(a, fan.P5), values(a, fan.P95)}, {values(a, fan.P25), values(a, fan.P75)}}
	for i, day := range drawnDays(a) {
		row := []chart.Cell{{Text: economy.Date(line.X[i]).String()}, {Text: text.Missing}, {Text: text.Missing}, {Text: text.Missing}, {Text: text.Grouped(int64(fan.Runs[day]))}}
		if m := fan.Median[day]; m != nil {
			row[1] = chart.Says(view.Amount(*m, fan.Unit), *m)
			row[2] = chart.Says(view.Interval(fan.P25[day], fan.P75[day], fan.Unit), *fan.P25[day], *fan.P75[day])
			row[3] = chart.Says(view.Interval(fan.P5[day], fan.P95[day], fan.Unit), *fan.P5[day], *fan.P95[day])
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	return drawLines(f, line)
}

// dailyFigure is a figure over the days of a study, without its lines.
func dailyFigure(a *study.About, name, unit string) *chart.Figure {
	f := &chart.Figure{Name: name, X: chart.Axis{Dates: true}, Y: chart.Axis{Loose: true}}
	if unit == "share" {
		f.Y.Write = chart.Share
	}
	return f
}

// drawnDays are the days that are drawn and listed: every one of two months, and of
// more one a week, or as many as a year has weeks.
func drawnDays(a *study.About) (days []int) {
	step := 1
	if a.Days > 62 {
		step = 7 * ((a.Days + 365) / 366)
	}
	for d := 0; d < a.Days; d += step {
		days = append(days, d)
	}
	return days
}

// dayWord is what one point of a daily series stands for.
func dayWord(days int) string {
	if days > 62 {
		return fmt.Sprintf("every %d days", 7*((days+365)/366))
	}
	return "by day"
}

// fanLine is the median of a daily series.
func fanLine(a *study.About, fan *study.Fan, name, class string) chart.Line {
	line := chart.Line{Name: name, Short: text.Cut(name, 12), Class: class, Y: values(a, fan.Median), Stated: chart.None}
	first, err := economy.ParseDate(a.Start)
	if err != nil {
		return line
	}
	for _, d := range drawnDays(a) {
		line.X = append(line.X, float64(first)+float64(d))
	}
	return line
}

// values are the numbers of the days that are drawn, with gaps.
func values(a *study.About, list []*float64) (drawn []float64) {
	for _, d := range drawnDays(a) {
		drawn = append(drawn, view.EndOf(list[d]))
	}
	return drawn
}

// dayUnit says what a day's number is in.
func dayUnit(unit string) string {
	switch unit {
	case "share":
		return "per cent, "
	case "person":
		return "people, "
	}
	return unit + ", "
}

// fanTitle is what the last day says.
func fanTitle(fan *study.Fan) string {
	d := len(fan.Median) - 1
	for d >= 0 && fan.Median[d] == nil {
		d--
	}
	name := outcomeName(fan.Outcome)
	if d < 0 {
		return "In the model, no run has any: " + name
	}
	what := "runs"
	if fan.Runs[d] < slices.Max(fan.Runs) {
		what = text.Grouped(int64(fan.Runs[d])) + " runs with a number that day"
	}
	ends := view.Interval(fan.P5[d], fan.P95[d], fan.Unit)
	if word := view.UnitWord(fan.Unit); word != "" {
		ends += "\u00a0" + word
	}
	if d == len(fan.Median)-1 {
		return fmt.Sprintf("In the model, 90\u00a0%% of the %s end with %s: %s", what, ends, name)
	}
	return fmt.Sprintf("In the model, 90\u00a0%% of the %s have %s on day %d, the last with any: %s", what, ends, d, name)
}

// drawLines adds lines to a figure, or says why there is nothing to draw.
func drawLines(f *chart.Figure, lines ...chart.Line) *chart.Figure {
	empty, flat, beyond := true, true, false
	limits := f.Y.Limits
	for _, l := range lines {
		for _, y := range l.Y {
			if !math.IsNaN(y) {
				empty, flat = false, flat && y == 0
				beyond = beyond || limits != [2]float64{} && (y < limits[0] || y > limits[1])
			}
		}
	}
	switch {
	case len(lines) == 0 || len(lines[0].X) == 0:
		f.Notes = append(f.Notes, "There is nothing to draw: the record has no days.")
		return f
	case empty:
		f.Notes = append(f.Notes, "There is nothing to draw: no day has a number.")
		return f
	case flat:
		f.Notes = append(f.Notes, "There is nothing to draw: it was zero on every day.")
		return f
	case beyond:
		f.Notes = append(f.Notes, fmt.Sprintf("Values below %s or above %s are drawn at the edge; the table has them.", f.Y.Write(limits[0], 0), f.Y.Write(limits[1], 0)))
	}
	for _, l := range lines {
		f.Marks = append(f.Marks, l)
	}
	return f
}

// outcomesFigure is every outcome that is kept, in figures.
func outcomesFigure(e *ensemble.Ensemble) *chart.Figure {
	f := &chart.Figure{
		Name: "outcomes", Title: "Every outcome that is kept of a run", Subtitle: studyCaption(&e.About, "means with their 95 % intervals, over combinations"),
		Table: chart.Table{Head: []string{"Outcome", "Mean", "95 % interval", "5 to 95 % of runs", "Runs with it"}},
	}
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{
			{Text: text.Capital(nameWithUnit(o.Outcome))}, chart.Says(view.Amount(o.Mean.Value, o.Unit), o.Mean.Value), {Text: view.Interval(o.Mean.Low, o.Mean.High, o.Unit)},
			chart.Says(view.Interval(&o.P5, &o.P95, o.Unit), o.P5, o.P95), {Text: view.Of(o.Runs, o.Without)},
		})
	}
	for _, o := range e.Absent {
		m := text.Missing
		f.Table.Rows = append(f.Table.Rows, chart.Words(text.Capital(nameWithUnit(o.Outcome)), m, m, m, view.Of(0, e.Rows-e.Failed)))
	}
	return f
}

// inTables leaves out what is nothing in every run, as porters' pay where nobody
// walks, unless the case has a pattern for it.
func inTables(o *ensemble.Spread) bool {
	return isMain(o) && (o.Band != nil || o.P5 != 0 || o.P95 != 0 || o.Mean.Value != 0)
}

// isMain says whether an outcome stands in the tables that a person reads: what
// the case has patterns for, and what every reader asks first.
func isMain(o *ensemble.Spread) bool {
	return o.Band != nil || measureOf(o.Name) != nil && isHeadline(o.Name)
}

func isHeadline(name string) bool {
	switch name {
	case "shares.guards", "shares.organisers", "shares.porters", "piece_rate", "load.mean", "porter_month.runs", "porter_month.money", "porter_month.staple":
		return true
	}
	return false
}

// splits says whether any outcome's variance was split.
func splits(e *ensemble.Ensemble) bool {
	return slices.ContainsFunc(e.Outcomes, func(o ensemble.Spread) bool { return o.Split != nil })
}

// patternWord says how the median stands to what the case expects.
func patternWord(o *ensemble.Spread) string {
	ends, band := view.Ends(o.Band.Low, o.Band.High), bandWords(o.Band, o.Unit)
	switch m := o.Median.Value; {
	case m < ends[0]:
		return band + ": below"
	case m > ends[1]:
		return band + ": above"
	case !o.Met():
		return band + ": most runs have none"
	}
	return band + ": met"
}

// bandWords is what the case expects.
func bandWords(b *study.Band, unit string) string { return view.Between(b.Low, b.High, unit) }

// ensembleWords say how many runs are enough, and what is missing.
func ensembleWords(e *ensemble.Ensemble) []string {
	var words []string
	if worst := leastKnown(e); worst != nil {
		sentence := fmt.Sprintf("The mean of %s is known least precisely, to ± %s.", outcomeName(worst.Outcome), text.FinePercent(*worst.Precision))
		for _, enough := range worst.Enough {
			if enough.Runs > e.Rows {
				sentence += fmt.Sprintf(" ± %s takes about %s.", text.FinePercent(enough.Precision), text.Counted(int64(enough.Runs), "run", "runs"))
			}
		}
		words = append(words, sentence)
	}
	if len(e.Absent) > 0 {
		var names []string
		for _, o := range e.Absent {
			names = append(names, o.Name)
		}
		words = append(words, fmt.Sprintf("No run has a number for %s.", text.List(names)))
	}
	var same []string
	for i := range e.Outcomes {
		if o := &e.Outcomes[i]; o.Constant && o.Runs > 1 && inTables(o) {
			same = append(same, fmt.Sprintf("%s (%s)", outcomeName(o.Outcome), view.Amount(o.Mean.Value, o.Unit)))
		}
	}
	if len(same) > 0 {
		words = append(words, fmt.Sprintf("The same in every run that has it: %s. Nothing decides what does not vary.", text.List(same)))
	}
	if slices.ContainsFunc(e.Outcomes, func(o ensemble.Spread) bool { return inTables(&o) && o.Without > 0 }) {
		words = append(words, "A run without a number, such as the shares of no profit, is in no statistic of it.")
	}
	return words
}

// leastKnown is the main result with the worst precision, or nil.
func leastKnown(e *ensemble.Ensemble) *ensemble.Spread {
	var worst *ensemble.Spread
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if isMain(o) && o.Precision != nil && (worst == nil || *o.Precision > *worst.Precision) {
			worst = o
		}
	}
	return worst
}
