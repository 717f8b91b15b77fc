package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"tumen/chart"
	"tumen/economy/parameter"
	"tumen/internal/say"
	"tumen/internal/text"
	"tumen/study"
	"tumen/study/show"
	"tumen/view"
	"tumen/vocabulary"
)

// View is what alternatives change: of each the main results, who gains and who
// loses, and at the end what it costs to choose one without knowing the world.
func View(c *Comparison) *view.Document {
	d := show.Document(&c.About, say.Text("what policies change"))
	for k, arm := range c.Arms[1:] {
		if changesNothing(c, arm.Name) {
			d.Write(say.Textf("%s changes nothing in any of the runs: no day came when it took effect, or it never mattered.", text.Plain(arm.Name)))
			continue
		}
		d.Draw(changesFigure(c, k+1), say.Text("Changes of a share are in points."))
		d.Draw(gainsFigure(c, k+1))
	}
	if len(c.Regret.Arms) > 0 {
		d.Draw(regretFigure(c), say.Textf("Lost is %s in %s, against whichever alternative is %s in the same world under the same seed; %s.", show.Name(c.Regret.By), c.Regret.By.Unit, bestIs(&c.Regret), worldsOf(&c.Regret)))
	}
	d.Write(compareWords(c)...)
	d.DrawOnPage(armsFigures(c)...)
	show.End(d, &c.About)
	return d
}

// changesFigure is what an alternative changes, each result on a scale of its own: as
// stated at the middle, and the change with its interval.
func changesFigure(c *Comparison, number int) *chart.Figure {
	arm := c.Arms[number].Name
	f := &chart.Figure{
		Name:     fmt.Sprintf("changes-%d", number),
		Subtitle: show.Caption(&c.About, say.Text("means over the worlds of the base case and with it, in the same worlds under the same seeds")),
		Table: chart.Table{
			Head: []string{"Result", say.Text("Base case"), say.Text("With it (95 % of the change)"), "Change", "Pairs", "p", "Variance", ""},
			Drop: []int{6, 5, 2, 4}, Words: 7,
		},
		Notes: []string{say.Textf("Grey is the base case, each result on a scale of its own; a hollow dot could be chance. p is of no change, by the paired t test, after the correction of %s for %s. Variance is by how much the same worlds and seeds cut the variance of the change.",
			c.Correction, text.Counted(int64(c.Tests), "comparison", "comparisons"))},
	}
	held, list := 0, changesOf(c, arm)
	for _, u := range unpairedOf(c, arm) {
		base, mean := view.EndOf(u.Base), view.EndOf(u.Mean)
		f.Table.Rows = append(f.Table.Rows, chart.Words(text.Capital(show.NameWithUnit(u.Outcome)), view.Amount(base, u.Unit), view.Amount(mean, u.Unit), text.Missing,
			view.Of(0, max(u.BaseRuns, u.MeanRuns)), text.Missing, text.Missing, ""))
	}
	for _, d := range list {
		factor := text.Missing
		if d.Factor != nil {
			factor = "÷\u00a0" + text.Brief(*d.Factor)
		}
		if d.Holds {
			held++
		}
		low, high := d.Base+view.EndOf(d.Change.Low), d.Base+view.EndOf(d.Change.High)
		with := view.Amount(d.Mean, d.Unit)
		if low < high {
			with = fmt.Sprintf("%s (%s)", with, view.Interval(&low, &high, d.Unit))
		}
		f.AddRow(chart.Row{
			Name: text.Capital(show.Name(d.Outcome)), Class: show.Class(d.Name), Words: changed95(d.Change, d.Unit), Value: d.Mean, Interval: [2]float64{low, high},
			Middle: chart.NoEnds, Band: [2]float64{d.Base, d.Base}, Open: !d.Holds, Own: true,
		}, []chart.Cell{
			{Text: text.Capital(show.NameWithUnit(d.Outcome))},
			chart.Says(view.Amount(d.Base, d.Unit), d.Base), chart.Says(with, d.Mean, low, high),
			chart.Says(changed95(d.Change, d.Unit), d.Change.Value),
			{Text: view.Of(d.Pairs, d.Missing)},
			{Text: pValue(d.Holm)},
			{Text: factor},
			{Text: holdsWord(d)},
		})
	}
	f.Title = say.Textf("In the model, %s changes %d of %s beyond chance", text.Plain(arm), held, text.Counted(int64(len(list)), "result", "results"))
	return f
}

// gainsFigure shows who gains and who loses by an alternative.
func gainsFigure(c *Comparison, number int) *chart.Figure {
	arm := c.Arms[number].Name
	list := gainsOf(c, arm)
	f := &chart.Figure{
		Name: fmt.Sprintf("gains-%d", number), Title: gainsTitle(arm, list),
		Subtitle: show.Caption(&c.About, say.Textf("%s received less %s paid, with %s less without, mean over the worlds; the lines are 95 %% intervals", gainUnit(list), gainUnit(list), text.Plain(arm))),
		X:        chart.Axis{Name: say.Textf("%s gained or lost over the %s", gainUnit(list), text.Counted(int64(c.Days), "day", "days")), Short: say.Textf("%s gained or lost", gainUnit(list))},
		Table: chart.Table{
			Head: []string{say.Text("Who gains and who loses"), say.Text("Base case"), say.Text("Change, 95 % interval"), say.Text("In kg of the staple"), say.Text("Chance to gain"), "p", ""},
			Drop: []int{5, 1, 4, 3}, Words: 6,
		},
	}
	for _, d := range list {
		actor, _ := show.Gainer(d.Outcome)
		who, staple, words := actor.Name, text.Missing, holdsWord(d)
		if d.Rice != nil {
			staple = changed95(*d.Rice, "kg")
		}
		if d.Holds {
			words = text.Signed(d.Change.Value, text.Brief)
		}
		low, high := view.EndOf(d.Change.Low), view.EndOf(d.Change.High)
		f.AddRow(chart.Row{
			Name: text.Capital(who), Class: actor.Class, Words: words, Value: d.Change.Value, Interval: [2]float64{low, high}, Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true,
		}, []chart.Cell{
			{Text: text.Capital(who)},
			chart.Says(text.Brief(d.Base), d.Base), chart.Says(changed95(d.Change, d.Unit), d.Change.Value, low, high),
			{Text: staple},
			chart.Says(text.WholePercent(d.Higher.Value), d.Higher.Value),
			{Text: pValue(d.Holm)},
			{Text: holdsWord(d)},
		})
	}
	if len(list) == 0 {
		f.Notes = []string{say.Text("There is nothing to draw: nobody gains or loses.")}
	}
	return f
}

// gainsTitle says who gains and who loses most, among the changes that can be
// told from none.
func gainsTitle(arm string, list []*Difference) string {
	var gains, loses string
	for _, d := range list {
		actor, _ := show.Gainer(d.Outcome)
		who := actor.Name
		if actor.One == "" {
			who = say.Textf("the %s", who)
		}
		if d.Holds && d.Change.Value > 0 && gains == "" {
			gains = who
		}
		if d.Holds && d.Change.Value < 0 {
			loses = who
		}
	}
	arm = text.Plain(arm)
	switch {
	case gains != "" && loses != "":
		return say.Textf("In the model, %s brings most to %s and costs %s most", arm, gains, loses)
	case gains != "":
		return say.Textf("In the model, %s brings most to %s, and nobody loses beyond chance", arm, gains)
	case loses != "":
		return say.Textf("In the model, %s costs %s most, and nobody gains beyond chance", arm, loses)
	}
	return say.Textf("In the model, every gain and loss by %s could be chance", arm)
}

// gainUnit is what gains are counted in.
func gainUnit(list []*Difference) string {
	if len(list) == 0 {
		return "money"
	}
	return list[0].Unit
}

// armsFigures are the daily series of all alternatives: the median run of each,
// and the middle 90 % of the case as it stands.
func armsFigures(c *Comparison) (figures []*chart.Figure) {
	if len(c.Fans) == 0 || len(c.Arms) > len(chart.Series) {
		return nil
	}
	for k := range c.Fans[0] {
		fan := &c.Fans[0][k]
		f := show.Daily(&c.About, "arms-"+fan.Name, fan.Unit)
		f.Title = say.Textf("In the model, %s as stated and with each alternative", show.Name(fan.Outcome))
		f.Subtitle = show.Caption(&c.About, say.Textf("%s, %s; the median of the runs, and for the base case the middle 90 %% too", show.DayUnit(fan.Unit), show.EveryDay(c.Days)))
		f.Table.Head = []string{"Day"}
		var lines []chart.Line
		for arm := range c.Arms {
			line := show.Median(&c.About, &c.Fans[arm][k], text.Plain(c.Arms[arm].Name), chart.Series[arm])
			f.Table.Head = append(f.Table.Head, text.Capital(line.Name))
			if arm == 0 {
				line.Around = [][2][]float64{{show.Values(&c.About, fan.P5), show.Values(&c.About, fan.P95)}}
			}
			lines = append(lines, line)
		}
		f.Table.Head = append(f.Table.Head, say.Text("5 to 95 % as stated"))
		for i, day := range show.Days(&c.About) {
			row := []chart.Cell{{Text: parameter.Date(lines[0].X[i]).String()}}
			for _, line := range lines {
				row = append(row, chart.Says(view.Amount(line.Y[i], fan.Unit), line.Y[i]))
			}
			f.Table.Rows = append(f.Table.Rows, append(row, chart.Says(view.Interval(fan.P5[day], fan.P95[day], fan.Unit), view.EndOf(fan.P5[day]), view.EndOf(fan.P95[day]))))
		}
		if few, most := runsADay(c, k); few < most {
			f.Notes = []string{say.Textf("A run is in the median of a day only if it has a number on that day: %s to %s.", text.Grouped(int64(few)), text.Counted(int64(most), "run", "runs"))}
		}
		figures = append(figures, f.DrawLines(lines...))
	}
	return figures
}

// runsADay are how many runs have a number of a daily series, on the day and under
// the alternative with the fewest and with the most.
func runsADay(c *Comparison, series int) (few, most int) {
	few = math.MaxInt
	for arm := range c.Fans {
		for _, n := range c.Fans[arm][series].Runs {
			few, most = min(few, n), max(most, n)
		}
	}
	return few, most
}

// regretFigure shows what it costs to choose without knowing the world.
func regretFigure(c *Comparison) *chart.Figure {
	r := &c.Regret
	f := &chart.Figure{
		Name:     "regret",
		Subtitle: show.Caption(&c.About, say.Textf("%s in %s, against whichever choice is %s in the same world under the same seed; %s", show.Name(r.By), r.By.Unit, bestIs(r), worldsOf(r))),
		X:        chart.Axis{Name: say.Textf("%s lost on average against the best choice", r.By.Unit), Short: say.Textf("%s lost on average", r.By.Unit)},
		Table: chart.Table{
			Head: []string{"Choice", say.Text("Lost on average"), say.Text("95 % interval"), say.Text("In the worst 5 %, over"), say.Text("At worst"), say.Text("Best in")}, Drop: []int{2, 4, 3},
		},
	}
	least, at := math.Inf(1), ""
	for _, a := range r.Arms {
		low, high := view.EndOf(a.Mean.Low), view.EndOf(a.Mean.High)
		f.AddRow(chart.Row{
			Name: text.Plain(a.Arm), Class: "profit", Value: a.Mean.Value, Interval: [2]float64{low, high}, Middle: chart.NoEnds, Band: chart.NoEnds, Bar: true,
			Words: say.Textf("%s · best in %s", text.Brief(a.Mean.Value), text.WholePercent(a.Best.Value)),
		}, []chart.Cell{
			{Text: text.Plain(a.Arm)},
			chart.Says(show.Sure(a.Mean, r.By.Unit), a.Mean.Value), chart.Says(view.Interval(a.Mean.Low, a.Mean.High, r.By.Unit), low, high),
			chart.Says(text.Brief(a.P95), a.P95), chart.Says(text.Brief(a.Worst), a.Worst), chart.Says(text.WholePercent(a.Best.Value), a.Best.Value),
		})
		if a.Mean.Value < least {
			least, at = a.Mean.Value, text.Plain(a.Arm)
		}
	}
	f.Title = say.Textf("In the model, “%s” loses least on average to someone who does not know the world", at)
	return f
}

func bestIs(r *Regret) string {
	if r.Good == "lower" {
		return "lowest"
	}
	return "highest"
}

// changesOf are the main differences of an alternative, but for the gains, and
// but for those of outcomes that are nothing with and without it.
func changesOf(c *Comparison, arm string) []*Difference {
	return those(c.Differences, func(d *Difference) bool {
		return d.With == arm && d.Main() && d.Rice == nil && !isGain(d) && (d.Base != 0 || d.Mean != 0)
	})
}

// changesNothing says that an alternative's runs are those of the case as stated.
func changesNothing(c *Comparison, arm string) bool {
	return len(unpairedOf(c, arm)) == 0 && !slices.ContainsFunc(c.Differences, func(d Difference) bool { return d.With == arm && (!d.None() || d.Missing > 0) })
}

func isGain(d *Difference) bool {
	_, ok := show.Gainer(d.Outcome)
	return ok
}

// gainsOf are the gains and losses of the kinds of actor, the largest gain
// first; those whom nothing reaches are left out.
func gainsOf(c *Comparison, arm string) []*Difference {
	list := those(c.Differences, func(d *Difference) bool { return d.With == arm && isGain(d) && !d.None() })
	slices.SortStableFunc(list, func(a, b *Difference) int { return cmp.Compare(b.Change.Value, a.Change.Value) })
	return list
}

// unpairedOf are the main outcomes of which an alternative has no difference,
// though some run has a number that is not 0.
func unpairedOf(c *Comparison, arm string) []*Unpaired {
	return those(c.Absent, func(u *Unpaired) bool {
		return u.With == arm && u.Main() && (u.Base != nil && *u.Base != 0 || u.Mean != nil && *u.Mean != 0)
	})
}

// those are the elements of which a condition is true, in their places.
func those[T any](all []T, is func(*T) bool) (list []*T) {
	for i := range all {
		if is(&all[i]) {
			list = append(list, &all[i])
		}
	}
	return list
}

// compareWords say what the columns mean, and what holds.
func compareWords(c *Comparison) []string {
	held := 0
	low, high := math.Inf(1), math.Inf(-1)
	for i := range c.Differences {
		d := &c.Differences[i]
		if d.Holds {
			held++
		}
		if d.Main() && d.Factor != nil {
			low, high = min(low, *d.Factor), max(high, *d.Factor)
		}
	}
	words := []string{say.Textf("%d of %s are more than chance: p is below 5 %% after the correction of %s for several tests.", held, text.Counted(int64(c.Tests), "difference", "differences"), c.Correction)}
	if low <= high && high >= 1.05 {
		times := text.Brief(low)
		if text.Brief(high) != times {
			times = say.Textf("%s to %s", times, text.Brief(high))
		}
		words = append(words, say.Textf("All alternatives had the same worlds and seeds. Unpaired runs would have %s times the variance of these differences.", times))
	}
	if r := &c.Regret; len(r.Arms) == 0 {
		words = append(words, say.Textf("In no run do all alternatives have a number for %s, so it cannot be said which choice loses least.", show.Name(r.By)))
	}
	if slices.ContainsFunc(c.Arms, func(a study.Arm) bool { return len(unpairedOf(c, a.Name)) > 0 }) ||
		slices.ContainsFunc(c.Differences, func(d Difference) bool { return d.Main() && d.Missing > 0 }) {
		words = append(words, say.Text("A change is that of pairs of runs which both have the number. Where fewer than two worlds have such a pair, no change is given."))
	}
	return append(words, say.Textf("A gain is what was %s. The staple is at its mean price as stated.", say.Text(vocabulary.Find(vocabulary.PortersGain).Means)))
}

// worldsOf says over how much regret is measured. Several seeds of a world are
// no more worlds.
func worldsOf(r *Regret) string {
	words := text.Counted(int64(r.Worlds), "world", "worlds")
	if r.Runs != r.Worlds {
		words += ", " + text.Counted(int64(r.Runs), "run", "runs")
	}
	if r.Missing > 0 {
		words = say.Textf("%s; %s left out, in which some alternative lacks the number", words, text.Grouped(int64(r.Missing)))
	}
	return words
}

// changed95 writes a change with its sign and half of its interval; of a share in
// points.
func changed95(x study.Interval, unit string) string {
	if x.Value == 0 && (x.Low == nil || *x.Low == 0 && *x.High == 0) {
		return show.Unchanged
	}
	return show.Change(x, unit)
}

// holdsWord says where a change could be chance, after correction.
func holdsWord(d *Difference) string {
	if d.Holds || d.None() {
		return ""
	}
	return say.Text("could be chance")
}

// pValue writes a probability as papers do.
func pValue(p float64) string {
	if p < 0.001 {
		return "<\u00a00.001"
	}
	return text.Decimal(p, 3)
}
