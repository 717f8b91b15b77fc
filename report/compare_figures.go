package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"tumen/economy"
	"tumen/study/method/compare"
)

// gainsFigure shows who gains and who loses by an alternative.
func gainsFigure(c *compare.Comparison, number int) figure {
	arm := c.Arms[number].Name
	list := gainsOf(c, arm)
	b := barRows{Write: decimal, Unit: "yuan gained or lost over the " + counted(int64(c.Days), "day", "days"), Short: "yuan gained or lost"}
	t := table{Head: []string{"Who", "As stated, yuan", "Change, yuan", "95 % interval", "Kg of rice", "Chance to gain", "p, corrected"}}
	for _, d := range list {
		gainer, _ := economy.GainedBy(d.Name)
		who := strings.TrimPrefix(outcomeName(d.Outcome), "gain of ")
		rice, words := missing, changed95(d.Change, d.Unit)
		if d.Rice != nil {
			rice = changed95(*d.Rice, "kg")
			if d.Holds {
				words = signed(d.Change.Value, brief) + " (" + signed(d.Rice.Value, brief) + "\u00a0kg of rice)"
			}
		}
		if !d.Holds {
			words = "could be chance"
		}
		b.Rows = append(b.Rows, barRow{who, actorOf(gainer).Class, d.Change.Value, endOf(d.Change.Low), endOf(d.Change.High), words})
		t.Rows = append(t.Rows, []string{
			capital(who), brief(d.Base), signed(d.Change.Value, brief), interval(d.Change.Low, d.Change.High, d.Unit), rice,
			fmt.Sprintf("%s (%s)", wholePercent(d.Higher.Value), interval(&d.Higher.Low, &d.Higher.High, "share")), pValue(d.Holm),
		})
	}
	f := figure{
		ID: fmt.Sprintf("gains-%d", number), Title: gainsTitle(arm, list), Table: t,
		Subtitle: studyCaption(&c.About, "received less paid, with "+plain(arm)+" less without, mean over the worlds; the lines are 95 % intervals"),
		Notes:    []string{"What people live on is not counted as a cost. Rice is at its mean price as stated. “Could be chance” is at 5 %, after the correction of " + c.Correction + " for " + counted(int64(c.Tests), "comparison", "comparisons") + "."},
	}
	if len(list) > 0 {
		f.render(b.draw)
	}
	return f
}

// gainsTitle says who gains and who loses most, among the changes that can be
// told from none.
func gainsTitle(arm string, list []*compare.Difference) string {
	var gains, loses string
	for _, d := range list {
		who := strings.TrimPrefix(outcomeName(d.Outcome), "gain of ")
		if slices.Contains(singular, who) {
			who = "the " + who
		}
		if d.Holds && d.Change.Value > 0 && gains == "" {
			gains = who
		}
		if d.Holds && d.Change.Value < 0 {
			loses = who
		}
	}
	switch {
	case gains != "" && loses != "":
		return fmt.Sprintf("%s: the most is gained by %s, and lost by %s", capital(plain(arm)), gains, loses)
	case gains != "":
		return fmt.Sprintf("%s: the most is gained by %s, and nobody surely loses", capital(plain(arm)), gains)
	case loses != "":
		return fmt.Sprintf("%s: the most is lost by %s, and nobody surely gains", capital(plain(arm)), loses)
	}
	return fmt.Sprintf("%s: every gain and loss could be chance", capital(plain(arm)))
}

// singular are the actors that are one thing.
var singular = []string{"treasury", "MSS", "Party fund"}

// pValue writes a probability as papers do.
func pValue(p float64) string {
	if p < 0.001 {
		return "<\u00a00.001"
	}
	return decimal(p, 3)
}

// changesTable is what an alternative changes, as a section of its own.
func changesTable(c *compare.Comparison, number int) figure {
	arm := c.Arms[number].Name
	t := table{Head: []string{"Result", "As stated", "With it", "Change (95 % interval)", "Pairs", "p", "Variance"}}
	held := 0
	list := changesOf(c, arm)
	for _, d := range list {
		factor := missing
		if d.Factor != nil {
			factor = "÷\u00a0" + brief(*d.Factor)
		}
		if d.Holds {
			held++
		}
		step := brief
		if d.Unit == "share" {
			step = func(x float64) string { return brief(x * 100) }
		}
		t.Rows = append(t.Rows, []string{
			capital(nameWithUnit(d.Outcome)), amount(d.Base, d.Unit), amount(d.Mean, d.Unit),
			changeWithEnds(d, step), runsWith(d.Pairs, d.Missing), pValue(d.Holm), factor,
		})
	}
	for _, u := range unpairedOf(c, arm) {
		t.Rows = append(t.Rows, []string{
			capital(nameWithUnit(u.Outcome)), amount(endOf(u.Base), u.Unit), amount(endOf(u.Mean), u.Unit),
			missing, runsWith(0, max(u.BaseRuns, u.MeanRuns)), missing, missing,
		})
	}
	return figure{
		ID: fmt.Sprintf("changes-%d", number), Table: t, Open: true,
		Title:    fmt.Sprintf("%s changes %d of %s for sure", capital(plain(arm)), held, counted(int64(len(list)), "result", "results")),
		Subtitle: studyCaption(&c.About, "means over the worlds as stated and with it, in the same worlds under the same seeds"),
		Notes: []string{"Changes of a share are in points. p is of no change, by the paired t test, after the correction of " + c.Correction + " for " + counted(int64(c.Tests), "comparison", "comparisons") +
			". Variance is by how much the same worlds and seeds cut the variance of the change."},
	}
}

// changeWithEnds writes a change and its interval.
func changeWithEnds(d *compare.Difference, step func(float64) string) string {
	if d.None() {
		return unchanged
	}
	return signed(d.Change.Value, step) + " (" + strings.TrimSuffix(interval(d.Change.Low, d.Change.High, d.Unit), "\u00a0%") + ")"
}

// armsFigures are the daily series of all alternatives: the median run of each,
// and the middle 90 % of the case as it stands.
func armsFigures(c *compare.Comparison) (figures []figure) {
	if len(c.Fans) == 0 || len(c.Arms) > len(routeClasses) {
		return nil
	}
	for k := range c.Fans[0] {
		fan := &c.Fans[0][k]
		ch := fanChart(&c.About, fan.Unit)
		t := table{Head: []string{"Day"}}
		for arm := range c.Arms {
			one := fanCurve(&c.Fans[arm][k], plain(c.Arms[arm].Name), routeClasses[arm])
			one.Around = one.Around[:1]
			if arm > 0 {
				one.Around = nil
			}
			ch.Curves = append(ch.Curves, one)
			t.Head = append(t.Head, capital(one.Name))
		}
		var notes []string
		if few, most := runsADay(c, k); few < most {
			notes = []string{fmt.Sprintf("A run is in the median of a day only if it has a number on that day: %s to %s.", grouped(int64(few)), counted(int64(most), "run", "runs"))}
		}
		figures = append(figures, ch.finish(figure{
			Notes: notes,
			ID:    "arms-" + fan.Name, Title: capital(outcomeName(fan.Outcome)) + ", as stated and with each alternative",
			Subtitle: studyCaption(&c.About, dayUnit(fan.Unit)+"by day; the median of the runs, and as stated the middle 90 % too"),
			Table:    armsTable(&ch, t, fan.Unit),
		}))
	}
	return figures
}

// runsADay are how many runs have a number of a daily series, on the day and under
// the alternative with the fewest and with the most.
func runsADay(c *compare.Comparison, series int) (few, most int) {
	few = math.MaxInt
	for arm := range c.Fans {
		for _, n := range c.Fans[arm][series].Runs {
			few, most = min(few, n), max(most, n)
		}
	}
	return few, most
}

func armsTable(c *chart, t table, unit string) table {
	every := 1
	if len(c.Days) > 62 {
		every = 7
	}
	full := c.table("Day", func(x float64) string { return amount(x, unit) })
	for d := 0; d < len(full.Rows); d += every {
		t.Rows = append(t.Rows, full.Rows[d])
	}
	return t
}

// regretFigure shows what it costs to choose without knowing the world.
func regretFigure(c *compare.Comparison) figure {
	r := &c.Regret
	b := barRows{Write: decimal, Unit: r.By.Unit + " lost on average against the best choice", Short: r.By.Unit + " lost on average"}
	t := table{Head: []string{"Choice", "Lost on average", "95 % interval", "In the worst 5 %, over", "At worst", "Best in"}}
	least, at := math.Inf(1), ""
	for _, a := range r.Arms {
		words := brief(a.Mean.Value) + " · best in " + wholePercent(a.Best.Value)
		b.Rows = append(b.Rows, barRow{plain(a.Arm), "profit", a.Mean.Value, endOf(a.Mean.Low), endOf(a.Mean.High), words})
		t.Rows = append(t.Rows, []string{
			plain(a.Arm), brief(a.Mean.Value), interval(a.Mean.Low, a.Mean.High, r.By.Unit), brief(a.P95), brief(a.Worst),
			fmt.Sprintf("%s (%s)", wholePercent(a.Best.Value), interval(&a.Best.Low, &a.Best.High, "share")),
		})
		if a.Mean.Value < least {
			least, at = a.Mean.Value, plain(a.Arm)
		}
	}
	best := "highest"
	if r.Good == "lower" {
		best = "lowest"
	}
	f := figure{
		ID: "regret", Table: t, Title: fmt.Sprintf("Without knowing the world, “%s” loses least on average", at),
		Subtitle: studyCaption(&c.About, fmt.Sprintf("%s in %s, against whichever choice is %s in the same world under the same seed; %s", outcomeName(r.By), r.By.Unit, best, worldsOf(r))),
	}
	f.render(b.draw)
	return f
}
