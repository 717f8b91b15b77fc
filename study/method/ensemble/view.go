package ensemble

import (
	"fmt"
	"slices"
	"strings"

	"tumen/chart"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/show"
	"tumen/view"
)

// View is what many runs of one case say: each main result with the interval
// of its mean, between what the runs lie, how much of their spread is testimony and
// how much chance, and how many runs are enough.
func View(e *Ensemble) *view.Document {
	d := show.Document(&e.About, say.Text("many runs of one case"))
	for _, p := range e.Arm.Policies {
		d.Head = append(d.Head, say.Textf("with %s", text.Plain(p)))
	}
	var notes []string
	if splits(e) {
		notes = []string{say.Text("Testimony is the part of the variance that comes from not knowing the uncertain numbers; the rest is chance.")}
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
	show.End(d, &e.About)
	return d
}

// spreadFigure shows the main results beside their patterns.
func spreadFigure(e *Ensemble) *chart.Figure {
	f := &chart.Figure{
		Name: "spread", Title: say.Text("In the model, the results of the runs spread this far"),
		Subtitle: show.Caption(&e.About, say.Text("the median, the middle half and the middle 90 % of the runs, each result on a scale of its own")),
		Table: chart.Table{
			Head: []string{"Result", say.Text("Mean, 95 % interval"), "Median", say.Text("Middle half"), say.Text("5 to 95 % of runs"), "Testimony", "Runs", "Pattern"},
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
		f.AddRow(chart.Row{
			Name: text.Capital(show.Name(o.Outcome)), Class: show.Class(o.Name), Words: view.Amount(o.Median.Value, o.Unit) + " · " + view.Interval(&o.P5, &o.P95, o.Unit),
			Value: o.Median.Value, Interval: [2]float64{o.P5, o.P95}, Middle: [2]float64{o.P25, o.P75}, Band: band, Own: true,
		}, []chart.Cell{
			{Text: text.Capital(show.NameWithUnit(o.Outcome))},
			chart.Says(show.Sure(o.Mean, o.Unit), o.Mean.Value), chart.Says(view.Amount(o.Median.Value, o.Unit), o.Median.Value),
			chart.Says(view.Interval(&o.P25, &o.P75, o.Unit), o.P25, o.P75), chart.Says(view.Interval(&o.P5, &o.P95, o.Unit), o.P5, o.P95),
			{Text: testimony},
			{Text: view.Of(o.Runs, o.Without)},
			said,
		})
	}
	for _, o := range e.Absent {
		if o.Band != nil {
			patterns++
			m := text.Missing
			f.Table.Rows = append(f.Table.Rows, chart.Words(text.Capital(show.NameWithUnit(o.Outcome)), m, m, m, m, m, view.Of(0, e.Rows-e.Failed), say.Textf("%s: not measured", bandWords(o.Band, o.Unit))))
		}
	}
	if slices.ContainsFunc(f.Table.Rows, func(row []chart.Cell) bool { return strings.Contains(row[6].Text, " of ") }) {
		f.Table.Drop = []int{3, 2, 5, 4} // of how many runs a number is must be seen
	} else {
		f.Table.Without(6)
	}
	if !splits(e) {
		f.Table.Without(5)
	}
	if patterns > 0 {
		f.Title = say.Textf("In the model, the median run meets %d of %s", met, text.Counted(int64(patterns), "pattern", "patterns"))
		f.Notes = []string{say.Text("Shaded is where the case says the result should lie, from what was reported. A band that ends at the edge is open there.")}
	}
	return f
}

// splitFigure shows how much of each main result's variance is testimony and how much
// chance; nil if nothing was split.
func splitFigure(e *Ensemble) *chart.Figure {
	f := &chart.Figure{
		Name:     "split",
		Subtitle: show.Caption(&e.About, say.Textf("per cent of the variance; %d runs of each combination tell the two apart, and the lines are 95 %% intervals by bootstrap over combinations", e.Replicates)),
		Notes:    []string{say.Text("What is testimony would shrink if the witnesses knew more; what is chance would stay.")},
		X:        chart.Axis{Ends: [2]float64{0, 1}, Write: chart.Share, Name: "part of the variance that comes from not knowing the uncertain numbers", Short: say.Text("part of the variance that is testimony")},
		Table:    chart.Table{Head: []string{"Result", "Testimony", say.Text("95 % interval"), say.Text("Standard deviation over the runs")}},
	}
	most, least := "", ""
	high, low := -1.0, 2.0
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if !inTables(o) || o.Split == nil {
			continue
		}
		part := func(x float64) float64 { return min(1, max(0, x)) }
		s, name := o.Split.Share, show.Name(o.Outcome)
		value, ends := part(s.Value), [2]float64{part(s.Low), part(s.High)}
		f.AddRow(chart.Row{
			Name: text.Capital(name), Class: show.Class(o.Name), Value: value, Interval: ends, Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true,
			Words: text.WholePercent(value),
		}, []chart.Cell{
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
	f.Title = say.Textf("In the model, %s of the variance of the %s is testimony and the rest chance; of the %s, %s", text.WholePercent(high), most, least, text.WholePercent(low))
	return f
}

// fanFigure is a daily series of an ensemble: the median run of each day, and between
// what the middle half and the middle 90 % lie.
func fanFigure(a *study.About, fan *study.Fan) *chart.Figure {
	f := show.Daily(a, "fan-"+fan.Name, fan.Unit)
	f.Title = fanTitle(fan)
	f.Subtitle = show.Caption(a, say.Textf("%s, %s; the median, the middle half and the middle 90 %% of the runs", show.DayUnit(fan.Unit), show.EveryDay(a.Days)))
	f.Table.Head = []string{"Day", "Median", say.Text("Middle half"), say.Text("5 to 95 % of runs"), say.Text("Runs with it")}
	line := show.Median(a, fan, show.Name(fan.Outcome), show.Class(fan.Name))
	line.Around = [][2][]float64{{show.Values(a, fan.P5), show.Values(a, fan.P95)}, {show.Values(a, fan.P25), show.Values(a, fan.P75)}}
	for i, day := range show.Days(a) {
		row := []chart.Cell{{Text: parameter.Date(line.X[i]).String()}, {Text: text.Missing}, {Text: text.Missing}, {Text: text.Missing}, {Text: text.Grouped(int64(fan.Runs[day]))}}
		if m := fan.Median[day]; m != nil {
			row[1] = chart.Says(view.Amount(*m, fan.Unit), *m)
			row[2] = chart.Says(view.Interval(fan.P25[day], fan.P75[day], fan.Unit), *fan.P25[day], *fan.P75[day])
			row[3] = chart.Says(view.Interval(fan.P5[day], fan.P95[day], fan.Unit), *fan.P5[day], *fan.P95[day])
		}
		f.Table.Rows = append(f.Table.Rows, row)
	}
	return f.DrawLines(line)
}

// fanTitle is what the last day says.
func fanTitle(fan *study.Fan) string {
	d := len(fan.Median) - 1
	for d >= 0 && fan.Median[d] == nil {
		d--
	}
	name := show.Name(fan.Outcome)
	if d < 0 {
		return say.Textf("In the model, no run has any: %s", name)
	}
	what := "runs"
	if fan.Runs[d] < slices.Max(fan.Runs) {
		what = say.Textf("%s runs with a number that day", text.Grouped(int64(fan.Runs[d])))
	}
	ends := view.Interval(fan.P5[d], fan.P95[d], fan.Unit)
	if word := view.UnitWord(fan.Unit); word != "" {
		ends += "\u00a0" + word
	}
	if d == len(fan.Median)-1 {
		return say.Textf("In the model, 90\u00a0%% of the %s end with %s: %s", what, ends, name)
	}
	return say.Textf("In the model, 90\u00a0%% of the %s have %s on day %d, the last with any: %s", what, ends, d, name)
}

// outcomesFigure is every outcome that is kept, in figures.
func outcomesFigure(e *Ensemble) *chart.Figure {
	f := &chart.Figure{
		Name: "outcomes", Title: say.Text("Every outcome that is kept of a run"), Subtitle: show.Caption(&e.About, say.Text("means with their 95 % intervals, over combinations")),
		Table: chart.Table{Head: []string{"Outcome", "Mean", say.Text("95 % interval"), say.Text("5 to 95 % of runs"), say.Text("Runs with it")}},
	}
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{
			{Text: text.Capital(show.NameWithUnit(o.Outcome))},
			chart.Says(view.Amount(o.Mean.Value, o.Unit), o.Mean.Value),
			{Text: view.Interval(o.Mean.Low, o.Mean.High, o.Unit)},
			chart.Says(view.Interval(&o.P5, &o.P95, o.Unit), o.P5, o.P95),
			{Text: view.Of(o.Runs, o.Without)},
		})
	}
	for _, o := range e.Absent {
		m := text.Missing
		f.Table.Rows = append(f.Table.Rows, chart.Words(text.Capital(show.NameWithUnit(o.Outcome)), m, m, m, view.Of(0, e.Rows-e.Failed)))
	}
	return f
}

// inTables leaves out what is nothing in every run, as porters' pay where nobody
// walks, unless the case has a pattern for it.
func inTables(o *Spread) bool {
	return isMain(o) && (o.Band != nil || o.P5 != 0 || o.P95 != 0 || o.Mean.Value != 0)
}

// isMain says whether an outcome stands in the tables that a person reads: what
// the case has patterns for, and what every reader asks first.
func isMain(o *Spread) bool {
	return o.Band != nil || show.Main(o.Name)
}

// splits says whether any outcome's variance was split.
func splits(e *Ensemble) bool {
	return slices.ContainsFunc(e.Outcomes, func(o Spread) bool { return o.Split != nil })
}

// patternWord says how the median stands to what the case expects.
func patternWord(o *Spread) string {
	ends, band := view.Ends(o.Band.Low, o.Band.High), bandWords(o.Band, o.Unit)
	switch m := o.Median.Value; {
	case m < ends[0]:
		return band + ": below"
	case m > ends[1]:
		return band + ": above"
	case !o.Met():
		return say.Textf("%s: most runs have none", band)
	}
	return band + ": met"
}

// bandWords is what the case expects.
func bandWords(b *study.Band, unit string) string { return view.Between(b.Low, b.High, unit) }

// ensembleWords say how many runs are enough, and what is missing.
func ensembleWords(e *Ensemble) []string {
	var words []string
	if worst := leastKnown(e); worst != nil {
		sentences := []string{say.Textf("The mean of %s is known least precisely, to ± %s.", show.Name(worst.Outcome), text.FinePercent(*worst.Precision))}
		for _, enough := range worst.Enough {
			if enough.Runs > e.Rows {
				sentences = append(sentences, say.Textf("± %s takes about %s.", text.FinePercent(enough.Precision), text.Counted(int64(enough.Runs), "run", "runs")))
			}
		}
		words = append(words, strings.Join(sentences, " "))
	}
	if len(e.Absent) > 0 {
		var names []string
		for _, o := range e.Absent {
			names = append(names, o.Name)
		}
		words = append(words, say.Textf("No run has a number for %s.", text.List(names)))
	}
	var same []string
	for i := range e.Outcomes {
		if o := &e.Outcomes[i]; o.Constant && o.Runs > 1 && inTables(o) {
			same = append(same, fmt.Sprintf("%s (%s)", show.Name(o.Outcome), view.Amount(o.Mean.Value, o.Unit)))
		}
	}
	if len(same) > 0 {
		words = append(words, say.Textf("The same in every run that has it: %s. Nothing decides what does not vary.", text.List(same)))
	}
	if slices.ContainsFunc(e.Outcomes, func(o Spread) bool { return inTables(&o) && o.Without > 0 }) {
		words = append(words, say.Text("A run without a number, such as the shares of no profit, is in no statistic of it."))
	}
	return words
}

// leastKnown is the main result with the worst precision, or nil.
func leastKnown(e *Ensemble) *Spread {
	var worst *Spread
	for i := range e.Outcomes {
		o := &e.Outcomes[i]
		if isMain(o) && o.Precision != nil && (worst == nil || *o.Precision > *worst.Precision) {
			worst = o
		}
	}
	return worst
}
