package calibrate

import (
	"fmt"
	"math"
	"strings"

	"tumen/chart"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/estimate/posterior"
	"tumen/study/show"
	"tumen/view"
)

// View is what a calibration found: each number before and after, the
// verdict, and runs from what was found beside the patterns.
func View(c *Calibration) *view.Document {
	d := show.Document(&c.About, say.Text("which values agree with what was seen"))
	d.Head = calibrationHead(c)
	d.Draw(verdictFigure(c), say.Text("In brackets: 95 % intervals of the mean and the standard deviation, which are uncertain because there are few sets of values."))
	if len(c.Predictive) > 0 {
		d.Draw(predictiveFigure(c))
	}
	d.Write(calibrationNotes(c)...)
	for i := range c.Posterior {
		if len(c.Particles) > 0 { // read with them
			d.DrawOnPage(posteriorFigure(c, i))
		}
	}
	if c.Proof != nil {
		d.Add(proofSection(c.Proof))
		d.Write(proofNotes(c.Proof)...)
	}
	show.End(d, &c.About)
	return d
}

func calibrationCaption(c *Calibration, what string) string {
	return fmt.Sprintf("%s · %s · %s · %s", text.Capital(what), text.Counted(int64(c.N), "run", "runs"), show.Seeds(&c.About), text.Counted(int64(len(c.Particles)), say.Text("set of values"), say.Text("sets of values")))
}

// verdictFigure is every number before and after.
func verdictFigure(c *Calibration) *chart.Figure {
	f := &chart.Figure{
		Name:     "verdicts",
		Subtitle: calibrationCaption(c, say.Text("1 less the variance that is left, of what it was beforehand")),
		X:        chart.Axis{Ends: [2]float64{0, 1}, Name: "part of what was open beforehand that the patterns decide; 1 is all of it", Short: say.Text("part that the patterns decide")},
		Table:    chart.Table{Head: []string{"Number", "Beforehand", "Now", "± sd", say.Text("95 % of it"), "Decided", "Verdict"}, Drop: []int{1, 5, 3}, Words: 6},
	}
	pinned := 0
	for _, p := range c.Posterior {
		class := "rest"
		switch p.Verdict {
		case posterior.PinnedDown:
			class = "porters"
			pinned++
		case posterior.Weakly:
			class = "organisers"
		}
		value := max(0, p.Contraction)
		f.AddRow(chart.Row{
			Name: view.Label(p.Name), Class: class, Words: string(p.Verdict), Value: value, Interval: chart.NoEnds, Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true,
		}, []chart.Cell{
			{Text: view.Named(p.Name, p.Unit)},
			{Text: text.Brief(p.PriorMean) + " ± " + text.Brief(p.PriorSD)},
			chart.Says(say.Textf("%s (%s to %s)", view.Fine(p.Mean, p.SD), view.Fine(p.MeanLow, p.SD), view.Fine(p.MeanHigh, p.SD)), p.Mean),
			chart.Says(say.Textf("%s (%s to %s)", view.Fine(p.SD, p.SD), view.Fine(p.SDLow, p.SD), view.Fine(p.SDHigh, p.SD)), p.SD),
			chart.Says(say.Textf("%s to %s", view.Fine(p.Low, p.SD), view.Fine(p.High, p.SD)), p.Low, p.High), chart.Says(text.Decimal(value, 2), value),
			{Text: string(p.Verdict)},
		})
	}
	f.Title = say.Textf("In the model, the patterns pin down %d of %s", pinned, text.Counted(int64(len(c.Posterior)), "number", "numbers"))
	return f
}

// densityBins is how finely a posterior is drawn.
const densityBins = 30

// posteriorFigure is what is believed of a number now, as bars, and beforehand,
// as a line.
func posteriorFigure(c *Calibration, i int) *chart.Figure {
	p := c.Posterior[i]
	low, high := math.Inf(1), math.Inf(-1)
	for _, q := range c.Particles {
		low, high = min(low, q.Values[i]), max(high, q.Values[i])
	}
	low, high = min(low, p.PriorMean-2*p.PriorSD), max(high, p.PriorMean+2*p.PriorSD)
	if ends, ok := c.Inputs[i].Belief.Ends(); ok {
		low, high = ends[0], ends[1]
	}
	counts := make([]float64, densityBins)
	width := (high - low) / densityBins
	for _, q := range c.Particles {
		counts[min(max(int((q.Values[i]-low)/width), 0), densityBins-1)] += q.Weight
	}
	f := &chart.Figure{
		Name:     fmt.Sprintf("posterior-%d", i+1),
		Title:    say.Textf("In the model, %s is %s: %s ± %s", view.Label(p.Name), p.Verdict, view.Fine(p.Mean, p.SD), view.Fine(p.SD, p.SD)),
		Subtitle: calibrationCaption(c, say.Textf("%s, how likely in per cent, now (bars) and beforehand (line)", view.Named(p.Name, p.Unit))),
		X:        chart.Axis{Loose: true}, Y: chart.Axis{Write: chart.Share}, Height: 150,
		Table: chart.Table{Head: []string{text.Capital(view.Named(p.Name, p.Unit)), "Now", "Beforehand"}},
	}
	line := chart.Line{Class: "profit", Stated: chart.None}
	for k, now := range counts {
		from, to := low+float64(k)*width, low+float64(k+1)*width
		before := c.Inputs[i].Belief.Between(from, to)
		f.Marks = append(f.Marks, chart.Bar{From: from, To: to, Y: now, Class: "porters", Row: k})
		line.X, line.Y = append(line.X, (from+to)/2), append(line.Y, before)
		f.Table.Rows = append(f.Table.Rows, []chart.Cell{
			{Text: say.Textf("%s to %s", view.Fine(from, width), view.Fine(to, width))}, chart.Says(text.FinePercent(now), now), chart.Says(text.FinePercent(before), before),
		})
	}
	f.Marks = append(f.Marks, line)
	return f
}

// predictiveFigure is the patterns beside runs from what was found.
func predictiveFigure(c *Calibration) *chart.Figure {
	f := &chart.Figure{
		Name:     "predictive",
		Subtitle: say.Textf("Median, middle half and middle 90 %% of %s, each result on a scale of its own, each run with a new seed and values drawn from what was found", text.Counted(int64(c.Predicting), "run", "runs")),
		Notes:    []string{say.Text("Shaded is where the case says the result should lie. A band that ends at the edge is open there.")},
		Table: chart.Table{
			Head: []string{"Pattern", "Seen", "Median", say.Text("Middle half"), say.Text("5 to 95 % of runs"), say.Text("Runs with it"), say.Text("Runs that meet it")}, Drop: []int{3, 4, 5},
		},
	}
	met := 0
	for _, p := range c.Predictive {
		band := view.Ends(p.Low, p.High)
		if band[0] <= p.Median && p.Median <= band[1] && p.Without <= p.Runs {
			met++
		}
		f.AddRow(chart.Row{
			Name: text.Plain(p.Pattern), Class: show.Class(p.Measure), Words: view.Amount(p.Median, p.Unit) + " · " + view.Interval(&p.P5, &p.P95, p.Unit),
			Value: p.Median, Interval: [2]float64{p.P5, p.P95}, Middle: [2]float64{p.P25, p.P75}, Band: band, Own: true,
		}, []chart.Cell{
			{Text: text.Plain(p.Pattern)},
			chart.Says(view.Between(p.Low, p.High, p.Unit), band[:]...), chart.Says(view.Amount(p.Median, p.Unit), p.Median),
			chart.Says(view.Interval(&p.P25, &p.P75, p.Unit), p.P25, p.P75), chart.Says(view.Interval(&p.P5, &p.P95, p.Unit), p.P5, p.P95),
			{Text: view.Of(p.Runs, p.Without)},
			{Text: meets(p)},
		})
	}
	f.Title = say.Textf("In the model with the values that were found, the median meets %d of %s", met, text.Counted(int64(len(c.Predictive)), "pattern", "patterns"))
	return f
}

// meets is the share of the runs that meet a pattern; no run meets a single
// number.
func meets(p Predicted) string {
	if p.Low != nil && p.High != nil && *p.Low == *p.High {
		return text.Missing
	}
	return text.WholePercent(p.Inside.Value)
}

// calibrationHead says what the numbers rest on.
func calibrationHead(c *Calibration) (head []string) {
	if !study.IsKnown(c.Case) {
		head = append(head, text.Counted(int64(c.Days), "day", "days"))
	}
	runs := text.Counted(int64(c.N), "run", "runs")
	if c.Dropped > 0 {
		runs = say.Textf("%s, of which %s failed", runs, text.Grouped(int64(c.Dropped)))
	}
	if c.Without > 0 {
		runs = say.Textf("%s, %s without a number for some pattern", runs, text.Grouped(int64(c.Without)))
	}
	head = append(head, runs, show.Seeds(&c.About))
	for _, set := range c.Sets {
		if !strings.HasPrefix(set, "days=") { // they stand above
			head = append(head, text.Plain(set))
		}
	}
	return head
}

// calibrationNotes say how it went, and what the verdicts mean.
func calibrationNotes(c *Calibration) []string {
	if c.Worlds != nil {
		return tableNotes(c)
	}
	kept, independent, tolerance := text.Grouped(int64(len(c.Particles))), text.Grouped(int64(c.Effective)), text.Brief(c.Tolerance)
	var notes []string
	if n := len(c.Waves); n > 0 {
		last := c.Waves[n-1].Left
		notes = append(notes, say.Textf("%s sets of values are kept, worth %s independent ones. After %s %s of what was believed beforehand is not ruled out (%s to %s). The sets were found on Gaussian processes that stand in for the model, ending at a distance of %s because %s.",
			kept, independent, text.Counted(int64(n), "wave", "waves"), text.FinePercent(last.Value), text.FinePercent(last.Low), text.FinePercent(last.High), tolerance, c.Stopped))
	} else {
		notes = append(notes, say.Textf("%s sets of values are kept, worth %s independent ones. They were found in %s, ending at a distance of %s because %s.",
			kept, independent, text.Counted(int64(len(c.Generations)), "generation", "generations"), tolerance, c.Stopped))
	}
	if c.Without > 0 {
		notes = append(notes, say.Text("A run without a number for a pattern does not meet it, at any distance."))
	}
	if c.Without > 0 && len(c.Waves) > 0 {
		notes = append(notes, say.Text("The Gaussian processes know only the runs that have the numbers. Values are not accepted if the nearest run lacks one."))
	}
	if c.Tolerance > 0 && !study.IsKnown(c.Case) {
		notes = append(notes, say.Text("At that distance not every run that was kept meets every pattern; more runs may come nearer."))
	}
	notes = append(notes, say.Text("Pinned down: at most half of the width beforehand is left. Weakly: at most 87 %. Not identifiable: the patterns do not decide it."))
	if len(c.Absent) > 0 {
		notes = append(notes, say.Textf("No run from what was found has a number for %s.", text.List(c.Absent)))
	}
	if c.Predicting > 0 {
		notes = append(notes, say.Textf("The patterns are compared with %s from what was found, each with a new seed.", text.Counted(int64(c.Predicting), "run", "runs")))
	}
	return notes
}

// tableNotes say what a reference table rests on.
func tableNotes(c *Calibration) []string {
	notes := []string{say.Textf("%s agree with the witness, worth %s independent ones, of %s with %s.",
		text.Counted(int64(c.Worlds.N), "world", "worlds"), text.Grouped(int64(c.Worlds.Effective)), text.Counted(int64(len(c.Rounds)), "round", "rounds"), text.Counted(int64(c.Worlds.Runs), "run", "runs"))}
	for r, round := range c.Rounds[min(1, len(c.Rounds)):] {
		if len(round.Narrowed) > 0 {
			notes = append(notes, say.Textf("Round %d was drawn from where the earlier rows point in %s, and from what is believed of all other numbers.", r+2, text.List(round.Narrowed)))
		}
	}
	for _, h := range c.Hypotheses {
		notes = append(notes, say.Textf("%s, %s: %s beforehand, now %s (%s to %s).", text.Plain(h.Group), text.Plain(h.Name), text.WholePercent(h.Prior), text.WholePercent(h.Probability), text.WholePercent(h.Low), text.WholePercent(h.High)))
	}
	if len(c.Absent) > 0 {
		notes = append(notes, say.Textf("No world that agrees has a number for %s.", text.List(c.Absent)))
	}
	return notes
}

// ViewChecked is what a check of a calibration found.
func ViewChecked(title string, c *Checked) *view.Document {
	d := &view.Document{Title: text.Plain(title), Head: []string{say.Textf("%s, on %s", text.Counted(int64(c.Repeats), "truth", "truths"), c.On)}}
	t := view.Table{Table: chart.Table{Head: []string{"Number", "Recovered", "Error", say.Text("90 % intervals hold it"), say.Text("95 % interval"), "Ranks"}, Words: 5, Drop: []int{2, 4}}}
	for _, in := range c.Inputs {
		t.Rows = append(t.Rows, chart.Words(text.Plain(in.Name), text.Decimal(in.Correlation, 2), text.Decimal(in.Error, 2), text.WholePercent(in.Coverage.Value),
			say.Textf("%s to %s", text.WholePercent(in.Coverage.Low), text.WholePercent(in.Coverage.High)), in.Ranks.Says))
	}
	d.Add(view.Section{Table: t})
	d.Write(say.Text("Recovered is the correlation of the truths with the means that were found; error is their distance, where knowing nothing gives 1."),
		say.Text("Ranks are those of the truths among draws from what was found: if the method is right they are even."))
	return d
}
